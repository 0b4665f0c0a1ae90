// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbdecoder/UpdateCost.h"

#include <ctime>

namespace clouddesk::rfb {

void UpdateCost::beginRectangle(qint64 drawnPixels, QSize screen)
{
    m_isCounted = drawnPixels > qint64(screen.width()) * screen.height();
    if (m_isCounted)
        m_began = processorTime();
}

core::Result<void> UpdateCost::endRectangle()
{
    if (!m_isCounted)
        return {};
    m_spent += processorTime() - m_began;
    if (m_spent > m_limit)
        return core::fail(
            core::ErrorCode::RfbLimitExceeded,
            QStringLiteral("the server sent an update that takes more than %1 ms to draw").arg(m_limit.count()));
    return {};
}

std::chrono::nanoseconds UpdateCost::processorTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

} // namespace clouddesk::rfb
