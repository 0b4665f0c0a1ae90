// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "rfb/Protocol.h"

#include <array>

namespace clouddesk::rfb {

/// How a pixel looks on the wire (RFC 6143, 7.4). As it is made here: the format that our own client asks for.
struct alignas(8) PixelFormat // which is copied for each rectangle: in whole words
{
    quint8 bitsPerPixel = 8 * rfb::bytesPerPixel;
    quint8 depth = 24;
    bool isBigEndian = false;
    bool isTrueColour = true;
    /// Red, green, blue: the largest value, and how far left it stands.
    std::array<quint16, 3> most = {255, 255, 255};
    std::array<quint8, 3> shift = {16, 8, 0};

    /// Of a pixel as it is: 1, 2 or 4.
    [[nodiscard]] int pixelBytes() const { return bitsPerPixel / 8; }
    /// Of Tight's TPIXEL (rfbproto.rst, "Tight Encoding").
    [[nodiscard]] int tightPixelBytes() const
    {
        constexpr quint16 eightBits = 255;
        const bool isThreeBytes = isTrueColour && bitsPerPixel == 32 && depth == 24 && most[0] == eightBits &&
                                  most[1] == eightBits && most[2] == eightBits;
        return isThreeBytes ? 3 : pixelBytes();
    }
    /// Of TRLE's and ZRLE's CPIXEL (RFC 6143, 7.7.5).
    [[nodiscard]] int compactPixelBytes() const;

    friend bool operator==(const PixelFormat&, const PixelFormat&) = default;
};

inline constexpr size_t pixelFormatBytes = 16;

/// Reads a PIXEL_FORMAT of pixelFormatBytes. RfbProtocolFailed names the field that no decoder could work with; sender
/// is the subject of that sentence, for example "the server".
core::Result<PixelFormat> readPixelFormat(Bytes wire, const QString& sender);

} // namespace clouddesk::rfb
