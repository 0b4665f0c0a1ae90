// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/EdgePanner.h"

#include <QScrollBar>

namespace clouddesk::ui {

namespace {

constexpr int edge = 32;
constexpr auto interval = std::chrono::milliseconds(16);

/// Per interval: one pixel in each one that the edge is nearer.
int stepAt(int position, int length)
{
    if (position < edge)
        return position - edge;
    return std::max(0, position - (length - 1 - edge));
}

} // namespace

EdgePanner::EdgePanner(QAbstractScrollArea& area)
    : QObject(&area)
    , m_area(area)
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &EdgePanner::pan);
}

void EdgePanner::setEnabled(bool isEnabled)
{
    m_isEnabled = isEnabled;
    if (!isEnabled)
        stop();
}

void EdgePanner::follow(QPoint position)
{
    const QSize size = m_area.viewport()->size();
    m_step = {stepAt(position.x(), size.width()), stepAt(position.y(), size.height())};
    if (!m_isEnabled || m_step.isNull())
        stop();
    else if (!m_timer.isActive())
        m_timer.start();
}

void EdgePanner::pan()
{
    QScrollBar* const across = m_area.horizontalScrollBar();
    QScrollBar* const down = m_area.verticalScrollBar();
    const QPoint before(across->value(), down->value());
    across->setValue(before.x() + m_step.x());
    down->setValue(before.y() + m_step.y());
    if (QPoint(across->value(), down->value()) == before)
        stop();
    else
        Q_EMIT panned();
}

} // namespace clouddesk::ui
