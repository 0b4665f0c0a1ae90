// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provisioning/MachineFacts.h"
#include "ssh/Connection.h"

namespace clouddesk::desktops {

/// Asks a machine for everything that a connect needs to know, in one round trip.
core::Task<MachineFacts> probe(ssh::Connection& connection, std::stop_token stop = {});

} // namespace clouddesk::desktops
