// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfb/Limits.h"

#include <optional>

namespace clouddesk::rfb {

/// Notices a server that says nothing any more though its stream is whole: after some silence it is to be asked for
/// something that every server answers at once, and after as much again it is stalled, until the next byte. Time is
/// given to it. One thread.
class SilenceWatch
{
public:
    using Clock = std::chrono::steady_clock;
    enum class Step { None, Ask, Stalled };

    explicit SilenceWatch(const Limits& limits)
        : m_limit(limits.silence)
    {
    }
    /// Silence counts only while it is on.
    void setOn(bool isOn, Clock::time_point now)
    {
        if (isOn && !m_isOn)
            restart(now);
        m_isOn = isOn;
    }
    /// Something came. Whether it was stalled until then.
    bool note(Clock::time_point now)
    {
        restart(now);
        return std::exchange(m_isStalled, false);
    }
    /// Whether the server was asked and has not said anything since.
    [[nodiscard]] bool isAsking() const { return m_isOn && m_isAsked; }
    /// What is due; each is told once.
    [[nodiscard]] Step advance(Clock::time_point now)
    {
        const auto due = nextStep();
        if (!due || now < *due)
            return Step::None;
        m_since = now;
        m_isStalled = m_isAsked;
        return std::exchange(m_isAsked, true) ? Step::Stalled : Step::Ask;
    }
    [[nodiscard]] std::optional<Clock::time_point> nextStep() const
    {
        return m_isOn && !m_isStalled ? std::optional(m_since + m_limit) : std::nullopt;
    }

private:
    void restart(Clock::time_point now)
    {
        m_since = now;
        m_isAsked = false;
    }

    std::chrono::milliseconds m_limit;
    Clock::time_point m_since;
    bool m_isOn = false;
    bool m_isAsked = false;
    bool m_isStalled = false;
};

} // namespace clouddesk::rfb
