// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/PlanarPicture.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace clouddesk::video {

namespace {

// Pixels that are converted at once; loops of a fixed length are those that compilers turn into vector instructions.
constexpr int block = 16;
// A stored value moved up by 7 (luma) or 8 bits (colours), times a weight, over 2^16, has 5 bits behind the point.
constexpr int fractionBits = 5;
constexpr int lumaShift = 7;
constexpr int lumaBits = 16 + fractionBits - lumaShift;
constexpr int chromaShift = 8;
constexpr int chromaBits = 16 + fractionBits - chromaShift;

/// What one step of a stored value is worth in the pixel, in fixed point: 16 bits, so that eight are multiplied at
/// once.
struct Weights
{
    qint16 luma;
    qint16 lumaOffset;
    qint16 redOfCr;
    qint16 greenOfCb;
    qint16 greenOfCr;
    qint16 blueOfCb;
};

qint16 fixed(double value, int bits)
{
    return static_cast<qint16>(std::lround(value * (1 << bits)));
}

/// The upper half of a product.
qint16 times(qint16 value, qint16 weight)
{
    return static_cast<qint16>(value * weight >> 16);
}

/// H.264, Annex E.2.1: E-16 to E-27, turned round.
Weights weightsOf(const ColourSpace& space)
{
    constexpr int bt709 = 1;
    constexpr int bt2020 = 9;
    const double red = space.matrix == bt709 ? 0.2126 : space.matrix == bt2020 ? 0.2627 : 0.299;
    const double blue = space.matrix == bt709 ? 0.0722 : space.matrix == bt2020 ? 0.0593 : 0.114;
    const double green = 1 - red - blue;
    const double luma = space.isFullRange ? 1 : 255.0 / 219;
    const double chroma = space.isFullRange ? 1 : 255.0 / 224;
    return {fixed(luma, lumaBits),
            qint16(space.isFullRange ? 0 : 16),
            fixed(2 * (1 - red) * chroma, chromaBits),
            fixed(2 * blue * (1 - blue) / green * chroma, chromaBits),
            fixed(2 * red * (1 - red) / green * chroma, chromaBits),
            fixed(2 * (1 - blue) * chroma, chromaBits)};
}

/// A block's values, the colours already one for each pixel.
struct Block
{
    std::array<quint8, block> y;
    std::array<quint8, block> cb;
    std::array<quint8, block> cr;
};

/// Each twice.
void widen(std::array<quint8, block>& wide, const std::array<quint8, block / 2>& narrow)
{
    std::array<quint16, block / 2> pairs;
    for (size_t i = 0; i < pairs.size(); ++i)
        pairs[i] = static_cast<quint16>(narrow[i] * 0x0101);
    std::memcpy(wide.data(), pairs.data(), sizeof wide);
}

qint16 toByte(int value)
{
    return static_cast<qint16>(std::clamp<qint16>(static_cast<qint16>(value >> fractionBits), 0, 255));
}

void convert(const Block& from, const Weights& weights, std::array<quint32, block>& pixels)
{
    constexpr qint16 half = 1 << (fractionBits - 1);
    constexpr int middle = 128;
    std::array<qint16, block> reds;
    std::array<qint16, block> greens;
    std::array<qint16, block> blues;
    for (size_t i = 0; i < block; ++i) {
        const auto stored = static_cast<qint16>((from.y[i] - weights.lumaOffset) * (1 << lumaShift));
        const auto cb = static_cast<qint16>((from.cb[i] - middle) * (1 << chromaShift));
        const auto cr = static_cast<qint16>((from.cr[i] - middle) * (1 << chromaShift));
        const auto luma = static_cast<qint16>(times(stored, weights.luma) + half);
        reds[i] = toByte(static_cast<qint16>(luma + times(cr, weights.redOfCr)));
        greens[i] = toByte(static_cast<qint16>(luma - times(cb, weights.greenOfCb) - times(cr, weights.greenOfCr)));
        blues[i] = toByte(static_cast<qint16>(luma + times(cb, weights.blueOfCb)));
    }
    for (size_t i = 0; i < block; ++i)
        pixels[i] = 0xff000000U | static_cast<quint32>(reds[i]) << 16 | static_cast<quint32>(greens[i]) << 8 |
                    static_cast<quint32>(blues[i]);
}

/// Where a row comes from and goes to.
struct Row
{
    const quint8* y;
    const quint8* cb;
    const quint8* cr;
    uchar* pixels;
};

template <typename Count>
void drawBlock(const Row& row, int x, Count count, const Weights& weights)
{
    const auto pairs = static_cast<size_t>(count + 1) / 2;
    Block values;
    std::array<quint8, block / 2> cb;
    std::array<quint8, block / 2> cr;
    std::array<quint32, block> pixels;
    std::memcpy(values.y.data(), row.y + x, static_cast<size_t>(count));
    std::memcpy(cb.data(), row.cb + x / 2, pairs);
    std::memcpy(cr.data(), row.cr + x / 2, pairs);
    widen(values.cb, cb);
    widen(values.cr, cr);
    convert(values, weights, pixels);
    std::memcpy(row.pixels + qsizetype(x) * 4, pixels.data(), static_cast<size_t>(count) * 4);
}

} // namespace

void draw(const PlanarPicture& picture, const PixelTarget& target)
{
    const Weights weights = weightsOf(picture.colours);
    const int width = target.size.width();
    const int wholeBlocks = width / block * block;
    for (int y = 0; y < target.size.height(); ++y) {
        const qsizetype chromaRow = qsizetype(y / 2) * picture.chromaStride;
        const Row row{picture.planes[0] + qsizetype(y) * picture.lumaStride, picture.planes[1] + chromaRow,
                      picture.planes[2] + chromaRow, target.pixels + qsizetype(y) * target.bytesPerLine};
        // A length that is known where it is compiled makes all the difference.
        for (int x = 0; x < wholeBlocks; x += block)
            drawBlock(row, x, std::integral_constant<int, block>(), weights);
        if (wholeBlocks < width)
            drawBlock(row, wholeBlocks, width - wholeBlocks, weights);
    }
}

} // namespace clouddesk::video
