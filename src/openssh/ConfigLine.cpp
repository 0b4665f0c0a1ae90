// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/ConfigLine.h"

namespace clouddesk::ssh {

namespace {

bool isBlank(char byte)
{
    return byte == ' ' || byte == '\t';
}

qsizetype skipBlanks(const QByteArray& line, qsizetype at)
{
    while (at < line.size() && isBlank(line[at]))
        ++at;
    return at;
}

bool isEscaped(const QByteArray& line, qsizetype at, char quote)
{
    if (line[at] != '\\' || at + 1 >= line.size())
        return false;
    const char next = line[at + 1];
    return next == '\'' || next == '"' || next == '\\' || (quote == '\0' && next == ' ');
}

// One word from there on; the place after it, or -1 if a quote is not closed.
qsizetype takeWord(const QByteArray& line, qsizetype at, QByteArray& word)
{
    char quote = '\0';
    for (; at < line.size(); ++at) {
        if (isEscaped(line, at, quote))
            word += line[++at];
        else if (quote == '\0' && isBlank(line[at]))
            break;
        else if (quote == '\0' && (line[at] == '"' || line[at] == '\''))
            quote = line[at];
        else if (quote != '\0' && line[at] == quote)
            quote = '\0';
        else
            word += line[at];
    }
    return quote == '\0' ? at : -1;
}

std::optional<QStringList> takeWords(const QByteArray& line, qsizetype at)
{
    QStringList words;
    for (at = skipBlanks(line, at); at < line.size() && line[at] != '#'; at = skipBlanks(line, at)) {
        QByteArray word;
        at = takeWord(line, at, word);
        if (at < 0)
            return std::nullopt;
        words += QString::fromUtf8(word);
    }
    return words;
}

// The place after the keyword and what separates it from its values.
qsizetype takeKeyword(const QByteArray& line, qsizetype at, QByteArray& keyword)
{
    while (at < line.size() && !isBlank(line[at]) && line[at] != '=' && line[at] != '"')
        keyword += line[at++];
    at = skipBlanks(line, at);
    if (at < line.size() && line[at] == '=')
        ++at;
    return at;
}

} // namespace

std::optional<ConfigLine> parseConfigLine(QByteArray line)
{
    // OpenSSH reads the line as a C string.
    if (const qsizetype zero = line.indexOf('\0'); zero >= 0)
        line.truncate(zero);
    while (!line.isEmpty() && (isBlank(line.back()) || line.back() == '\r' || line.back() == '\f'))
        line.chop(1);
    const qsizetype begin = skipBlanks(line, 0);
    if (begin >= line.size() || line[begin] == '#')
        return std::nullopt;
    ConfigLine parsed;
    const qsizetype rest = takeKeyword(line, begin, parsed.keyword);
    auto values = takeWords(line, rest);
    if (!values || values->isEmpty())
        return std::nullopt;
    parsed.keyword = parsed.keyword.toLower();
    parsed.values = std::move(*values);
    return parsed;
}

std::vector<ConfigLine> parseConfigText(const QByteArray& text)
{
    std::vector<ConfigLine> lines;
    int number = 0;
    for (const QByteArray& line : text.split('\n')) {
        ++number;
        if (auto parsed = parseConfigLine(line)) {
            parsed->number = number;
            lines.push_back(std::move(*parsed));
        }
    }
    return lines;
}

} // namespace clouddesk::ssh
