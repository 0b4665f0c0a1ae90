// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/PlanarPicture.h"

#include <memory>

class ISVCDecoder;

namespace clouddesk::video {

/// Decodes one H.264 byte stream (Annex B, 4:2:0, 8 bits) into pictures, by OpenH264 in the caller's thread. What a
/// stream says of the size of its pictures is checked before OpenH264 reserves memory for them. One thread.
class H264Decoder
{
public:
    H264Decoder();
    ~H264Decoder();
    H264Decoder(const H264Decoder&) = delete;
    H264Decoder& operator=(const H264Decoder&) = delete;

    /// Decodes whole frames and draws the last of them, from its top left corner. False if there is none: the stream
    /// has not begun, or is damaged, and the target is as it was. RfbProtocolFailed or RfbLimitExceeded if its pictures
    /// are smaller than the target or far larger, or of a kind that readSequence() refuses.
    core::Result<bool> decode(Bytes stream, const PixelTarget& target);
    /// What OpenH264 holds for the stream's pictures at most.
    [[nodiscard]] qint64 pictureBytes() const { return m_pictureBytes; }

private:
    core::Result<void> checkUnits(Bytes stream, QSize wanted);
    core::Result<void> checkSequence(const H264Sequence& sequence, QSize wanted);
    core::Result<void> open();
    core::Result<bool> drawPicture(const PlanarPicture& picture, const PixelTarget& target) const;

    struct Closer
    {
        void operator()(ISVCDecoder* decoder) const;
    };
    std::unique_ptr<ISVCDecoder, Closer> m_decoder;
    std::optional<H264Sequence> m_sequence;
    qint64 m_pictureBytes = 0;
};

} // namespace clouddesk::video
