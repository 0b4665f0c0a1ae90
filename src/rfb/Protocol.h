// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <span>

namespace clouddesk::rfb {

using Bytes = std::span<const quint8>;

/// Rectangle encodings and pseudo-encodings (RFC 6143, 7.7 and 7.8, and the community's rfbproto.rst) that we ask for.
namespace encoding {
inline constexpr qint32 raw = 0;
inline constexpr qint32 copyRect = 1;
inline constexpr qint32 hextile = 5;
inline constexpr qint32 tight = 7;
inline constexpr qint32 zrle = 16;
inline constexpr qint32 qualityLevel0 = -32;
inline constexpr qint32 desktopSize = -223;
inline constexpr qint32 lastRect = -224;
inline constexpr qint32 pointerPosition = -232;
inline constexpr qint32 richCursor = -239;
inline constexpr qint32 compressionLevel0 = -256;
inline constexpr qint32 desktopName = -307;
inline constexpr qint32 extendedDesktopSize = -308;
} // namespace encoding

/// The header of one rectangle of an update (RFC 6143, 7.6.1).
struct Rectangle
{
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    qint32 encoding = 0;

    [[nodiscard]] qint64 pixels() const { return qint64(width) * height; }
};

/// Names are cut off and reasons refused above this many bytes.
inline constexpr quint32 maximumTextBytes = 1024 * 1024;
/// The wire format we ask for (RFC 6143, 7.4): 32 bits, little endian, red 16, green 8, blue 0. It is the memory
/// format of QImage::Format_RGB32, and its compact forms in Tight and ZRLE take three bytes.
inline constexpr int bytesPerPixel = 4;
inline constexpr int bytesPerCompactPixel = 3;

} // namespace clouddesk::rfb
