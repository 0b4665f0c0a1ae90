// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provisioning/Step.h"

namespace clouddesk::desktops {

QString toText(Step step)
{
    switch (step) {
    case Step::ConnectSsh:
        return QStringLiteral("Connecting via SSH...");
    case Step::CheckServer:
        return QStringLiteral("Checking for VNC server...");
    case Step::Install:
        return QStringLiteral("Installing desktop environment...");
    case Step::StartServer:
        return QStringLiteral("Starting VNC server...");
    case Step::CreateTunnel:
        return QStringLiteral("Creating secure tunnel...");
    case Step::LaunchViewer:
        return QStringLiteral("Launching desktop viewer...");
    }
    return {};
}

} // namespace clouddesk::desktops
