// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Command.h"

namespace clouddesk::app {

/// "clouddesk instance import-ssh-config [FILE]".
Command importCommand();

/// Who runs this program, as ssh would call him where a configuration names no user.
QString localUserName();

} // namespace clouddesk::app
