// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbflow/DeviceIndependentBitmap.h"

#include <QHashFunctions>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

namespace clouddesk::rfb {

using core::ErrorCode;
using core::fail;

namespace {

constexpr qint64 infoHeaderBytes = 40;
constexpr qint64 masksBytes = 12;
constexpr qint64 v5HeaderBytes = 124;
constexpr std::array<qint64, 5> headerSizes = {infoHeaderBytes, 52, 56, 108, v5HeaderBytes};
constexpr int pixelBytes = 4;
constexpr quint32 opaque = 0xff000000;

// Where the header has what.
enum Field : size_t {
    Width = 4,
    Height = 8,
    Planes = 12,
    BitCount = 14,
    Compression = 16,
    ColoursUsed = 32,
    Masks = 40
};
enum : quint32 { Rgb = 0, BitFields = 3 };

template <typename T>
T number(Bytes bitmap, size_t place)
{
    return qFromLittleEndian<T>(bitmap.data() + place);
}

std::unexpected<core::Error> refuse(const QString& what)
{
    return fail(ErrorCode::RfbProtocolFailed, what);
}

/// Where red, green and blue are in a pixel, as numbers of bytes.
using Order = std::array<int, 3>;
constexpr Order blueFirst = {2, 1, 0};

struct Layout
{
    int width = 0;
    int height = 0;
    bool isTopDown = false;
    int bits = 0;
    Order order = blueFirst;
    qint64 begin = 0; // of the pixels
};

/// A row fills whole words of 32 bits.
qint64 rowBytes(int width, int bits)
{
    constexpr qint64 wordBits = 32;
    return (qint64(width) * bits + wordBits - 1) / wordBits * 4;
}

/// The byte that the mask covers; -1 if it is not one.
int byteOf(quint32 mask)
{
    constexpr std::array<quint32, 4> masks = {0xff, 0xff00, 0xff0000, 0xff000000};
    const auto* const found = std::ranges::find(masks, mask);
    return found == masks.end() ? -1 : static_cast<int>(found - masks.begin());
}

core::Result<void> readSize(Bytes bitmap, Layout& layout)
{
    const auto width = number<qint32>(bitmap, Width);
    const auto height = number<qint32>(bitmap, Height);
    if (width <= 0 || width > maximumPictureSide)
        return refuse(QStringLiteral("its width is %1").arg(width));
    if (height == 0 || height > maximumPictureSide || height < -maximumPictureSide)
        return refuse(QStringLiteral("its height is %1").arg(height));
    layout.width = width;
    layout.height = std::abs(height);
    layout.isTopDown = height < 0;
    return {};
}

core::Result<void> readMasks(Bytes bitmap, qint64 headerBytes, Layout& layout)
{
    // Older headers have the masks behind them, later ones within.
    if (headerBytes == infoHeaderBytes)
        layout.begin += masksBytes;
    if (layout.begin > static_cast<qint64>(bitmap.size()))
        return refuse(QStringLiteral("its colour masks are missing"));
    for (size_t i = 0; i < layout.order.size(); ++i)
        layout.order[i] = byteOf(number<quint32>(bitmap, Masks + 4 * i));
    const auto [red, green, blue] = layout.order;
    if (std::ranges::min(layout.order) < 0 || red == green || red == blue || green == blue)
        return refuse(QStringLiteral("its colour masks are none of whole bytes"));
    return {};
}

core::Result<void> readFormat(Bytes bitmap, qint64 headerBytes, Layout& layout)
{
    if (const auto planes = number<quint16>(bitmap, Planes); planes != 1)
        return refuse(QStringLiteral("it has %1 planes").arg(planes));
    const auto bits = number<quint16>(bitmap, BitCount);
    const auto compression = number<quint32>(bitmap, Compression);
    if (bits != 24 && bits != 32)
        return refuse(QStringLiteral("it has %1 bits for each pixel").arg(bits));
    if (compression != Rgb && (compression != BitFields || bits != 32))
        return refuse(QStringLiteral("its compression is %1").arg(compression));
    layout.bits = bits;
    layout.begin = headerBytes;
    return compression == BitFields ? readMasks(bitmap, headerBytes, layout) : core::Result<void>();
}

/// Finds where the pixels begin; they must all be there.
core::Result<void> placePixels(Bytes bitmap, qint64 headerBytes, Layout& layout)
{
    constexpr quint32 mostColours = 256;
    constexpr qint64 colourBytes = 4;
    // Without need of them, such a bitmap may name colours for poorer screens.
    const auto colours = number<quint32>(bitmap, ColoursUsed);
    if (colours > mostColours)
        return refuse(QStringLiteral("it has %1 colours of its own").arg(colours));
    layout.begin += colours * colourBytes;
    const qint64 there = static_cast<qint64>(bitmap.size()) - layout.begin;
    const qint64 wanted = rowBytes(layout.width, layout.bits) * layout.height;
    if (there < wanted)
        return refuse(QStringLiteral("%1 bytes of its pixels are missing").arg(wanted - std::max<qint64>(there, 0)));
    // Where Windows itself makes a later header of an older one, the masks stay behind it, too.
    const bool hasMasks = headerBytes > infoHeaderBytes && number<quint32>(bitmap, Compression) == BitFields;
    if (hasMasks && there >= wanted + masksBytes &&
        std::memcmp(bitmap.data() + layout.begin, bitmap.data() + Masks, masksBytes) == 0)
        layout.begin += masksBytes;
    return {};
}

core::Result<Layout> readLayout(Bytes bitmap)
{
    if (bitmap.size() < infoHeaderBytes)
        return refuse(QStringLiteral("it has %1 bytes").arg(bitmap.size()));
    const qint64 headerBytes = number<quint32>(bitmap, 0);
    if (std::ranges::find(headerSizes, headerBytes) == headerSizes.end() ||
        headerBytes > static_cast<qint64>(bitmap.size()))
        return refuse(QStringLiteral("its header has %1 bytes").arg(headerBytes));
    Layout layout;
    if (const auto read = readSize(bitmap, layout); !read)
        return fail(read);
    if (const auto read = readFormat(bitmap, headerBytes, layout); !read)
        return fail(read);
    if (const auto placed = placePixels(bitmap, headerBytes, layout); !placed)
        return fail(placed);
    return layout;
}

void readRow(const quint8* in, const Layout& layout, quint32* out)
{
    const int step = layout.bits / 8;
    const auto [red, green, blue] = layout.order;
    for (int x = 0; x < layout.width; ++x, in += step)
        out[x] = opaque | quint32(in[red]) << 16 | quint32(in[green]) << 8 | in[blue];
}

void writeRow(const quint32* in, int width, quint8* out)
{
    for (int x = 0; x < width; ++x, out += 3) {
        out[0] = static_cast<quint8>(in[x]);
        out[1] = static_cast<quint8>(in[x] >> 8);
        out[2] = static_cast<quint8>(in[x] >> 16);
    }
}

QByteArray v5Header(const Pixels& pixels)
{
    constexpr size_t colourSpacePlace = 56;
    constexpr size_t intentPlace = 108;
    constexpr quint32 sRgb = 0x73524742; // LCS_sRGB
    constexpr quint32 images = 4;        // LCS_GM_IMAGES
    constexpr size_t sizePlace = 20;
    QByteArray header(v5HeaderBytes, '\0');
    const auto put = [&header](size_t place, auto value) { qToLittleEndian(value, header.data() + place); };
    put(0, quint32(v5HeaderBytes));
    put(Width, qint32(pixels.width));
    put(Height, qint32(pixels.height));
    put(Planes, quint16(1));
    put(BitCount, quint16(24));
    put(sizePlace, quint32(rowBytes(pixels.width, 24) * pixels.height));
    put(colourSpacePlace, sRgb);
    put(intentPlace, images);
    return header;
}

} // namespace

bool Pixels::isWhole() const
{
    return width > 0 && width <= maximumPictureSide && height > 0 && height <= maximumPictureSide &&
           bytes.size() == qint64(width) * height * pixelBytes;
}

quint64 Pixels::digest() const
{
    constexpr size_t seed = 0x2545f491;
    return qHashBits(bytes.constData(), static_cast<size_t>(bytes.size()), seed ^ static_cast<size_t>(width)) | 1U;
}

core::Result<Pixels> readBitmap(Bytes bitmap)
{
    const auto layout = readLayout(bitmap);
    if (!layout)
        return fail(layout);
    Pixels pixels{layout->width, layout->height, {}};
    pixels.bytes = QByteArray(qsizetype(layout->width) * layout->height * pixelBytes, Qt::Uninitialized);
    const qint64 row = rowBytes(layout->width, layout->bits);
    auto* out = reinterpret_cast<quint32*>(pixels.bytes.data());
    for (int y = 0; y < layout->height; ++y, out += layout->width) {
        const qint64 line = layout->isTopDown ? y : layout->height - 1 - y;
        readRow(bitmap.data() + layout->begin + line * row, *layout, out);
    }
    return pixels;
}

QByteArray toBitmap(const Pixels& pixels)
{
    if (!pixels.isWhole())
        return {};
    QByteArray bitmap = v5Header(pixels);
    bitmap.resize(static_cast<qsizetype>(bitmapBytes(pixels.width, pixels.height)));
    const qint64 row = rowBytes(pixels.width, 24);
    auto* out = reinterpret_cast<quint8*>(bitmap.data()) + v5HeaderBytes;
    const auto* const in = reinterpret_cast<const quint32*>(pixels.bytes.constData());
    for (int y = pixels.height - 1; y >= 0; --y, out += row) {
        writeRow(in + qsizetype(y) * pixels.width, pixels.width, out);
        std::fill(out + qint64(pixels.width) * 3, out + row, quint8(0));
    }
    return bitmap;
}

qint64 bitmapBytes(int width, int height)
{
    return v5HeaderBytes + rowBytes(width, 24) * height;
}

} // namespace clouddesk::rfb
