// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Command.h"

namespace clouddesk::app {

/// "clouddesk version": which version this is and what it was built with and runs on.
Command versionCommand();

/// The same as text: "clouddesk 0.1.0" and a line for each library.
QString versionText();

/// The libraries that matter for safety, by name, with the version that runs now.
std::vector<std::pair<QString, QString>> libraryVersions();

} // namespace clouddesk::app
