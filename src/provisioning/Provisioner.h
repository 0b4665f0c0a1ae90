// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provisioning/MachineFacts.h"
#include "provisioning/Step.h"
#include "ssh/Connection.h"

namespace clouddesk::desktops {

/// What provisioning would do on a machine with these facts.
struct ProvisioningPlan
{
    instances::Desktop desktop = instances::Desktop::Xfce;
    bool isComplete = false; ///< nothing is missing
    QStringList packages;    ///< what would be asked of the package manager
    /// Asked for as well where the machine's system has them.
    QStringList optionalPackages;
    QStringList steps; ///< for people, in order: "Repair the interrupted package installation", ...
    qint64 neededDiskBytes = 0;
    /// What an administrator has to run where we may not; always filled in.
    QString administratorCommand;

    /// SystemUnsupported if the system is none we know, RemoteDiskFull if there is too little room, SudoUnavailable
    /// without a way to become root (its advice is the administrator's command).
    static core::Result<ProvisioningPlan> make(const MachineFacts& facts, instances::Desktop desktop);
};

struct ProvisioningReport
{
    QStringList addedPackages;
    bool changedAnything = false;
    QString logFile; ///< on this computer; stays readable
};

struct UnprovisioningReport
{
    QStringList removedPackages;
    QStringList keptPackages; ///< ours, but others need them now
    QString logFile;
};

/// Installs what a desktop needs and removes what it installed. Package managers run detached from the connection, so a
/// dropped link does not break them; the next run follows or repairs. Home thread.
class Provisioner
{
public:
    /// logDirectory: where the full logs are kept on this computer, one file per machine and run.
    explicit Provisioner(QString logDirectory);

    /// sudoPassword may be empty. progress gets the package manager's own percentage and words.
    core::Task<ProvisioningReport> provision(ssh::Connection& connection, MachineFacts facts, ProvisioningPlan plan,
                                             core::Secret sudoPassword, StepProgress progress,
                                             std::stop_token stop = {});
    /// Takes away the packages that provision() installed, as far as nothing else needs them now. Otherwise as above.
    core::Task<UnprovisioningReport> unprovision(ssh::Connection& connection, MachineFacts facts,
                                                 core::Secret sudoPassword, StepProgress progress,
                                                 std::stop_token stop = {});

private:
    QString m_logDirectory;
};

} // namespace clouddesk::desktops
