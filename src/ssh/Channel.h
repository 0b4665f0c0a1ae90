// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QByteArray>

#include <libssh/callbacks.h>
#include <libssh/libssh.h>

#include <chrono>
#include <functional>
#include <optional>

namespace clouddesk::ssh {

/// Where a channel leads to.
struct ChannelTarget
{
    enum class Kind { Command, Subsystem, TcpStream, UnixStream, Terminal };
    Kind kind = Kind::Command;
    /// Command line (of a terminal too), subsystem, host or socket path.
    QByteArray name;
    quint16 port = 0;
    /// Of a terminal.
    int columns = 80;
    int rows = 24;
};

/// One channel of a session, from the request to open it until both sides have closed it. Lives in the session's
/// thread, whose loop calls it.
class Channel
{
public:
    using Clock = std::chrono::steady_clock;

    Channel(quint64 id, ChannelTarget target);
    virtual ~Channel();
    Channel(const Channel&) = delete;
    Channel& operator=(const Channel&) = delete;

    /// The program's own number, not libssh's; one within a connection.
    [[nodiscard]] quint64 id() const { return m_id; }
    /// Both sides have closed it, or it was ended early; it may be deleted.
    [[nodiscard]] bool isFinished() const { return m_state == State::Finished; }
    /// Whether the request to open it has not been answered yet.
    [[nodiscard]] bool isOpening() const { return m_state == State::Opening || m_state == State::Requesting; }
    /// Whether it is a command that the server has begun to run.
    [[nodiscard]] bool hasBegunCommand() const
    {
        const bool isCommand =
            m_target.kind == ChannelTarget::Kind::Command || m_target.kind == ChannelTarget::Kind::Terminal;
        return isCommand && m_state == State::Running;
    }
    /// As the constructor was given it.
    [[nodiscard]] const ChannelTarget& target() const { return m_target; }

    /// Asks the server to open the channel. place is for errors; scratch is a large buffer that all channels share.
    void begin(ssh_session session, const QString& place, char* scratch, quint32 scratchSize);
    /// Goes on after the session has read from the wire, or a command or time limit came.
    void advance();
    /// Tells a terminal's other side its new size (RFC 4254, section 6.7).
    void resize(int columns, int rows);
    /// Ends it early with this error, which the caller is told.
    void abandon(const core::Error& error);

    /// The local descriptor to poll, or -1, and the events to wait for.
    [[nodiscard]] virtual int localDescriptor() const { return -1; }
    [[nodiscard]] virtual short wantedEvents() const { return 0; }
    /// What poll(2) has told of that descriptor.
    virtual void onLocalEvents(short /*events*/) {}
    /// When advance() must be called even if nothing happens.
    [[nodiscard]] virtual std::optional<Clock::time_point> deadline() const { return std::nullopt; }

protected:
    enum class State { Opening, Requesting, Running, Closing, Finished };

    /// The channel is open and its request was granted.
    virtual void onRunning() = 0;
    /// The loop was woken; the channel is running.
    virtual void onAdvance() = 0;
    /// The time of deadline() has come.
    virtual void onDeadline() {}
    /// The channel failed; called once at most.
    virtual void onFailed(const core::Error& error) = 0;
    /// Takes as many of the bytes as it can and returns their number; the rest is offered again later.
    virtual quint32 onData(const char* data, quint32 size, bool isStandardError) = 0;
    virtual void onExitStatus(int /*status*/) {}
    virtual void onExitSignal(const char* /*name*/) {}

    /// Closes our side. The object goes when libssh has nothing more to do with it.
    void close();
    [[nodiscard]] ssh_session session() const { return m_session; }
    [[nodiscard]] ssh_channel channel() const { return m_channel; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString place() const { return m_place; }
    [[nodiscard]] char* scratch() const { return m_scratch; }
    /// Whether more can be sent now: the window is open and nothing waits in the session.
    [[nodiscard]] bool canSend() const;
    /// Whether the server has closed the channel. What it sent before may still be held back.
    [[nodiscard]] bool isClosedByServer() const { return m_isClosedByServer; }
    /// Everything that libssh holds back for this stream. Call when onData() can take bytes again.
    QByteArray takeHeldBack(bool isStandardError);
    /// Tells the server to send up to receiveWindow bytes ahead; what arrives meanwhile and finds no room is returned.
    QByteArray widenWindow();

    static constexpr quint32 receiveWindow = 4 * 1024 * 1024;

private:
    void open();
    void request();
    [[nodiscard]] int callOpen();
    [[nodiscard]] int callRequest();
    [[nodiscard]] int requestTerminal();
    [[nodiscard]] core::Error refusal() const;
    void failWith(const core::Error& error);
    void listen();
    void release();

    static int dataCallback(ssh_session, ssh_channel, void* data, quint32 size, int isStandardError, void* self);
    static void closeCallback(ssh_session, ssh_channel, void* self);
    static void exitStatusCallback(ssh_session, ssh_channel, int status, void* self);
    static void exitSignalCallback(ssh_session, ssh_channel, const char* signal, int, const char*, const char*,
                                   void* self);

    quint64 m_id;
    ChannelTarget m_target;
    QString m_place;
    State m_state = State::Opening;
    bool m_isAbandoned = false;
    bool m_hasTerminal = false;
    bool m_isClosedByServer = false;
    ssh_session m_session = nullptr;
    ssh_channel m_channel = nullptr;
    ssh_channel_callbacks_struct m_callbacks = {};
    char* m_scratch = nullptr;
    quint32 m_scratchSize = 0;
};

} // namespace clouddesk::ssh
