// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QWindow>

struct wl_display;
struct wl_registry;
struct zwp_keyboard_shortcuts_inhibit_manager_v1;
struct zwp_keyboard_shortcuts_inhibitor_v1;

namespace clouddesk::ui {

/// Asks a Wayland compositor to keep its own shortcuts to itself while a window has the keyboard
/// (keyboard-shortcuts-inhibit-unstable-v1). The compositor may refuse, ask its user, and change its mind at any time.
/// On other platforms nothing happens. Never waits. Home thread only.
class ShortcutInhibitor : public QObject
{
    Q_OBJECT

public:
    explicit ShortcutInhibitor(QObject* parent = nullptr);
    ~ShortcutInhibitor() override;

    /// Whether this program is on a Wayland compositor, which may know of it.
    [[nodiscard]] static bool isPossible();
    /// Asks for that window; for none: lets the shortcuts be again.
    void setWindow(QWindow* window);
    /// Whether all keys go to the window.
    [[nodiscard]] bool isActive() const { return m_isActive; }

Q_SIGNALS:
    /// The compositor said so; isActive() has it.
    void activeChanged(bool isActive);

private:
    struct Listeners;

    void ask();
    void letBe();
    void setActive(bool isActive);

    QWindow* m_window = nullptr;
    wl_registry* m_registry = nullptr;
    zwp_keyboard_shortcuts_inhibit_manager_v1* m_manager = nullptr;
    zwp_keyboard_shortcuts_inhibitor_v1* m_inhibitor = nullptr;
    bool m_isActive = false;
};

} // namespace clouddesk::ui
