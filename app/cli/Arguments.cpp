// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Arguments.h"

#include <algorithm>
#include <numeric>

namespace clouddesk::app {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

bool isOption(const QString& word)
{
    return word.size() > 1 && word.startsWith(QLatin1Char('-'));
}

const Option* findOption(const CommandSpec& spec, const QString& name)
{
    const auto found = std::find_if(spec.options.begin(), spec.options.end(),
                                    [&name](const Option& option) { return name == QLatin1String(option.name); });
    return found == spec.options.end() ? nullptr : &*found;
}

std::unexpected<core::Error> unknownOption(const CommandSpec& spec, const QString& word)
{
    QStringList names{QStringLiteral("data-dir"), QStringLiteral("json"), QStringLiteral("verbose"),
                      QStringLiteral("help")};
    for (const Option& option : spec.options)
        names += QLatin1String(option.name);
    const QString meant = closestWord(QString(word).remove(QLatin1Char('-')), names);
    const QString hint = meant.isEmpty() ? QString() : QStringLiteral("; did you mean --%1?").arg(meant);
    return fail(ErrorCode::InvalidArgument, QStringLiteral("there is no option %1%2").arg(word, hint));
}

std::unexpected<core::Error> missingValue(const QString& option)
{
    return fail(ErrorCode::InvalidArgument, QStringLiteral("%1 needs a value").arg(option), {},
                QStringLiteral("A value that begins with a dash is given as %1=VALUE").arg(option));
}

// Levenshtein's distance with one row.
int distance(const QString& left, const QString& right)
{
    std::vector<int> row(static_cast<std::size_t>(right.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < left.size(); ++i) {
        int diagonal = std::exchange(row[0], static_cast<int>(i) + 1);
        for (std::size_t j = 1; j < row.size(); ++j) {
            const int changed = diagonal + (left[i] == right[static_cast<qsizetype>(j) - 1] ? 0 : 1);
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, changed}));
        }
    }
    return row.back();
}

} // namespace

QString closestWord(const QString& word, const QStringList& candidates)
{
    QString closest;
    int least = 3;
    for (const QString& candidate : candidates) {
        const int wrong = distance(word, candidate);
        if (wrong < least && wrong < candidate.size()) {
            least = wrong;
            closest = candidate;
        }
    }
    return closest;
}

Result<GlobalOptions> takeGlobalOptions(const QStringList& arguments)
{
    GlobalOptions global;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString& word = arguments[i];
        if (word == QStringLiteral("--")) {
            global.hasTrailing = true;
            global.trailing = arguments.mid(i + 1);
            break;
        }
        if (word == QStringLiteral("--json")) {
            global.json = true;
        } else if (word == QStringLiteral("--verbose")) {
            global.verbose = true;
        } else if (word == QStringLiteral("--help") || word == QStringLiteral("-h")) {
            global.help = true;
        } else if (word == QStringLiteral("--version")) {
            global.version = true;
        } else if (word.startsWith(QStringLiteral("--data-dir="))) {
            global.dataDirectory = word.mid(11);
        } else if (word == QStringLiteral("--data-dir")) {
            if (i + 1 >= arguments.size() || isOption(arguments[i + 1]))
                return missingValue(word);
            global.dataDirectory = arguments[++i];
        } else {
            global.rest += word;
            continue;
        }
        if (word.startsWith(QStringLiteral("--data-dir")) && global.dataDirectory.isEmpty())
            return missingValue(QStringLiteral("--data-dir"));
    }
    return global;
}

Result<Arguments> Arguments::parse(const CommandSpec& spec, const QStringList& words, const GlobalOptions& global)
{
    Arguments arguments;
    QStringList given;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (!isOption(words[i])) {
            given += words[i];
        } else if (auto taken = arguments.takeOption(spec, words, i); !taken) {
            return fail(taken);
        }
    }
    if (spec.trailing == nullptr)
        given += global.trailing;
    else if (global.trailing.isEmpty())
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("\"-- %1\" is missing").arg(QString::fromUtf8(spec.trailing)));
    else
        arguments.m_trailing = global.trailing;
    if (auto taken = arguments.takePositionals(spec, given); !taken)
        return fail(taken);
    return arguments;
}

Result<void> Arguments::takeOption(const CommandSpec& spec, const QStringList& words, qsizetype& at)
{
    const QString& word = words[at];
    const qsizetype equals = word.indexOf(QLatin1Char('='));
    const QString shown = word.left(equals);
    const Option* option = shown.startsWith(QStringLiteral("--")) ? findOption(spec, shown.mid(2)) : nullptr;
    if (option == nullptr)
        return unknownOption(spec, shown);
    const QString name = QLatin1String(option->name);
    if (m_options.contains(name) && !option->repeatable)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("%1 is given twice").arg(shown));
    if (option->value == nullptr && equals >= 0)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("%1 takes no value").arg(shown));
    QString value;
    if (equals >= 0) {
        value = word.mid(equals + 1);
    } else if (option->value != nullptr) {
        if (at + 1 >= words.size() || isOption(words[at + 1]))
            return missingValue(shown);
        value = words[++at];
    }
    m_options[name] += value;
    return {};
}

Result<void> Arguments::takePositionals(const CommandSpec& spec, const QStringList& given)
{
    if (given.size() > static_cast<qsizetype>(spec.positionals.size()))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("does not know what to do with \"%1\"")
                                                    .arg(given[static_cast<qsizetype>(spec.positionals.size())]));
    for (std::size_t i = 0; i < spec.positionals.size(); ++i) {
        const Positional& positional = spec.positionals[i];
        if (static_cast<qsizetype>(i) < given.size())
            m_positionals[QLatin1String(positional.name)] = given[static_cast<qsizetype>(i)];
        else if (!positional.optional)
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("%1 is missing").arg(QLatin1String(positional.name)));
    }
    return {};
}

bool Arguments::has(const char* option) const
{
    return m_options.contains(QLatin1String(option));
}

QString Arguments::value(const char* option, const QString& fallback) const
{
    const QStringList given = values(option);
    return given.isEmpty() ? fallback : given.last();
}

QStringList Arguments::values(const char* option) const
{
    return m_options.value(QLatin1String(option));
}

Result<int> Arguments::number(const char* option, int fallback, int least, int most) const
{
    if (!has(option))
        return fallback;
    // Digits only: QString::toInt() would let blanks and signs pass.
    const QString text = value(option);
    bool isNumber = std::ranges::all_of(text, [](QChar digit) { return digit >= u'0' && digit <= u'9'; });
    const int number = isNumber ? text.toInt(&isNumber) : 0;
    if (!isNumber || number < least || number > most)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("--%1 must be a whole number from %2 to %3")
                                                    .arg(QLatin1String(option))
                                                    .arg(least)
                                                    .arg(most));
    return number;
}

QString Arguments::positional(const char* name) const
{
    return m_positionals.value(QLatin1String(name));
}

} // namespace clouddesk::app
