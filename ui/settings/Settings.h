// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktops/DesktopService.h"
#include "ui/desktop/ViewerWindow.h"

#include <QJsonObject>

namespace clouddesk::ui {

enum class Theme { System, Light, Dark };

/// What a person has chosen for the application. A file of JSON in the data folder; what it holds that this version
/// does not know stays in it.
struct Settings
{
    Theme theme = Theme::System;
    /// Whether closing the window keeps the program in the tray, where there is one.
    bool staysInTray = true;
    /// Minutes without input after which a desktop is disconnected; 0: never.
    int idleMinutes = 30;
    instances::Desktop desktop = instances::Desktop::Xfce;
    QSize geometry = QSize(1280, 800); ///< of new remote desktops, in pixels
    bool mayInstall = true;
    ScaleMode scale = ScaleMode::Fit;
    bool fullscreen = false;
    bool tellsOfLink = true;         ///< notifications: link lost and back
    bool tellsOfInstallation = true; ///< notifications: a desktop was installed

    static constexpr int mostIdleMinutes = 24 * 60;
    static constexpr int leastSide = 320;
    static constexpr int mostSide = 16384;

    /// Defaults if there is no file. InvalidArgument names the field that is wrong; InputOutputFailed and such if it
    /// cannot be read.
    static core::Result<Settings> read(const QString& file);
    /// The whole file at once: afterwards it is the old or the new one.
    [[nodiscard]] core::Result<void> write(const QString& file) const;
    /// Gives the file another name beside it, which is returned, so that a new one can be written and nothing of the
    /// old one is lost.
    static core::Result<QString> setAside(const QString& file);

    [[nodiscard]] desktops::OpenOptions openOptions() const;
    [[nodiscard]] ViewerOptions viewerOptions() const;

private:
    QJsonObject m_unknown;
};

/// Colours of the whole application, at once.
void applyTheme(Theme theme);

} // namespace clouddesk::ui
