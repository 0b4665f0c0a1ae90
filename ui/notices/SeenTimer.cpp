// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notices/SeenTimer.h"

#include <QEvent>

#include <algorithm>

namespace clouddesk::ui {

using std::chrono::milliseconds;

SeenTimer::SeenTimer(QWidget& widget, milliseconds time)
    : m_widget(widget)
    , m_time(time)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_left = milliseconds(0);
        Q_EMIT timeout();
    });
    widget.installEventFilter(this);
}

void SeenTimer::start()
{
    m_left = m_time;
    m_timer.stop();
    if (m_widget.isVisible() && !m_widget.window()->isMinimized())
        goOn();
}

void SeenTimer::pause()
{
    if (!m_timer.isActive())
        return;
    m_left = std::max(milliseconds(1), m_timer.remainingTimeAsDuration());
    m_timer.stop();
}

void SeenTimer::goOn()
{
    if (m_left > milliseconds(0))
        m_timer.start(m_left);
}

bool SeenTimer::eventFilter(QObject* watched, QEvent* event)
{
    // The window system's own are those of minimising and its end, when the state may not be known yet.
    if (event->type() == QEvent::Hide)
        pause();
    else if (event->type() == QEvent::Show && (event->spontaneous() || !m_widget.window()->isMinimized()))
        goOn();
    return QObject::eventFilter(watched, event);
}

} // namespace clouddesk::ui
