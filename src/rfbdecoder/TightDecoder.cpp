// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbdecoder/TightDecoder.h"

#include <QtEndian>

#include <cstring>

namespace clouddesk::rfb {

namespace {

using core::ErrorCode;
using core::fail;

constexpr quint8 fillKind = 8;
constexpr quint8 jpegKind = 9;
constexpr quint8 hasFilter = 4;
constexpr size_t minimumToCompress = 12;
// Rows are inflated so many bytes at a time: they stay in the processor's cache until they are drawn.
constexpr size_t blockBytes = size_t(32) * 1024;

// Tight's compact pixel is red, green, blue (rfbproto.rst, "TPIXEL").
quint32 compactPixel(const quint8* bytes)
{
    return quint32(bytes[0]) << 16 | quint32(bytes[1]) << 8 | bytes[2];
}

void drawCopy(const quint8* data, quint32* pixels, int width)
{
    // Four bytes are read for each pixel but the last, and three are used.
    for (int x = 0; x + 1 < width; ++x)
        pixels[x] = qFromBigEndian<quint32>(data + size_t(x) * 3) >> 8;
    if (width > 0)
        pixels[width - 1] = compactPixel(data + size_t(width - 1) * 3);
}

core::Result<void> damaged()
{
    return fail(ErrorCode::RfbProtocolFailed,
                QStringLiteral("the server sent a Tight picture whose compressed data do not fit its size"));
}

/// The length before compressed data: 7 bits a byte, at most three bytes. Gives what follows it.
Bytes afterLength(Bytes body)
{
    size_t count = 1;
    while (count < 3 && count < body.size() && (body[count - 1] & 0x80) != 0)
        ++count;
    return body.subspan(std::min(count, body.size()));
}

} // namespace

void TightDecoder::resetStreams(Bytes body)
{
    for (size_t i = 0; i < m_streams.size(); ++i) {
        if ((body[0] >> i & 1) != 0)
            m_streams[i].reset();
    }
}

bool TightDecoder::isJpeg(Bytes body)
{
    return body[0] >> 4 == jpegKind;
}

core::Result<void> TightDecoder::decode(const Rectangle& rectangle, Bytes body, const Canvas& canvas)
{
    m_rectangle = rectangle;
    const quint8 kind = body[0] >> 4;
    body = body.subspan(1);
    if (kind == fillKind) {
        const quint32 colour = compactPixel(body.data());
        for (int y = 0; y < rectangle.height; ++y)
            std::fill_n(reinterpret_cast<quint32*>(canvas.at(rectangle.x, rectangle.y + y)), rectangle.width, colour);
        return {};
    }
    m_stream = kind & 3;
    m_filter = Filter::Copy;
    if ((kind & hasFilter) != 0) {
        m_filter = Filter(body[0]);
        body = body.subspan(1);
    }
    m_rowBytes = static_cast<size_t>(rectangle.width) * bytesPerCompactPixel;
    if (m_filter == Filter::Palette)
        body = readPalette(body);
    m_above.assign(m_filter == Filter::Gradient ? m_rowBytes : 0, 0);
    return drawRows(body, canvas);
}

Bytes TightDecoder::readPalette(Bytes body)
{
    m_colours = body[0] + 1;
    m_palette.fill(0);
    for (int i = 0; i < m_colours; ++i)
        m_palette[static_cast<size_t>(i)] = compactPixel(body.data() + 1 + size_t(i) * bytesPerCompactPixel);
    prepareNibbles();
    m_rowBytes = static_cast<size_t>(m_colours == 2 ? (m_rectangle.width + 7) / 8 : m_rectangle.width);
    return body.subspan(1 + static_cast<size_t>(m_colours) * bytesPerCompactPixel);
}

core::Result<void> TightDecoder::drawRows(Bytes data, const Canvas& canvas)
{
    const size_t plainBytes = m_rowBytes * static_cast<size_t>(m_rectangle.height);
    return plainBytes < minimumToCompress ? drawPlain(data, canvas) : inflateRows(afterLength(data), canvas);
}

core::Result<void> TightDecoder::drawPlain(Bytes data, const Canvas& canvas)
{
    if (data.size() < m_rowBytes * static_cast<size_t>(m_rectangle.height))
        return damaged();
    for (int y = 0; y < m_rectangle.height; ++y)
        drawRow(data.data() + static_cast<size_t>(y) * m_rowBytes,
                reinterpret_cast<quint32*>(canvas.at(m_rectangle.x, m_rectangle.y + y)));
    return {};
}

core::Result<void> TightDecoder::inflateRows(Bytes compressed, const Canvas& canvas)
{
    TightStream& stream = m_streams[m_stream];
    stream.setInput(compressed);
    const int rowsAtOnce = static_cast<int>(std::max<size_t>(1, blockBytes / m_rowBytes));
    for (int y = 0; y < m_rectangle.height; y += rowsAtOnce) {
        const int rows = std::min(rowsAtOnce, m_rectangle.height - y);
        m_rows.resize(static_cast<size_t>(rows) * m_rowBytes);
        if (!stream.read(m_rows.data(), m_rows.size()))
            return damaged();
        for (int i = 0; i < rows; ++i)
            drawRow(m_rows.data() + static_cast<size_t>(i) * m_rowBytes,
                    reinterpret_cast<quint32*>(canvas.at(m_rectangle.x, m_rectangle.y + y + i)));
    }
    if (!stream.finish())
        return damaged();
    return {};
}

void TightDecoder::drawRow(const quint8* data, quint32* pixels)
{
    const int width = m_rectangle.width;
    if (m_filter == Filter::Gradient)
        drawGradientRow(data, pixels);
    else if (m_filter == Filter::Copy)
        drawCopy(data, pixels, width);
    else if (m_colours == 2)
        drawTwoColours(data, pixels);
    else
        for (int x = 0; x < width; ++x)
            pixels[x] = m_palette[data[x]];
}

void TightDecoder::drawTwoColours(const quint8* data, quint32* pixels) const
{
    // One bit a pixel, most significant first.
    constexpr int half = 4;
    int x = 0;
    for (; x + 2 * half <= m_rectangle.width; x += 2 * half, ++data) {
        std::memcpy(pixels + x, m_nibbles[*data >> 4].data(), sizeof m_nibbles[0]);
        std::memcpy(pixels + x + half, m_nibbles[*data & 15].data(), sizeof m_nibbles[0]);
    }
    for (int i = 7; x < m_rectangle.width; ++x, --i)
        pixels[x] = m_palette[*data >> i & 1];
}

void TightDecoder::prepareNibbles()
{
    for (size_t bits = 0; bits < m_nibbles.size(); ++bits) {
        for (size_t i = 0; i < m_nibbles[bits].size(); ++i)
            m_nibbles[bits][i] = m_palette[bits >> (3 - i) & 1];
    }
}

void TightDecoder::drawGradientRow(const quint8* data, quint32* pixels)
{
    // rfbproto.rst, "GradientFilter": each sample is the difference to left + above - above left, cut to 0..255.
    std::array<int, 3> left{};
    std::array<int, 3> aboveLeft{};
    for (int x = 0; x < m_rectangle.width; ++x) {
        for (size_t c = 0; c < left.size(); ++c) {
            quint8& above = m_above[size_t(x) * 3 + c];
            const int predicted = std::clamp(left[c] + above - aboveLeft[c], 0, 255);
            aboveLeft[c] = above;
            above = static_cast<quint8>(predicted + data[size_t(x) * 3 + c]);
            left[c] = above;
        }
        pixels[x] = compactPixel(m_above.data() + size_t(x) * 3);
    }
}

} // namespace clouddesk::rfb
