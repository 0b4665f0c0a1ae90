// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/Profile.h"

namespace clouddesk::exchange {

namespace {

constexpr int longestName = 64;

int portOf(const QString& text)
{
    bool isNumber = false;
    const int port = text.toInt(&isNumber);
    return isNumber && port >= 1 && port <= 65535 ? port : -1;
}

/// Cuts at a character, never within one.
QString shortened(const QString& text, qsizetype most)
{
    QString cut = text.left(most);
    if (!cut.isEmpty() && cut.back().isHighSurrogate())
        cut.chop(1);
    return cut.trimmed();
}

/// What the inventory accepts of the text, however long.
QString acceptable(const QString& text)
{
    QString name;
    for (const QChar character : text.simplified()) {
        // Judged by itself between two letters, so that its place in the name does not matter.
        const QString probe = QStringLiteral("a") + character + QStringLiteral("a");
        name += character.isSurrogate() || instances::validateName(probe) ? character : QLatin1Char('-');
    }
    while (name.startsWith(QLatin1Char('-')) || name.startsWith(QLatin1Char('.')))
        name.remove(0, 1);
    return name;
}

} // namespace

HostAndPort HostAndPort::parse(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.startsWith(QLatin1Char('['))) {
        const qsizetype end = trimmed.indexOf(QLatin1Char(']'));
        const QString rest = end < 0 ? QString() : trimmed.mid(end + 1);
        return {trimmed.mid(1, end - 1), rest.startsWith(QLatin1Char(':')) ? portOf(rest.mid(1)) : 0};
    }
    if (trimmed.count(QLatin1Char(':')) != 1)
        return {trimmed, 0};
    return {trimmed.section(QLatin1Char(':'), 0, 0), portOf(trimmed.section(QLatin1Char(':'), 1))};
}

QString nameFrom(const QString& text, const QString& fallback)
{
    for (const QString& wish : {text, fallback, QStringLiteral("machine")}) {
        const QString name = acceptable(wish);
        for (qsizetype length = std::min<qsizetype>(name.size(), longestName); length > 0; --length) {
            if (const QString cut = shortened(name, length); instances::validateName(cut))
                return cut;
        }
    }
    return QStringLiteral("machine");
}

void takeName(Profile& profile, const QString& text)
{
    profile.name = nameFrom(text, profile.host);
    const QString whole = acceptable(text);
    if (whole.size() > longestName && whole.startsWith(profile.name))
        profile.remarks += QStringLiteral("its name was cut: it had more than 64 characters");
}

QString tagFrom(const QString& text)
{
    QString tag;
    for (const QChar character : text.simplified()) {
        const QString probe = QStringLiteral("a") + character + QStringLiteral("a");
        tag += character.isSurrogate() || instances::validateTags({probe}) ? character : QLatin1Char('-');
    }
    while (tag.startsWith(QLatin1Char('-')))
        tag.remove(0, 1);
    const QString cut = shortened(tag, 64);
    return instances::validateTags({cut}) ? cut : QString();
}

} // namespace clouddesk::exchange
