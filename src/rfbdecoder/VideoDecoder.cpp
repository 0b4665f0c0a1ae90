// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbdecoder/VideoDecoder.h"

#include <QtEndian>

#include <algorithm>
#include <numeric>

namespace clouddesk::rfb {

namespace {

using core::ErrorCode;
using core::fail;

constexpr size_t headBytes = 8; // length, flags
constexpr quint32 resetContext = 1;
constexpr quint32 resetAllContexts = 2;
constexpr size_t maximumStreams = 64;
constexpr qint64 maximumPictureBytes = qint64(256) * 1024 * 1024;
constexpr qint64 patience = 100; // frames

} // namespace

core::Result<void> VideoDecoder::decode(const Rectangle& rectangle, Bytes body, const Canvas& canvas)
{
    const QRect area(rectangle.x, rectangle.y, rectangle.width, rectangle.height);
    reset(area, qFromBigEndian<quint32>(body.data() + sizeof(quint32)));
    const Bytes frames = body.subspan(headBytes);
    if (frames.empty())
        return {};
    Stream& stream = streamFor(area);
    const auto drawn = stream.decoder->decode(
        frames, {canvas.at(area.x(), area.y()), qsizetype(canvas.size.width()) * bytesPerPixel, area.size()});
    if (!drawn)
        return fail(drawn);
    stream.framesWithoutPicture = *drawn ? 0 : stream.framesWithoutPicture + 1;
    if (stream.framesWithoutPicture >= patience)
        return fail(ErrorCode::RfbProtocolFailed,
                    QStringLiteral("the server sent %1 video frames that do not decode").arg(patience));
    makeRoom();
    return {};
}

void VideoDecoder::reset(const QRect& area, quint32 flags)
{
    if ((flags & resetAllContexts) != 0)
        m_streams.clear();
    else if ((flags & resetContext) != 0)
        m_streams.remove_if([&area](const Stream& stream) { return stream.area == area; });
}

VideoDecoder::Stream& VideoDecoder::streamFor(const QRect& area)
{
    const auto found = std::ranges::find(m_streams, area, &Stream::area);
    if (found != m_streams.end()) {
        m_streams.splice(m_streams.begin(), m_streams, found);
        return m_streams.front();
    }
    if (m_streams.size() == maximumStreams)
        m_streams.pop_back();
    return m_streams.emplace_front(area, std::make_unique<video::H264Decoder>());
}

void VideoDecoder::makeRoom()
{
    const auto add = [](qint64 sum, const Stream& stream) { return sum + stream.decoder->pictureBytes(); };
    while (m_streams.size() > 1 &&
           std::accumulate(m_streams.begin(), m_streams.end(), qint64(0), add) > maximumPictureBytes)
        m_streams.pop_back();
}

} // namespace clouddesk::rfb
