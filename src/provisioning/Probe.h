// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provisioning/MachineFacts.h"
#include "ssh/Connection.h"

namespace clouddesk::desktops {

/// Asks a machine for everything that a connect needs to know, in one round trip.
core::Task<MachineFacts> probe(ssh::Connection& connection, std::stop_token stop = {});
/// Asks for the displays that run there alone. Unlike probe() it leaves no trace there beyond the login: sudo, which
/// writes down whom it refuses, is not asked.
core::Task<std::vector<RunningDisplay>> lookForDisplays(ssh::Connection& connection, std::stop_token stop = {});

} // namespace clouddesk::desktops
