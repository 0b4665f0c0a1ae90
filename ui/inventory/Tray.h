// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inventory/DesktopHub.h"
#include "ui/inventory/Notifier.h"
#include "ui/machines/MachineModel.h"

#include <QMenu>
#include <QSystemTrayIcon>

namespace clouddesk::ui {

/// CloudDesk in the tray: the machines that were used last and the desktops that are open. The news about them are told
/// by the desktop environment's messages, by the tray where there are none, and else by nothing. Model and hub outlive
/// it.
class Tray : public QObject
{
    Q_OBJECT

public:
    Tray(MachineModel& model, DesktopHub& hub, QObject* parent = nullptr);
    ~Tray() override;

    /// Whether the person can see it, so that a window may be closed and got back.
    [[nodiscard]] bool isThere() const;

    /// While it is locked the menu has nothing but the ways to unlock and to quit; where it can be, one to lock.
    void setLock(bool canLock, bool isLocked);

    /// What it tells of in a message: links lost and back; what was installed.
    void setNotices(bool ofLinks, bool ofInstallations);

Q_SIGNALS:
    /// From the icon or its menu; nothing was done yet.
    void windowWanted();
    void lockWanted();
    void quitWanted();

private:
    void rebuild();
    void tell(const QString& machine, const QString& text);
    void addOpenDesktops();
    void addTitle(const QString& text);
    static QString titleOf(const DesktopHub::Entry& entry);
    void addMachines();
    [[nodiscard]] std::vector<instances::Instance> favourites() const;
    [[nodiscard]] std::vector<instances::Instance> recent() const;
    void addConnects(const QString& title, const std::vector<instances::Instance>& machines);

    MachineModel& m_model;
    DesktopHub& m_hub;
    QMenu m_menu;
    QSystemTrayIcon m_icon;
    Notifier m_notifier;
    bool m_canLock = false;
    bool m_isLocked = false;
    bool m_tellsOfLinks = true;
    bool m_tellsOfInstallations = true;
};

/// CloudDesk's sign, drawn at the sizes that desktops ask for.
QIcon applicationIcon();

} // namespace clouddesk::ui
