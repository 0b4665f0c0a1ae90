// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/ExecChannel.h"

#include <cerrno>

#include <poll.h>
#include <unistd.h>

namespace clouddesk::ssh {

using core::ErrorCode;

namespace {

constexpr std::size_t inputChunk = std::size_t(256) * 1024;

} // namespace

ExecChannel::ExecChannel(quint64 id, ExecOrder order, core::Resolver<ExecResult> done)
    : Channel(id, ChannelTarget{ChannelTarget::Kind::Command, order.command, 0})
    , m_order(std::move(order))
    , m_done(std::move(done))
{
    if (m_order.limit > std::chrono::milliseconds::zero())
        m_deadline = Clock::now() + m_order.limit;
}

void ExecChannel::onRunning()
{
    onAdvance();
}

void ExecChannel::onAdvance()
{
    collectHeldBack();
    if (m_isTooLarge) {
        abandon({ErrorCode::OutputTooLarge, QStringLiteral("the command says more than is allowed"), place(), {}});
        return;
    }
    sendInput();
    if (m_isHeldBack || !isClosedByServer())
        return;
    if (m_done.isPending())
        m_done.resolve(std::move(m_result));
    close();
}

void ExecChannel::onDeadline()
{
    m_deadline.reset();
    abandon({ErrorCode::TimedOut, QStringLiteral("the command takes too long"), place(),
             QStringLiteral("The machine may be busy; try again")});
}

void ExecChannel::onFailed(const core::Error& error)
{
    m_deadline.reset();
    if (m_order.isTerminatedEarly && state() == State::Running)
        ssh_channel_request_send_signal(channel(), "TERM");
    if (m_done.isPending())
        m_done.resolve(std::unexpected(error));
}

void ExecChannel::onExitSignal(const char* name)
{
    m_result.exitStatus = -1;
    m_result.exitSignal = core::singleLine(QString::fromUtf8(name), 40);
}

quint32 ExecChannel::onData(const char* data, quint32 size, bool isStandardError)
{
    if (m_order.sink && m_order.sink->underWay > OutputSink::mostUnderWay) {
        m_isHeldBack = true;
        return 0;
    }
    collect(QByteArray(data, static_cast<qsizetype>(size)), isStandardError);
    return size;
}

void ExecChannel::collect(const QByteArray& bytes, bool isStandardError)
{
    m_delivered += static_cast<quint32>(bytes.size());
    if (m_order.sink) {
        m_order.sink->underWay += bytes.size();
        m_order.sink->deliver(bytes, isStandardError);
        return;
    }
    QByteArray& all = isStandardError ? m_result.errorOutput : m_result.output;
    m_isTooLarge = m_isTooLarge || all.size() + bytes.size() > m_order.outputLimit;
    if (!m_isTooLarge)
        all += bytes;
}

void ExecChannel::collectHeldBack()
{
    if (m_isHeldBack && m_order.sink->underWay <= OutputSink::mostUnderWay / 2) {
        m_isHeldBack = false;
        for (const bool isStandardError : {false, true}) {
            if (const QByteArray bytes = takeHeldBack(isStandardError); !bytes.isEmpty())
                collect(bytes, isStandardError);
        }
    }
    if (!m_isHeldBack && m_delivered >= receiveWindow / 4) {
        m_delivered = 0;
        if (const QByteArray bytes = widenWindow(); !bytes.isEmpty())
            collect(bytes, false);
    }
}

void ExecChannel::sendInput()
{
    while (!m_isInputEnded && canSend() && m_inputSent < m_order.input.size()) {
        const std::size_t size = std::min(inputChunk, m_order.input.size() - m_inputSent);
        const int taken = ssh_channel_write(channel(), m_order.input.data() + m_inputSent, static_cast<quint32>(size));
        if (taken < 0)
            m_isInputEnded = true;
        else
            m_inputSent += static_cast<std::size_t>(taken);
        // While new keys are agreed on, nothing is taken.
        if (taken < static_cast<int>(size))
            break;
    }
    if (!m_unsent.isEmpty() && canSend()) {
        QByteArray waiting = std::exchange(m_unsent, {});
        passOn(waiting.constData(), waiting.size());
        core::wipe(waiting);
    }
    if (!m_isInputEnded && m_inputSent == m_order.input.size() && !m_order.inputSource.isValid())
        endInput();
}

// What a person passes on may be a secret as well: no copy is left behind.
void ExecChannel::readSource()
{
    const std::size_t room = std::min<std::size_t>(inputChunk, ssh_channel_window_size(channel()));
    const ssize_t count = ::read(m_order.inputSource.get(), scratch(), room);
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (count <= 0) {
        endInput();
        return;
    }
    passOn(scratch(), static_cast<qsizetype>(count));
    core::wipe(scratch(), static_cast<std::size_t>(count));
}

void ExecChannel::passOn(const char* data, qsizetype size)
{
    const int taken = ssh_channel_write(channel(), data, static_cast<quint32>(size));
    if (taken < 0)
        m_isInputEnded = true;
    else if (taken < size)
        m_unsent = QByteArray(data + taken, size - taken);
}

void ExecChannel::endInput()
{
    m_isInputEnded = true;
    m_order.input = {};
    m_order.inputSource.reset();
    ssh_channel_send_eof(channel());
}

int ExecChannel::localDescriptor() const
{
    // A source whose writers have gone would wake the loop without pause while nothing of it can be passed on.
    return wantedEvents() == 0 ? -1 : m_order.inputSource.get();
}

short ExecChannel::wantedEvents() const
{
    const bool wantsMore = state() == State::Running && !m_isInputEnded && m_order.inputSource.isValid() &&
                           m_inputSent == m_order.input.size() && m_unsent.isEmpty();
    return wantsMore && canSend() ? POLLIN : 0;
}

void ExecChannel::onLocalEvents(short /*events*/)
{
    if (wantedEvents() != 0)
        readSource();
}

} // namespace clouddesk::ssh
