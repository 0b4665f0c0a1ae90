// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktops/DesktopService.h"
#include "desktops/TunnelListener.h"
#include "ui/desktop/ViewerWindow.h"
#include "ui/language/Language.h"

#include <QJsonObject>

namespace clouddesk::ui {

enum class Theme { System, Light, Dark };
enum class LogLevel { Warnings, Usual, Everything };

/// What a person has chosen for the application. A file of JSON in the data folder; what it holds that this version
/// does not know stays in it.
struct Settings
{
    Language language = Language::System;
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
    bool tabs = false;               ///< new desktops are tabs of one window
    bool tellsOfLink = true;         ///< notifications: link lost and back
    bool tellsOfInstallation = true; ///< notifications: a desktop was installed
    bool showsGrid = false;          ///< the inventory as a grid rather than as a list
    bool groupsByTag = false;
    QStringList collapsedGroups;   ///< ids of MachineFilter's headings
    bool keepsPictures = true;     ///< the last picture of each desktop, for list and grid
    bool looksWhoAnswers = true;   ///< looks now and then whether machines answer and a desktop runs
    bool followsSshConfig = false; ///< machines follow ~/.ssh/config
    int clipboardSeconds = 0;      ///< after which what this program put into the clipboard is taken out; 0: never
    int lockMinutes = 15;          ///< without input, after which it locks if there is a master passphrase; 0: never
    int stepSeconds = 10;          ///< how long each step of a connect may take
    int keepaliveSeconds = 5;      ///< silence after which a link is asked whether it lives
    desktops::TunnelPorts tunnelPorts; ///< of this computer, for other viewers
    LogLevel logLevel = LogLevel::Usual;
    QString newUser;    ///< new machines: whom to log in as
    QString newKeyPath; ///< new machines: the key file
    QString newTags;    ///< new machines: tags, separated by commas

    static constexpr int mostIdleMinutes = 24 * 60;
    static constexpr int leastSide = 320;
    static constexpr int mostSide = 16384;
    static constexpr int mostClipboardSeconds = 3600;
    static constexpr int mostLockMinutes = 24 * 60;
    static constexpr int mostStepSeconds = 120;
    static constexpr int mostKeepaliveSeconds = 300;
    static constexpr int longestText = 4096;

    /// Defaults if there is no file. InvalidArgument names the field that is wrong; InputOutputFailed and such if it
    /// cannot be read.
    static core::Result<Settings> read(const QString& file);
    /// What the windows speak by the settings of that data folder; as the system does if there are none, or damaged
    /// ones.
    static Language languageIn(const QString& dataDirectory);
    /// Their file in the data folder.
    static QString fileIn(const QString& dataDirectory);
    /// The whole file at once: afterwards it is the old or the new one.
    [[nodiscard]] core::Result<void> write(const QString& file) const;

    /// The part of it that a new desktop is opened with, and that its window begins with.
    [[nodiscard]] desktops::OpenOptions openOptions() const;
    [[nodiscard]] ViewerOptions viewerOptions() const;

private:
    QJsonObject m_unknown;
};

/// What of the program's own messages is kept in its log, from now on.
void applyLogLevel(LogLevel level);

/// Colours of the whole application, at once.
void applyTheme(Theme theme);

} // namespace clouddesk::ui
