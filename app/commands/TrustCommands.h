// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Command.h"

namespace clouddesk::app {

/// "clouddesk host-key list|forget", "clouddesk vault status|rotate", "clouddesk audit list|verify".
std::vector<Command> trustCommands();

} // namespace clouddesk::app
