// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/Channel.h"

#include "ssh/Session.h"

#include <QRegularExpression>

namespace clouddesk::ssh {

using core::ErrorCode;

Channel::Channel(quint64 id, ChannelTarget target)
    : m_id(id)
    , m_target(std::move(target))
{
}

Channel::~Channel()
{
    release();
}

void Channel::begin(ssh_session session, const QString& place, char* scratch, quint32 scratchSize)
{
    m_session = session;
    m_place = place;
    m_scratch = scratch;
    m_scratchSize = scratchSize;
    m_channel = ssh_channel_new(session);
    if (m_channel == nullptr) {
        failWith({ErrorCode::Internal, QStringLiteral("libssh gives no channel"), m_place, {}});
        m_state = State::Finished;
        return;
    }
    listen();
    open();
}

void Channel::listen()
{
    ssh_callbacks_init(&m_callbacks);
    m_callbacks.userdata = this;
    m_callbacks.channel_data_function = &Channel::dataCallback;
    m_callbacks.channel_close_function = &Channel::closeCallback;
    m_callbacks.channel_exit_status_function = &Channel::exitStatusCallback;
    m_callbacks.channel_exit_signal_function = &Channel::exitSignalCallback;
    ssh_set_channel_callbacks(m_channel, &m_callbacks);
}

void Channel::advance()
{
    const auto limit = deadline();
    if (limit && Clock::now() >= *limit)
        onDeadline();
    if (m_state == State::Opening)
        open();
    else if (m_state == State::Requesting)
        request();
    else if (m_state == State::Running)
        onAdvance();
}

int Channel::callOpen()
{
    // Only for the server's log: we have no port of our own (RFC 4254, section 7.2).
    constexpr const char* originator = "127.0.0.1";
    switch (m_target.kind) {
    case ChannelTarget::Kind::TcpStream:
        return ssh_channel_open_forward(m_channel, m_target.name.constData(), m_target.port, originator, 0);
    case ChannelTarget::Kind::UnixStream:
        return ssh_channel_open_forward_unix(m_channel, m_target.name.constData(), originator, 0);
    case ChannelTarget::Kind::Command:
    case ChannelTarget::Kind::Subsystem:
    case ChannelTarget::Kind::Terminal:
        break;
    }
    return ssh_channel_open_session(m_channel);
}

void Channel::open()
{
    const int result = callOpen();
    // The loop ends every channel of a dead session, and knows better why.
    if (result == SSH_AGAIN || isDead(m_session))
        return;
    if (result != SSH_OK) {
        failWith(refusal());
        release();
        return;
    }
    if (m_isAbandoned) {
        close();
        return;
    }
    m_state = State::Requesting;
    request();
}

// A pseudo terminal first, then what runs in it (RFC 4254, sections 6.2 and 6.5).
int Channel::requestTerminal()
{
    if (!m_hasTerminal) {
        const int result = ssh_channel_request_pty_size(m_channel, "xterm-256color", m_target.columns, m_target.rows);
        if (result != SSH_OK)
            return result;
        m_hasTerminal = true;
    }
    return ssh_channel_request_exec(m_channel, m_target.name.constData());
}

void Channel::resize(int columns, int rows)
{
    m_target.columns = columns;
    m_target.rows = rows;
    // Without an answer, so that it never waits.
    if (m_state == State::Running)
        ssh_channel_change_pty_size(m_channel, columns, rows);
}

int Channel::callRequest()
{
    if (m_target.kind == ChannelTarget::Kind::Terminal)
        return requestTerminal();
    if (m_target.kind == ChannelTarget::Kind::Command)
        return ssh_channel_request_exec(m_channel, m_target.name.constData());
    if (m_target.kind == ChannelTarget::Kind::Subsystem)
        return ssh_channel_request_subsystem(m_channel, m_target.name.constData());
    return SSH_OK;
}

void Channel::request()
{
    const int result = callRequest();
    if (result == SSH_AGAIN || isDead(m_session))
        return;
    if (result != SSH_OK && m_target.kind == ChannelTarget::Kind::Subsystem) {
        failWith({ErrorCode::Unsupported,
                  QStringLiteral("the server has no subsystem %1").arg(QString::fromUtf8(m_target.name)),
                  m_place,
                  {}});
        return close();
    }
    if (result != SSH_OK) {
        failWith({ErrorCode::ChannelRefused, QStringLiteral("the server refuses to run this"), m_place,
                  QStringLiteral("the account may be restricted to something else")});
        close();
        return;
    }
    m_state = State::Running;
    onRunning();
}

// libssh gives the reason code and the server's words (RFC 4254, section 5.1) in its error text only.
core::Error Channel::refusal() const
{
    static const QRegularExpression pattern(QStringLiteral("error \\(([0-9]+)\\) ?(.*)$"));
    const QString complaint = core::singleLine(QString::fromUtf8(ssh_get_error(m_session)), 300);
    const QRegularExpressionMatch match = pattern.match(complaint);
    const int reason = match.captured(1).toInt();
    const QString words = match.hasMatch() ? match.captured(2) : complaint;
    const bool isSession = m_target.kind == ChannelTarget::Kind::Command ||
                           m_target.kind == ChannelTarget::Kind::Subsystem ||
                           m_target.kind == ChannelTarget::Kind::Terminal;
    const QString goal = m_target.kind == ChannelTarget::Kind::TcpStream
                             ? QStringLiteral("%1:%2").arg(QString::fromUtf8(m_target.name)).arg(m_target.port)
                             : QString::fromUtf8(m_target.name);
    if (isSession)
        return {ErrorCode::ChannelRefused, QStringLiteral("the server refuses another session (%1)").arg(words),
                m_place,
                QStringLiteral("sshd allows only so many at a time (MaxSessions); close something and try again")};
    // For a Unix socket, sshd gives the same reason whether it may not or cannot connect.
    const bool isForbidden = reason != 2 || m_target.kind == ChannelTarget::Kind::UnixStream;
    const QString advice =
        isForbidden
            ? QStringLiteral("check that something listens there, and that sshd allows forwarding (AllowTcpForwarding, "
                             "AllowStreamLocalForwarding, PermitOpen)")
            : QStringLiteral("check that something listens there, on the machine itself");
    return {ErrorCode::ChannelRefused,
            QStringLiteral("the machine refuses a stream to %1 (%2)").arg(core::singleLine(goal), words), m_place,
            advice};
}

void Channel::failWith(const core::Error& error)
{
    if (!std::exchange(m_isAbandoned, true))
        onFailed(error);
}

void Channel::abandon(const core::Error& error)
{
    failWith(error);
    // A channel that the server has not confirmed yet cannot be closed; it is as soon as it opens.
    if (m_state != State::Opening)
        close();
}

void Channel::close()
{
    release();
}

void Channel::release()
{
    m_state = State::Finished;
    if (m_channel == nullptr)
        return;
    ssh_remove_channel_callbacks(m_channel, &m_callbacks);
    ssh_channel_free(std::exchange(m_channel, nullptr));
}

bool Channel::canSend() const
{
    return ssh_channel_window_size(m_channel) > 0 && (ssh_get_poll_flags(m_session) & SSH_WRITE_PENDING) == 0;
}

// All of it at once: libssh opens the window anew with every read that finds it small, however much it still holds, so
// that reading little by little would let its buffer grow without bound.
QByteArray Channel::takeHeldBack(bool isStandardError)
{
    QByteArray bytes;
    const int held = ssh_channel_poll(m_channel, isStandardError ? 1 : 0);
    if (held <= 0)
        return bytes;
    bytes.resize(held);
    const int count =
        ssh_channel_read_timeout(m_channel, bytes.data(), static_cast<quint32>(held), isStandardError ? 1 : 0, 0);
    bytes.truncate(std::max(count, 0));
    return bytes;
}

// Reading with a count beyond the window is libssh's only way to widen it.
QByteArray Channel::widenWindow()
{
    const int count = ssh_channel_read_timeout(m_channel, m_scratch, std::min(receiveWindow, m_scratchSize), 0, 0);
    return count > 0 ? QByteArray(m_scratch, count) : QByteArray();
}

int Channel::dataCallback(ssh_session /*session*/, ssh_channel /*channel*/, void* data, quint32 size,
                          int isStandardError, void* self)
{
    return static_cast<int>(
        static_cast<Channel*>(self)->onData(static_cast<const char*>(data), size, isStandardError != 0));
}

void Channel::closeCallback(ssh_session /*session*/, ssh_channel /*channel*/, void* self)
{
    static_cast<Channel*>(self)->m_isClosedByServer = true;
}

void Channel::exitStatusCallback(ssh_session /*session*/, ssh_channel /*channel*/, int status, void* self)
{
    static_cast<Channel*>(self)->onExitStatus(status);
}

void Channel::exitSignalCallback(ssh_session /*session*/, ssh_channel /*channel*/, const char* signal, int /*core*/,
                                 const char* /*message*/, const char* /*language*/, void* self)
{
    static_cast<Channel*>(self)->onExitSignal(signal);
}

} // namespace clouddesk::ssh
