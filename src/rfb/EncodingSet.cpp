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
static_assert(std::ranges::is_sorted(knownCodes));

bool isBetween(qint32 code, qint32 least, qint32 most)
{
    return code >= least && code <= most;
}

} // namespace

quint64 EncodingSet::bitOf(qint32 code)
{
    const auto* const found = std::ranges::lower_bound(knownCodes, code);
    if (found == knownCodes.end() || *found != code)
        return 0;
    const auto isRare = [](qint32 known) { return !hasOwnBit(known); };
    static_assert(firstRareBit + std::ranges::count_if(knownCodes, isRare) <= 64);
    const auto rareBefore = std::count_if(knownCodes.begin(), found, isRare);
    return quint64(1) << (hasOwnBit(code) ? code : firstRareBit + rareBefore);
}

EncodingSet EncodingSet::all()
{
    EncodingSet set;
    for (const qint32 code : knownCodes)
        set.add(code);
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

bool EncodingSet::hasRare(qint32 code) const
{
    return (m_bits & bitOf(code)) != 0;
}

} // namespace clouddesk::rfb
