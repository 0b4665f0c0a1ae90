// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Context.h"
#include "desktops/DesktopSession.h"

#include <QCoreApplication>

namespace clouddesk::app {

/// How a desktop's window is shown.
struct WindowOptions
{
    enum class Scale { Fit, Native, Stretch };
    Scale scale = Scale::Fit;
    bool fullscreen = false;
    bool viewOnly = false;
};

/// Whether this program was built with windows (CLOUDDESK_GUI).
bool canShowWindows();

/// Whether a window would have a place to appear: built with windows, and a display is named and answers. The reason
/// why not is a sentence for people.
core::Result<void> findDisplay();

/// The application object: one for windows if that is asked for (and findDisplay() says yes), else one without.
std::unique_ptr<QCoreApplication> makeApplication(bool forWindows, int& argumentCount, char** arguments);

/// Shows the desktop until the person closes the window, the session ends or stop is requested. The session is not
/// closed.
core::Task<void> showDesktop(std::shared_ptr<desktops::DesktopSession> session, WindowOptions options,
                             std::stop_token stop);

} // namespace clouddesk::app
