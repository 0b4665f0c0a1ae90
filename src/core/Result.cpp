// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Result.h"

namespace clouddesk::core {

namespace {

bool isUnsafe(QChar character)
{
    const char16_t code = character.unicode();
    const bool control = code < 0x20 || (code >= 0x7f && code < 0xa0);
    const bool separator = code == 0x2028 || code == 0x2029;
    const bool bidirectional =
        code == 0x200e || code == 0x200f || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
    return control || separator || bidirectional;
}

} // namespace

Error Error::at(const QString& place) const
{
    Error copy = *this;
    if (copy.where.isEmpty())
        copy.where = place;
    return copy;
}

Error Error::advising(const QString& next) const
{
    Error copy = *this;
    copy.advice = next;
    return copy;
}

QString Error::toLine() const
{
    if (where.isEmpty())
        return singleLine(text);
    return singleLine(where + QStringLiteral(": ") + text);
}

QString singleLine(const QString& text, qsizetype maximumLength)
{
    QString line;
    line.reserve(std::min(text.size(), maximumLength));
    for (const QChar character : text) {
        if (line.size() >= maximumLength)
            return line + QStringLiteral("…");
        if (character == QLatin1Char('\n'))
            line += QStringLiteral("\\n");
        else if (character == QLatin1Char('\t'))
            line += QLatin1Char(' ');
        else if (isUnsafe(character))
            line += QStringLiteral("\\u%1").arg(character.unicode(), 4, 16, QLatin1Char('0'));
        else
            line += character;
    }
    return line;
}

} // namespace clouddesk::core
