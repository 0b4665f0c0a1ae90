// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

#include <algorithm>
#include <chrono>

namespace clouddesk::rfb {

/// What a session's other side may make us do. One that asks for more is refused by name of the limit.
struct Limits
{
    int maximumDimension = 16384;
    qint64 maximumPixels = qint64(64) * 1024 * 1024;
    /// In one rectangle: a whole screen of 5K. Servers split far smaller, but for what has a single colour: in Tight,
    /// of which that takes a few bytes, it may be as large as the screen.
    qint64 maximumRectanglePixels = qint64(16) * 1024 * 1024;
    int maximumCursorSide = 1024;
    /// An update may draw so many times the screen's pixels.
    int maximumScreensPerUpdate = 16;
    /// What an update draws beyond the screen's pixels may take the decoder no more than this.
    std::chrono::milliseconds updateProcessorTime = std::chrono::seconds(2);
    /// In a client's SetEncodings.
    int maximumEncodings = 1024;
    /// From the start to the end of ServerInit.
    std::chrono::milliseconds handshake = std::chrono::seconds(15);
    /// A message that has begun must be whole within this, the first picture must come within this, and something of
    /// what we send must be taken within this.
    std::chrono::milliseconds message = std::chrono::seconds(30);
    /// Between messages a server may be silent for so long before it is asked for something, and for as long again
    /// before it is told to be stalled.
    std::chrono::milliseconds silence = std::chrono::seconds(10);
    /// For the person who is asked for a password, at the gate.
    std::chrono::milliseconds credentials = std::chrono::minutes(2);
    /// A long message may take longer than that if it comes at least this fast.
    int minimumBytesPerSecond = 4096;
    qsizetype maximumClipboardBytes = qsizetype(1024) * 1024;
    /// Of an image in a clipboard, as a bitmap: a screen of 4K with 32 bits a pixel.
    qsizetype maximumImageBytes = qsizetype(32) * 1024 * 1024;
};

/// How many pixels an update may draw on a screen of that size.
inline qint64 maximumUpdatePixels(QSize screen, const Limits& limits)
{
    // Servers may repeat themselves on tiny screens.
    constexpr qint64 alwaysAllowed = qint64(1024) * 1024;
    return std::max(qint64(screen.width()) * screen.height() * limits.maximumScreensPerUpdate, alwaysAllowed);
}

} // namespace clouddesk::rfb
