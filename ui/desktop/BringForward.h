// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <QWindow>

namespace clouddesk::ui {

/// Shows a window before all others with the keyboard, even if it was hidden or minimised.
inline void bringForward(QWidget& window)
{
    if (window.isMinimized())
        window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
}

/// Shows a window, if it was hidden, and leaves the keyboard where it is.
inline void showBehind(QWidget& window)
{
    // What Qt::WA_ShowWithoutActivating becomes, which is asked only when the screen's window is made.
    constexpr const char* leavesTheKeyboard = "_q_showWithoutActivating";
    window.winId();
    window.windowHandle()->setProperty(leavesTheKeyboard, true);
    window.show();
    window.windowHandle()->setProperty(leavesTheKeyboard, {});
}

} // namespace clouddesk::ui
