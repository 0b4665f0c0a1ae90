// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbflow/UpdateFlow.h"

#include "rfb/ClientMessages.h"

namespace clouddesk::rfb {

void UpdateFlow::begin(QSize size)
{
    m_size = size;
    m_owesFull = true;
}

void UpdateFlow::updateBegan()
{
    // Asked for before this one is decoded, the next update travels meanwhile.
    m_isRequested = false;
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

QByteArray UpdateFlow::take()
{
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
}

void UpdateFlow::takeRequests(QByteArray& messages)
{
    if (m_owedArea)
        messages += message::updateRequest(*std::exchange(m_owedArea, {}), false);
    const bool wantsNext = !m_isRequested && !m_isPaused && !m_told.isValid();
    if (!m_owesFull && !wantsNext)
        return;
    messages += message::updateRequest(QRect(QPoint(), m_size), !std::exchange(m_owesFull, false));
    m_isRequested = true;
}

} // namespace clouddesk::rfb
