// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Command.h"

namespace clouddesk::app {

/// "clouddesk doctor [NAME]": checks this computer, and one machine.
Command doctorCommand();

} // namespace clouddesk::app
