// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/Services.h"
#include "app/window/SingleInstance.h"
#include "core/Questions.h"
#include "desktops/DesktopSession.h"

#include <QCoreApplication>

namespace clouddesk::app {

/// What is asked of a desktop's window.
struct WindowOptions
{
    enum class Scale { Fit, Native, Stretch, Match };
    std::optional<Scale> scale; ///< otherwise as the last time
    bool fullscreen = false;
    bool viewOnly = false;
    bool sound = true;
};

/// What a window needs to bring a desktop up.
struct WindowRequest
{
    /// Opens a session; called again when the person tries again.
    using Opener =
        std::function<core::Task<std::shared_ptr<desktops::DesktopSession>>(desktops::StepProgress, std::stop_token)>;
    QString machine;
    /// What the machine is remembered by, and in which folder.
    QString machineId;
    QString memoryDirectory;
    /// As --data-dir has it: where the window's settings are.
    QString dataDirectory;
    WindowOptions options;
    Opener open;
    /// Answered by dialogs of the window.
    core::Questions* questions = nullptr;
    /// Takes what is to be said at the terminal.
    std::function<void(const QString&)> remark;
};

/// Whether this program was built with windows (CLOUDDESK_GUI).
bool canShowWindows();

/// Whether a window would have a place to appear: built with windows, and a display is named and answers. The reason
/// why not is a sentence for people.
core::Result<void> findDisplay();

/// The application object: one for windows if that is asked for (and findDisplay() says yes), else one without.
std::unique_ptr<QCoreApplication> makeApplication(bool forWindows, int& argumentCount, char** arguments);

/// Shows the steps of the connect, its questions, then the desktop, until the person closes the window or stop is
/// requested (Cancelled). The session is not closed.
core::Task<void> showDesktop(WindowRequest request, std::stop_token stop);

/// What the inventory's window needs.
struct InventoryRequest
{
    Services& services;
    core::Questions& questions;
    /// Other starts of the program over the same data folder report here.
    SingleInstance& instance;
    /// What this start is about.
    StartWish wish;
};

/// Shows the inventory and the desktops that are opened from it, until the person quits or stop is requested. The
/// sessions are closed; the remote desktops go on.
core::Task<void> showInventory(InventoryRequest request, std::stop_token stop);

/// Shows a window that says why the application cannot start, and what to do, until the person closes it or stop is
/// requested: whoever started it by a double click sees no terminal. dataDirectory: as --data-dir has it.
core::Task<void> showFailure(core::Error error, QString dataDirectory, std::stop_token stop);

/// Asks for the master passphrase in a window until the person gives one, or would rather not, or stop is requested
/// (Cancelled). dataDirectory: as --data-dir has it. instance: what is asked of it brings the window forward; may be
/// null, and must outlive the task.
core::Task<core::Secret> askMasterPassphrase(QString dataDirectory, bool isAgain, SingleInstance* instance,
                                             std::stop_token stop);

/// Plays a recording until the person closes the window or stop is requested (Cancelled). dataDirectory: as --data-dir
/// has it; need not be there.
core::Task<void> showRecording(QString file, QString dataDirectory, std::stop_token stop);

} // namespace clouddesk::app
