// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Command.h"

namespace clouddesk::app {

/// "clouddesk app": the window with all machines. Also what a start without any command means where there is a display.
Command appCommand();

/// The words of a start, with "app" before them where it is what they mean: no command at all, or a link.
QStringList withAppCommand(const QStringList& words);

} // namespace clouddesk::app
