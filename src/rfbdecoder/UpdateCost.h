// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "rfb/Limits.h"

namespace clouddesk::rfb {

/// What an update costs the thread that draws it, which is not to be much for a few bytes. One thread.
class UpdateCost
{
public:
    explicit UpdateCost(const Limits& limits)
        : m_limit(limits.updateProcessorTime)
    {
    }
    /// An update begins.
    void begin() { m_began = processorTime(); }
    /// After a rectangle, with the pixels that the update has drawn by then; RfbLimitExceeded if that is enough. What
    /// draws each pixel once may take a slow computer longer.
    [[nodiscard]] core::Result<void> check(qint64 drawnPixels, QSize screen) const;

private:
    static std::chrono::nanoseconds processorTime();

    std::chrono::milliseconds m_limit;
    std::chrono::nanoseconds m_began{};
};

} // namespace clouddesk::rfb
