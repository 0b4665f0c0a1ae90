// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "rfb/Protocol.h"

namespace clouddesk::rfb {

/// Finds out how many bytes the body of one rectangle has, without decoding it and without looking at a byte twice.
/// What its encoding does not allow is refused here, before a decoder sees it. Any thread; holds no bytes.
class RectangleMeasure
{
public:
    /// Begins a rectangle. RfbProtocolFailed if the encoding is none that we asked for, RfbLimitExceeded if the
    /// rectangle is bigger than we decode at once.
    core::Result<void> begin(const Rectangle& rectangle);

    struct Progress
    {
        /// So many bytes of the body are needed before it is worth asking again; the body's size when complete.
        qint64 needed = 0;
        bool isComplete = false;
    };
    /// Goes on with what has come of the body so far, from its first byte.
    core::Result<Progress> measure(Bytes body);

private:
    core::Result<Progress> measureHextile(Bytes body);
    core::Result<Progress> measureTight(Bytes body) const;
    core::Result<Progress> measureTightBasic(Bytes body, quint8 control) const;
    core::Result<Progress> measureZrle(Bytes body) const;

    Rectangle m_rectangle;
    qint64 m_offset = 0; // hextile: the bytes of the tiles before m_tile
    qint64 m_tile = 0;
};

} // namespace clouddesk::rfb
