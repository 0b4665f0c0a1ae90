// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Questions.h"
#include "instances/HostKeyService.h"
#include "instances/InstanceService.h"
#include "ssh/Connection.h"

namespace clouddesk::instances {

/// Turns a machine of the inventory into an open SSH connection: unseals, finds the way through the jump hosts, checks
/// host keys, asks what is missing. The one place where an instance and its secrets meet ssh::Connection. Home thread.
class MachineConnector
{
public:
    MachineConnector(InstanceService& instances, HostKeyService& hostKeys, audit::AuditLog& audit,
                     core::Questions& questions);
    ~MachineConnector();

    /// What happens with host keys nobody has seen; from the command line's options.
    void setUnknownKeyPolicy(UnknownKeyPolicy policy);

    core::Task<std::shared_ptr<ssh::Connection>> connect(Instance instance, std::stop_token stop = {});

    struct TestReport
    {
        qint64 milliseconds = 0;
        ssh::HostKey hostKey;
        QString serverSystem; ///< what "uname -sr" says there
    };
    /// Connects, runs one harmless command, closes.
    core::Task<TestReport> test(Instance instance, std::stop_token stop = {});

private:
    class Delegate;
    InstanceService& m_instances;
    HostKeyService& m_hostKeys;
    audit::AuditLog& m_audit;
    core::Questions& m_questions;
    UnknownKeyPolicy m_policy;
};

} // namespace clouddesk::instances
