// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfb/EncodingSet.h"

#include <algorithm>
#include <array>

namespace clouddesk::rfb {

namespace {

constexpr std::array knownCodes = {
    encoding::extendedClipboard,
    encoding::tightWithoutZlib,
    encoding::extendedMouseButtons,
    encoding::cursorWithAlpha,
    encoding::continuousUpdates,
    encoding::fence,
    encoding::xvp,
    encoding::extendedDesktopSize,
    encoding::desktopName,
    encoding::ledState,
    encoding::tightPng,
    encoding::qemuAudio,
    encoding::qemuExtendedKey,
    encoding::qemuPointerMotion,
    encoding::xCursor,
    encoding::richCursor,
    encoding::pointerPosition,
    encoding::lastRect,
    encoding::desktopSize,
    encoding::raw,
    encoding::copyRect,
    encoding::rre,
    encoding::coRre,
    encoding::hextile,
    encoding::zlib,
    encoding::tight,
    encoding::trle,
    encoding::zrle,
    encoding::zywrle,
    encoding::jpeg,
    encoding::openH264,
    encoding::vmwareCursor,
    encoding::vmwareCursorState,
    encoding::vmwareCursorPosition,
    encoding::vmwareLedState,
};
static_assert(std::ranges::is_sorted(knownCodes) && knownCodes.size() <= 64);

/// The bits of the encodings that pictures come in, as those are looked up most.
constexpr auto pictureBits = [] {
    std::array<quint64, encoding::openH264 + 1> bits{};
    for (size_t i = 0; i < knownCodes.size(); ++i) {
        if (knownCodes[i] >= 0 && knownCodes[i] < qint32(bits.size()))
            bits[static_cast<size_t>(knownCodes[i])] = quint64(1) << i;
    }
    return bits;
}();

quint64 rareBitOf(qint32 code)
{
    const auto* const found = std::ranges::lower_bound(knownCodes, code);
    return found != knownCodes.end() && *found == code ? quint64(1) << (found - knownCodes.begin()) : 0;
}

/// The bit of an encoding; 0 if it is not known.
[[gnu::always_inline]] inline quint64 bitOf(qint32 code)
{
    if (code >= 0 && code < qint32(pictureBits.size()))
        return pictureBits[static_cast<size_t>(code)];
    return rareBitOf(code);
}

bool isBetween(qint32 code, qint32 least, qint32 most)
{
    return code >= least && code <= most;
}

} // namespace

EncodingSet EncodingSet::all()
{
    EncodingSet set;
    set.m_bits = (quint64(1) << knownCodes.size()) - 1;
    return set;
}

bool EncodingSet::isKnown(qint32 code)
{
    return bitOf(code) != 0;
}

bool EncodingSet::isLevel(qint32 code)
{
    return isBetween(code, encoding::qualityLevel0, encoding::qualityLevel9) ||
           isBetween(code, encoding::compressionLevel0, encoding::compressionLevel9) ||
           isBetween(code, encoding::fineQualityLevel0, encoding::fineQualityLevel100) ||
           isBetween(code, encoding::subsamplingLowest, encoding::subsamplingHighest);
}

void EncodingSet::add(qint32 code)
{
    m_bits |= bitOf(code);
}

void EncodingSet::remove(qint32 code)
{
    m_bits &= ~bitOf(code);
}

bool EncodingSet::has(qint32 code) const
{
    return (m_bits & bitOf(code)) != 0;
}

} // namespace clouddesk::rfb
