// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Context.h"
#include "app/window/Window.h"
#include "desktops/DesktopService.h"

namespace clouddesk::app {

/// The options that say which desktop is wanted, and the host key options.
std::vector<Option> withDesktopOptions(std::vector<Option> options);

/// InvalidArgument names the option.
core::Result<desktops::OpenOptions> readOpenOptions(const Arguments& arguments);
/// The same for how the window is shown.
core::Result<WindowOptions> readWindowOptions(const Arguments& arguments);
/// "xfce" where --desktop is not given.
core::Result<instances::Desktop> readDesktop(const Arguments& arguments);

/// Brings the machine's desktop up in a window and closes its session afterwards. Also ends when another process
/// closes the session.
core::Task<void> runWindow(Context& context, Services& services, instances::Instance machine,
                           desktops::OpenOptions options, bool stopDesktop);

/// The steps from the arguments' NAME to an open session, with progress on standard error.
core::Task<std::shared_ptr<desktops::DesktopSession>> openSession(Context& context);

} // namespace clouddesk::app
