// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/doctor/Check.h"
#include "app/services/Services.h"

namespace clouddesk::app {

/// What can be looked at without a data folder: libraries, display, ssh-agent, known hosts, programs for the demo.
std::vector<Check> checkComputer();

/// Whether desktops can be decoded here, and how well the process that does it is locked in.
core::Task<Check> checkDecoder();

/// Whether a keychain answers (it is given a few seconds).
core::Task<Check> checkKeychain();

/// The folder, its permissions and the room on its disk.
std::vector<Check> checkDataFolder(const core::Paths& paths);

/// What only opened services can tell: database, master key, audit log.
core::Task<std::vector<Check>> checkServices(Services& services);

} // namespace clouddesk::app
