// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktops/SessionContext.h"

namespace clouddesk::desktops {

/// What an installation needs beyond the connection; a copy goes into each task.
struct InstallationOrder
{
    std::shared_ptr<SessionContext> context;
    std::shared_ptr<ssh::Connection> connection;
    instances::Instance instance;
    instances::Desktop desktop = instances::Desktop::Xfce;
    StepProgress progress;
    std::stop_token stop;
};

/// Whether everything that a virtual desktop of that kind needs is there; then nobody asks which system it is.
bool isInstalled(const MachineFacts& facts, instances::Desktop desktop);

/// Installs what is missing, with the sudo password that is stored, or the login's, or that a person gives; audits it
/// and marks the machine.
core::Task<ProvisioningReport> install(InstallationOrder order, MachineFacts facts);

/// The password for sudo there, empty where none is needed. Asks only where nothing is stored.
core::Task<core::Secret> sudoPassword(InstallationOrder order, SudoAccess access, bool ask);

} // namespace clouddesk::desktops
