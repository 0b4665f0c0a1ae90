// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keyboard/KeyboardGrab.h"

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
    widget.installEventFilter(this);
}

void KeyboardGrab::setWanted(bool isWanted)
{
    m_isWanted = isWanted;
    update();
}

bool KeyboardGrab::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
        // A menu that closes lets go of the keyboard only after it has given the focus back.
        m_timer.start(0);
        break;
    case QEvent::FocusOut:
    case QEvent::Hide:
    case QEvent::WindowDeactivate:
        m_timer.stop();
        hold(false);
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void KeyboardGrab::update()
{
    const bool canHold = ShortcutInhibitor::isPossible() || QGuiApplication::platformName() == QLatin1String("xcb");
    const bool isToBeHeld = canHold && m_isWanted && m_widget.isVisible() && m_widget.hasFocus() &&
                            m_widget.window()->isActiveWindow() && QApplication::activePopupWidget() == nullptr &&
                            QApplication::activeModalWidget() == nullptr;
    hold(isToBeHeld);
    if (isToBeHeld && !m_isHeld)
        m_timer.start(retryInterval);
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
