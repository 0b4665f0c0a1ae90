// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/AuditLog.h"
#include "core/Questions.h"
#include "desktops/DesktopSession.h"
#include "desktops/SessionRepository.h"
#include "instances/MachineConnector.h"
#include "provisioning/Provisioner.h"

namespace clouddesk::desktops {

struct OpenOptions
{
    DisplayRequest display;
    /// Install what is missing; otherwise ServerMissing.
    bool mayInstall = true;
};

/// The main job. Home thread.
class DesktopService : public QObject
{
    Q_OBJECT

public:
    struct Needs
    {
        storage::Database& database;
        audit::AuditLog& audit;
        instances::InstanceService& instances;
        instances::MachineConnector& connector;
        core::Questions& questions;
        const core::Clock& clock;
        QString ownerId;
        QString logDirectory;
        QString runtimeDirectory;
    };
    explicit DesktopService(Needs needs);
    ~DesktopService() override;

    /// From a bare machine to a desktop that can be streamed: connects, probes, installs, starts, and proves that the
    /// tunnel carries. Each step is reported as it begins. Requesting stop at any step leaves nothing behind on either
    /// side: a display that was running before stays, one that this call started is stopped again.
    core::Task<std::shared_ptr<DesktopSession>> open(instances::Instance instance, OpenOptions options,
                                                     StepProgress progress, std::stop_token stop = {});

    /// Only the installation; --dry-run is plan() alone.
    core::Task<ProvisioningPlan> plan(instances::Instance instance, instances::Desktop desktop,
                                      std::stop_token stop = {});
    /// Connects, installs what is missing for that desktop and closes the connection; starts no display. Errors as
    /// MachineConnector::connect(), ProvisioningPlan::make() and Provisioner::provision().
    core::Task<ProvisioningReport> provision(instances::Instance instance, instances::Desktop desktop,
                                             StepProgress progress, std::stop_token stop = {});
    /// Stops our displays there first; takes away what they left in the user's home at the end.
    core::Task<UnprovisioningReport> unprovision(instances::Instance instance, StepProgress progress,
                                                 std::stop_token stop = {});

    /// Sessions of all processes that share the data folder, newest first. Those whose process is gone are marked as
    /// ended first.
    core::Task<std::vector<SessionRecord>> sessions(bool includeEnded = false, int limit = 100, int offset = 0);
    /// Ends a session, also one of another process of the same data folder (by its control socket). With stopDesktop
    /// the remote desktop is stopped too.
    core::Task<void> closeSession(QString sessionId, bool stopDesktop);
    /// Ends every session of that machine, those that are still connecting and those of other processes too; their
    /// desktops go on. Happens by itself, for the sessions of all processes, when this process removes a machine from
    /// the inventory; to be awaited by whoever ends right after that.
    core::Task<void> closeSessionsOf(QString instanceId);

Q_SIGNALS:
    /// A session of this process began, moved or ended.
    void sessionChanged(const QString& id);

private:
    class Private;
    std::unique_ptr<Private> m_p;
};

} // namespace clouddesk::desktops
