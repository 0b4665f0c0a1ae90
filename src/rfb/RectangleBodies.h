// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "rfb/EncodingSet.h"
#include "rfb/ItemReader.h"
#include "rfb/Limits.h"
#include "rfb/PixelFormat.h"

#include <QtEndian>

#include <variant>

namespace clouddesk::rfb {

/// What the length of a rectangle's body depends on, besides the body.
struct RectangleContext
{
    Rectangle rectangle;
    PixelFormat format;
    EncodingSet announced;
    /// Of more pixels than a rectangle may draw, unless they have one colour.
    bool isOversized = false;
    /// Where a refusal says why.
    core::Error* refusal = nullptr;

    /// In pixels, and in bytes as they are without compression.
    [[nodiscard]] quint64 area() const { return static_cast<quint64>(rectangle.pixels()); }
    [[nodiscard]] quint64 plainBytes() const { return area() * static_cast<quint64>(format.pixelBytes()); }
};

/// What a parser looks at next, and what it was given.
struct Item
{
    Bytes bytes;
    /// How many bytes the run before it had.
    quint64 passed = 0;
};

/// Which of the session's compression streams a rectangle uses and resets: bits 0 to 3 are Tight's, then Zlib's,
/// ZRLE's.
struct StreamUse
{
    static constexpr quint8 zlib = 1U << 4;
    static constexpr quint8 zrle = 1U << 5;

    quint8 used = 0;
    quint8 reset = 0;
};

// One class per family of encodings, each a state machine: begin() gives the first step, take() the next one for each
// item. They hold a few numbers, no bytes of the stream. A step fits two registers, which a Result does not, and there
// are some for every few bytes of a stream: so a refusal is a step too, and its reason lies in the context.

/// A length of four bytes, then so many bytes (Zlib, ZRLE, H.264, desktop names).
class CountedBody
{
public:
    /// gap: bytes between length and data; most: what the length may say; field: what a refusal calls it.
    CountedBody(quint8 gap, quint64 most, const char* field, core::ErrorCode code = core::ErrorCode::RfbProtocolFailed)
        : m_most(most)
        , m_field(field)
        , m_code(code)
        , m_gap(gap)
    {
    }
    /// Looks at the length; refuses one above most.
    [[nodiscard]] Step begin() const { return Step::look(4); }
    [[nodiscard]] Step take(const RectangleContext& context, const Item& item) const
    {
        const auto length = qFromBigEndian<quint32>(item.bytes.data());
        return length <= m_most ? Step::finish(m_gap + quint64(length)) : refuse(context, length);
    }

private:
    [[gnu::cold]] Step refuse(const RectangleContext& context, quint32 length) const;

    quint64 m_most;
    const char* m_field;
    core::ErrorCode m_code;
    quint8 m_gap;
};

/// A count, then so many screens (rfbproto.rst, "ExtendedDesktopSize").
class ScreensBody
{
public:
    /// Looks at the count and lets 16 bytes a screen pass.
    [[nodiscard]] Step begin() const { return Step::look(4); }
    [[nodiscard]] Step take(const RectangleContext& context, const Item& item) const;
};

/// A type, then two pictures of one kind or one of the other (rfbproto.rst, "VMware Cursor").
class VmwareCursorBody
{
public:
    /// Looks at the type, which says how long the pictures are; refuses an unknown one.
    [[nodiscard]] Step begin() const { return Step::look(2); }
    [[nodiscard]] Step take(const RectangleContext& context, const Item& item) const;
};

/// RRE and CoRRE (RFC 6143, 7.7.3; rfbproto.rst, "CoRRE").
class RreBody
{
public:
    explicit RreBody(bool isCompact)
        : m_isCompact(isCompact)
    {
    }
    /// Looks at the count, then at each subrectangle; refuses what lies outside.
    [[nodiscard]] Step begin() const { return Step::look(4); }
    [[nodiscard]] Step take(const RectangleContext& context, const Item& item);

private:
    [[nodiscard]] Step takeCount(const RectangleContext& context, quint32 count);
    [[nodiscard]] bool isPartInside(const RectangleContext& context, const quint8* place) const;

