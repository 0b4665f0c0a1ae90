// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instances/Instance.h"

#include <QString>

namespace clouddesk::app {

/// The full path of a program, looked for in $PATH and where servers are kept; empty if it is not installed.
QString findProgram(const QString& name);

/// NotFound, with what to install, if this computer lacks what the demo needs.
core::Result<void> checkDemoCanRun();

/// The desktop that is installed here: xfce if both are, xfce if none is.
instances::Desktop installedDesktop();

} // namespace clouddesk::app
