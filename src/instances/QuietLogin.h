// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instances/HostKeyService.h"
#include "instances/MachineRoute.h"

namespace clouddesk::instances {

/// Logs in to machines while nobody has asked for it, for a short look. Nobody is asked anything, no host key becomes
/// trusted, and the machine does not count as connected to. What a person would be needed for ends before a word was
/// said to the machine. Home thread.
class QuietLogin
{
public:
    /// All of them outlive it.
    QuietLogin(InstanceService& instances, HostKeyService& hostKeys, audit::AuditLog& audit);

    /// An authenticated connection, which stands in the audit log as "ssh.looked"; without its record there it is
    /// closed again. HostKeyUnknown where none of a hop's keys is trusted in our own store, CredentialUnusable where a
    /// password or passphrase is not stored, AgentUnavailable without an agent, VaultLocked: all of these before
    /// anything went over the network, and nothing is recorded. Attempts that failed later are recorded; errors as
    /// MachineConnector::connect() has them.
    core::Task<std::shared_ptr<ssh::Connection>> connect(Instance instance, std::stop_token stop = {});

private:
    class Delegate;
    core::Task<void> checkTrusted(QString label, QString host, quint16 port);
    core::Task<std::vector<ssh::Hop>> hopsTo(Instance instance, std::stop_token stop);
    core::Task<void> record(Instance instance, QJsonObject details, bool succeeded);

    HostKeyService& m_hostKeys;
    audit::AuditLog& m_audit;
    MachineRoute m_route;
};

} // namespace clouddesk::instances
