// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instances/Instance.h"

#include <QStringList>

namespace clouddesk::app {

/// The full path of a program, looked for in $PATH and where servers are kept; empty if it is not installed.
QString findProgram(const QString& name);

/// The Debian packages that the demo needs and this computer lacks.
QStringList missingPackagesForDemo();

/// "Install what is missing: sudo apt install ..."
QString installAdvice(const QStringList& packages);

/// The desktop that is installed here: xfce if both are, xfce if none is.
instances::Desktop installedDesktop();

} // namespace clouddesk::app
