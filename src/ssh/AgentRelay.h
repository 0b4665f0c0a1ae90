// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/UniqueFd.h"

#include <QString>

#include <stop_token>
#include <thread>

namespace clouddesk::ssh {

/// Stands between libssh and a running ssh-agent while somebody logs in. libssh waits for an agent without limit and
/// offers every key that it holds; sshd counts each refused one and hangs up after six (sshd_config(5), MaxAuthTries).
/// So this passes on requests to list and to sign only, hides all keys but the first few, and gives the agent 60 s per
/// answer (people may have to confirm).
class AgentRelay
{
public:
    static constexpr quint32 mostKeys = 5;

    /// Connects to the agent; an empty path stands for $SSH_AUTH_SOCK. AgentUnavailable if there is none, or it has no
    /// keys. Requesting stop ends the relay, and with it whoever waits for the agent.
    static core::Result<std::unique_ptr<AgentRelay>> start(const QString& path, std::stop_token stop);
    ~AgentRelay();

    /// The end for libssh, which closes it.
    [[nodiscard]] int takeClientEnd() { return m_client.release(); }

private:
    AgentRelay(core::UniqueFd agent, core::SocketPair pair, std::stop_token stop);
    void run() const;
    [[nodiscard]] bool relayOne() const;
    void interrupt() const;

    core::UniqueFd m_agent;
    core::UniqueFd m_server;
    core::UniqueFd m_client;
    std::stop_token m_stop;
    std::thread m_thread;
};

} // namespace clouddesk::ssh
