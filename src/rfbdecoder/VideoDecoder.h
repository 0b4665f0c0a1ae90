// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbdecoder/Canvas.h"
#include "video/H264Decoder.h"

#include <QRect>

#include <list>

namespace clouddesk::rfb {

/// Draws rectangles of the Open H.264 encoding (rfbproto.rst, "Open H.264 Encoding"): for every place and size that
/// comes, a stream of its own. A frame that is damaged, or that lacks its beginning, is passed over, as it says there.
/// There are never more than 64 streams, nor more than 256 MiB of their pictures: the one that was quiet the longest
/// goes. One thread.
class VideoDecoder
{
public:
    /// Draws one rectangle that lies inside the canvas; body is whole, from its length on. RfbProtocolFailed or
    /// RfbLimitExceeded as H264Decoder::decode(); RfbProtocolFailed also if a hundred frames in a row gave no picture.
    core::Result<void> decode(const Rectangle& rectangle, Bytes body, const Canvas& canvas);
    /// Streams that are kept now.
    [[nodiscard]] size_t streamCount() const { return m_streams.size(); }

private:
    struct Stream
    {
        QRect area;
        std::unique_ptr<video::H264Decoder> decoder;
        qint64 framesWithoutPicture = 0;
    };
    using Streams = std::list<Stream>;

    void reset(const QRect& area, quint32 flags);
    Stream& streamFor(const QRect& area);
    void makeRoom();

    Streams m_streams; // the one used last comes first
};

} // namespace clouddesk::rfb
