// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/StreamChannel.h"

#include <cerrno>

#include <poll.h>
#include <sys/socket.h>

namespace clouddesk::ssh {

using core::ErrorCode;

namespace {

// The server may have to connect to somewhere first.
constexpr std::chrono::seconds openingLimit(30);
// What a local end wrote before it closed is still delivered, if the server takes it this soon.
constexpr std::chrono::seconds lingerLimit(5);
constexpr qsizetype readSize = qsizetype(256) * 1024;
// What a turn of the loop brings is written in pieces of this size: each wakes the reader.
constexpr qsizetype batchSize = qsizetype(128) * 1024;

} // namespace

StreamChannel::StreamChannel(quint64 id, ChannelTarget target, core::UniqueFd local, core::Resolver<void> opened)
    : Channel(id, std::move(target))
    , m_local(std::move(local))
    , m_opened(std::move(opened))
    , m_deadline(Clock::now() + openingLimit)
{
}

int StreamChannel::localDescriptor() const
{
    // An end whose other side has gone would wake the loop without pause.
    if (state() != State::Running || (m_isLocalGone && wantedEvents() == 0))
        return -1;
    return m_local.get();
}

short StreamChannel::wantedEvents() const
{
    short events = 0;
    if (!m_isUpEnded && m_up.isEmpty() && canSend())
        events = POLLIN;
    if (m_isLocalFull && !m_isLocalGone)
        events = static_cast<short>(events | POLLOUT);
    return events;
}

void StreamChannel::onRunning()
{
    m_deadline.reset();
    m_down += widenWindow();
    m_opened.resolve({});
    onAdvance();
}

void StreamChannel::onFailed(const core::Error& error)
{
    m_local.reset();
    if (m_opened.isPending())
        m_opened.resolve(std::unexpected(error));
}

void StreamChannel::onDeadline()
{
    m_deadline.reset();
    abandon({ErrorCode::TimedOut, QStringLiteral("the server does not open the stream"), place(),
             QStringLiteral("check that the machine can reach the stream's target")});
}

void StreamChannel::onLocalEvents(short events)
{
    if ((events & (POLLHUP | POLLERR)) != 0 && !m_isLocalGone) {
        m_isLocalGone = true;
        m_down.clear();
        m_deadline = Clock::now() + lingerLimit;
    }
    if ((events & POLLOUT) != 0)
        m_isLocalFull = false;
    if ((events & ~POLLOUT) != 0)
        m_isLocalReadable = true;
    onAdvance();
}

void StreamChannel::onAdvance()
{
    sendDown();
    sendUp();
    passOnEnds();
}

// Gathered until the loop's turn is over or a batch is full. What the local end does not take stays in the session's
// buffer, which keeps the window closed.
quint32 StreamChannel::onData(const char* data, quint32 size, bool isStandardError)
{
    if (isStandardError || m_isLocalGone)
        return size;
    if (m_down.size() >= batchSize && !m_isLocalFull)
        writeDown();
    const qsizetype room = state() == State::Running ? std::max<qsizetype>(batchSize - m_down.size(), 0) : 0;
    const qsizetype taken = std::min<qsizetype>(size, room);
    m_down.append(data, taken);
    m_isHeldBack = taken < size;
    return static_cast<quint32>(taken);
}

qsizetype StreamChannel::writeLocal(const char* data, qsizetype size)
{
    ssize_t count = send(m_local.get(), data, static_cast<size_t>(size), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count < 0 && errno != EAGAIN && errno != EINTR) {
        m_isLocalGone = true;
        m_deadline = Clock::now() + lingerLimit;
        return size;
    }
    count = std::max<ssize_t>(count, 0);
    m_isLocalFull = count < size;
    m_delivered += static_cast<quint32>(count);
    return count;
}

void StreamChannel::sendDown()
{
    while (!m_isLocalFull && !m_isLocalGone) {
        // Both may bring new packets, whose bytes onData() appends before these.
        if (m_down.isEmpty() && std::exchange(m_isHeldBack, false))
            m_down += takeHeldBack(false);
        if (m_down.isEmpty() && m_delivered >= receiveWindow / 4) {
            m_delivered = 0;
            m_down += widenWindow();
        }
        if (m_down.isEmpty())
            return;
        writeDown();
    }
}

void StreamChannel::writeDown()
{
    const qsizetype count = writeLocal(m_down.constData(), m_down.size());
    if (count == m_down.size())
        m_down.resize(0); // keeps the memory
    else
        m_down.remove(0, count);
}

void StreamChannel::sendUp()
{
    if (!m_up.isEmpty() && canSend()) {
        const QByteArray waiting = std::exchange(m_up, {});
        sendToServer(waiting.constData(), waiting.size());
    }
    while (m_isLocalReadable && !m_isUpEnded && m_up.isEmpty() && canSend())
        readLocal();
}

void StreamChannel::readLocal()
{
    const qsizetype room = std::min<qsizetype>(readSize, ssh_channel_window_size(channel()));
    const ssize_t count = recv(m_local.get(), scratch(), static_cast<size_t>(room), MSG_DONTWAIT);
    // Whatever more there is, poll will tell.
    m_isLocalReadable = count == room;
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0) {
        m_isLocalGone = m_isLocalGone || count < 0;
        m_isUpEnded = true;
        ssh_channel_send_eof(channel());
        return;
    }
    sendToServer(scratch(), count);
}

void StreamChannel::sendToServer(const char* data, qsizetype size)
{
    const int taken = ssh_channel_write(channel(), data, static_cast<quint32>(size));
    if (taken < 0)
        m_isUpEnded = true;
    else if (taken < size)
        m_up = QByteArray(data + taken, size - taken);
}

void StreamChannel::passOnEnds()
{
    const bool isDelivered = m_isLocalGone || (m_down.isEmpty() && !m_isLocalFull);
    if (!m_isDownEnded && isDelivered && ssh_channel_is_eof(channel()) != 0) {
        m_isDownEnded = true;
        shutdown(m_local.get(), SHUT_WR);
    }
    const bool isClosed = isClosedByServer() && isDelivered;
    if (isClosed || (m_isUpEnded && (m_isDownEnded || m_isLocalGone)))
        close();
}

} // namespace clouddesk::ssh
