// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfb/RectangleMeasure.h"

#include <QtEndian>

namespace clouddesk::rfb {

namespace {

using core::ErrorCode;
using core::fail;
using Progress = RectangleMeasure::Progress;

// A whole screen of 5K in one rectangle; servers split far smaller.
constexpr qint64 maximumRectanglePixels = qint64(16) * 1024 * 1024;
constexpr int maximumCursorSide = 1024;
constexpr int hextileSide = 16;
// rfbproto.rst, "Tight encoding": no rectangle is wider, and decoders size their gradient rows by it.
constexpr int maximumGradientWidth = 2048;
constexpr qint64 tightMinimumToCompress = 12;

std::unexpected<core::Error> malformed(const QString& text)
{
    return fail(ErrorCode::RfbProtocolFailed, text);
}

core::Result<Progress> complete(qint64 size)
{
    return Progress{size, true};
}

core::Result<Progress> need(qint64 size)
{
    return Progress{size, false};
}

qint64 available(Bytes body)
{
    return static_cast<qint64>(body.size());
}

bool isPixels(qint32 code)
{
    return code == encoding::raw || code == encoding::copyRect || code == encoding::hextile ||
           code == encoding::tight || code == encoding::zrle;
}

bool isPseudo(qint32 code)
{
    return code == encoding::desktopSize || code == encoding::pointerPosition || code == encoding::richCursor ||
           code == encoding::desktopName || code == encoding::extendedDesktopSize ||
           code == encoding::cursorWithAlpha || code == encoding::vmwareCursorPosition || code == encoding::ledState ||
           code == encoding::qemuExtendedKey || code == encoding::extendedMouseButtons;
}

bool isCursor(qint32 code)
{
    return code == encoding::richCursor || code == encoding::cursorWithAlpha;
}

/// rfbproto.rst, "Cursor With Alpha": an encoding and pixels in it. Raw is what servers send.
core::Result<Progress> measureAlphaCursor(const Rectangle& rectangle, Bytes body)
{
    constexpr qint64 headSize = 4;
    if (available(body) < headSize)
        return need(headSize);
    const auto inner = qFromBigEndian<qint32>(body.data());
    if (inner != encoding::raw)
        return malformed(QStringLiteral("the server sent a pointer in encoding %1").arg(inner));
    return complete(headSize + rectangle.pixels() * bytesPerPixel);
}

/// Where a Tight "compact length" (one to three bytes) at this offset ends, and what it says.
struct CompactLength
{
    qint64 end = 0;
    qint64 value = 0;
    bool isComplete = false;
};

CompactLength readCompactLength(Bytes body, qint64 offset)
{
    CompactLength length;
    for (int i = 0; i < 3; ++i) {
        if (offset + i >= available(body))
            return {offset + i + 1, 0, false};
        const quint8 byte = body[static_cast<size_t>(offset + i)];
        const bool isLast = i == 2 || (byte & 0x80) == 0;
        length.value |= qint64(i == 2 ? byte : byte & 0x7f) << (7 * i);
        if (isLast)
            return {offset + i + 1, length.value, true};
    }
    return length;
}

core::Result<Progress> measureCompact(Bytes body, qint64 offset)
{
    const CompactLength length = readCompactLength(body, offset);
    if (!length.isComplete)
        return need(length.end);
    if (length.value == 0)
        return malformed(QStringLiteral("a Tight rectangle has no data"));
    return complete(length.end + length.value);
}

} // namespace

core::Result<void> RectangleMeasure::begin(const Rectangle& rectangle)
{
    m_rectangle = rectangle;
    m_offset = 0;
    m_tile = 0;
    if (isPixels(rectangle.encoding)) {
        if (rectangle.encoding != encoding::copyRect && rectangle.pixels() > maximumRectanglePixels)
            return fail(ErrorCode::RfbLimitExceeded, QStringLiteral("the server sent a rectangle of %1 x %2 pixels")
                                                         .arg(rectangle.width)
                                                         .arg(rectangle.height));
        return {};
    }
    if (!isPseudo(rectangle.encoding))
        return malformed(
            QStringLiteral("the server used encoding %1, which was not asked for").arg(rectangle.encoding));
    if (isCursor(rectangle.encoding) && (rectangle.width > maximumCursorSide || rectangle.height > maximumCursorSide))
        return fail(
            ErrorCode::RfbLimitExceeded,
            QStringLiteral("the server sent a pointer of %1 x %2 pixels").arg(rectangle.width).arg(rectangle.height));
    return {};
}

core::Result<Progress> RectangleMeasure::measure(Bytes body)
{
    const qint64 size = m_rectangle.pixels() * bytesPerPixel;
    switch (m_rectangle.encoding) {
    case encoding::raw:
        return complete(size);
    case encoding::copyRect:
        return complete(4);
    case encoding::hextile:
        return measureHextile(body);
    case encoding::tight:
        return measureTight(body);
    case encoding::zrle:
        return measureZrle(body);
    case encoding::richCursor:
        return complete(size + qint64((m_rectangle.width + 7) / 8) * m_rectangle.height);
    case encoding::cursorWithAlpha:
        return measureAlphaCursor(m_rectangle, body);
    case encoding::ledState:
        return complete(1);
    case encoding::extendedDesktopSize:
        return body.empty() ? need(4) : complete(4 + 16 * qint64(body[0]));
    case encoding::desktopName: {
        if (available(body) < 4)
            return need(4);
        const auto length = qFromBigEndian<quint32>(body.data());
        if (length > maximumTextBytes)
            return fail(ErrorCode::RfbLimitExceeded,
                        QStringLiteral("the server sent a desktop name of %1 bytes").arg(length));
        return complete(4 + qint64(length));
    }
    default:
        return complete(0);
    }
}

core::Result<Progress> RectangleMeasure::measureHextile(Bytes body)
{
    // RFC 6143, 7.7.4
    constexpr quint8 isRaw = 1;
    constexpr quint8 hasBackground = 2;
    constexpr quint8 hasForeground = 4;
    constexpr quint8 hasSubrectangles = 8;
    constexpr quint8 areColoured = 16;
    const int columns = (m_rectangle.width + hextileSide - 1) / hextileSide;
    const int rows = (m_rectangle.height + hextileSide - 1) / hextileSide;
    for (; m_tile < qint64(columns) * rows; ++m_tile) {
        if (available(body) <= m_offset)
            return need(m_offset + 1);
        const quint8 kind = body[static_cast<size_t>(m_offset)];
        qint64 size = 1;
        if ((kind & isRaw) != 0) {
            const int width = std::min<int>(hextileSide, m_rectangle.width - int(m_tile % columns) * hextileSide);
            const int height = std::min<int>(hextileSide, m_rectangle.height - int(m_tile / columns) * hextileSide);
            size += qint64(width) * height * bytesPerPixel;
        } else {
            size += (kind & hasBackground) != 0 ? bytesPerPixel : 0;
            size += (kind & hasForeground) != 0 ? bytesPerPixel : 0;
            if ((kind & hasSubrectangles) != 0) {
                if (available(body) <= m_offset + size)
                    return need(m_offset + size + 1);
                const qint64 count = body[static_cast<size_t>(m_offset + size)];
                size += 1 + count * ((kind & areColoured) != 0 ? bytesPerPixel + 2 : 2);
            }
        }
        m_offset += size;
    }
    return complete(m_offset);
}

core::Result<Progress> RectangleMeasure::measureTight(Bytes body) const
{
    // rfbproto.rst, "Tight encoding": the low four bits of the first byte reset streams, the high four tell the kind.
    constexpr quint8 fill = 8;
    constexpr quint8 jpeg = 9;
    if (body.empty())
        return need(1);
    const quint8 control = body[0] >> 4;
    if (control == fill)
        return complete(1 + bytesPerCompactPixel);
    if (control == jpeg)
        return measureCompact(body, 1);
    if (control > jpeg)
        return malformed(QStringLiteral("a Tight rectangle is of unknown kind %1").arg(control));
    return measureTightBasic(body, control);
}

core::Result<Progress> RectangleMeasure::measureTightBasic(Bytes body, quint8 control) const
{
    constexpr quint8 hasFilter = 4;
    constexpr quint8 paletteFilter = 1;
    constexpr quint8 gradientFilter = 2;
    qint64 offset = 1;
    qint64 rowBytes = qint64(m_rectangle.width) * bytesPerCompactPixel;
    if ((control & hasFilter) != 0) {
        if (available(body) < 2)
            return need(2);
        const quint8 filter = body[1];
        offset = 2;
        if (filter > gradientFilter)
            return malformed(QStringLiteral("a Tight rectangle has unknown filter %1").arg(filter));
        if (filter == gradientFilter && m_rectangle.width > maximumGradientWidth)
            return malformed(QStringLiteral("a Tight gradient is %1 pixels wide").arg(m_rectangle.width));
        if (filter == paletteFilter) {
            if (available(body) < 3)
                return need(3);
            const int colours = body[2] + 1;
            if (colours < 2)
                return malformed(QStringLiteral("a Tight palette has one colour"));
            offset = 3 + colours * bytesPerCompactPixel;
            rowBytes = colours == 2 ? (m_rectangle.width + 7) / 8 : m_rectangle.width;
        }
    }
    const qint64 plainBytes = rowBytes * m_rectangle.height;
    if (plainBytes < tightMinimumToCompress)
        return complete(offset + plainBytes);
    return measureCompact(body, offset);
}

core::Result<Progress> RectangleMeasure::measureZrle(Bytes body) const
{
    if (available(body) < 4)
        return need(4);
    const qint64 length = qFromBigEndian<quint32>(body.data());
    // Plain RLE, the widest form, takes four bytes per pixel and one per tile; deflate adds next to nothing.
    const qint64 most = m_rectangle.pixels() * 5 + qint64(64) * 1024;
    if (length > most)
        return malformed(QStringLiteral("a ZRLE rectangle of %1 x %2 pixels claims %3 bytes")
                             .arg(m_rectangle.width)
                             .arg(m_rectangle.height)
                             .arg(length));
    return complete(4 + length);
}

} // namespace clouddesk::rfb
