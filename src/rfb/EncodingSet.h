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
    [[nodiscard]] bool has(qint32 code) const;

    friend bool operator==(const EncodingSet&, const EncodingSet&) = default;

private:
    quint64 m_bits = 0;
};

} // namespace clouddesk::rfb
