// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Ids.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <array>
#include <atomic>

namespace clouddesk::core {

namespace {

// Milliseconds and a 12-bit counter in one number, so that ids of one process never go backwards
// (RFC 9562, section 6.2, method 1).
quint64 nextTick()
{
    static std::atomic<quint64> last{0};
    const quint64 now = static_cast<quint64>(QDateTime::currentMSecsSinceEpoch()) << 12;
    quint64 previous = last.load();
    quint64 next = 0;
    do {
        next = std::max(now, previous + 1);
    } while (!last.compare_exchange_weak(previous, next));
    return next;
}

} // namespace

QString newId()
{
    const quint64 tick = nextTick();
    const quint64 random = QRandomGenerator::system()->generate64();
    const quint64 high = (tick >> 12 << 16) | 0x7000 | (tick & 0xfff);
    const quint64 low = (random & 0x3fffffffffffffffULL) | 0x8000000000000000ULL;
    const QString digits =
        QStringLiteral("%1%2").arg(high, 16, 16, QLatin1Char('0')).arg(low, 16, 16, QLatin1Char('0'));
    return QStringLiteral("%1-%2-%3-%4-%5")
        .arg(digits.mid(0, 8), digits.mid(8, 4), digits.mid(12, 4), digits.mid(16, 4), digits.mid(20, 12));
}

bool isId(const QString& text)
{
    static const QRegularExpression form(
        QStringLiteral("\\A[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\z"));
    return form.match(text).hasMatch();
}

} // namespace clouddesk::core
