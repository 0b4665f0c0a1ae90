// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbdecoder/MessageClock.h"

namespace clouddesk::rfb {

void MessageClock::begin(Clock::time_point now)
{
    m_hasBegun = true;
    m_since = now;
}

void MessageClock::note(const MessageReader& reader, size_t bytes, Clock::time_point now)
{
    const bool isSame = m_isMidMessage && reader.finishedMessages() == m_finished;
    m_isMidMessage = reader.isMidMessage();
    m_finished = reader.finishedMessages();
    if (m_isPictured && m_isMidMessage && !isSame)
        m_since = now;
    else if (m_isPictured || reader.isMidUpdate())
        m_since = std::min(now, m_since + std::chrono::milliseconds(
                                              1000 * bytes / static_cast<size_t>(m_limits.minimumBytesPerSecond)));
}

std::optional<MessageClock::Clock::time_point> MessageClock::deadline() const
{
    const bool isWaiting = m_hasBegun && (m_isMidMessage || !m_isPictured);
    return isWaiting ? std::optional(m_since + m_limits.message) : std::nullopt;
}

} // namespace clouddesk::rfb
