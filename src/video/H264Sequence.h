// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QSize>

#include <optional>
#include <span>

namespace clouddesk::video {

using Bytes = std::span<const quint8>;

/// How colours are stored (H.264, Annex E.2.1).
struct ColourSpace
{
    /// matrix_coefficients, table E-5: 1 is BT.709, 5 and 6 are BT.601, 9 is BT.2020, 2 says nothing.
    int matrix = 2;
    bool isFullRange = false;

    bool operator==(const ColourSpace&) const = default;
};

/// What a sequence parameter set says of its pictures.
struct H264Sequence
{
    QSize coded;   ///< in memory: whole macroblocks
    QSize picture; ///< what is shown of it, from the top left corner or not
    int referenceFrames = 0;
    ColourSpace colours;
};

/// Cuts the next NAL unit off the front of a byte stream (H.264, Annex B), its start code left out; empty at the end.
Bytes takeUnit(Bytes& stream);

/// nal_unit_type (H.264, 7.4.1); the unit is not empty.
int unitType(Bytes unit);

/// Reads a sequence parameter set (H.264, 7.3.2.1.1), unit as takeUnit() gives it. RfbProtocolFailed if it is cut
/// short, says nonsense, or is of a kind that screens are not sent in: interlaced, not 4:2:0, not 8 bits.
core::Result<H264Sequence> readSequence(Bytes unit);

} // namespace clouddesk::video
