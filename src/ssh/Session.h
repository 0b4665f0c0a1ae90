// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/UniqueFd.h"
#include "ssh/Connection.h"

#include <QDeadlineTimer>

#include <libssh/callbacks.h>
#include <libssh/libssh.h>

namespace clouddesk::ssh {

/// What a session needs to know before it begins.
struct SessionSetup
{
    core::UniqueFd socket;
    Hop hop;
    /// "name (host:port)" or "host:port", for errors.
    QString place;
    QStringList knownHostKeyTypes;
    QString ciphers;
    std::chrono::milliseconds stepLimit{};
    std::chrono::milliseconds keepaliveInterval{};
};

/// Whether nothing more can come or go: closed, or broken by something that libssh did not understand.
inline bool isDead(ssh_session session)
{
    return ssh_is_connected(session) == 0 || (ssh_get_status(session) & (SSH_CLOSED | SSH_CLOSED_ERROR)) != 0;
}

/// libssh's session over a connected socket. Everything but interrupt() happens in one thread.
class Session
{
public:
    /// Takes the socket over and sets every option; nothing of the user's or the system's configuration is read.
    static core::Result<std::unique_ptr<Session>> create(core::UniqueFd socket, const SessionSetup& setup,
                                                         std::stop_token stop);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// Never null; freed by this object.
    [[nodiscard]] ssh_session handle() const { return m_handle; }
    /// Our own copy of the socket's descriptor; libssh closes its one when it likes.
    [[nodiscard]] int socket() const { return m_socket.get(); }
    /// As create() was given it.
    [[nodiscard]] std::stop_token stopToken() const { return m_stop; }
    /// See SessionSetup::place.
    [[nodiscard]] QString place() const { return m_place; }
    /// Whether the server agreed to the strict key exchange.
    [[nodiscard]] bool isStrict() const { return m_isStrict; }

    /// Calls operation, which is one of libssh's that return at once with the value again when they must wait, until it
    /// ends, stop is requested, or the limit passes. Returns the operation's last value, TimedOut or Cancelled.
    core::Result<int> settle(std::function<int()> operation, int again, std::chrono::milliseconds limit);

    /// What libssh last complained about: one clean line.
    [[nodiscard]] QString complaint() const;
    /// Since the session began.
    [[nodiscard]] Traffic traffic() const;
    /// Bytes that came from the wire so far, complete packets or not.
    [[nodiscard]] quint64 bytesReceived() const { return m_counter.in_bytes; }

private:
    Session(core::UniqueFd socket, QString place, std::stop_token stop);
    core::Result<void> configure(const SessionSetup& setup, core::UniqueFd socket);
    bool setText(ssh_options_e option, const QByteArray& value);
    [[nodiscard]] core::Result<void> wait(QDeadlineTimer deadline);
    static void onLog(int priority, const char* function, const char* text, void* self);

    core::UniqueFd m_socket;
    core::UniqueFd m_interrupt;
    QString m_place;
    std::stop_token m_stop;
    ssh_session m_handle = nullptr;
    ssh_counter_struct m_counter = {};
    bool m_isStrict = false;
    QByteArray m_exchangeError;
};

} // namespace clouddesk::ssh
