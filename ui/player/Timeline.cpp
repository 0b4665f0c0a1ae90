// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/Timeline.h"

#include "ui/language/KeepTranslated.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace clouddesk::ui {

namespace {

constexpr int barHeight = 44;
constexpr int arrowStep = 5000;
constexpr int pageMilliseconds = 60000;

} // namespace

Timeline::Timeline(QWidget* parent)
    : QSlider(Qt::Horizontal, parent)
{
    keepTranslated(this, [this] {
        setAccessibleName(tr("Place in the recording"));
        setToolTip(tr("What happened when; click to go there"));
    });
    setSingleStep(arrowStep);
    setPageStep(pageMilliseconds);
    setFocusPolicy(Qt::StrongFocus);
}

void Timeline::setActivity(std::vector<double> parts)
{
    const double most = parts.empty() ? 0 : *std::ranges::max_element(parts);
    // A few pixels of a clock count as something, a whole screen not as a thousand times as much.
    for (double& part : parts)
        part = most > 0 && part > 0 ? 0.15 + 0.85 * std::log1p(part) / std::log1p(most) : 0;
    m_parts = std::move(parts);
    update();
}

QSize Timeline::sizeHint() const
{
    return {400, barHeight};
}

void Timeline::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    const QColor past = palette().color(QPalette::Highlight);
    const QColor future = palette().color(QPalette::Disabled, QPalette::Text);
    const double here = maximum() > 0 ? double(value()) / maximum() : 0;
    const auto count = static_cast<int>(m_parts.size());
    for (int i = 0; i < count; ++i) {
        const int left = i * width() / count;
        const int right = std::max(left + 1, (i + 1) * width() / count);
        const int tall = static_cast<int>(m_parts[size_t(i)] * (height() - 8));
        painter.fillRect(left, height() - 3 - tall, right - left, tall, double(i) / count < here ? past : future);
    }
    const int x = static_cast<int>(here * (width() - 3));
    painter.fillRect(x, 0, 3, height(), palette().color(QPalette::Text));
    painter.setPen(hasFocus() ? past : palette().color(QPalette::Mid));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

int Timeline::timeAt(int x) const
{
    return static_cast<int>(qint64(std::clamp(x, 0, width())) * maximum() / std::max(1, width()));
}

void Timeline::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    setSliderDown(true);
    setSliderPosition(timeAt(event->position().toPoint().x()));
}

void Timeline::mouseMoveEvent(QMouseEvent* event)
{
    if (isSliderDown())
        setSliderPosition(timeAt(event->position().toPoint().x()));
}

void Timeline::mouseReleaseEvent(QMouseEvent* /*event*/)
{
    setSliderDown(false);
}

} // namespace clouddesk::ui
