// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "rfb/Limits.h"

namespace clouddesk::rfb {

/// What an update costs the thread that draws it, which is not to be much for a few bytes. To draw each pixel once may
/// take a slow computer long; only what goes beyond that counts. One thread.
class UpdateCost
{
public:
    explicit UpdateCost(const Limits& limits)
        : m_limit(limits.updateProcessorTime)
    {
    }
    /// An update begins.
    void begin() { m_spent = {}; }
    /// A rectangle is drawn next, with which the update has drawn so many pixels.
    void beginRectangle(qint64 drawnPixels, QSize screen);
    /// It was drawn; RfbLimitExceeded if that is enough.
    [[nodiscard]] core::Result<void> endRectangle();

private:
    static std::chrono::nanoseconds processorTime();

    std::chrono::milliseconds m_limit;
    std::chrono::nanoseconds m_spent{};
    std::chrono::nanoseconds m_began{};
    bool m_isCounted = false;
};

} // namespace clouddesk::rfb
