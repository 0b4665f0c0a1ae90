// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbflow/InputQueue.h"

#include "rfb/ClientMessages.h"

namespace clouddesk::rfb {

namespace {

// A server that takes nothing is stalled long before that much input waits.
constexpr qsizetype maximumQueuedBytes = qsizetype(4) * 1024 * 1024;
constexpr int sevenButtons = 0x7f;

} // namespace

void InputQueue::open()
{
    const std::scoped_lock lock(m_mutex);
    m_isOpen = true;
}

void InputQueue::takeMoreButtons()
{
    const std::scoped_lock lock(m_mutex);
    m_takesMoreButtons = true;
}

void InputQueue::send(QByteArray message)
{
    const std::scoped_lock lock(m_mutex);
    enqueue({std::move(message), false});
}

void InputQueue::sendPointer(QPoint position, int buttons)
{
    const std::scoped_lock lock(m_mutex);
    const bool isMotion = std::exchange(m_buttons, buttons) == buttons;
    const bool isExtended = m_takesMoreButtons && buttons > sevenButtons;
    enqueue({isExtended ? message::extendedPointer(position, buttons) : message::pointer(position, buttons), isMotion});
}

void InputQueue::take(QByteArray& bytes, qsizetype limit)
{
    const std::scoped_lock lock(m_mutex);
    while (!m_queue.empty() && bytes.size() < limit) {
        bytes += m_queue.front().bytes;
        m_queuedBytes -= m_queue.front().bytes.size();
        m_queue.pop_front();
    }
}

qsizetype InputQueue::bytes() const
{
    const std::scoped_lock lock(m_mutex);
    return m_queuedBytes;
}

void InputQueue::enqueue(Outgoing message)
{
    if (!m_isOpen || m_queuedBytes + message.bytes.size() > maximumQueuedBytes)
        return;
    if (message.isMotion && !m_queue.empty() && m_queue.back().isMotion) {
        m_queuedBytes += message.bytes.size() - m_queue.back().bytes.size();
        m_queue.back() = std::move(message);
        return;
    }
    m_queuedBytes += message.bytes.size();
    m_queue.push_back(std::move(message));
    m_wake();
}

} // namespace clouddesk::rfb
