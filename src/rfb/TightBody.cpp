// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfb/RectangleBodies.h"

#include <QtEndian>

namespace clouddesk::rfb {

namespace {

using core::fail;

// rfbproto.rst, "Tight Encoding": rectangles are no wider. Servers do send wider ones of a single colour.
constexpr int maximumWidth = 2048;
constexpr quint64 minimumToCompress = 12;
constexpr quint8 moreFollows = 0x80;

// ITU-T T.81, table B.1
namespace jpegmarker {
constexpr quint8 prefix = 0xff;
constexpr quint8 temporary = 0x01;
constexpr quint8 firstRestart = 0xd0;
constexpr quint8 lastRestart = 0xd7;
constexpr quint8 startOfImage = 0xd8;
constexpr quint8 endOfImage = 0xd9;
constexpr quint8 startOfScan = 0xda;

bool isFrame(quint8 marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

bool isAlone(quint8 marker)
{
    return marker == temporary || (marker >= firstRestart && marker <= lastRestart);
}
} // namespace jpegmarker

} // namespace

core::Result<Step> TightBody::take(const RectangleContext& context, const Item& item)
{
    switch (m_at) {
    case At::Control:
        return takeControl(context, item.bytes[0]);
    case At::Filter:
        return takeFilter(context, item.bytes[0]);
    case At::PaletteSize:
        return takePaletteSize(context, item.bytes[0]);
    case At::Length:
        return takeLength(context, item.bytes);
    case At::Jpeg:
        return m_jpeg.take(context, item);
    case At::Png:
        break;
    }
    return takePng(context, item.bytes);
}

core::Result<Step> TightBody::takeControl(const RectangleContext& context, quint8 control)
{
    // The low four bits reset streams, the high four tell the kind.
    constexpr quint8 fill = 8;
    constexpr quint8 jpeg = 9;
    constexpr quint8 png = 10;
    constexpr quint8 isNotBasic = 8;
    constexpr quint8 withoutZlib = 10;
    constexpr quint8 withoutZlibFiltered = 14;
    const quint8 kind = control >> 4;
    m_streams.reset = control & 0xf;
    if (kind == fill)
        return Step::finish(static_cast<quint64>(context.format.tightPixelBytes()));
    if (kind == jpeg)
        return beginPicture(context, Data::Jpeg);
    if (m_isPng && kind == png)
        return beginPicture(context, Data::Png);
    m_usesZlib = (kind & isNotBasic) == 0;
    const bool isPlain = kind == withoutZlib || kind == withoutZlibFiltered;
    if (m_isPng || (!m_usesZlib && !(isPlain && context.announced.has(encoding::tightWithoutZlib))))
        return refuseRectangle(context, QStringLiteral("the unknown compression kind %1").arg(kind));
    return beginBasic(context, kind);
}

core::Result<Step> TightBody::beginBasic(const RectangleContext& context, quint8 kind)
{
    constexpr quint8 hasFilter = 4;
    constexpr quint8 streamMask = 3;
    if (context.rectangle.width > maximumWidth)
        return refuseRectangle(context, QStringLiteral("a width above %1").arg(maximumWidth));
    m_stream = kind & streamMask;
    if ((kind & hasFilter) == 0)
        return beginData(context, quint64(context.rectangle.width) * quint64(context.format.tightPixelBytes()), 0);
    m_at = At::Filter;
    return Step::look(1);
}

core::Result<Step> TightBody::takeFilter(const RectangleContext& context, quint8 filter)
{
    constexpr quint8 palette = 1;
    constexpr quint8 gradient = 2;
    if (filter > gradient)
        return refuseRectangle(context, QStringLiteral("the unknown filter %1").arg(filter));
    if (filter == gradient && context.format.bitsPerPixel == 8)
        return refuseRectangle(context, QStringLiteral("the gradient filter for pixels of 8 bits"));
    if (filter != palette)
        return beginData(context, quint64(context.rectangle.width) * quint64(context.format.tightPixelBytes()), 0);
    m_at = At::PaletteSize;
    return Step::look(1);
}

core::Result<Step> TightBody::takePaletteSize(const RectangleContext& context, quint8 lastColour)
{
    if (lastColour == 0)
        return refuseRectangle(context, QStringLiteral("a palette of one colour"));
    const auto width = static_cast<quint64>(context.rectangle.width);
    const quint64 palette = (quint64(lastColour) + 1) * static_cast<quint64>(context.format.tightPixelBytes());
    return beginData(context, lastColour == 1 ? (width + 7) / 8 : width, palette);
}

core::Result<Step> TightBody::beginData(const RectangleContext& context, quint64 rowBytes, quint64 afterRun)
{
    const quint64 plain = rowBytes * static_cast<quint64>(context.rectangle.height);
    if (plain < minimumToCompress || !m_usesZlib)
        return Step::finish(afterRun + plain);
    m_streams.used = static_cast<quint8>(1U << m_stream);
    m_most = mostCompressed(plain);
    m_at = At::Length;
    return Step::look(1, afterRun);
}

core::Result<Step> TightBody::beginPicture(const RectangleContext& context, Data data)
{
    if (context.format.bitsPerPixel == 8)
        return refuseRectangle(context, QStringLiteral("a picture for pixels of 8 bits"));
    m_data = data;
    m_most = mostCompressed(4 * context.area());
    m_at = At::Length;
    return Step::look(1);
}

core::Result<Step> TightBody::takeLength(const RectangleContext& context, Bytes item)
{
    constexpr size_t mostBytes = 3;
    const quint8 last = item.back();
    if ((last & moreFollows) != 0 && item.size() < mostBytes)
        return Step::extend(item.size() + 1);
    m_length = 0;
    for (size_t i = 0; i < item.size(); ++i)
        m_length |= quint64(i == mostBytes - 1 ? item[i] : item[i] & ~moreFollows) << (7 * i);
    if (m_length == 0)
        return refuseRectangle(context, QStringLiteral("no data"));
    if (m_length > m_most)
        return refuseRectangle(context, QStringLiteral("a compressed length of %1 bytes").arg(m_length));
    if (m_data == Data::Zlib)
        return Step::finish(m_length);
    if (m_data == Data::Png)
        return beginPng(context, m_length);
    m_at = At::Jpeg;
    m_jpeg = JpegBody(m_length, true);
    return m_jpeg.begin(context);
}

// PNG, 5.2 and 11.2.2: signature, length and name of the first chunk, width, height.
core::Result<Step> TightBody::beginPng(const RectangleContext& context, quint64 length)
{
    constexpr size_t headBytes = 24;
    if (length < headBytes)
        return refuseRectangle(context, QStringLiteral("a PNG picture of %1 bytes").arg(length));
    m_at = At::Png;
    return Step::look(headBytes);
}

core::Result<Step> TightBody::takePng(const RectangleContext& context, Bytes item) const
{
    constexpr std::array<quint8, 16> start = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n',
                                              0,    0,   0,   13,  'I',  'H',  'D',  'R'};
    if (!std::equal(start.begin(), start.end(), item.begin()))
        return refuseRectangle(context, QStringLiteral("something else than a PNG picture"));
    const quint8* const size = item.data() + start.size();
    const auto checked = checkPictureSize(context, qFromBigEndian<quint32>(size), qFromBigEndian<quint32>(size + 4));
    if (!checked)
        return fail(checked);
    return Step::finish(m_length - item.size());
}

core::Result<Step> JpegBody::begin(const RectangleContext& context)
{
    return look(context, At::Start, 2);
}

core::Result<Step> JpegBody::take(const RectangleContext& context, const Item& item)
{
    switch (m_at) {
    case At::Start:
        if (item.bytes[0] != jpegmarker::prefix || item.bytes[1] != jpegmarker::startOfImage)
            return refuseRectangle(context, QStringLiteral("something else than a JPEG picture"));
        return look(context, At::Marker, 2);
    case At::Marker:
        return takeMarker(context, item.bytes);
    case At::Segment:
        return takeSegment(context, qFromBigEndian<quint16>(item.bytes.data()));
    case At::Frame:
        return takeFrame(context, item.bytes);
    case At::ScanHeader:
        return lookForMark(context);
    case At::Scan:
        break;
    }
    return takeScan(context, item);
}

core::Result<Step> JpegBody::takeMarker(const RectangleContext& context, Bytes item)
{
    // Fill bytes may stand before a marker; then the item is the one byte after them.
    const bool isPrefixed = item.size() == 1 || item[0] == jpegmarker::prefix;
    m_marker = item.back();
    if (!isPrefixed || m_marker == 0 || m_marker == jpegmarker::startOfImage)
        return refuseRectangle(context, QStringLiteral("a JPEG picture with a broken segment"));
    if (m_marker == jpegmarker::prefix)
        return look(context, At::Marker, 1);
    if (jpegmarker::isAlone(m_marker))
        return m_isInScan ? lookForMark(context) : look(context, At::Marker, 2);
    m_isInScan = false;
    if (m_marker != jpegmarker::endOfImage)
        return look(context, At::Segment, 2);
    if (!m_hasFrame)
        return refuseRectangle(context, QStringLiteral("a JPEG picture without a size"));
    return Step::finish();
}

core::Result<Step> JpegBody::takeSegment(const RectangleContext& context, quint16 length)
{
    constexpr quint16 ownBytes = 2;
    constexpr quint16 frameBytes = 5; // precision, height, width
    const auto rest = static_cast<quint16>(length - ownBytes);
    if (length <= ownBytes)
        return refuseRectangle(context, QStringLiteral("a JPEG segment of %1 bytes").arg(length));
    if (m_marker == jpegmarker::startOfScan && !m_hasFrame)
        return refuseRectangle(context, QStringLiteral("a JPEG picture without a size"));
    if (m_marker == jpegmarker::startOfScan)
        return look(context, At::ScanHeader, 1, rest - 1U);
    if (!jpegmarker::isFrame(m_marker))
        return look(context, At::Marker, 2, rest);
    if (rest < frameBytes)
        return refuseRectangle(context, QStringLiteral("a JPEG frame header of %1 bytes").arg(length));
    m_restOfFrame = rest - frameBytes;
    return look(context, At::Frame, frameBytes);
}

core::Result<Step> JpegBody::takeFrame(const RectangleContext& context, Bytes item)
{
    const auto height = qFromBigEndian<quint16>(item.data() + 1);
    const auto width = qFromBigEndian<quint16>(item.data() + 3);
    if (const auto checked = checkPictureSize(context, width, height); !checked)
        return fail(checked);
    m_hasFrame = true;
    return m_isLengthKnown ? Step::finish(m_left) : look(context, At::Marker, 2, m_restOfFrame);
}

core::Result<Step> JpegBody::takeScan(const RectangleContext& context, const Item& item)
{
    m_left -= std::min(m_left, item.passed + item.bytes.size());
    const bool isData = item.bytes.back() == 0;
    return isData ? lookForMark(context) : takeMarker(context, item.bytes);
}

core::Result<Step> JpegBody::lookForMark(const RectangleContext& context)
{
    if (m_left == 0)
        return refuseRectangle(context, QStringLiteral("a JPEG picture without an end"));
    m_isInScan = true;
    m_at = At::Scan;
    return Step::lookAtMark(2, m_left);
}

core::Result<Step> JpegBody::look(const RectangleContext& context, At next, size_t item, quint64 afterRun)
{
    if (m_left < afterRun + item)
        return refuseRectangle(context, QStringLiteral("a JPEG picture that ends too soon or too late"));
    m_left -= afterRun + item;
    m_at = next;
    return Step::look(item, afterRun);
}

} // namespace clouddesk::rfb
