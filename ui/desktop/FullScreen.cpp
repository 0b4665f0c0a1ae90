// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/FullScreen.h"

#include <QEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QWidget>
#include <QWindow>

#include <algorithm>
#include <utility>

namespace clouddesk::ui {

namespace {

// Who never gives the whole place is not asked for it for ever.
constexpr int mostInsistences = 8;
// On the way to another state a window may be a plain one for a moment.
constexpr auto settleTime = std::chrono::milliseconds(300);

/// The screen in pixels. Under X11, Qt scales each screen's size and leaves the place where it begins, so that their
/// geometries do not meet where they are scaled.
QRect pixelsOf(const QScreen& screen)
{
    return {screen.geometry().topLeft(), screen.geometry().size() * screen.devicePixelRatio()};
}

/// What all screens show together, in pixels.
QRect pixelsOfAll(const QScreen& own)
{
    QRect all;
    for (const QScreen* const each : own.virtualSiblings())
        all |= pixelsOf(*each);
    return all;
}

/// The same as a window on this screen is placed.
QRect allScreens(const QScreen& own)
{
    const QRect all = pixelsOfAll(own);
    const QPoint begin = own.geometry().topLeft();
    return {begin + (all.topLeft() - begin) / own.devicePixelRatio(), all.size() / own.devicePixelRatio()};
}

/// The screens as parts of a window that covers them all, in pixels.
QList<QRect> partsOfAll(const QScreen& own)
{
    QList<QRect> parts;
    const QPoint begin = pixelsOfAll(own).topLeft();
    for (const QScreen* const each : own.virtualSiblings())
        parts.append(pixelsOf(*each).translated(-begin));
    return parts;
}

/// That place, or one on a screen where that is on none any more.
QRect onScreen(QRect place, const QScreen& own)
{
    const auto screens = own.virtualSiblings();
    const auto shows = [&place](const QScreen* screen) { return screen->geometry().intersects(place); };
    if (std::ranges::any_of(screens, shows))
        return place;
    const QRect room = own.availableGeometry();
    place.setSize(place.size().boundedTo(room.size()));
    place.moveCenter(room.center());
    return place;
}

/// Whether it is that one or a dialog of it, which stands before it anyway.
bool belongsTo(const QWindow* window, const QWindow& owner)
{
    while (window != nullptr && window != &owner)
        window = window->transientParent();
    return window != nullptr;
}

} // namespace

FullScreen::FullScreen(QWidget& window)
    : m_window(window)
{
    window.installEventFilter(this);
    // What comes of one change in several steps is looked at once.
    m_changes.setSingleShot(true);
    connect(&m_changes, &QTimer::timeout, this, &FullScreen::coverAnew);
    m_settling.setSingleShot(true);
    m_settling.setInterval(settleTime);
    connect(&m_settling, &QTimer::timeout, this, &FullScreen::checkState);
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, this, &FullScreen::giveWay);
    connect(qGuiApp, &QGuiApplication::screenAdded, this, &FullScreen::watch);
    connect(qGuiApp, &QGuiApplication::screenRemoved, this, [this] { m_changes.start(0); });
    for (QScreen* const screen : QGuiApplication::screens())
        watch(screen);
}

bool FullScreen::canCoverAll()
{
    return QGuiApplication::platformName() == QLatin1String("xcb");
}

void FullScreen::watch(QScreen* screen)
{
    connect(screen, &QScreen::geometryChanged, this, [this] { m_changes.start(0); });
    m_changes.start(0);
}

void FullScreen::coverAnew()
{
    if (!m_coversAll)
        return;
    m_insistences = mostInsistences;
    m_window.setGeometry(allScreens(*m_window.screen()));
    Q_EMIT partsChanged();
}

// Or what has the keyboard instead would be under it, on whatever screen.
void FullScreen::giveWay(const QWindow* focused)
{
    if (m_coversAll)
        setOnTop(belongsTo(focused, *m_window.windowHandle()));
}

void FullScreen::setOnTop(bool isOnTop)
{
    QWindow& window = *m_window.windowHandle();
    if (window.flags().testFlag(Qt::WindowStaysOnTopHint) != isOnTop)
        window.setFlag(Qt::WindowStaysOnTopHint, isOnTop);
}

bool FullScreen::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Move || event->type() == QEvent::Resize)
        insist();
    else if (event->type() == QEvent::WindowStateChange)
        m_settling.start();
    return QObject::eventFilter(watched, event);
}

// A window that filled one screen is given back its former place by the window manager, later than it is told ours.
void FullScreen::insist()
{
    if (!m_coversAll || m_insistences == 0 || m_window.geometry() == allScreens(*m_window.screen()))
        return;
    --m_insistences;
    m_window.setGeometry(allScreens(*m_window.screen()));
}

void FullScreen::checkState()
{
    const bool isShown = m_window.isVisible() && !m_window.isMinimized();
    if (m_isFilled && !m_coversAll && isShown && !m_window.isFullScreen())
        Q_EMIT endedOutside();
}

void FullScreen::fill(bool allScreens)
{
    if (!std::exchange(m_isFilled, true)) {
        m_wasMaximized = m_window.isMaximized();
        m_before = m_window.normalGeometry();
    }
    if (m_coversAll)
        return;
    if (allScreens && canCoverAll())
        coverAll();
    else
        m_window.showFullScreen();
}

void FullScreen::leave()
{
    m_isFilled = false;
    if (std::exchange(m_coversAll, false)) {
        m_window.windowHandle()->setFlag(Qt::FramelessWindowHint, false);
        setOnTop(false);
        m_window.setGeometry(onScreen(m_before, *m_window.screen()));
        if (m_wasMaximized)
            m_window.showMaximized();
    } else if (m_wasMaximized) {
        m_window.showMaximized();
    } else {
        m_window.showNormal();
    }
}

QList<QRect> FullScreen::parts() const
{
    return m_coversAll ? partsOfAll(*m_window.screen()) : QList<QRect>();
}

// A window manager's own fullscreen ends at one screen, and few of them know _NET_WM_FULLSCREEN_MONITORS.
void FullScreen::coverAll()
{
    m_coversAll = true;
    m_insistences = mostInsistences;
    m_window.isFullScreen() ? m_window.showNormal() : m_window.show();
    // The widget's own way of setting these would make another window, without the keyboard.
    m_window.windowHandle()->setFlag(Qt::FramelessWindowHint, true);
    setOnTop(true);
    m_window.setGeometry(allScreens(*m_window.screen()));
    m_window.raise();
    m_window.activateWindow();
}

} // namespace clouddesk::ui
