// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/Window.h"
#include "ui/desktop/DesktopWindows.h"
#include "ui/desktop/ViewerMemory.h"
#include "ui/settings/Settings.h"

namespace clouddesk::ui {
class DesktopTools;
}

namespace clouddesk::app {

/// What a desktop has beside its window where it was opened by itself and not from the inventory: files and terminals,
/// tabs and overview, the limit of idle time, and the memory of how it was shown. Outlives the window. Home thread.
class LoneDesktop
{
public:
    explicit LoneDesktop(const WindowRequest& request);

    /// As the machine was shown the last time, and over that what is asked for now.
    [[nodiscard]] ui::ViewerOptions options();
    /// Shows the window and looks after it.
    void place(ui::ViewerWindow& window);

private:
    void remember(const ui::ViewerOptions& options);
    void guard(ui::ViewerWindow& window, ui::DesktopTools* tools);

    WindowOptions m_asked;
    QString m_machineId;
    std::function<void(const QString&)> m_remark;
    ui::Settings m_settings;
    ui::ViewerMemory m_memory;
    ui::ViewerOptions m_known; ///< without what was asked for
    ui::ViewerOptions m_shown;
    ui::DesktopWindows m_windows;
    QPointer<QObject> m_guard;
};

} // namespace clouddesk::app
