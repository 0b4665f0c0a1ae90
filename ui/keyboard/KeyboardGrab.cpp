// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keyboard/KeyboardGrab.h"

#include "ui/keyboard/BlockedByDialog.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QEvent>
#include <QWindow>

namespace clouddesk::ui {

namespace {

// Another program's grab (a menu that just closed, the window manager's own) ends within a moment.
constexpr auto retryInterval = std::chrono::milliseconds(200);

} // namespace

KeyboardGrab::KeyboardGrab(QWidget& widget)
    : QObject(&widget)
    , m_widget(widget)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &KeyboardGrab::update);
    connect(&m_inhibitor, &ShortcutInhibitor::activeChanged, this, &KeyboardGrab::setHeld);
    m_lastInput.start();
    m_idleTimer.setSingleShot(true);
    connect(&m_idleTimer, &QTimer::timeout, this, &KeyboardGrab::update);
    widget.installEventFilter(this);
    // What the mouse does over a scroll area only its viewport hears.
    if (const auto* const area = qobject_cast<QAbstractScrollArea*>(&widget))
        area->viewport()->installEventFilter(this);
}

void KeyboardGrab::setWanted(bool isWanted)
{
    m_isWanted = isWanted;
    m_lastInput.start();
    update();
}

void KeyboardGrab::setOfUse(bool isOfUse)
{
    m_isOfUse = isOfUse;
    update();
}

// On Wayland a locker needs no keyboard of its own.
std::chrono::milliseconds KeyboardGrab::untilIdle() const
{
    return ShortcutInhibitor::isPossible() ? m_idleLimit
                                           : m_idleLimit - std::chrono::milliseconds(m_lastInput.elapsed());
}

void KeyboardGrab::noteInput()
{
    const bool wasIdle = untilIdle().count() <= 0;
    m_lastInput.start();
    if (wasIdle)
        update();
}

bool KeyboardGrab::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
        m_lastInput.start();
        // A menu that closes lets go of the keyboard only after it has given the focus back.
        m_timer.start(0);
        break;
    case QEvent::FocusOut:
    case QEvent::Hide:
    case QEvent::WindowDeactivate:
        m_timer.stop();
        hold(false);
        break;
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
    case QEvent::InputMethod: // keys that it takes arrive in no other way
    case QEvent::MouseMove:
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::Wheel:
        noteInput();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void KeyboardGrab::update()
{
    const bool canHold = ShortcutInhibitor::isPossible() || QGuiApplication::platformName() == QLatin1String("xcb");
    const bool isToBeHeld = canHold && m_isWanted && m_isOfUse && untilIdle().count() > 0 && m_widget.isVisible() &&
                            m_widget.hasFocus() && m_widget.window()->isActiveWindow() &&
                            QApplication::activePopupWidget() == nullptr && !isBlockedByDialog(m_widget);
    hold(isToBeHeld);
    if (isToBeHeld && !m_isHeld)
        m_timer.start(retryInterval);
    else if (isToBeHeld && !ShortcutInhibitor::isPossible())
        m_idleTimer.start(untilIdle());
}

void KeyboardGrab::hold(bool isToBeHeld)
{
    QWindow* const window = m_widget.window()->windowHandle();
    if (ShortcutInhibitor::isPossible())
        m_inhibitor.setWindow(isToBeHeld ? window : nullptr);
    else if (isToBeHeld != m_isHeld && window != nullptr)
        setHeld(window->setKeyboardGrabEnabled(isToBeHeld) && isToBeHeld);
}

void KeyboardGrab::setHeld(bool isHeld)
{
    if (isHeld != std::exchange(m_isHeld, isHeld))
        Q_EMIT heldChanged(isHeld);
}

} // namespace clouddesk::ui
