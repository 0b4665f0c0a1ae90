// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Help.h"

namespace clouddesk::app {

namespace {

const std::vector<CommandGroup>& groups()
{
    static const std::vector<CommandGroup> all{
        {"Start here", {"app", "demo", "doctor"}},
        {"Machines",
         {"instance add", "instance list", "instance show", "instance edit", "instance remove", "instance test",
          "instance import-ssh-config", "instance import", "instance export"}},
        {"Desktops",
         {"connect", "screenshot", "play", "tunnel", "provision", "unprovision", "session list", "session close"}},
        {"Commands and files", {"exec", "put", "get"}},
        {"Trust and secrets",
         {"host-key list", "host-key forget", "vault status", "vault rotate", "vault protect", "vault unprotect",
          "audit list", "audit verify"}},
        {"About", {"version"}}};
    return all;
}

constexpr int margin = 2;
constexpr int gap = 2;

QString twoColumns(const std::vector<std::pair<QString, QString>>& rows)
{
    int left = 0;
    for (const auto& row : rows)
        left = std::max(left, static_cast<int>(row.first.size()));
    left = std::min(left, 28);
    QString text;
    for (const auto& [name, meaning] : rows) {
        const int indent = margin + left + gap;
        text += QString(margin, QLatin1Char(' ')) + name;
        if (name.size() > left)
            text += QLatin1Char('\n') + QString(indent, QLatin1Char(' '));
        else
            text += QString(indent - margin - name.size(), QLatin1Char(' '));
        text += wrapped(meaning, indent) + QLatin1Char('\n');
    }
    return text;
}

QString optionHead(const Option& option)
{
    const QString name = QStringLiteral("--") + QLatin1String(option.name);
    return option.value == nullptr ? name : name + QLatin1Char(' ') + QString::fromUtf8(option.value);
}

std::vector<std::pair<QString, QString>> globalRows()
{
    return {{QStringLiteral("--data-dir DIR"),
             QStringLiteral("Where CloudDesk keeps its things (default: $CLOUDDESK_DATA_DIR, else "
                            "~/.local/share/clouddesk)")},
            {QStringLiteral("--json"), QStringLiteral("Answer in JSON; errors too, on standard error")},
            {QStringLiteral("--verbose"), QStringLiteral("Show the log on standard error")},
            {QStringLiteral("--help"), QStringLiteral("Show this")}};
}

QString exitStatusText()
{
    return QStringLiteral("Exit status: 0 done, 1 failed, 2 wrong usage.\n");
}

QString paragraphs(const char* description)
{
    QString text;
    for (const QString& paragraph : QString::fromUtf8(description).split(QStringLiteral("\n\n"), Qt::SkipEmptyParts))
        text += wrapped(paragraph, 0) + QStringLiteral("\n\n");
    return text;
}

QString exampleText(const std::vector<Example>& examples)
{
    QString text;
    for (const Example& example : examples) {
        text += QStringLiteral("  # %1\n").arg(QString::fromUtf8(example.meaning));
        text += QStringLiteral("  %1\n").arg(QString::fromUtf8(example.command));
    }
    return text;
}

std::vector<std::pair<QString, QString>> rowsOf(const std::vector<CommandSpec>& commands,
                                                const std::vector<const char*>& paths)
{
    std::vector<std::pair<QString, QString>> rows;
    for (const char* path : paths) {
        for (const CommandSpec& command : commands) {
            if (QLatin1String(command.path) == QLatin1String(path))
                rows.emplace_back(QLatin1String(path), QString::fromUtf8(command.summary));
        }
    }
    return rows;
}

} // namespace

QString wrapped(const QString& text, int indent, int columns)
{
    QString result;
    qsizetype column = indent;
    for (const QString& word : text.simplified().split(QLatin1Char(' '))) {
        if (column > indent && column + 1 + word.size() > columns) {
            result += QLatin1Char('\n') + QString(indent, QLatin1Char(' '));
            column = indent;
        } else if (column > indent) {
            result += QLatin1Char(' ');
            ++column;
        }
        result += word;
        column += word.size();
    }
    return result;
}

QString overviewText(const std::vector<CommandSpec>& commands)
{
    QString text = QStringLiteral("clouddesk - the desktops of your own cloud machines\n\n"
                                  "Usage: clouddesk COMMAND [OPTION...]\n\n");
    for (const CommandGroup& group : groups()) {
        text += QString::fromUtf8(group.title) + QStringLiteral(":\n");
        text += twoColumns(rowsOf(commands, group.paths)) + QLatin1Char('\n');
    }
    text += QStringLiteral("Options that every command takes:\n") + twoColumns(globalRows()) + QLatin1Char('\n');
    text += QStringLiteral("First steps:\n");
    text += exampleText({{"clouddesk demo", "see it work, without a cloud account"},
                         {"clouddesk instance add web --host 203.0.113.7 --user debian --key ~/.ssh/id_ed25519",
                          "name a machine of yours"},
                         {"clouddesk connect web", "open its desktop; what it lacks is installed"}});
    return text + QStringLiteral("\n\"clouddesk COMMAND --help\" tells more about each.\n") + exitStatusText();
}

QString groupText(const QString& word, const std::vector<CommandSpec>& commands)
{
    std::vector<std::pair<QString, QString>> rows;
    for (const CommandSpec& command : commands) {
        const QString path = QLatin1String(command.path);
        if (path.startsWith(word + QLatin1Char(' ')))
            rows.emplace_back(path, QString::fromUtf8(command.summary));
    }
    return QStringLiteral("Usage: clouddesk %1 COMMAND [OPTION...]\n\nCommands:\n").arg(word) + twoColumns(rows) +
           QStringLiteral("\n\"clouddesk %1 COMMAND --help\" tells more about each.\n").arg(word) + exitStatusText();
}

QString synopsis(const CommandSpec& command)
{
    QStringList words{QStringLiteral("clouddesk"), QLatin1String(command.path)};
    for (const Positional& positional : command.positionals) {
        const QString name = QLatin1String(positional.name);
        words += positional.optional ? QStringLiteral("[%1]").arg(name) : name;
    }
    if (!command.options.empty())
        words += QStringLiteral("[OPTION...]");
    if (command.trailing != nullptr)
        words += QStringLiteral("-- ") + QString::fromUtf8(command.trailing);
    return words.join(QLatin1Char(' '));
}

QString commandText(const CommandSpec& command)
{
    QString text = QStringLiteral("Usage: %1\n\n%2.\n\n").arg(synopsis(command), QString::fromUtf8(command.summary));
    text += paragraphs(command.description);
    std::vector<std::pair<QString, QString>> rows;
    rows.reserve(command.positionals.size());
    for (const Positional& positional : command.positionals)
        rows.emplace_back(QLatin1String(positional.name), QString::fromUtf8(positional.help));
    if (!rows.empty())
        text += QStringLiteral("Arguments:\n") + twoColumns(rows) + QLatin1Char('\n');
    rows.clear();
    for (const Option& option : command.options) {
        if (*option.help != '\0')
            rows.emplace_back(optionHead(option),
                              QString::fromUtf8(option.help) +
                                  (option.repeatable ? QStringLiteral(" (repeatable)") : QString()));
    }
    if (!rows.empty())
        text += QStringLiteral("Options:\n") + twoColumns(rows) + QLatin1Char('\n');
    text += QStringLiteral("Options that every command takes:\n") + twoColumns(globalRows()) + QLatin1Char('\n');
    if (!command.examples.empty())
        text += QStringLiteral("Examples:\n") + exampleText(command.examples) + QLatin1Char('\n');
    return text + exitStatusText();
}

} // namespace clouddesk::app
