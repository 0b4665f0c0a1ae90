// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfb/Limits.h"
#include "rfb/MessageReader.h"

#include <optional>

namespace clouddesk::rfb {

/// By when a server has to have finished what it began. A message has its time from its first byte, and more while it
/// comes at least as fast as a poor line would bring it. Until the first picture has come it is what is waited for,
/// whatever else the server sends. One thread.
class MessageClock
{
public:
    using Clock = MessageReader::Clock;

    explicit MessageClock(const Limits& limits)
        : m_limits(limits)
    {
    }
    /// From here on the first picture is waited for; and no longer.
    void begin(Clock::time_point now);
    void setPictured() { m_isPictured = true; }
    /// The reader was given so many bytes.
    void note(const MessageReader& reader, size_t bytes, Clock::time_point now);

    [[nodiscard]] bool isPictured() const { return m_isPictured; }
    /// None if there is nothing to wait for.
    [[nodiscard]] std::optional<Clock::time_point> deadline() const;

private:
    Limits m_limits;
    Clock::time_point m_since; // when it began, or as much later as its bytes are worth
    quint64 m_finished = 0;
    bool m_hasBegun = false;
    bool m_isPictured = false;
    bool m_isMidMessage = false;
};

} // namespace clouddesk::rfb
