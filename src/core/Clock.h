// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

namespace clouddesk::core {

/// Where rooms get the wall clock from, so that tests can set it. Durations never use it: they are monotonic.
class Clock
{
public:
    virtual ~Clock() = default;
    /// The current time, UTC, to the millisecond. Any thread.
    [[nodiscard]] virtual QDateTime now() const { return QDateTime::currentDateTimeUtc(); }
};

/// The form in which times are stored and shown to programs: ISO 8601, UTC, milliseconds ("2026-11-20T22:43:00.123Z").
QString toIso(const QDateTime& time);
/// Null if the text is not in that form.
QDateTime fromIso(const QString& text);

} // namespace clouddesk::core
