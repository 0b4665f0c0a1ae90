// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Command.h"

namespace clouddesk::app {

/// "clouddesk instance import-ssh-config|import|export".
std::vector<Command> exchangeCommands();

} // namespace clouddesk::app
