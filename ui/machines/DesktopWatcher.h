// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/machines/Desk.h"
#include "ui/machines/MachineView.h"

namespace clouddesk::ui {

/// Keeps what is known of machines' desktops up to date: logs in now and then, for one question, to those that answer
/// and that need nobody to be asked (see instances::QuietLogin). Whether a machine behind jump hosts answers is learnt
/// by the same. One machine at a time; those that are seen first, and among them those that were connected to last.
/// Where a login fails there is no other until the machine is changed or connected to: machines ban whoever fails too
/// often. Home thread.
class DesktopWatcher : public QObject
{
    Q_OBJECT

public:
    struct Pace
    {
        /// Between two looks at one machine where somebody waits.
        std::chrono::milliseconds asked = std::chrono::seconds(10);
        /// Between two looks at one machine. Doubles with every look that finds nothing new, up to the longest.
        std::chrono::milliseconds spacing = std::chrono::minutes(10);
        std::chrono::milliseconds longest = std::chrono::hours(1);
        /// Between a look and the one at the next machine.
        std::chrono::milliseconds pause = std::chrono::seconds(3);
        /// After that a look is given up. An agent may be asking a person meanwhile, so it counts as failed.
        std::chrono::milliseconds patience = std::chrono::seconds(20);
        /// How soon what has changed by itself is found: a spacing that is over, a window that is shown again.
        std::chrono::milliseconds check = std::chrono::minutes(1);
    };

    /// All of them outlive it.
    DesktopWatcher(const Desk& desk, MachineModel& model, MachineView& view, QObject* parent = nullptr);
    ~DesktopWatcher() override;

    /// Off at first. Neither while it is off nor while the program is locked is anything looked at; what is under way
    /// is ended.
    void setEnabled(bool isEnabled);
    void setLocked(bool isLocked);
    /// In place of the usual one; for tests.
    void setPace(Pace pace) { m_pace = pace; }
    /// Whether this computer has a network, in place of asking it; for tests.
    void setOnline(std::function<bool()> isOnline) { m_isOnline = std::move(isOnline); }

    /// Somebody waits: those that are seen are due again at once, or as soon as Pace::asked has passed.
    void hurry();
    /// Others may be due, or seen.
    void lookSoon();
    /// Whether machines may be looked at now: it is on, nothing is locked, and somebody can see the list.
    [[nodiscard]] bool mayLook() const;
    /// The row of the machine to look at now; -1 if none is due.
    [[nodiscard]] int next() const;

Q_SIGNALS:
    /// A machine showed another key than the trusted one, or a revoked one. Nothing was sent to it.
    void hostKeyChanged(const QString& name);

private:
    /// What a machine was when its login failed: whatever changes in it, it may be tried again.
    struct Failure
    {
        QDateTime updatedAt;
        QDateTime lastConnectedAt;
    };
    struct Looked
    {
        QElapsedTimer at;
        std::chrono::milliseconds wait{0};
        bool isAwaited = false; ///< somebody asked while the look was under way
        std::optional<Failure> failure;
    };

    [[nodiscard]] bool isDue(const MachineRow& row) const;
    void proceed();
    core::Task<void> look(instances::Instance machine);
    core::Task<bool> findDesktop(instances::Instance machine, std::stop_token stop);
    void note(const instances::Instance& machine, const core::Result<bool>& hasDesktop, bool tookTooLong);
    void stopLooking();

    const Desk& m_desk;
    MachineModel& m_model;
    MachineView& m_view;
    Pace m_pace;
    std::function<bool()> m_isOnline;
    QHash<QString, Looked> m_looked; ///< by machine
    QTimer m_next;
    std::stop_source m_stop; ///< of the look that is under way
    bool m_isLooking = false;
    bool m_isEnabled = false;
    bool m_isLocked = false;
};

} // namespace clouddesk::ui
