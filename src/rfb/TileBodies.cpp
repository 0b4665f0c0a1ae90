// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfb/RectangleBodies.h"

namespace clouddesk::rfb {

namespace {

// Of Hextile and of TRLE.
constexpr int tileSide = 16;

quint32 tilesAlong(int pixels)
{
    return static_cast<quint32>(pixels + tileSide - 1) / tileSide;
}

int tileExtent(quint32 index, int pixels)
{
    return std::min(tileSide, pixels - static_cast<int>(index) * tileSide);
}

quint64 packedRowBytes(int width, int colours)
{
    const int bits = colours == 2 ? 1 : colours <= 4 ? 2 : 4;
    return static_cast<quint64>(width * bits + 7) / 8;
}

} // namespace

Step HextileBody::begin(const RectangleContext& context)
{
    m_columns = tilesAlong(context.rectangle.width);
    m_tiles = m_columns * tilesAlong(context.rectangle.height);
    return m_tiles == 0 ? Step::finish() : Step::look(1);
}

Step HextileBody::take(const RectangleContext& context, const Item& item)
{
    const quint8 byte = item.bytes[0];
    if (!isAllowed(byte))
        return refuseRectangle(context, "the unknown tile kind %1", byte);
    return stepAfter(next(context, byte));
}

namespace {

constexpr quint8 isRaw = 1;
constexpr quint8 hasParts = 8;

/// Bytes of background and foreground, which follow a tile's kind.
constexpr quint64 colourBytes(quint8 kind, quint64 pixelBytes)
{
    return pixelBytes * ((kind >> 1 & 1U) + (kind >> 2 & 1U));
}

/// Bytes of one part of a tile.
constexpr quint64 partBytes(quint8 kind, quint64 pixelBytes)
{
    return 2 + pixelBytes * (kind >> 4 & 1U);
}

/// Of a tile that is not raw. What stands in the head's last byte counts parts; where there are none, of no bytes.
struct TileSize
{
    quint8 head = 0;
    quint8 part = 0;
};
using TileSizes = std::array<TileSize, 32>;

constexpr TileSizes sizesOfTiles(quint64 pixelBytes)
{
    TileSizes sizes;
    for (size_t number = 0; number < sizes.size(); ++number) {
        const auto kind = static_cast<quint8>(number);
        const bool hasCount = (kind & hasParts) != 0;
        sizes[number].head = static_cast<quint8>(1 + colourBytes(kind, pixelBytes) + quint64(hasCount));
        sizes[number].part = static_cast<quint8>(hasCount ? partBytes(kind, pixelBytes) : 0);
    }
    return sizes;
}

/// For pixels of 1, 2 and 4 bytes.
constexpr std::array<TileSizes, 3> tileSizes{sizesOfTiles(1), sizesOfTiles(2), sizesOfTiles(4)};

/// Over the tiles of an input, up to a place after which enough is left for any tile's head.
struct TileWalk
{
    const quint8* begin;
    size_t end;
    quint32 left;
    size_t at = 0;

