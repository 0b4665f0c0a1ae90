// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/StepMarker.h"

#include <QPainter>
#include <QPainterPath>

namespace clouddesk::ui {

namespace {

constexpr int side = 20;
constexpr int turnMilliseconds = 50;
constexpr int turnDegrees = 20;
const QColor doneColour(0x2e, 0xa0, 0x55);
const QColor failedColour(0xd3, 0x3f, 0x3f);

} // namespace

StepMarker::StepMarker(QWidget* parent)
    : QWidget(parent)
{
    setFixedSize(side, side);
    m_turning.setInterval(turnMilliseconds);
    connect(&m_turning, &QTimer::timeout, this, [this] {
        m_angle = (m_angle + turnDegrees) % 360;
        update();
    });
}

void StepMarker::setState(State state)
{
    m_state = state;
    turn();
    update();
}

void StepMarker::turn()
{
    if (m_state == State::Running && isVisible())
        m_turning.start();
    else
        m_turning.stop();
}

void StepMarker::showEvent(QShowEvent* event)
{
    turn();
    QWidget::showEvent(event);
}

void StepMarker::hideEvent(QHideEvent* event)
{
    m_turning.stop();
    QWidget::hideEvent(event);
}

QSize StepMarker::sizeHint() const
{
    return {side, side};
}

void StepMarker::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF circle = QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5);
    QColor faint = palette().color(QPalette::WindowText);
    faint.setAlphaF(0.25F);
    if (m_state == State::ToCome || m_state == State::Running) {
        painter.setPen(QPen(faint, 2));
        painter.drawEllipse(circle);
    }
    if (m_state == State::Running) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2.4, Qt::SolidLine, Qt::RoundCap));
        painter.drawArc(circle, -m_angle * 16, 100 * 16);
        return;
    }
    if (m_state == State::ToCome)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_state == State::Done ? doneColour : failedColour);
    painter.drawEllipse(circle.adjusted(-1, -1, 1, 1));
    painter.setPen(QPen(Qt::white, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF middle = circle.center();
    if (m_state == State::Done)
        painter.drawPolyline(
            QPolygonF({middle + QPointF(-3.6, 0.2), middle + QPointF(-1, 2.8), middle + QPointF(3.8, -2.8)}));
    else
        painter.drawLines({QLineF(middle + QPointF(-2.6, -2.6), middle + QPointF(2.6, 2.6)),
                           QLineF(middle + QPointF(2.6, -2.6), middle + QPointF(-2.6, 2.6))});
}

} // namespace clouddesk::ui