    bool m_isCompact;
    bool m_hasCount = false;
    quint32 m_left = 0;
};

/// RFC 6143, 7.7.4.
class HextileBody
{
public:
    /// Looks at each tile's kind and counts; refuses unknown kinds.
    [[nodiscard]] Step begin(const RectangleContext& context);
    [[nodiscard]] Step take(const RectangleContext& context, const Item& item);
    /// Goes over the tiles that are whole in the input, which come by the thousand, from this step on; gives the step
    /// that remains. Stops before what take() refuses.
    [[nodiscard]] Step skim(const RectangleContext& context, Step step, Bytes& input);

private:
    static constexpr quint8 mostKind = 31;

    [[nodiscard]] bool isAllowed(quint8 byte) const { return m_atCount || byte <= mostKind; }
    [[nodiscard]] quint64 skimTiles(const RectangleContext& context, Bytes input);
    [[nodiscard]] quint64 rawTileBytes(const RectangleContext& context, quint32 tile) const;
    /// How many bytes pass after this one.
    [[nodiscard]] quint64 next(const RectangleContext& context, quint8 byte);
    [[nodiscard]] Step stepAfter(quint64 run) const
    {
        return m_tile == m_tiles ? Step::finish(run) : Step::look(1, run);
    }

    quint32 m_columns = 0;
    quint32 m_tiles = 0;
    quint32 m_tile = 0;
    quint8 m_partBytes = 0;
    bool m_atCount = false;
};

/// RFC 6143, 7.7.5.
class TrleBody
{
public:
    /// Looks at each tile's kind and at the lengths of its runs; refuses what does not fit the tile.
    [[nodiscard]] Step begin(const RectangleContext& context);
    [[nodiscard]] Step take(const RectangleContext& context, const Item& item);

private:
    enum class At : quint8 { Kind, PlainRun, PaletteRun, Length };

    [[nodiscard]] Step takeKind(const RectangleContext& context, quint8 kind);
    [[nodiscard]] Step takePacked(const RectangleContext& context, bool isReused);
    [[nodiscard]] Step takePaletteIndex(const RectangleContext& context, quint8 index);
    [[nodiscard]] Step takeLength(const RectangleContext& context, quint8 length);
    [[nodiscard]] Step beginRuns(const RectangleContext& context, At kind, quint64 paletteBytes);
    [[nodiscard]] Step nextRun() const;
    [[nodiscard]] Step nextTile(quint64 run = 0);
    [[nodiscard]] int tileWidth(const RectangleContext& context) const;
    [[nodiscard]] int tileHeight(const RectangleContext& context) const;

    quint32 m_columns = 0;
    quint32 m_tiles = 0;
    quint32 m_tile = 0;
    quint16 m_pixelsLeft = 0;
    quint8 m_palette = 0;
    quint8 m_compactPixelBytes = 0;
    At m_at = At::Kind;
    At m_runs = At::PlainRun;
};

/// A JPEG picture, walked to its frame header to compare sizes. Where nothing says how long it is (rfbproto.rst, "JPEG
/// Encoding"), on to its end.
class JpegBody
{
public:
    /// bytes: how long it is, or the most it may be.
    JpegBody(quint64 bytes, bool isLengthKnown)
        : m_left(bytes)
        , m_isLengthKnown(isLengthKnown)
    {
    }
    /// Looks at each marker up to the frame header; refuses what is no JPEG or has another size than the rectangle.
    [[nodiscard]] Step begin(const RectangleContext& context);
    [[nodiscard]] Step take(const RectangleContext& context, const Item& item);

private:
    enum class At : quint8 { Start, Marker, Segment, Frame, ScanHeader, Scan };

    [[nodiscard]] Step takeMarker(const RectangleContext& context, Bytes item);
    [[nodiscard]] Step takeSegment(const RectangleContext& context, quint16 length);
    [[nodiscard]] Step takeFrame(const RectangleContext& context, Bytes item);
    [[nodiscard]] Step takeScan(const RectangleContext& context, const Item& item);
    [[nodiscard]] Step lookForMark(const RectangleContext& context);
    [[nodiscard]] Step look(const RectangleContext& context, At next, size_t item, quint64 afterRun = 0);

