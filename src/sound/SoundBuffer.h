// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sound/SoundFormat.h"

#include <QByteArray>

namespace clouddesk::sound {

/// What came and was not played yet. It never holds more than 150 ms: when more is there, all but the newest 75 ms is
/// dropped, because sound that is late is worse than sound that skips. One thread.
class SoundBuffer
{
public:
    static constexpr auto most = std::chrono::milliseconds(150);
    static constexpr auto keptWhenLate = std::chrono::milliseconds(75);

    /// Whole frames; what is left over of one is dropped.
    void add(Bytes sound);
    /// Takes at most so many bytes off the front, whole frames.
    QByteArray take(qsizetype mostBytes);
    /// What was not played goes; it does not count as dropped.
    void clear() { m_bytes.clear(); }
    /// In bytes, that wait, and that were dropped so far.
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }
    [[nodiscard]] qint64 droppedBytes() const { return m_dropped; }

private:
    QByteArray m_bytes;
    qint64 m_dropped = 0;
};

} // namespace clouddesk::sound
