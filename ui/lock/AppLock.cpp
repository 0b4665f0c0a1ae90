// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/AppLock.h"

#include "ui/lock/Use.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWindow>

namespace clouddesk::ui {

namespace {

// Menus and tool tips close by themselves; Qt's icon in a tray is a window of its own, and does not come back.
bool isLasting(const QWidget& widget)
{
    const Qt::WindowType type = widget.windowType();
    return widget.isWindow() && type != Qt::Popup && type != Qt::ToolTip && !widget.inherits("QSystemTrayIconSys");
}

bool isLockKey(const QKeyEvent& event)
{
    return event.key() == Qt::Key_L && event.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier);
}

// Dialogs keep the keys of the window's menu from it.
bool isInDialog(const QWidget* widget)
{
    while (widget != nullptr && !widget->isModal())
        widget = widget->parentWidget();
    return widget != nullptr;
}

} // namespace

AppLock::AppLock(LockActions actions, QObject* parent)
    : QObject(parent)
    , m_actions(std::move(actions))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &AppLock::check);
    qApp->installEventFilter(this);
}

AppLock::~AppLock() = default;

bool AppLock::canLock() const
{
    return m_actions.isProtected && m_actions.isProtected();
}

void AppLock::setIdleLimit(std::chrono::milliseconds limit)
{
    m_limit = limit;
    watchUse();
}

void AppLock::watchUse()
{
    m_unused.start();
    if (m_limit.count() == 0)
        m_timer.stop();
    else if (!m_timer.isActive() || m_timer.intervalAsDuration() > m_limit)
        m_timer.start(m_limit);
}

void AppLock::check()
{
    const std::chrono::milliseconds unused(m_unused.elapsed());
    if (unused < m_limit)
        m_timer.start(m_limit - unused);
    else
        lock();
}

void AppLock::lock()
{
    if (isLocked() || !canLock() || !m_actions.lock())
        return watchUse();
    m_timer.stop();
    while (QWidget* const popup = QApplication::activePopupWidget())
        popup->close();
    m_window = std::make_unique<LockWindow>(LockWindow::Moment::Locked,
                                            [this](core::Secret passphrase) { unlock(std::move(passphrase)); });
    connect(m_window.get(), &LockWindow::closed, this, &AppLock::closed, Qt::QueuedConnection);
    connect(m_window.get(), &LockWindow::quitWanted, this, &AppLock::quitWanted, Qt::QueuedConnection);
    m_active = QApplication::activeWindow();
    bool hasSeen = false;
    for (QWidget* const widget : QApplication::topLevelWidgets()) {
        hasSeen |= widget->isVisible() && isLasting(*widget);
        putAway(widget);
    }
    if (hasSeen)
        m_window->bringForward();
    Q_EMIT locked();
}

void AppLock::bringForward()
{
    if (isLocked())
        m_window->bringForward();
}

void AppLock::minimise()
{
    if (isLocked())
        m_window->showMinimized();
}

void AppLock::putAway(QWidget* window)
{
    const bool isOfLock = window == m_window.get() || window->parentWidget() == m_window.get();
    if (!isLocked() || isOfLock || !window->isVisible() || !isLasting(*window))
        return;
    m_away.push_back({window, window->windowHandle()->position()});
    window->hide();
}

void AppLock::putBack()
{
    const auto away = std::exchange(m_away, {});
    for (const auto& [window, place] : away) {
        if (!window)
            continue;
        // The window manager looks for a place for what does not say that it has one.
        if (!window->isFullScreen() && !window->isMaximized()) {
            window->setGeometry(QRect(place, window->size()));
            window->windowHandle()->setPosition(place);
        }
        window->show();
    }
    if (m_active) {
        m_active->raise();
        m_active->activateWindow();
    }
}

void AppLock::unlock(core::Secret passphrase)
{
    m_window->setBusy(true);
    tryUnlock(std::move(passphrase));
}

core::Task<void> AppLock::tryUnlock(core::Secret passphrase)
{
    const QPointer<AppLock> self(this);
    const auto opened = co_await m_actions.unlock(std::move(passphrase));
    if (!self || !isLocked())
        co_return core::Result<void>();
    m_window->setBusy(false);
    if (!opened) {
        const bool isWrong = opened.error().code == core::ErrorCode::KeyWrong;
        m_window->setProblem(isWrong ? m_window->wrongText() : core::singleLine(opened.error().toLine()));
        co_return core::Result<void>();
    }
    m_window.release()->deleteLater(); // its own signal may be what brought us here
    putBack();
    watchUse();
    Q_EMIT unlocked();
    co_return core::Result<void>();
}

bool AppLock::eventFilter(QObject* watched, QEvent* event)
{
    if (!watched->isWidgetType())
        return false;
    if (isUse(event->type()))
        watchUse();
    if (event->type() == QEvent::KeyPress && isLockKey(*static_cast<QKeyEvent*>(event)) && canLock() &&
        isInDialog(static_cast<QWidget*>(watched))) {
        lock();
        return true;
    }
    // What wants to be seen meanwhile, a question for instance, waits with the others.
    if (event->type() == QEvent::Show && isLocked()) {
        QMetaObject::invokeMethod(
            this,
            [this, window = QPointer<QWidget>(static_cast<QWidget*>(watched))] {
                if (window)
                    putAway(window);
            },
            Qt::QueuedConnection);
    }
    return false;
}

} // namespace clouddesk::ui
