// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "rfb/Protocol.h"

#include <QByteArray>

namespace clouddesk::rfb {

/// A picture without alpha: rows from the top down, 4 bytes each pixel, 0xffRRGGBB in this computer's order, nothing
/// between rows. What QImage::Format_RGB32 has.
struct Pixels
{
    int width = 0;
    int height = 0;
    QByteArray bytes;

    [[nodiscard]] bool isEmpty() const { return bytes.isEmpty(); }
    /// Sides that a picture may have, and as many bytes as they say.
    [[nodiscard]] bool isWhole() const;
    /// Differs where the pixels do, nearly always; never 0. For telling whether two are the same, no proof of it.
    [[nodiscard]] quint64 digest() const;
};

/// Of a picture in a clipboard.
inline constexpr int maximumPictureSide = 32767;

/// Reads a device independent bitmap as clipboards have it (Microsoft, "BITMAPINFOHEADER", "BITMAPV4HEADER",
/// "BITMAPV5HEADER"): no file header; 24 or 32 bits a pixel, from the top or the bottom, RGB or with masks of whole
/// bytes. Alpha is left out: 32 bits without masks have bytes there that mean nothing. Others, with palettes or
/// compressed, are refused, and so is what lies about its size; the failure names the field, for people. Allocates no
/// more than the bitmap's own bytes can fill.
core::Result<Pixels> readBitmap(Bytes bitmap);

/// The same the other way: a BITMAPV5HEADER, which rfbproto.rst asks for and which begins as every BITMAPINFOHEADER, 24
/// bits a pixel, from the bottom. Pixels that are not whole give nothing.
QByteArray toBitmap(const Pixels& pixels);
/// How long that is.
qint64 bitmapBytes(int width, int height);

} // namespace clouddesk::rfb