    [[nodiscard]] quint8 kind() const { return begin[at]; }
    /// Passes a tile that ends there; false if that is too far or the tile is the last one.
    bool passTo(size_t next)
    {
        if (next > end)
            return false;
        at = next;
        return --left > 0;
    }
    /// Passes a tile that is not raw, and those of the same kind after it, as tiles mostly come: all that the place of
    /// the next one waits for is this one's count, the quicker if the sizes are constants.
    [[gnu::always_inline]] bool passAlike(size_t head, size_t part)
    {
        const quint8 alike = kind();
        do {
            if (!passTo(at + head + begin[at + head - 1] * part))
                return false;
        } while (kind() == alike);
        return true;
    }
};

} // namespace

Step HextileBody::skim(const RectangleContext& context, Step step, Bytes& input)
{
    quint64 at = 0;
    quint64 run = step.run;
    bool isLast = step.item == 0;
    while (!isLast && at + run < input.size()) {
        if (!m_atCount) {
            at += std::exchange(run, 0);
            at += skimTiles(context, input.subspan(at));
        }
        const quint64 byte = at + run; // still within the input, of which the tiles' walk leaves some
        isLast = m_tile == m_tiles;
        if (isLast || !isAllowed(input[byte]))
            break;
        run = next(context, input[byte]);
        at = byte + 1;
        isLast = m_tile == m_tiles;
    }
    input = input.subspan(at);
    return isLast ? Step::finish(run) : Step::look(1, run);
}

quint64 HextileBody::skimTiles(const RectangleContext& context, Bytes input)
{
    constexpr size_t mostHeadBytes = 2 + 2 * sizeof(quint32);
    const TileSizes& sizes = tileSizes[static_cast<size_t>(context.format.pixelBytes()) / 2];
    if (input.size() < mostHeadBytes)
        return 0;
    TileWalk walk{input.data(), input.size() - mostHeadBytes, m_tiles - m_tile};
    bool goesOn = true;
    while (goesOn && walk.kind() <= mostKind) {
        const TileSize size = sizes[walk.kind()];
        if ((walk.kind() & isRaw) != 0)
            goesOn = walk.passTo(walk.at + 1 + rawTileBytes(context, m_tiles - walk.left));
        else if (walk.kind() == hasParts) // in the colours of before: most tiles of text
            goesOn = walk.passAlike(2, 2);
        else if (size.part == 0)
            goesOn = walk.passAlike(size.head, 0);
        else
            goesOn = walk.passAlike(size.head, size.part);
    }
    m_tile = m_tiles - walk.left;
    return walk.at;
}

quint64 HextileBody::rawTileBytes(const RectangleContext& context, quint32 tile) const
{
    const auto width = static_cast<quint64>(tileExtent(tile % m_columns, context.rectangle.width));
    const auto height = static_cast<quint64>(tileExtent(tile / m_columns, context.rectangle.height));
    return width * height * static_cast<quint64>(context.format.pixelBytes());
}

quint64 HextileBody::next(const RectangleContext& context, quint8 byte)
{
    const auto pixel = static_cast<quint64>(context.format.pixelBytes());
    if (m_atCount) {
        m_atCount = false;
        ++m_tile;
        return quint64(byte) * m_partBytes;
    }
    if ((byte & isRaw) != 0) {
        const quint64 bytes = rawTileBytes(context, m_tile);
        ++m_tile;
        return bytes;
    }
    m_atCount = (byte & hasParts) != 0;
    if (m_atCount)
        m_partBytes = static_cast<quint8>(partBytes(byte, pixel));
    else
        ++m_tile;
    return colourBytes(byte, pixel);
}

Step TrleBody::begin(const RectangleContext& context)
{
    m_columns = tilesAlong(context.rectangle.width);
    m_tiles = m_columns * tilesAlong(context.rectangle.height);
    m_compactPixelBytes = static_cast<quint8>(context.format.compactPixelBytes());
    return m_tiles == 0 ? Step::finish() : Step::look(1);
}

Step TrleBody::take(const RectangleContext& context, const Item& item)
{
    switch (m_at) {
    case At::Kind:
        return takeKind(context, item.bytes[0]);
    case At::PlainRun:
        return takeLength(context, item.bytes[m_compactPixelBytes]);
    case At::PaletteRun:
        return takePaletteIndex(context, item.bytes[0]);
    case At::Length:
        break;
    }
    return takeLength(context, item.bytes[0]);
}

Step TrleBody::takeKind(const RectangleContext& context, quint8 kind)
{
    constexpr quint8 solid = 1;
    constexpr quint8 mostPacked = 16;
    constexpr quint8 packedReused = 127;
    constexpr quint8 plainRuns = 128;
    constexpr quint8 paletteReused = 129;
    m_pixelsLeft = static_cast<quint16>(tileWidth(context) * tileHeight(context));
    if (kind == 0)
        return nextTile(quint64(m_pixelsLeft) * m_compactPixelBytes);
    if (kind == solid)
        return nextTile(m_compactPixelBytes);
    if (kind <= mostPacked)
        m_palette = kind;
    if (kind <= mostPacked || kind == packedReused)
        return takePacked(context, kind == packedReused);
    if (kind == plainRuns)
        return beginRuns(context, At::PlainRun, 0);
    if (kind < plainRuns)
        return refuseRectangle(context, "the unknown tile kind %1", kind);
    if (kind != paletteReused)
        m_palette = kind - plainRuns;
    return beginRuns(context, At::PaletteRun, kind == paletteReused ? 0 : quint64(m_palette) * m_compactPixelBytes);
}

Step TrleBody::takePacked(const RectangleContext& context, bool isReused)
{
    constexpr quint8 mostColours = 16;
    if (m_palette < 2 || m_palette > mostColours)
        return refuseRectangle(context, "a tile of a palette of %1 colours", m_palette);
    const quint64 indices = packedRowBytes(tileWidth(context), m_palette) * static_cast<quint64>(tileHeight(context));
    return nextTile(indices + (isReused ? 0 : quint64(m_palette) * m_compactPixelBytes));
}

Step TrleBody::beginRuns(const RectangleContext& context, At kind, quint64 paletteBytes)
{
    if (kind == At::PaletteRun && m_palette == 0)
        return refuseRectangle(context, "a tile of a palette that never came");
    m_runs = kind;
    m_at = kind;
    Step step = nextRun();
    step.run = paletteBytes;
    return step;
}

Step TrleBody::nextRun() const
{
    return Step::look(m_runs == At::PlainRun ? m_compactPixelBytes + 1U : 1U);
}

Step TrleBody::takePaletteIndex(const RectangleContext& context, quint8 index)
{
    constexpr quint8 isRun = 0x80;
    if ((index & ~isRun) >= m_palette)
        return refuseRectangle(context,
                               QStringLiteral("colour %1 of a palette of %2").arg(index & ~isRun).arg(m_palette));
    if ((index & isRun) == 0)
        return takeLength(context, 0);
    m_at = At::Length;
    return Step::look(1);
}

Step TrleBody::takeLength(const RectangleContext& context, quint8 length)
{
    // A run is one pixel longer than the sum of its length bytes, of which only the last is not 255.
    constexpr quint8 goesOn = 255;
    const int pixels = length == goesOn ? goesOn : length + 1;
    if (pixels > m_pixelsLeft || (length == goesOn && pixels == m_pixelsLeft))
        return refuseRectangle(context, "a run that is longer than its tile");
    m_pixelsLeft = static_cast<quint16>(m_pixelsLeft - pixels);
    if (length == goesOn) {
        m_at = At::Length;
        return Step::look(1);
    }
    m_at = m_runs;
    return m_pixelsLeft == 0 ? nextTile() : nextRun();
}

Step TrleBody::nextTile(quint64 run)
{
    m_at = At::Kind;
    return ++m_tile == m_tiles ? Step::finish(run) : Step::look(1, run);
}

int TrleBody::tileWidth(const RectangleContext& context) const
{
    return tileExtent(m_tile % m_columns, context.rectangle.width);
}

int TrleBody::tileHeight(const RectangleContext& context) const
{
    return tileExtent(m_tile / m_columns, context.rectangle.height);
}

} // namespace clouddesk::rfb
