// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfb/Protocol.h"

#include <QByteArray>

#include <chrono>
#include <optional>

namespace clouddesk::rfb {

/// Measures the way to the server and back with fences of our own (rfbproto.rst, "ClientFence"): one at a time, and no
/// more than one a second. Time is given to it. One thread.
///
/// neatvnc 0.9 to 1.0 (wayvnc's server) gets none: it stops reading for good when a fence meets a request that it has
/// not answered (its server.c, on_fence_request()), and what it has answered cannot be told from here. It is known by
/// its own fences, which carry two numbers of four bytes; those of TigerVNC and its descendants carry one byte.
class RoundTrip
{
public:
    using Clock = std::chrono::steady_clock;

    /// The server has shown that it knows fences: it has asked for an answer to one that carries so much.
    void takeRequest(Bytes payload);
    /// A fence to be sent now; empty if none is due.
    [[nodiscard]] QByteArray takeFence(Clock::time_point now);
    /// An answer of the server; what answers nothing of ours is ignored.
    void takeAnswer(Bytes payload, Clock::time_point now);
    /// The last few measurements, smoothed.
    [[nodiscard]] std::optional<std::chrono::microseconds> value() const { return m_value; }
    /// When the fence was sent that waits for its answer, if one does.
    [[nodiscard]] std::optional<Clock::time_point> began() const
    {
        return m_isUnderWay ? std::optional(m_sentAt) : std::nullopt;
    }

private:
    bool m_isAvailable = false;
    bool m_isHarmful = false;
    bool m_isUnderWay = false;
    quint64 m_number = 0;
    Clock::time_point m_sentAt;
    std::optional<std::chrono::microseconds> m_value;
};

} // namespace clouddesk::rfb
