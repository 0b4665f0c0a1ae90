// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfb/PixelFormat.h"

#include <QtEndian>

namespace clouddesk::rfb {

namespace {

using core::ErrorCode;
using core::fail;

std::unexpected<core::Error> refuse(const QString& sender, const char* field, quint32 value)
{
    return fail(ErrorCode::RfbProtocolFailed,
                QStringLiteral("%1 named a pixel format with %2 %3").arg(sender, QLatin1String(field)).arg(value));
}

/// Of true, LibVNCServer makes 255.
bool isFlag(quint8 value)
{
    constexpr quint8 allBits = 255;
    return value <= 1 || value == allBits;
}

core::Result<void> checkColours(const PixelFormat& format, const QString& sender)
{
    constexpr std::array maximumNames = {"red-max", "green-max", "blue-max"};
    constexpr std::array shiftNames = {"red-shift", "green-shift", "blue-shift"};
    for (size_t i = 0; i < format.most.size(); ++i) {
        if (format.shift[i] >= format.bitsPerPixel)
            return refuse(sender, shiftNames[i], format.shift[i]);
        if (format.most[i] == 0 || (quint64(format.most[i]) << format.shift[i]) >> format.bitsPerPixel != 0)
            return refuse(sender, maximumNames[i], format.most[i]);
    }
    return {};
}

} // namespace

int PixelFormat::compactPixelBytes() const
{
    if (!isTrueColour || bitsPerPixel != 32 || depth > 24)
        return pixelBytes();
    quint32 used = 0;
    for (size_t i = 0; i < most.size(); ++i)
        used |= quint32(most[i]) << shift[i];
    const bool fitsThreeBytes = used >> 24 == 0 || (used & 0xff) == 0;
    return fitsThreeBytes ? 3 : pixelBytes();
}

core::Result<PixelFormat> readPixelFormat(Bytes wire, const QString& sender)
{
    PixelFormat format;
    format.bitsPerPixel = wire[0];
    format.depth = wire[1];
    format.isBigEndian = wire[2] != 0;
    format.isTrueColour = wire[3] != 0;
    for (size_t i = 0; i < format.most.size(); ++i) {
        format.most[i] = qFromBigEndian<quint16>(wire.data() + 4 + 2 * i);
        format.shift[i] = wire[10 + i];
    }
    if (format.bitsPerPixel != 8 && format.bitsPerPixel != 16 && format.bitsPerPixel != 32)
        return refuse(sender, "bits-per-pixel", format.bitsPerPixel);
    if (format.depth < 1 || format.depth > format.bitsPerPixel)
        return refuse(sender, "depth", format.depth);
    if (!isFlag(wire[2]))
        return refuse(sender, "big-endian-flag", wire[2]);
    // A colour map has at most 65536 entries (RFC 6143, 7.6.2).
    if (!isFlag(wire[3]) || (!format.isTrueColour && format.bitsPerPixel == 32))
        return refuse(sender, "true-colour-flag", wire[3]);
    if (format.isTrueColour) {
        if (const auto checked = checkColours(format, sender); !checked)
            return fail(checked);
    }
    return format;
}

} // namespace clouddesk::rfb
