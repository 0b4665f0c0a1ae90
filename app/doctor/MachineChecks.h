// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/doctor/Check.h"
#include "app/services/Services.h"

namespace clouddesk::app {

/// Looks at one machine: whether it can be reached and logged in to, and what it has and lacks for a desktop. Changes
/// nothing there.
core::Task<std::vector<Check>> checkMachine(Services& services, QString name, std::stop_token stop);

} // namespace clouddesk::app
