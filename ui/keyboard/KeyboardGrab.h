// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wayland/ShortcutInhibitor.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace clouddesk::ui {

/// Takes the whole keyboard of this computer for a widget while that has the focus: Alt+Tab, the Super key and whatever
/// else the window manager listens for then goes to it, too. Let go of with the focus, so for menus, dialogs and other
/// windows. X11 and Wayland, where the compositor has the last word; where there is no such thing, isHeld() stays
/// false.
///
/// On X11 no screen locker can lock the screen while the keyboard is held, so it is let go of when the widget has had
/// no input for a while, and taken again with the next.
class KeyboardGrab : public QObject
{
    Q_OBJECT

public:
    explicit KeyboardGrab(QWidget& widget);

    /// Takes effect when the widget has the focus.
    void setWanted(bool isWanted);
    [[nodiscard]] bool isWanted() const { return m_isWanted; }
    /// Whether the keys would be of use; if not, the keyboard is this computer's, wanted or not. At first they would.
    void setOfUse(bool isOfUse);
    /// X11: how long it is held without a key, the mouse or its wheel; at first a minute.
    void setIdleLimit(std::chrono::milliseconds limit) { m_idleLimit = limit; }
    /// Whether all keys go to the widget now.
    [[nodiscard]] bool isHeld() const { return m_isHeld; }

Q_SIGNALS:
    /// isHeld() is another, also without setWanted(): focus, or the compositor's will.
    void heldChanged(bool isHeld);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void update();
    void hold(bool isToBeHeld);
    void setHeld(bool isHeld);
    void noteInput();
    [[nodiscard]] std::chrono::milliseconds untilIdle() const;

    QWidget& m_widget;
    ShortcutInhibitor m_inhibitor;
    QTimer m_timer;
    QElapsedTimer m_lastInput;
    QTimer m_idleTimer;
    std::chrono::milliseconds m_idleLimit = std::chrono::minutes(1);
    bool m_isWanted = false;
    bool m_isOfUse = true;
    bool m_isHeld = false;
};

} // namespace clouddesk::ui