    quint64 m_left;
    quint16 m_restOfFrame = 0;
    quint8 m_marker = 0;
    bool m_isLengthKnown;
    bool m_hasFrame = false;
    bool m_isInScan = false;
    At m_at = At::Start;
};

/// Tight and Tight PNG (rfbproto.rst).
class TightBody
{
public:
    explicit TightBody(bool isPng)
        : m_isPng(isPng)
    {
    }
    /// Looks at the control byte, the filter and the length of the data, or at the picture's own header.
    [[nodiscard]] Step begin() const { return Step::look(1); }
    [[nodiscard]] Step take(const RectangleContext& context, const Item& item);
    /// The short way through what stands before the data, as far as it is in the input; see HextileBody.
    [[nodiscard, gnu::flatten]] Step skim(const RectangleContext& context, Step step, Bytes& input);
    /// What this rectangle does to them, known when its head has been seen.
    [[nodiscard]] StreamUse streams() const { return m_streams; }

private:
    /// Head: what stands before the data; but after a palette, the length is an item of its own.
    enum class At : quint8 { Head, Length, Jpeg, Png };
    enum class Data : quint8 { Zlib, Jpeg, Png };
    static constexpr size_t mostLengthBytes = 3;

    // Each of these is given the item from its first byte on, or more than that, and how much of it is used; where it
    // is too short, it is to be given again. A length that is refused is not used, but the palette before it is.
    [[nodiscard]] Step takeHead(const RectangleContext& context, Bytes seen, size_t& used);
    [[nodiscard]] Step takeFilter(const RectangleContext& context, quint8 kind, Bytes seen, size_t& used);
    [[nodiscard]] Step beginData(const RectangleContext& context, quint64 rowBytes, quint64 paletteBytes, Bytes seen,
                                 size_t& used);
    [[nodiscard]] Step beginPicture(const RectangleContext& context, Data data, Bytes seen, size_t& used);
    [[nodiscard]] Step takeLength(const RectangleContext& context, Bytes seen, size_t& used);
    [[nodiscard]] Step beginPng(const RectangleContext& context, quint64 length);
    [[nodiscard]] Step takePng(const RectangleContext& context, Bytes item) const;

    quint64 m_most = 0; // that the length may say
    quint64 m_length = 0;
    JpegBody m_jpeg = JpegBody(0, true);
    bool m_isPng;
    bool m_usesZlib = true;
    quint8 m_stream = 0;
    Data m_data = Data::Zlib;
    At m_at = At::Head;
    StreamUse m_streams;
};

using RectangleBody = std::variant<std::monostate, CountedBody, ScreensBody, VmwareCursorBody, RreBody, HextileBody,
                                   TrleBody, TightBody, JpegBody>;

/// A refusal in words that begin with "the server sent", for a rectangle that breaks its encoding's rules.
[[gnu::cold]] Step refuseRectangle(const RectangleContext& context, const QString& what,
                                   core::ErrorCode code = core::ErrorCode::RfbProtocolFailed);
/// The same in ASCII, with %1 for the number if there is one. The text is made in here and not where it is called, for
/// that would take its room on the stack from each rectangle.
[[gnu::cold]] Step refuseRectangle(const RectangleContext& context, const char* what);
[[gnu::cold]] Step refuseRectangle(const RectangleContext& context, const char* what, quint64 number);
/// For a rectangle of too many pixels.
[[gnu::cold]] Step refuseOversized(const RectangleContext& context);
/// A picture within a rectangle must have the rectangle's size; if not, it is refused.
bool checkPictureSize(const RectangleContext& context, quint32 width, quint32 height);
/// The most that a picture of that many bytes may take compressed. Deflate's and JPEG's own overhead is far smaller.
inline quint64 mostCompressed(quint64 plainBytes)
{
    return plainBytes + plainBytes / 8 + quint64(64) * 1024;
}

} // namespace clouddesk::rfb
