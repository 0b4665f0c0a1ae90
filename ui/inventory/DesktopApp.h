// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inventory/ClipboardGuard.h"
#include "ui/inventory/ConfigFollower.h"
#include "ui/inventory/MainWindow.h"
#include "ui/inventory/Tray.h"
#include "ui/language/Translations.h"
#include "ui/lock/AppLock.h"
#include "ui/settings/Settings.h"
#include "ui/settings/WindowPlace.h"

#include <QPointer>

namespace clouddesk::ui {

/// The application as a person sees it: the inventory's window, the desktops opened from it, and when it ends. Home
/// thread.
class DesktopApp : public QObject
{
    Q_OBJECT

public:
    /// What a start of the program is about.
    struct Wish
    {
        QString machine; ///< connect to the machine of this name
        bool isHidden = false;
        bool wantsQuickConnect = false;
        bool wantsNewMachine = false;
    };

    explicit DesktopApp(Desk desk);
    ~DesktopApp() override;

    /// Shows itself; ends when the person quits or stop is requested, with every session closed.
    core::Task<void> run(Wish wish, std::stop_token stop);
    /// Closes everything and ends when nothing of it is under way any more; it may be destroyed then. Call once.
    core::Task<void> end();
    /// Another start of the program, while this one runs.
    void handle(const Wish& wish);

    /// The parts, all owned here; for tests and for whoever starts the program.
    [[nodiscard]] MainWindow& window() { return m_window; }
    [[nodiscard]] DesktopHub& hub() { return m_hub; }
    [[nodiscard]] const Settings& settings() const { return m_settings; }
    [[nodiscard]] Tray& tray() { return m_tray; }
    [[nodiscard]] AppLock& appLock() { return m_lock; }
    [[nodiscard]] ThumbnailStore& pictures() { return m_pictures; }

Q_SIGNALS:
    /// The person wants to quit; emitted once. run() ends for it.
    void quitRequested();

private:
    void quit();
    void followLock();
    void onLocked();
    void onUnlocked();
    /// Without a tray only that window leads back: it goes for good only where nothing is open.
    void onLockClosed();
    void updateLock();
    /// The window, or the one that asks for the master passphrase.
    void bringForward();
    void onWindowClosed();
    void hideInTray();
    /// Where nothing of it can be seen any more, the program ends.
    void quitIfGone();
    /// The person wants to; what is under way is spoken of first.
    void askToQuit();
    /// Where the tray does not come, or goes, the window comes back: there would be no other way to it.
    void watchTray();
    void tellOfKeyFile();
    static QString idleEndedText(const QString& name);
    void loadSettings();
    static QString putAside(const core::Error& error);
    void useSettings(const Settings& settings);
    void openSettings();
    void useInventorySettings(const Settings& settings);
    /// Stores one choice that was made outside of the dialog.
    void storeSettings(const Settings& settings);
    void followConfig(const QString& file);
    void connectWhenLoaded(const QString& name);

    Desk m_desk;
    QString m_settingsFile;
    Translations m_translations; ///< before there is anything to translate
    MachineModel m_model;
    ThumbnailStore m_pictures;
    MainWindow m_window;
    WindowPlace m_windowPlace;
    DesktopHub m_hub;
    Tray m_tray;
    ConfigFollower m_follower;
    ClipboardGuard m_clipboard;
    AppLock m_lock;
    Settings m_settings;
    std::optional<Wish> m_wish; ///< what another start wanted while it was locked
    QTimer m_trayWatch;
    bool m_isInTray = false; ///< the window is away, and the tray is the way to it
    int m_trayMissed = 0;    ///< looks at the tray in a row that found none
    QPointer<EndQuestion> m_quitQuestion;
    bool m_isQuitting = false;
};

} // namespace clouddesk::ui
