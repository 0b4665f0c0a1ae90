// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Questions.h"
#include "instances/HostKeyService.h"
#include "instances/MachineRoute.h"

namespace clouddesk::instances {

/// Turns a machine of the inventory into an open SSH connection: takes its route, checks host keys, asks what is
/// missing. Home thread.
class MachineConnector
{
public:
    MachineConnector(InstanceService& instances, HostKeyService& hostKeys, audit::AuditLog& audit,
                     core::Questions& questions);
    ~MachineConnector();

    /// What happens with host keys nobody has seen; from the command line's options. A pin is about the machine itself;
    /// its jump hosts have pins of their own, or are asked about.
    void setUnknownKeyPolicy(UnknownKeyPolicy policy);

    /// How long each step of a connect may take, and after how much silence a link is asked whether it lives; for
    /// connections from now on. See ssh::ConnectionOptions.
    struct LinkLimits
    {
        std::chrono::milliseconds step = ssh::ConnectionOptions().stepLimit;
        std::chrono::milliseconds keepalive = ssh::ConnectionOptions().keepaliveInterval;
    };
    /// Links that are open keep the limits they began with.
    void setLinkLimits(LinkLimits limits) { m_limits = limits; }
    [[nodiscard]] LinkLimits linkLimits() const { return m_limits; }

    /// A connection that is authenticated and in the audit log; without its record there it is closed again. Failed
    /// attempts are recorded too. CredentialUnusable if the key file cannot be used; everything else as
    /// ssh::Connection::open() and HostKeyService::check() say.
    core::Task<std::shared_ptr<ssh::Connection>> connect(Instance instance, std::stop_token stop = {});

    struct TestReport
    {
        qint64 milliseconds = 0; ///< see ssh::Connection::loginTime()
        ssh::HostKey hostKey;
        QString serverSystem; ///< what "uname -sr" says there
    };
    /// Connects, runs one harmless command, closes.
    core::Task<TestReport> test(Instance instance, std::stop_token stop = {});
    /// The same for a machine as InstanceService::preview() gives it: with these secrets, none of which is stored.
    core::Task<TestReport> testWith(Instance instance, InstanceSecrets secrets, std::stop_token stop = {});

private:
    class Delegate;
    using Given = MachineRoute::Given;
    core::Task<std::shared_ptr<ssh::Connection>> connectWith(Instance instance, Given given, std::stop_token stop);
    core::Task<TestReport> runTest(Instance instance, Given given, std::stop_token stop);
    core::Task<std::shared_ptr<ssh::Connection>> open(Instance instance, Given given, std::stop_token stop);
    core::Task<core::Secret> askForPassword(QString label, std::stop_token stop);
    core::Task<void> record(QString action, Instance instance, QJsonObject details, bool succeeded);

    LinkLimits m_limits;
    InstanceService& m_instances;
    HostKeyService& m_hostKeys;
    audit::AuditLog& m_audit;
    core::Questions& m_questions;
    MachineRoute m_route;
    UnknownKeyPolicy m_policy;
};

} // namespace clouddesk::instances
