// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QKeyEvent>

#include <functional>

namespace clouddesk::ui {

/// The X keysym of a key event: the platform's own where it has keysyms (X11, Wayland), else by Qt's key and text.
/// 0 if the key means nothing.
quint32 keysymOf(const QKeyEvent& event);

/// Turns key events into presses and releases by keysym, so that every press is followed by exactly one release of the
/// same keysym, whatever happens to modifiers in between.
class Keyboard
{
public:
    using Send = std::function<void(quint32 keysym, bool pressed)>;
    explicit Keyboard(Send send)
        : m_send(std::move(send))
    {
    }

    void press(const QKeyEvent& event);
    void release(const QKeyEvent& event);
    /// When the focus goes: nobody will tell us about their releases.
    void releaseAll();

private:
    Send m_send;
    QHash<quint64, quint32> m_pressed; // by physical key
};

} // namespace clouddesk::ui
