// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/CsvFile.h"

#include <QRegularExpression>

namespace clouddesk::exchange {

using core::ErrorCode;
using core::fail;
using core::Result;
using instances::AuthType;
using instances::Instance;

namespace {

using Row = QStringList;

struct Table
{
    std::vector<Row> rows;
    std::vector<int> lines; ///< where each row begins
};

/// Cells of RFC 4180: quoted ones may hold separators, line breaks and doubled quotes.
Result<Table> cellsOf(const QString& text, QChar separator)
{
    Table table;
    Row row;
    QString cell;
    bool isQuoted = false;
    int line = 1;
    int begin = 1;
    const auto endRow = [&] {
        row += std::exchange(cell, {});
        if (row.size() > 1 || !row.constFirst().isEmpty()) {
            table.rows.push_back(row);
            table.lines.push_back(begin);
        }
        row.clear();
        begin = line;
    };
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar character = text[at];
        line += character == QLatin1Char('\n') ? 1 : 0;
        if (isQuoted && character == QLatin1Char('"') && at + 1 < text.size() && text[at + 1] == QLatin1Char('"')) {
            cell += character;
            ++at;
        } else if (character == QLatin1Char('"') && (isQuoted || cell.isEmpty())) {
            isQuoted = !isQuoted;
        } else if (!isQuoted && character == separator) {
            row += std::exchange(cell, {});
        } else if (!isQuoted && character == QLatin1Char('\n')) {
            endRow();
        } else if (isQuoted || character != QLatin1Char('\r')) {
            cell += character;
        }
    }
    if (isQuoted)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("line %1: a quote is never closed").arg(begin));
    if (!cell.isEmpty() || !row.isEmpty())
        endRow();
    return table;
}

QChar separatorOf(const QString& text)
{
    const QString first = text.section(QLatin1Char('\n'), 0, 0);
    QChar best = QLatin1Char(',');
    for (const char candidate : {';', '\t'}) {
        if (first.count(QLatin1Char(candidate)) > first.count(best))
            best = QLatin1Char(candidate);
    }
    return best;
}

QString columnOf(const QString& title)
{
    static const QHash<QString, QString> others = {{QStringLiteral("hostname"), QStringLiteral("host")},
                                                   {QStringLiteral("address"), QStringLiteral("host")},
                                                   {QStringLiteral("username"), QStringLiteral("user")},
                                                   {QStringLiteral("label"), QStringLiteral("name")},
                                                   {QStringLiteral("jump"), QStringLiteral("jumps")},
                                                   {QStringLiteral("tag"), QStringLiteral("tags")},
                                                   {QStringLiteral("note"), QStringLiteral("notes")},
                                                   {QStringLiteral("keypath"), QStringLiteral("key_path")},
                                                   {QStringLiteral("identity_file"), QStringLiteral("key_path")},
                                                   {QStringLiteral("identityfile"), QStringLiteral("key_path")}};
    const QString word = title.trimmed().toLower().replace(QLatin1Char(' '), QLatin1Char('_'));
    return others.value(word, word);
}

/// A column "key" may as well hold the name of a key, or a number, in which case it says nothing of a file.
QString keyOf(const QString& path, const QString& key, QStringList& remarks)
{
    if (!path.isEmpty() || key.isEmpty())
        return path;
    if (key.startsWith(QLatin1Char('/')) || key.startsWith(QLatin1String("~/")))
        return key;
    remarks += QStringLiteral("its key is no absolute path and was left out");
    return {};
}

QStringList wordsOf(const QString& text)
{
    static const QRegularExpression between(QStringLiteral("[;,\\s]+"));
    return text.split(between, Qt::SkipEmptyParts);
}

/// Unlike other words, they may hold blanks.
QStringList tagsOf(const QString& text)
{
    static const QRegularExpression between(QStringLiteral("\\s*[;,]\\s*"));
    return text.split(between, Qt::SkipEmptyParts);
}

void takeLogin(Profile& profile, const QString& word, const QString& key)
{
    profile.keyPath = key;
    if (!key.isEmpty())
        profile.authType = AuthType::Key;
    if (word.isEmpty())
        return;
    const auto type = instances::authTypeFromWord(word.toLower());
    if (!type)
        profile.fault = type.error().text;
    else if (*type == AuthType::Key && key.isEmpty())
        profile.remarks += QStringLiteral("its key is not in the file: the agent is used");
    else
        profile.authType = *type;
    if (profile.authType != AuthType::Key)
        profile.keyPath.clear();
}

