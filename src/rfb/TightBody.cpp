// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfb/RectangleBodies.h"

#include <QtEndian>

namespace clouddesk::rfb {

namespace {

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

Step TightBody::take(const RectangleContext& context, const Item& item)
{
    size_t used = 0;
    switch (m_at) {
    case At::Head:
        return takeHead(context, item.bytes, used);
    case At::Length:
        return takeLength(context, item.bytes, used);
    case At::Jpeg:
        return m_jpeg.take(context, item);
    case At::Png:
        break;
    }
    return takePng(context, item.bytes);
}

Step TightBody::skim(const RectangleContext& context, Step step, Bytes& input)
{
    while (step.item != 0 && m_at <= At::Length && input.size() >= step.run + step.item) {
        const Bytes seen = input.subspan(step.run);
        size_t used = 0;
        const Step next = m_at == At::Head ? takeHead(context, seen, used) : takeLength(context, seen, used);
        if (next.kind == Step::Kind::Extend) {
            step.item = next.item;
            break;
        }
        input = input.subspan(step.run + (next.isRefused() && m_at != At::Length ? 0 : used));
        step = next;
        if (next.isRefused())
            break;
    }
    return step;
}

Step TightBody::takeHead(const RectangleContext& context, Bytes seen, size_t& used)
{
    // The low four bits reset streams, the high four tell the kind.
    constexpr quint8 fill = 8;
    constexpr quint8 jpeg = 9;
    constexpr quint8 png = 10;
    constexpr quint8 isNotBasic = 8;
    constexpr quint8 withoutZlib = 10;
    constexpr quint8 withoutZlibFiltered = 14;
    const quint8 kind = seen[0] >> 4;
    m_streams.reset = seen[0] & 0xf;
    used = 1;
    if (kind == fill)
        return Step::finish(static_cast<quint64>(context.format.tightPixelBytes()));
    if (context.isOversized)
        return refuseOversized(context);
    if (kind == jpeg)
        return beginPicture(context, Data::Jpeg, seen, used);
    if (m_isPng && kind == png)
        return beginPicture(context, Data::Png, seen, used);
    m_usesZlib = (kind & isNotBasic) == 0;
    const bool isPlain = kind == withoutZlib || kind == withoutZlibFiltered;
    if (m_isPng || (!m_usesZlib && !(isPlain && context.announced.has(encoding::tightWithoutZlib))))
        return refuseRectangle(context, "the unknown compression kind %1", kind);
    return takeFilter(context, kind, seen, used);
}

Step TightBody::takeFilter(const RectangleContext& context, quint8 kind, Bytes seen, size_t& used)
{
    constexpr quint8 hasFilter = 4;
    constexpr quint8 streamMask = 3;
    constexpr quint8 palette = 1;
    constexpr quint8 gradient = 2;
    if (context.rectangle.width > maximumWidth)
        return refuseRectangle(context, "a width above %1", maximumWidth);
    m_stream = kind & streamMask;
    const auto width = static_cast<quint64>(context.rectangle.width);
    const auto pixel = static_cast<quint64>(context.format.tightPixelBytes());
    if ((kind & hasFilter) == 0)
        return beginData(context, width * pixel, 0, seen, used);
    if (seen.size() < 2)
        return Step::extend(2);
    const quint8 filter = seen[1];
    used = 2;
    if (filter > gradient)
        return refuseRectangle(context, "the unknown filter %1", filter);
    if (filter == gradient && context.format.bitsPerPixel == 8)
        return refuseRectangle(context, "the gradient filter for pixels of 8 bits");
    if (filter != palette)
        return beginData(context, width * pixel, 0, seen, used);
    if (seen.size() < 3)
        return Step::extend(3);
    const quint8 lastColour = seen[2];
    used = 3;
    if (lastColour == 0)
        return refuseRectangle(context, "a palette of one colour");
    return beginData(context, lastColour == 1 ? (width + 7) / 8 : width, (quint64(lastColour) + 1) * pixel, seen, used);
}

Step TightBody::beginData(const RectangleContext& context, quint64 rowBytes, quint64 paletteBytes, Bytes seen,
                          size_t& used)
{
    const quint64 plain = rowBytes * static_cast<quint64>(context.rectangle.height);
    if (plain < minimumToCompress || !m_usesZlib)
        return Step::finish(paletteBytes + plain);
    m_streams.used = static_cast<quint8>(1U << m_stream);
    m_most = mostCompressed(plain);
    if (paletteBytes == 0)
        return takeLength(context, seen, used);
    m_at = At::Length;
    if (seen.size() < used + paletteBytes + mostLengthBytes)
        return Step::look(1, paletteBytes);
    used += paletteBytes;
    return takeLength(context, seen, used);
}

Step TightBody::beginPicture(const RectangleContext& context, Data data, Bytes seen, size_t& used)
{
    if (context.format.bitsPerPixel == 8)
        return refuseRectangle(context, "a picture for pixels of 8 bits");
    m_data = data;
    m_most = mostCompressed(4 * context.area());
    return takeLength(context, seen, used);
}

Step TightBody::takeLength(const RectangleContext& context, Bytes seen, size_t& used)
{
    constexpr int mostShift = 7 * (mostLengthBytes - 1); // of the last byte, which has eight bits
    m_length = 0;
    bool isLast = false;
    size_t end = used;
    for (int shift = 0; !isLast; shift += 7, ++end) {
        if (end == seen.size())
            return Step::extend(end + 1);
        const quint8 byte = seen[end];
        isLast = shift == mostShift || (byte & moreFollows) == 0;
        m_length |= quint64(isLast ? byte : byte & ~moreFollows) << shift;
    }
    if (m_length == 0)
        return refuseRectangle(context, "no data");
    if (m_length > m_most)
        return refuseRectangle(context, "a compressed length of %1 bytes", m_length);
    used = end;
    if (m_data == Data::Zlib)
        return Step::finish(m_length);
    if (m_data == Data::Png)
        return beginPng(context, m_length);
    m_at = At::Jpeg;
    m_jpeg = JpegBody(m_length, true);
    return m_jpeg.begin(context);
}

// PNG, 5.2 and 11.2.2: signature, length and name of the first chunk, width, height.
Step TightBody::beginPng(const RectangleContext& context, quint64 length)
{
    constexpr size_t headBytes = 24;
    if (length < headBytes)
        return refuseRectangle(context, "a PNG picture of %1 bytes", length);
    m_at = At::Png;
    return Step::look(headBytes);
}

Step TightBody::takePng(const RectangleContext& context, Bytes item) const
{
    constexpr std::array<quint8, 16> start = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n',
                                              0,    0,   0,   13,  'I',  'H',  'D',  'R'};
    if (!std::equal(start.begin(), start.end(), item.begin()))
        return refuseRectangle(context, "something else than a PNG picture");
    const quint8* const size = item.data() + start.size();
    if (!checkPictureSize(context, qFromBigEndian<quint32>(size), qFromBigEndian<quint32>(size + 4)))
        return Step::refused();
    return Step::finish(m_length - item.size());
}

Step JpegBody::begin(const RectangleContext& context)
{
    return look(context, At::Start, 2);
}

Step JpegBody::take(const RectangleContext& context, const Item& item)
{
    switch (m_at) {
    case At::Start:
        if (item.bytes[0] != jpegmarker::prefix || item.bytes[1] != jpegmarker::startOfImage)
            return refuseRectangle(context, "something else than a JPEG picture");
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

Step JpegBody::takeMarker(const RectangleContext& context, Bytes item)
{
    // Fill bytes may stand before a marker; then the item is the one byte after them.
    const bool isPrefixed = item.size() == 1 || item[0] == jpegmarker::prefix;
    m_marker = item.back();
    if (!isPrefixed || m_marker == 0 || m_marker == jpegmarker::startOfImage)
        return refuseRectangle(context, "a JPEG picture with a broken segment");
    if (m_marker == jpegmarker::prefix)
        return look(context, At::Marker, 1);
    if (jpegmarker::isAlone(m_marker))
        return m_isInScan ? lookForMark(context) : look(context, At::Marker, 2);
    m_isInScan = false;
    if (m_marker != jpegmarker::endOfImage)
        return look(context, At::Segment, 2);
    if (!m_hasFrame)
        return refuseRectangle(context, "a JPEG picture without a size");
    return Step::finish();
}

Step JpegBody::takeSegment(const RectangleContext& context, quint16 length)
{
    constexpr quint16 ownBytes = 2;
    constexpr quint16 frameBytes = 5; // precision, height, width
    const auto rest = static_cast<quint16>(length - ownBytes);
    if (length <= ownBytes)
        return refuseRectangle(context, "a JPEG segment of %1 bytes", length);
    if (m_marker == jpegmarker::startOfScan && !m_hasFrame)
        return refuseRectangle(context, "a JPEG picture without a size");
    if (m_marker == jpegmarker::startOfScan)
        return look(context, At::ScanHeader, 1, rest - 1U);
    if (!jpegmarker::isFrame(m_marker))
        return look(context, At::Marker, 2, rest);
    if (rest < frameBytes)
        return refuseRectangle(context, "a JPEG frame header of %1 bytes", length);
    m_restOfFrame = rest - frameBytes;
    return look(context, At::Frame, frameBytes);
}

Step JpegBody::takeFrame(const RectangleContext& context, Bytes item)
{
    const auto height = qFromBigEndian<quint16>(item.data() + 1);
    const auto width = qFromBigEndian<quint16>(item.data() + 3);
    if (!checkPictureSize(context, width, height))
        return Step::refused();
    m_hasFrame = true;
    return m_isLengthKnown ? Step::finish(m_left) : look(context, At::Marker, 2, m_restOfFrame);
}

Step JpegBody::takeScan(const RectangleContext& context, const Item& item)
{
    m_left -= std::min(m_left, item.passed + item.bytes.size());
    const bool isData = item.bytes.back() == 0;
    return isData ? lookForMark(context) : takeMarker(context, item.bytes);
}

Step JpegBody::lookForMark(const RectangleContext& context)
{
    if (m_left == 0)
        return refuseRectangle(context, "a JPEG picture without an end");
    m_isInScan = true;
    m_at = At::Scan;
    return Step::lookAtMark(2, m_left);
}

Step JpegBody::look(const RectangleContext& context, At next, size_t item, quint64 afterRun)
{
    if (m_left < afterRun + item)
        return refuseRectangle(context, "a JPEG picture that ends too soon or too late");
    m_left -= afterRun + item;
    m_at = next;
    return Step::look(item, afterRun);
}

} // namespace clouddesk::rfb
