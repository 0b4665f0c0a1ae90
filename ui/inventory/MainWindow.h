// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inventory/Banner.h"
#include "ui/inventory/DesktopHub.h"
#include "ui/inventory/EmptyPage.h"
#include "ui/inventory/FilterBar.h"
#include "ui/inventory/QuickBar.h"
#include "ui/inventory/StatusWatcher.h"
#include "ui/machinedialog/MachineDialog.h"
#include "ui/machines/DesktopWatcher.h"

#include <QMainWindow>
#include <QSet>
#include <QStackedWidget>

namespace clouddesk::ui {

/// The inventory: finding a machine, connecting to it, and looking after the list. Home thread.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// The desk and the model outlive it. setHub() before anything is connected to.
    MainWindow(const Desk& desk, MachineModel& model, ThumbnailStore& pictures, QWidget* parent = nullptr);

    /// The hub outlives it; call once.
    void setHub(DesktopHub& hub);
    /// The parts, all owned here.
    [[nodiscard]] Banner& banner() { return *m_banner; }
    [[nodiscard]] MachineFilter& filter() { return m_filter; }
    [[nodiscard]] StatusWatcher& watcher() { return *m_watcher; }
    [[nodiscard]] DesktopWatcher& desktopWatcher() { return *m_desktopWatcher; }
    [[nodiscard]] FilterBar& filterBar() { return *m_filterBar; }
    /// Shows itself above other windows.
    void bringForward();
    /// Lets the person type an address at once.
    void focusQuickConnect();
    /// As if each of them had been cancelled.
    void closeDialogs();
    /// Whether there is a master passphrase to lock with.
    void setLockable(bool isLockable);
    /// Connects to the machine of that name; says so if there is none, and gives false.
    bool connectByName(const QString& name);
    /// Opens the dialog for a new machine.
    void addMachine();
    /// For machines that are added from now on.
    void setNewMachineDefaults(const MachineDefaults& defaults) { m_newDefaults = defaults; }
    /// The SSH configuration that the machines follow; empty: none.
    void setFollowed(const QString& file) { m_followed = file; }

Q_SIGNALS:
    /// From the window's menu; nothing was done yet.
    void quitWanted();
    void settingsWanted();
    void lockWanted();
    /// The machines are to follow this SSH configuration from now on.
    void followWanted(const QString& file);
    /// The person closed the window.
    void closed();
    /// It offers something that is seen only if the window is.
    void attentionWanted();

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void makeActions();
    void makeMenus();
    void makeToolBars();
    void foldBars();
    void makeList();
    void connectSelected();
    void editSelected();
    void editMachine(const QString& id);
    void removeSelected();
    void testSelected();
    core::Task<void> testMachine(instances::Instance machine);
    core::Task<void> lookForDesktop(instances::Instance machine);
    void startDemo();
    void importMachines();
    void exportMachines();
    void quickConnect(const QString& text);
    [[nodiscard]] bool quickConnectTo(const QString& text);
    void offerToSave(const instances::Instance& machine);
    void remindToSave(const instances::Instance& machine, const QImage& picture);
    [[nodiscard]] QString proposalFor(const instances::Instance& machine) const;
    void offerName(const QString& text, const instances::Instance& machine, const QString& proposal,
                   const QImage& picture);
    core::Task<void> save(instances::Instance machine, QString name, QImage picture);
    core::Task<void> removeMachines(QStringList ids);
    void toggleFavourite();
    core::Task<void> setTags(QString id, QStringList tags);
    void updateContents();
    void updateActions();
    void keepSelection();
    void sayError(const core::Error& error);

    const Desk& m_desk;
    MachineModel& m_model;
    ThumbnailStore& m_pictures;
    MachineFilter m_filter;
    QPointer<DesktopHub> m_hub;
    QString m_selectedId;
    MachineDefaults m_newDefaults;
    QString m_followed;
    QuickBar* m_quick = nullptr;
    QSet<QString> m_declined; ///< addresses that the person does not want in the list
    QStackedWidget* m_pages;
    EmptyPage* m_empty;
    MachineView* m_list;
    FilterBar* m_filterBar;
    QWidget* m_nothing; ///< while none passes the filters
    StatusWatcher* m_watcher;
    DesktopWatcher* m_desktopWatcher;
    Banner* m_banner;
    QString m_demoFailure; // as the banner said it
    QAction* m_connect = nullptr;
    QAction* m_add = nullptr;
    QAction* m_edit = nullptr;
    QAction* m_remove = nullptr;
    QAction* m_test = nullptr;
    QAction* m_favourite = nullptr;
    QAction* m_refresh = nullptr;
    QAction* m_import = nullptr;
    QAction* m_export = nullptr;
    QAction* m_settings = nullptr;
    QAction* m_lock = nullptr;
    QAction* m_quit = nullptr;
};

} // namespace clouddesk::ui
