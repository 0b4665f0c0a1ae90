// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/ShellQuote.h"

#include <algorithm>
#include <cstring>

namespace clouddesk::ssh {

namespace {

bool leavesTheQuotes(char byte)
{
    return byte == '\'' || byte == '\\' || byte == '!';
}

// csh and tcsh take a line feed inside single quotes for the end of the command and would run what follows it, so the
// words go without any, with their backslashes and line feeds as printf's %b reads them, to a POSIX shell that puts
// them together again. The full stop is there because a command substitution drops line feeds at the end.
QByteArray decodedThere(const QStringList& words)
{
    QByteArray line = "exec sh -c 'for word do shift; word=$(printf %b. \"$word\"); set -- \"$@\" \"${word%.}\"; done; "
                      "exec \"$@\"' sh";
    for (const QString& word : words) {
        QByteArray encoded = word.toUtf8();
        encoded.replace('\\', "\\\\").replace('\n', "\\n");
        line += ' ' + shellQuote(QByteArrayView(encoded));
    }
    return line;
}

} // namespace

QByteArray shellQuote(const QString& word)
{
    return shellQuote(QByteArrayView(word.toUtf8()));
}

QByteArray shellQuote(QByteArrayView word)
{
    QByteArray quoted(shellQuotedSize(word), Qt::Uninitialized);
    shellQuoteInto(word, quoted.data());
    return quoted;
}

QByteArray shellCommand(const QStringList& words)
{
    const bool isOneLine =
        std::none_of(words.begin(), words.end(), [](const QString& word) { return word.contains(QLatin1Char('\n')); });
    if (!isOneLine)
        return decodedThere(words);
    QByteArray line;
    for (const QString& word : words) {
        if (!line.isEmpty())
            line += ' ';
        line += shellQuote(word);
    }
    return line;
}

qsizetype shellQuotedSize(QByteArrayView word)
{
    qsizetype size = 2;
    for (const char byte : word) {
        if (byte != '\0')
            size += leavesTheQuotes(byte) ? 4 : 1;
    }
    return size;
}

char* shellQuoteInto(QByteArrayView word, char* target)
{
    *target++ = '\'';
    for (const char byte : word) {
        if (leavesTheQuotes(byte)) {
            const char escaped[] = {'\'', '\\', byte, '\''};
            std::memcpy(target, escaped, sizeof(escaped));
            target += sizeof(escaped);
        } else if (byte != '\0') {
            *target++ = byte;
        }
    }
    *target++ = '\'';
    return target;
}

} // namespace clouddesk::ssh
