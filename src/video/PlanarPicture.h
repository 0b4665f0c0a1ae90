// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/H264Sequence.h"

#include <array>

namespace clouddesk::video {

/// A picture as video decoders give it: brightness for every pixel, colours for every two by two, 8 bits each.
struct PlanarPicture
{
    std::array<const quint8*, 3> planes{}; ///< Y, Cb, Cr
    int lumaStride = 0;                    ///< bytes from row to row
    int chromaStride = 0;
    QSize size;
    ColourSpace colours;
};

/// Where pixels go: QImage::Format_RGB32.
struct PixelTarget
{
    uchar* pixels = nullptr;
    qsizetype bytesPerLine = 0;
    QSize size;
};

/// Draws the top left part of the picture that fits the target, which is not larger than the picture. A colour space
/// that the stream does not name is taken for BT.601, as encoders for screens that name none use it.
void draw(const PlanarPicture& picture, const PixelTarget& target);

} // namespace clouddesk::video
