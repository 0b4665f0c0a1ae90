// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lock/LockActions.h"
#include "ui/lock/LockWindow.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <chrono>

namespace clouddesk::ui {

/// Locks the application: every window of it is put away, the master key is forgotten, and a window asks for the master
/// passphrase. Sessions stay up meanwhile. Home thread.
class AppLock : public QObject
{
    Q_OBJECT

public:
    explicit AppLock(LockActions actions, QObject* parent = nullptr);
    ~AppLock() override;

    /// Whether there is a master passphrase to lock with.
    [[nodiscard]] bool canLock() const;
    [[nodiscard]] bool isLocked() const { return m_window != nullptr; }
    /// Locks by itself after so long without a key or a move of the mouse in any window; 0: never.
    void setIdleLimit(std::chrono::milliseconds limit);
    /// Does nothing if it cannot lock.
    void lock();
    /// The window that asks for the passphrase; null while it is not locked. What it opens itself is not put away.
    [[nodiscard]] QWidget* window() const { return m_window.get(); }
    /// The window that asks for the passphrase comes to the front.
    void bringForward();
    /// That window leaves the screen, but not the list of windows: where nothing else would lead back to it.
    void minimise();

Q_SIGNALS:
    /// The key is forgotten, and the windows are put away.
    void locked();
    /// The windows that were there are there again.
    void unlocked();
    /// The window that asks was closed; the lock stays.
    void closed();
    /// The person wants to quit instead of unlocking.
    void quitWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Away
    {
        QPointer<QWidget> window;
        QPoint place;
    };

    void putAway(QWidget* window);
    void putBack();
    void unlock(core::Secret passphrase);
    core::Task<void> tryUnlock(core::Secret passphrase);
    void watchUse();
    void check();

    LockActions m_actions;
    std::unique_ptr<LockWindow> m_window;
    std::vector<Away> m_away;
    QPointer<QWidget> m_active; ///< which had the keyboard
    std::chrono::milliseconds m_limit{0};
    QElapsedTimer m_unused;
    QTimer m_timer;
};

} // namespace clouddesk::ui
