// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbflow/UpdateFlow.h"

#include "rfb/ClientMessages.h"

#include <algorithm>

namespace clouddesk::rfb {

namespace {

// Updates that follow so soon do not wait for something to happen.
constexpr auto motion = std::chrono::milliseconds(200);
constexpr auto hold = std::chrono::milliseconds(250);
// The first may have been on its way.
constexpr int enoughToKnow = 2;

} // namespace

void UpdateFlow::begin(QSize size)
{
    m_size = size;
    m_owesFull = true;
}

void UpdateFlow::updateBegan(Clock::time_point now)
{
    // Asked for before this one is decoded, the next update travels meanwhile.
    m_isRequested = false;
    m_unanswered = std::max(0, m_unanswered - 1);
    const bool isMoving = now - std::exchange(m_beganAt, now) < motion;
    if (m_unanswered == 0) {
        m_holdsUntil.reset();
    } else if (m_holdsUntil) {
        m_holdsUntil = now + hold;
        ++m_cameMeanwhile;
    } else if (isMoving && m_unanswered >= m_mostUnanswered) {
        m_holdsUntil = now + hold;
        m_cameMeanwhile = 0;
    }
}

void UpdateFlow::endHold(Clock::time_point now)
{
    if (!m_holdsUntil || now < *m_holdsUntil)
        return;
    m_holdsUntil.reset();
    if (m_cameMeanwhile >= enoughToKnow)
        return;
    m_unanswered = 0;
    m_mostUnanswered *= 2;
}

void UpdateFlow::continuousUpdatesEnded()
{
    if (m_endsExpected > 0) {
        --m_endsExpected;
        return;
    }
    m_isOffered = !m_told.isValid();
    m_told = {};
    m_isRequested = m_isRequested && m_isOffered;
}

void UpdateFlow::setPaused(bool paused)
{
    m_isPaused = paused;
}

void UpdateFlow::resize(QSize size)
{
    m_size = size;
    m_owesFull = true;
    m_owedArea.reset();
}

QSize UpdateFlow::wanted() const
{
    return m_isOffered && m_isPictured && !m_isPaused ? m_size : QSize();
}

QByteArray UpdateFlow::take(Clock::time_point now)
{
    endHold(now);
    QByteArray messages;
    takeContinuous(messages);
    takeRequests(messages);
    return messages;
}

void UpdateFlow::takeContinuous(QByteArray& messages)
{
    const QSize now = wanted();
    if (now == m_told)
        return;
    messages += message::enableContinuousUpdates(now.isValid(), QRect(QPoint(), m_size));
    m_endsExpected += now.isValid() ? 0 : 1;
    m_told = now;
    m_unanswered = 0;
    m_holdsUntil.reset();
}

void UpdateFlow::takeRequests(QByteArray& messages)
{
    if (m_owedArea)
        ask(messages, *std::exchange(m_owedArea, {}), false);
    // Never while updates are continuous: neatvnc 0.9 to 1.0 reads nothing more after such a request.
    const bool wantsNext = !m_isRequested && !m_isPaused && !m_told.isValid() && !m_holdsUntil;
    if (!m_owesFull && !wantsNext)
        return;
    ask(messages, QRect(QPoint(), m_size), !std::exchange(m_owesFull, false));
    m_isRequested = true;
}

void UpdateFlow::ask(QByteArray& messages, const QRect& area, bool isIncremental)
{
    messages += message::updateRequest(area, isIncremental);
    ++m_unanswered;
}

} // namespace clouddesk::rfb
