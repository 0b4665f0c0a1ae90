// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbflow/RoundTrip.h"

#include "rfb/ClientMessages.h"

#include <array>
#include <cstring>

namespace clouddesk::rfb {

namespace {

constexpr auto interval = std::chrono::seconds(1);
// An answer that has not come by then will not come.
constexpr auto answerLimit = std::chrono::seconds(10);
constexpr size_t neatvncPayloadBytes = 8;

} // namespace

void RoundTrip::takeRequest(Bytes payload)
{
    m_isAvailable = true;
    m_isHarmful = m_isHarmful || payload.size() == neatvncPayloadBytes;
}

QByteArray RoundTrip::takeFence(Clock::time_point now)
{
    const auto wait = m_isUnderWay ? answerLimit : interval;
    if (!m_isAvailable || m_isHarmful || (m_number > 0 && now - m_sentAt < wait))
        return {};
    ++m_number;
    m_isUnderWay = true;
    m_sentAt = now;
    std::array<quint8, sizeof m_number> payload{};
    std::memcpy(payload.data(), &m_number, sizeof m_number);
    return message::fence(fenceflag::request | fenceflag::blockBefore, payload);
}

void RoundTrip::takeAnswer(Bytes payload, Clock::time_point now)
{
    quint64 number = 0;
    if (!m_isUnderWay || payload.size() != sizeof number)
        return;
    std::memcpy(&number, payload.data(), sizeof number);
    if (number != m_number)
        return;
    m_isUnderWay = false;
    const auto time = std::chrono::duration_cast<std::chrono::microseconds>(now - m_sentAt);
    m_value = m_value ? (3 * *m_value + time) / 4 : time;
}

} // namespace clouddesk::rfb
