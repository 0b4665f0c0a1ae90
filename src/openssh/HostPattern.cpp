// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/HostPattern.h"

namespace clouddesk::ssh {

namespace {

// Decides most comparisons at a glance.
bool canEndAlike(QStringView text, QStringView pattern)
{
    if (pattern.isEmpty())
        return text.isEmpty();
    const QChar last = pattern.back();
    return last == QLatin1Char('*') || last == QLatin1Char('?') || (!text.isEmpty() && text.back() == last);
}

} // namespace

bool matchesPattern(QStringView text, QStringView pattern)
{
    if (!canEndAlike(text, pattern))
        return false;
    qsizetype at = 0;
    qsizetype inPattern = 0;
    // Where to go on when what follows the last "*" does not fit: the star takes one character more.
    qsizetype afterStar = -1;
    qsizetype retry = 0;
    while (at < text.size()) {
        const QChar wanted = inPattern < pattern.size() ? pattern[inPattern] : QChar();
        if (inPattern < pattern.size() && wanted == QLatin1Char('*')) {
            afterStar = ++inPattern;
            retry = at;
        } else if (inPattern < pattern.size() && (wanted == QLatin1Char('?') || wanted == text[at])) {
            ++inPattern;
            ++at;
        } else if (afterStar >= 0) {
            inPattern = afterStar;
            at = ++retry;
        } else {
            return false;
        }
    }
    while (inPattern < pattern.size() && pattern[inPattern] == QLatin1Char('*'))
        ++inPattern;
    return inPattern == pattern.size();
}

bool matchesPatternList(const QString& text, const QStringList& patterns)
{
    bool fits = false;
    for (const QString& pattern : patterns) {
        if (pattern.startsWith(QLatin1Char('!'))) {
            if (matchesPattern(text, QStringView(pattern).mid(1)))
                return false;
        } else if (!fits) {
            fits = matchesPattern(text, pattern);
        }
    }
    return fits;
}

} // namespace clouddesk::ssh
