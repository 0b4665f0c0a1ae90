// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <chrono>
#include <optional>

namespace clouddesk::rfb {

/// Besides the JPEG levels of Tight (rfbproto.rst, "JPEG Quality Level Pseudo-encoding"), 0 worst .. 9 best.
namespace quality {
inline constexpr int automatic = -2;
inline constexpr int lossless = -1;
} // namespace quality

/// How pixels come. Jpeg is Tight's JPEG.
enum class Coding { CopyRect, Raw, Hextile, Tight, Jpeg, Zrle, Video };
inline constexpr size_t codingCount = 7;

/// Whether something is lost.
constexpr bool isLossy(Coding coding)
{
    return coding == Coding::Jpeg || coding == Coding::Video;
}

/// What a session measured of itself. Rates are over the last full second or so.
struct Statistics
{
    double framesPerSecond = 0;
    double bytesPerSecond = 0;
    /// The share of each coding in the pixels drawn, 0..1 each; all zero while nothing is drawn. Index: Coding.
    std::array<double, codingCount> shares{};
    /// From us to the server and back; empty where the server has no fences. It includes what waits on the way.
    std::optional<std::chrono::microseconds> roundTrip;
    /// What the line carried at its busiest of late; empty as long as no update was big enough to tell.
    std::optional<double> lineBytesPerSecond;
    /// Bytes of ours that wait to be sent, as the server takes nothing.
    qint64 queuedBytes = 0;
    /// The quality level in force (0..9), or -1 while lossless; not what was asked for if that was automatic.
    int quality = -1;
    /// Pixels of the screen that are lossy and not yet refined.
    qint64 lossyPixels = 0;
    bool isContinuous = false;
    bool isPaused = false;
    quint64 frames = 0;
    quint64 bytes = 0;

    bool operator==(const Statistics& other) const = default;
};

/// Counts for Statistics. One thread; what it recorded may be read elsewhere.
class StatisticsMeter
{
public:
    using Clock = std::chrono::steady_clock;

    static constexpr auto sliceLength = std::chrono::milliseconds(250);
    static constexpr int slicesPerReading = 4;
    static constexpr size_t sliceCount = slicesPerReading + 1;
    struct Slice
    {
        qint64 number = -1; // of slice lengths since the clock's epoch
        quint64 frames = 0;
        quint64 bytes = 0;
        std::array<qint64, codingCount> pixels{};
    };
    /// All that is counted, to be read elsewhere.
    struct Record
    {
        std::array<Slice, sliceCount> slices{};
        Statistics state;
        /// When the round trip that is being measured began.
        std::optional<Clock::time_point> roundTripBegan;
    };

    /// Within an update.
    void addRectangle(Coding coding, qint64 pixels, qint64 bytes);
    /// An update that drew something is whole.
    void endUpdate(Clock::time_point now);
    /// What else is to be told, as it is now; rates and totals in it are ignored. False if it is what it was.
    bool setState(Statistics state, std::optional<Clock::time_point> roundTripBegan);
    [[nodiscard]] const Record& record() const { return m_record; }
    /// What a record says at that time, by the clock that endUpdate() was given. A round trip that has not ended and is
    /// longer than those before, or than a second if it is the first, is told as long as it is by then.
    static Statistics read(const Record& record, Clock::time_point now);

private:
    static qint64 sliceNumber(Clock::time_point now);

    Slice m_current; // of the update under way
    Record m_record;
};

} // namespace clouddesk::rfb
