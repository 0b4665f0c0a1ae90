// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/ConnectController.h"
#include "ui/desktop/DesktopWindows.h"
#include "ui/desktop/ViewerMemory.h"
#include "ui/inventory/IdleGuard.h"
#include "ui/machines/Desk.h"

#include <QHash>
#include <QImage>
#include <QPointer>

namespace clouddesk::ui {

/// The desktops that are open: any number at once, each in a window of its own. Home thread.
class DesktopHub : public QObject
{
    Q_OBJECT

public:
    /// The desk outlives it. questionHome: where questions go that belong to none of the windows.
    DesktopHub(const Desk& desk, QWidget& questionHome, QObject* parent = nullptr);
    ~DesktopHub() override;

    /// How new desktops and their windows are made.
    void setDefaults(const desktops::OpenOptions& options, const ViewerOptions& viewer);

    /// How machines' desktops were shown the last time, see ViewerMemory::load().
    core::Result<void> loadMemory() { return m_memory.load(); }

    /// How the open desktops' windows are arranged.
    [[nodiscard]] DesktopWindows& windows() { return m_windows; }

    /// For desktops that are open too.
    void setIdleLimits(IdleGuard::Limits limits);

    /// Connects to the machine, or raises its window if it has one; where that shows a failure, tries again.
    void open(const instances::Instance& machine);
    /// The same for a machine that is not in the inventory. Tries the agent, the usual key files and a password, as ssh
    /// does; the machine as it was reached is told by reachedUnsaved().
    void openUnsaved(const QString& user, const QString& host, quint16 port);

    struct Entry
    {
        int number = 0;
        QString name;
        /// Absent while the session is being opened.
        std::optional<desktops::SessionState> state;
        /// It could not be opened, or was given up; its window says why.
        bool hasFailed = false;
    };
    /// What is open, in the order of opening; a number stands for one desktop and is not used again.
    [[nodiscard]] std::vector<Entry> entries() const;
    [[nodiscard]] bool isEmpty() const { return m_desktops.empty(); }
    /// Whether something is under way beside a desktop that its end would break off.
    [[nodiscard]] bool isAtWork() const;
    /// Brings its window to the front; nothing happens if there is none of that number.
    void raise(int number);
    /// Raises it, and connects again if it has failed.
    void retry(int number);
    /// Closes the window and ends the session; the remote desktop goes on. The person is asked first where something is
    /// under way beside it.
    void disconnectFrom(int number);
    /// Closes everything and ends when every session has ended.
    core::Task<void> closeAll();

Q_SIGNALS:
    /// A desktop came, went, or stands differently.
    void changed();
    /// The desktop of the machine of that name is there.
    void reached(const QString& name);
    /// A desktop from openUnsaved() is there; the machine could be added to the inventory like this.
    void reachedUnsaved(const clouddesk::instances::Instance& machine);
    /// The window of one that was there is closed, and not because everything is. picture: what was seen last.
    void leftUnsaved(const clouddesk::instances::Instance& machine, const QImage& picture);
    /// The link of a desktop that was there is lost, and then is back; the machine's name.
    void linkLost(const QString& name);
    void linkBack(const QString& name);
    /// The machine showed another host key than the known one, or a revoked one, and nothing was sent to it.
    void hostKeyChanged(const QString& name);
    /// The person wants to change what is stored of this machine of the list, by its id.
    void editWanted(const QString& machineId);
    /// What had to be installed on the machine is there.
    void provisioned(const QString& name);
    /// Nobody has used it for so long that it is about to be disconnected; then, that it was.
    void idleWarned(const QString& name);
    /// It is being disconnected now.
    void idleEnded(const QString& name);
    /// What the desktop of a machine of the list looks like, from time to time and at its end.
    void pictureTaken(const QString& machineId, const QImage& picture);

private:
    struct Desktop;
    using Opening = core::Task<std::shared_ptr<desktops::DesktopSession>>;

    void show(const std::shared_ptr<Desktop>& desktop);
    void offerEditing(const Desktop& desktop);
    core::Task<std::shared_ptr<RemoteDesktop>> connectDesktop(std::weak_ptr<Desktop> weak,
                                                              desktops::StepProgress progress, std::stop_token stop);
    Opening openSaved(QString id, desktops::OpenOptions options, desktops::StepProgress progress, std::stop_token stop);
    Opening tryUnsaved(std::shared_ptr<Desktop> desktop, desktops::StepProgress progress, std::stop_token stop);
    void noteFailure(const Desktop& desktop, const core::Error& reason);
    void follow(const std::shared_ptr<Desktop>& desktop);
    void guard(const std::shared_ptr<Desktop>& desktop);
    void onFinished(int number);
    core::Task<void> endSession(std::shared_ptr<Desktop> desktop);
    [[nodiscard]] std::shared_ptr<Desktop> find(int number) const;
    [[nodiscard]] QWidget* homeOf(const core::Question& question) const;

    const Desk& m_desk;
    DesktopWindows m_windows;
    ViewerMemory m_memory;
    QPointer<QWidget> m_questionHome;
    std::unique_ptr<QuestionDialogs> m_dialogs;
    desktops::OpenOptions m_options;
    ViewerOptions m_viewer;
    IdleGuard::Limits m_idle;
    std::vector<std::shared_ptr<Desktop>> m_desktops;
    int m_lastNumber = 0;
    int m_ending = 0; ///< sessions that are being closed
    bool m_isClosingAll = false;
    std::vector<std::shared_ptr<core::Resolver<void>>> m_waiters;
};

} // namespace clouddesk::ui
