// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>

namespace clouddesk::ui {

/// Says when the next picture may be drawn: in the long run hardly more often than the screen shows one, but an echo
/// that comes in two or three parts is not held up.
class FramePacer
{
public:
    using Clock = std::chrono::steady_clock;

    /// Of the screen that it is shown on; less than 20 Hz counts as 20.
    void setRefreshRate(double hertz)
    {
        constexpr double lowest = 20;
        // Two clocks are never quite the same, and no server draws quite evenly: one that is a little ahead would lose
        // a picture again and again.
        constexpr double spare = 1.1;
        m_interval = std::chrono::duration_cast<Clock::duration>(
            std::chrono::duration<double>(1 / (spare * std::max(lowest, hertz))));
    }
    /// Zero: draw now, which is counted. Otherwise how long to wait before asking again.
    Clock::duration ask(Clock::time_point now)
    {
        // As long as this point is ahead by less than the burst, there is a picture to spare.
        m_spent = std::max(m_spent, now);
        const auto ahead = m_spent - now;
        if (ahead > burst * m_interval)
            return ahead - burst * m_interval;
        m_spent += m_interval;
        return Clock::duration::zero();
    }

private:
    static constexpr int burst = 2;
    Clock::duration m_interval = std::chrono::microseconds(16'667);
    Clock::time_point m_spent;
};

} // namespace clouddesk::ui
