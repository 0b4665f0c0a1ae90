// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbdecoder/Canvas.h"
#include "rfbdecoder/TightStream.h"

#include "core/Result.h"
#include "rfb/Protocol.h"

#include <array>
#include <vector>

namespace clouddesk::rfb {

/// Draws what the Tight encoding compresses without loss: fills, and "basic" rectangles with their copy, palette and
/// gradient filters (rfbproto.rst, "Tight Encoding"). Most of what a desktop sends is of this kind, and libvncclient
/// takes twice the time for it. JPEG is not done here. One thread.
class TightDecoder
{
public:
    /// Resets the streams that the rectangle's first byte names, as every Tight rectangle may, JPEG included.
    void resetStreams(Bytes body);
    /// Whether the body holds a JPEG image.
    static bool isJpeg(Bytes body);

    /// Draws one rectangle that is not JPEG and lies inside the canvas; body is whole, from its control byte on, in
    /// the pixel format of Protocol.h. RfbProtocolFailed if its stream is damaged, too short or too long.
    core::Result<void> decode(const Rectangle& rectangle, Bytes body, const Canvas& canvas);

private:
    using Palette = std::array<quint32, 256>;
    enum class Filter : quint8 { Copy = 0, Palette = 1, Gradient = 2 };

    core::Result<void> drawRows(Bytes data, const Canvas& canvas);
    core::Result<void> drawPlain(Bytes data, const Canvas& canvas);
    core::Result<void> inflateRows(Bytes compressed, const Canvas& canvas);
    void drawRow(const quint8* data, quint32* pixels);
    void drawGradientRow(const quint8* data, quint32* pixels);
    void drawTwoColours(const quint8* data, quint32* pixels) const;
    Bytes readPalette(Bytes body);
    void prepareNibbles();

    std::array<TightStream, 4> m_streams;
    Rectangle m_rectangle;
    Filter m_filter = Filter::Copy;
    int m_colours = 0;
    size_t m_stream = 0;
    size_t m_rowBytes = 0;
    Palette m_palette{};
    // Two colours: the four pixels of each half of a byte.
    std::array<std::array<quint32, 4>, 16> m_nibbles{};
    std::vector<quint8> m_rows;
    std::vector<quint8> m_above; // gradient: the row before, three bytes a pixel
};

} // namespace clouddesk::rfb
