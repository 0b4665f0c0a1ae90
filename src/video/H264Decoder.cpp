// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/H264Decoder.h"

#include <wels/codec_api.h>

#include <limits>

namespace clouddesk::video {

namespace {

using core::ErrorCode;
using core::fail;

constexpr int parameterSet = 7; // nal_unit_type (H.264, table 7-1)
constexpr int subsetParameterSet = 15;
constexpr int extensionSlice = 20;

// Encoders in hardware round sizes up, and some have a smallest one.
constexpr int mostExcess = 256;
// The most macroblocks in a picture at level 5.2, and in all pictures that are kept (H.264, table A-1).
constexpr qint64 mostMacroblocks = 36864;
constexpr qint64 mostKeptMacroblocks = 184320;
constexpr qint64 macroblockPixels = 256;
constexpr qint64 macroblockBytes = macroblockPixels * 3 / 2;
// OpenH264 keeps two pictures besides those referred to.
constexpr int workingPictures = 2;

QString sizeText(QSize size)
{
    return QStringLiteral("%1 x %2").arg(size.width()).arg(size.height());
}

} // namespace

void H264Decoder::Closer::operator()(ISVCDecoder* decoder) const
{
    decoder->Uninitialize();
    WelsDestroyDecoder(decoder);
}

H264Decoder::H264Decoder() = default;

H264Decoder::~H264Decoder() = default;

core::Result<bool> H264Decoder::decode(Bytes stream, const PixelTarget& target)
{
    if (const auto checked = checkUnits(stream, target.size); !checked)
        return fail(checked);
    if (!m_sequence || stream.size() > size_t(std::numeric_limits<int>::max()))
        return false;
    if (const auto opened = open(); !opened)
        return fail(opened);
    PlanarPicture picture;
    std::array<unsigned char*, 3> planes{};
    SBufferInfo info{};
    const auto state =
        m_decoder->DecodeFrameNoDelay(stream.data(), static_cast<int>(stream.size()), planes.data(), &info);
    if (state != dsErrorFree || info.iBufferStatus != 1)
        return false;
    const SSysMEMBuffer& memory = info.UsrData.sSystemBuffer;
    picture.planes = {planes[0], planes[1], planes[2]};
    picture.lumaStride = memory.iStride[0];
    picture.chromaStride = memory.iStride[1];
    picture.size = {memory.iWidth, memory.iHeight};
    picture.colours = m_sequence->colours;
    return drawPicture(picture, target);
}

core::Result<bool> H264Decoder::drawPicture(const PlanarPicture& picture, const PixelTarget& target) const
{
    if (picture.planes[0] == nullptr || picture.planes[1] == nullptr || picture.planes[2] == nullptr)
        return false;
    // The decoder has read the same as we have, or there is something wrong.
    if (picture.size != m_sequence->picture)
        return fail(ErrorCode::RfbProtocolFailed, QStringLiteral("the server sent video of %1 that says it is of %2")
                                                      .arg(sizeText(picture.size), sizeText(m_sequence->picture)));
    draw(picture, target);
    return true;
}

core::Result<void> H264Decoder::checkUnits(Bytes stream, QSize wanted)
{
    for (Bytes unit = takeUnit(stream); !unit.empty(); unit = takeUnit(stream)) {
        const int type = unitType(unit);
        if (type == subsetParameterSet || type == extensionSlice)
            return fail(ErrorCode::RfbProtocolFailed, QStringLiteral("the server sent video in layers"));
        if (type != parameterSet)
            continue;
        const auto sequence = readSequence(unit);
        if (!sequence)
            return fail(sequence);
        if (auto checked = checkSequence(*sequence, wanted); !checked)
            return checked;
        m_sequence = *sequence;
    }
    return {};
}

core::Result<void> H264Decoder::checkSequence(const H264Sequence& sequence, QSize wanted)
{
    // rfbproto.rst, "Open H.264 Encoding": frames may be larger than their rectangle, never smaller.
    const QSize picture = sequence.picture;
    const bool isTooSmall = picture.width() < wanted.width() || picture.height() < wanted.height();
    const bool isTooLarge =
        sequence.coded.width() > wanted.width() + mostExcess || sequence.coded.height() > wanted.height() + mostExcess;
    if (isTooSmall || isTooLarge)
        return fail(ErrorCode::RfbProtocolFailed, QStringLiteral("the server sent video of %1 for an area of %2")
                                                      .arg(sizeText(sequence.coded), sizeText(wanted)));
    const qint64 macroblocks = qint64(sequence.coded.width()) * sequence.coded.height() / macroblockPixels;
    if (macroblocks > mostMacroblocks || macroblocks * sequence.referenceFrames > mostKeptMacroblocks)
        return fail(ErrorCode::RfbLimitExceeded, QStringLiteral("the server sent video of %1 with %2 pictures kept")
                                                     .arg(sizeText(sequence.coded))
                                                     .arg(sequence.referenceFrames));
    m_pictureBytes = macroblocks * macroblockBytes * (sequence.referenceFrames + workingPictures);
    return {};
}

core::Result<void> H264Decoder::open()
{
    if (m_decoder)
        return {};
    ISVCDecoder* decoder = nullptr;
    if (WelsCreateDecoder(&decoder) != 0 || decoder == nullptr)
        return fail(ErrorCode::Internal, QStringLiteral("there is no memory for the video decoder"));
    m_decoder.reset(decoder);
    int silent = WELS_LOG_QUIET;
    decoder->SetOption(DECODER_OPTION_TRACE_LEVEL, &silent);
    // Nothing is made up for what is missing: what a damaged stream would show is no picture of the desktop.
    SDecodingParam parameters{};
    parameters.eEcActiveIdc = ERROR_CON_DISABLE;
    parameters.sVideoProperty.size = sizeof parameters.sVideoProperty;
    parameters.sVideoProperty.eVideoBsType = VIDEO_BITSTREAM_AVC;
    if (decoder->Initialize(&parameters) == 0)
        return {};
    m_decoder.reset();
    return fail(ErrorCode::Internal, QStringLiteral("the video decoder did not start"));
}

} // namespace clouddesk::video
