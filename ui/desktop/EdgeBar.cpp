// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/EdgeBar.h"

#include <QMouseEvent>

namespace clouddesk::ui {

namespace {

constexpr auto restTime = std::chrono::milliseconds(300);

} // namespace

EdgeBar::EdgeBar(ViewerBar& bar, QWidget& surface)
    : m_bar(bar)
    , m_surface(surface)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restTime);
    connect(&m_rest, &QTimer::timeout, &m_bar, &QWidget::show);
    connect(&m_rest, &QTimer::timeout, &m_bar, &QWidget::raise);
    surface.installEventFilter(this);
}

void EdgeBar::setEnabled(bool isEnabled)
{
    m_isEnabled = isEnabled;
    m_rest.stop();
}

bool EdgeBar::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseMove:
        follow(*static_cast<QMouseEvent*>(event));
        break;
    case QEvent::MouseButtonPress:
    case QEvent::Leave:
        m_rest.stop();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void EdgeBar::follow(const QMouseEvent& event)
{
    if (!m_isEnabled)
        return;
    if (m_bar.isVisible()) {
        if (event.position().y() > 3 * m_bar.height() && !m_bar.isInUse())
            m_bar.hide();
    } else if (!isAtEdge(event)) {
        m_rest.stop();
    } else if (!m_rest.isActive()) {
        m_rest.start();
    }
}

bool EdgeBar::isAtEdge(const QMouseEvent& event) const
{
    const qreal third = m_surface.width() / 3.0;
    const QPointF at = event.position();
    return event.buttons() == Qt::NoButton && at.y() < 2 && at.x() >= third && at.x() <= 2 * third;
}

} // namespace clouddesk::ui
