// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfb/Protocol.h"

namespace clouddesk::rfb {

/// A set of the encodings and pseudo-encodings whose form we know. Levels of quality, compression and subsampling are
/// none of them: they say something to a server and never appear in what it sends.
class EncodingSet
{
public:
    /// Every encoding there is.
    static EncodingSet all();
    /// Whether this is one of the encodings that can be in a set.
    static bool isKnown(qint32 code);
    /// Whether this is a level, which only tells a server what is preferred.
    static bool isLevel(qint32 code);

    /// An encoding that is not known stays out.
    void add(qint32 code);
    void remove(qint32 code);
    /// Never true for an encoding that is not known.
    [[nodiscard]] bool has(qint32 code) const { return hasOwnBit(code) ? ((m_bits >> code) & 1) != 0 : hasRare(code); }

    friend bool operator==(const EncodingSet&, const EncodingSet&) = default;

private:
    /// Most encodings of pictures, which are looked up for each rectangle, have the bit of their number; all others
    /// have those from here on.
    static constexpr qint32 firstRareBit = 32;

    static constexpr bool hasOwnBit(qint32 code) { return code >= 0 && code < firstRareBit; }
    static quint64 bitOf(qint32 code);
    [[nodiscard]] bool hasRare(qint32 code) const;

    quint64 m_bits = 0;
};

} // namespace clouddesk::rfb
