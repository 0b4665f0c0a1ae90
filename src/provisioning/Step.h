// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace clouddesk::desktops {

/// The steps of a connect, in order.
enum class Step { ConnectSsh, CheckServer, Install, StartServer, CreateTunnel, LaunchViewer };

/// The step in the spec's words: "Connecting via SSH...", "Checking for VNC server...", "Installing desktop
/// environment...", "Starting VNC server...", "Creating secure tunnel...", "Launching desktop viewer...".
QString toText(Step step);

struct StepReport
{
    Step step = Step::ConnectSsh;
    /// 0..100, or -1 where nobody knows.
    int percent = -1;
    /// What is being done right now, for people: "Unpacking xfce4-session (amd64)". May be empty.
    QString detail;
};

/// Called in the home thread.
using StepProgress = std::function<void(const StepReport&)>;

} // namespace clouddesk::desktops