Profile profileOf(const QHash<QString, QString>& values)
{
    const auto value = [&values](const char* column) { return values.value(QLatin1String(column)).trimmed(); };
    Profile profile;
    profile.host = value("host");
    profile.user = value("user");
    profile.name = value("name").isEmpty() ? nameFrom({}, profile.host) : value("name");
    profile.notes = value("notes");
    if (const QString port = value("port"); !port.isEmpty()) {
        bool isNumber = false;
        profile.port = port.toInt(&isNumber);
        if (!isNumber)
            profile.fault = QStringLiteral("port: is no number");
    }
    if (const QString word = value("provider"); !word.isEmpty()) {
        const auto provider = instances::providerFromWord(word.toLower());
        if (provider)
            profile.provider = *provider;
        else
            profile.fault = provider.error().text;
    }
    profile.tags = tagsOf(value("tags"));
    takeLogin(profile, value("login"), keyOf(value("key_path"), value("key"), profile.remarks));
    for (const QString& word : wordsOf(value("jumps"))) {
        const auto jump = instances::JumpHost::parse(word);
        if (jump)
            profile.jumps.push_back(*jump);
        else
            profile.fault = jump.error().text;
    }
    return profile;
}

/// Whether a spreadsheet would calculate it; what is invisible at its beginning does not keep it from that.
bool isFormula(const QString& text)
{
    for (const QChar character : text) {
        const bool isSkipped = character.isSpace() || character.category() == QChar::Other_Control ||
                               character.category() == QChar::Other_Format;
        // A tab or a carriage return begins one by itself in some.
        if (character == QLatin1Char('\t') || character == QLatin1Char('\r'))
            return true;
        if (!isSkipped)
            return QStringLiteral("=+-@＝＋－＠|%").contains(character);
    }
    return false;
}

} // namespace

QByteArray csvCell(const QString& text)
{
    QString cell = isFormula(text) ? QLatin1Char('\'') + text : text;
    static const QRegularExpression special(QStringLiteral("[\",;\\r\\n\\t']|^\\s|\\s$"));
    if (cell.contains(special))
        cell = QLatin1Char('"') + cell.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
    return cell.toUtf8();
}

Result<std::vector<Profile>> readCsv(const QByteArray& content)
{
    QString text = QString::fromUtf8(content);
    if (text.startsWith(QChar(0xfeff)))
        text.remove(0, 1);
    const auto table = cellsOf(text, separatorOf(text));
    if (!table)
        return fail(table);
    if (table->rows.empty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("it is empty"));
    QStringList columns;
    for (const QString& title : table->rows.front())
        columns += columnOf(title);
    if (!columns.contains(QStringLiteral("host")))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("its first line names no column \"host\""), {},
                    QStringLiteral("Begin the file with a line such as: name,host,port,user,tags"));
    std::vector<Profile> profiles;
    for (std::size_t number = 1; number < table->rows.size(); ++number) {
        const Row& row = table->rows[number];
        QHash<QString, QString> values;
        // Of several columns that mean the same, the first that says something counts.
        for (qsizetype column = 0; column < std::min(row.size(), columns.size()); ++column) {
            if (values.value(columns[column]).trimmed().isEmpty())
                values.insert(columns[column], row[column]);
        }
        profiles.push_back(profileOf(values));
        if (row.size() > columns.size())
            profiles.back().remarks +=
                QStringLiteral("line %1 has more cells than there are columns").arg(table->lines[number]);
        if (profiles.size() > mostProfiles)
            return fail(ErrorCode::InvalidArgument, QStringLiteral("it has too many lines"));
    }
    return profiles;
}

QByteArray writeCsv(const std::vector<Instance>& machines)
{
    QByteArray text = "name,host,port,user,provider,login,key_path,jumps,tags,notes\r\n";
    for (const Instance& machine : machines) {
        QStringList jumps;
        for (const instances::JumpHost& jump : machine.jumps)
            jumps += jump.toText();
        const QStringList cells = {machine.name,
                                   machine.host,
                                   QString::number(machine.port),
                                   machine.user,
                                   instances::toWord(machine.provider),
                                   instances::toWord(machine.authType),
                                   machine.keyPath,
                                   jumps.join(QLatin1Char(' ')),
                                   machine.tags.join(QLatin1Char(';')),
                                   machine.notes};
        QByteArray line;
        for (const QString& cell : cells)
            line += (line.isEmpty() ? QByteArray() : QByteArray(",")) + csvCell(cell);
        text += line + "\r\n";
    }
    return text;
}

} // namespace clouddesk::exchange
