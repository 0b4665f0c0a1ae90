// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbclient/DecoderLink.h"

#include <QPointer>
#include <QSocketNotifier>
#include <QTimer>

#include <fcntl.h>
#include <sys/socket.h>

namespace clouddesk::rfb {

namespace {

// A decoder reports each kind once in 10 ms at most; more than this is not listened to until the slice is over, so that
// the home thread has time for everything else.
constexpr auto slice = std::chrono::milliseconds(100);
constexpr int maximumReportsInSlice = 1000;
// Of ours that the decoder does not take; a clipboard is the largest of it.
constexpr qsizetype maximumUnsentBytes = qsizetype(64) * 1024 * 1024;

} // namespace

core::Result<std::unique_ptr<DecoderLink>>
DecoderLink::start(core::UniqueFd stream, const decoder::Beginning& beginning, Board& board, Listener& listener)
{
    auto sockets = core::makeSocketPair();
    if (!sockets)
        return core::fail(sockets);
    core::UniqueFd own(fcntl(stream.get(), F_DUPFD_CLOEXEC, 0));
    auto process = DecoderProcess::start({std::move(sockets->far), std::move(stream), board.takeMemory()});
    if (!process)
        return core::fail(process);
    std::unique_ptr<DecoderLink> link(new DecoderLink(std::move(*process), {std::move(sockets->near), std::move(own)},
                                                      beginning.limits, board, listener));
    link->send(decoder::Command::Begin, beginning.body());
    return link;
}

DecoderLink::DecoderLink(DecoderProcess process, core::SocketPair sockets, const Limits& limits, Board& board,
                         Listener& listener)
    : m_process(std::move(process))
    , m_pipe(
          std::move(sockets.near), [limits](quint8 kind) { return decoder::reportBound(kind, limits); },
          MessagePipe::Descriptors::Refuse)
    , m_stream(std::move(sockets.far))
    , m_board(board)
    , m_listener(listener)
    , m_readable(std::make_unique<QSocketNotifier>(m_pipe.socket(), QSocketNotifier::Read))
    , m_writable(std::make_unique<QSocketNotifier>(m_pipe.socket(), QSocketNotifier::Write))
{
    m_writable->setEnabled(false);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &DecoderLink::read);
    connect(m_writable.get(), &QSocketNotifier::activated, this, &DecoderLink::write);
}

DecoderLink::~DecoderLink() = default;

void DecoderLink::send(decoder::Command command, const QByteArray& body, core::UniqueFd descriptor)
{
    // One that asks for a picture waits for it; who does not would have our descriptors pile up.
    const bool pilesUp = descriptor.isValid() && m_pipe.hasUnsentDescriptor();
    if (pilesUp || m_pipe.unsentBytes() > maximumUnsentBytes) {
        refuse(QStringLiteral("the desktop's decoder takes nothing any more"));
        return;
    }
    m_pipe.queue(static_cast<quint8>(command), body, std::move(descriptor));
    ++m_commands;
    write();
}

bool DecoderLink::sendPast(const QByteArray& message)
{
    if (m_isEnding || m_board.settled() != m_commands || !m_board.tryLockWriting())
        return false;
    const ssize_t count =
        ::send(m_stream.get(), message.constData(), size_t(message.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
    // A Unix socket takes a message as short as that whole or not at all. After a part of one nothing would be
    // understood.
    if (count > 0 && count < message.size())
        shutdown(m_stream.get(), SHUT_RDWR);
    m_board.unlockWriting();
    return count > 0;
}

void DecoderLink::write()
{
    // That it has gone is noticed when reading, once everything it said was heard.
    m_writable->setEnabled(m_pipe.flush() && m_pipe.hasUnsent());
}

void DecoderLink::read()
{
    m_hasGone = !m_pipe.receive();
    deliver();
}

void DecoderLink::deliver()
{
    const QPointer<DecoderLink> self(this);
    while (!m_isEnding && !isTooFast()) {
        const auto message = m_pipe.next();
        if (!message)
            break;
        ++m_reportsInSlice;
        m_listener.onReport(static_cast<decoder::Report>(message->kind), message->body);
        if (!self)
            return;
    }
    if (m_isEnding || !m_readable->isEnabled())
        return;
    if (m_pipe.isBroken())
        refuse(QStringLiteral("the desktop's decoder says what no decoder says"));
    else if (m_hasGone)
        endSoon(m_process.end());
}

bool DecoderLink::isTooFast()
{
    const auto now = Board::Clock::now();
    if (now - m_sliceBegan > slice) {
        m_sliceBegan = now;
        m_reportsInSlice = 0;
    }
    if (m_reportsInSlice < maximumReportsInSlice)
        return false;
    m_readable->setEnabled(false);
    QTimer::singleShot(slice, this, [this] {
        m_readable->setEnabled(!m_isEnding);
        deliver();
    });
    return true;
}

void DecoderLink::refuse(const QString& what)
{
    core::Error reason = m_process.end();
    reason.text = what;
    endSoon(reason);
}

void DecoderLink::endSoon(const core::Error& reason)
{
    if (std::exchange(m_isEnding, true))
        return;
    m_readable->setEnabled(false);
    m_writable->setEnabled(false);
    // Never within a call of the listener's.
    QMetaObject::invokeMethod(this, [this, reason] { m_listener.onGone(reason); }, Qt::QueuedConnection);
}

} // namespace clouddesk::rfb
