// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/EdgeBar.h"

#include <QMouseEvent>

namespace clouddesk::ui {

namespace {

constexpr auto restTime = std::chrono::milliseconds(300);

} // namespace

EdgeBar::EdgeBar(ViewerBar& bar, QWidget& surface, QWidget& cover)
    : m_bar(bar)
    , m_surface(surface)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restTime);
    connect(&m_rest, &QTimer::timeout, this, &EdgeBar::bringOut);
    surface.installEventFilter(this);
    cover.installEventFilter(this);
}

void EdgeBar::setEnabled(bool isEnabled)
{
    m_isEnabled = isEnabled;
    m_rest.stop();
}

void EdgeBar::setScreens(QList<QRect> parts)
{
    m_screens = std::move(parts);
    m_rest.stop();
}

QRect EdgeBar::screen() const
{
    return screenAt(m_restsAt);
}

QRect EdgeBar::screenAt(QPointF place) const
{
    const qreal ratio = m_surface.devicePixelRatioF();
    for (const QRect& part : m_screens) {
        const QRectF own(QPointF(part.topLeft()) / ratio, QSizeF(part.size()) / ratio);
        if (own.contains(place))
            return own.toRect();
    }
    return m_surface.rect();
}

void EdgeBar::bringOut()
{
    const QRect own = screen();
    m_bar.setGeometry(own.x(), own.y(), own.width(), m_bar.sizeHint().height());
    m_bar.show();
    m_bar.raise();
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
        if (event.position().y() > m_bar.y() + 3 * m_bar.height() && !m_bar.isInUse())
            m_bar.hide();
    } else if (!isAtEdge(event)) {
        m_rest.stop();
    } else if (!m_rest.isActive()) {
        m_restsAt = event.position();
        m_rest.start();
    }
}

bool EdgeBar::isAtEdge(const QMouseEvent& event) const
{
    const QRect own = screenAt(event.position());
    const qreal third = own.width() / 3.0;
    const QPointF at = event.position() - own.topLeft();
    return event.buttons() == Qt::NoButton && at.y() < 2 && at.x() >= third && at.x() <= 2 * third;
}

} // namespace clouddesk::ui
