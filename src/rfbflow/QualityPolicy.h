// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbflow/Statistics.h"

namespace clouddesk::rfb {

/// Chooses the quality from what arrives. The rules:
/// - It begins with JPEG at level 8, so that the first picture comes soon.
/// - What the line carries is taken from updates of 32 KiB and more, by the time from their first byte to their last.
///   Until there was one the level stays: one large update without loss can keep a poor line busy for many seconds.
/// - On a good line (2 MB/s and more) everything is lossless, which for text is also less to send and to decode,
///   unless at least half of what is drawn looks like a photo and either the line is not fast (8 MB/s) or updates take
///   half of the time to arrive.
/// - JPEG's level follows the line: 7 from 8 MB/s, 6 from 2 MB/s, 4 from 0.5 MB/s, else 2. Not 8 nor 9: what moves does
///   not show the difference, what is still is refined, and JPEG's bits are what decoding costs.
/// - Judged twice a second, and only when something comes. To JPEG at once; to another level, and to lossless no sooner
///   than 3 s after JPEG began, when two judgements in a row agree.
/// The same calls with the same times give the same answers. One thread.
class QualityPolicy
{
public:
    using Clock = std::chrono::steady_clock;

    /// Of an update, once it is whole.
    struct Update
    {
        Clock::time_point began;
        Clock::time_point ended;
        qint64 bytes = 0;
        qint64 pixels = 0; // in rectangles that were looked at
        qint64 photoPixels = 0;
    };
    /// May change level(). Updates come in the order in which they ended.
    void add(const Update& update);

    /// 0..9, or -1 for lossless.
    [[nodiscard]] int level() const { return m_level; }
    /// Empty until a large update was measured.
    [[nodiscard]] std::optional<double> lineBytesPerSecond() const { return m_line; }

private:
    void measureLine(const Update& update);
    void judge(Clock::time_point now);
    [[nodiscard]] int wantedLevel(Clock::duration elapsed) const;
    [[nodiscard]] int jpegLevel() const;

    static constexpr int firstLevel = 8;
    int m_level = firstLevel;
    int m_lastWanted = firstLevel;
    std::optional<double> m_line;
    std::optional<Clock::time_point> m_windowBegan;
    Clock::time_point m_lossySince;
    Clock::duration m_busy{};
    qint64 m_bytes = 0;
    qint64 m_pixels = 0;
    qint64 m_photoPixels = 0;
};

} // namespace clouddesk::rfb
