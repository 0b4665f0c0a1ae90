// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/picture/ViewGeometry.h"

#include <algorithm>
#include <cmath>

namespace clouddesk::ui {

namespace {

QPoint centred(QSize inner, QSize outer)
{
    return {(outer.width() - inner.width()) / 2, (outer.height() - inner.height()) / 2};
}

} // namespace

QSize devicePixelsOf(QSize viewport, qreal devicePixelRatio, QPointF origin)
{
    const QPointF end = origin + QPointF(viewport.width(), viewport.height()) * devicePixelRatio;
    const QPoint size = end.toPoint() - origin.toPoint();
    return {size.x(), size.y()};
}

QSize viewportFor(QSize devicePixels, qreal devicePixelRatio)
{
    const QSizeF size = QSizeF(devicePixels) / devicePixelRatio;
    return {static_cast<int>(std::ceil(size.width())), static_cast<int>(std::ceil(size.height()))};
}

ViewGeometry::ViewGeometry(ScaleMode mode, QSize remote, QSize viewport, qreal devicePixelRatio, QPoint scroll,
                           QPointF origin)
    : m_remote(remote)
    , m_viewport(devicePixelsOf(viewport, devicePixelRatio, origin))
    , m_ratio(devicePixelRatio)
    , m_shift(QPointF(origin.toPoint()) - origin)
{
    if (remote.isEmpty())
        return;
    switch (mode) {
    case ScaleMode::Stretch:
        m_target = QRect(QPoint(), m_viewport);
        break;
    case ScaleMode::Match:
    case ScaleMode::Fit: {
        const QSize size = remote.scaled(m_viewport, Qt::KeepAspectRatio).expandedTo({1, 1});
        m_target = QRect(centred(size, m_viewport), size);
        break;
    }
    case ScaleMode::Native: {
        const QPoint middle = centred(remote, m_viewport);
        const QSize range = scrollRange();
        m_target = QRect(QPoint(range.width() > 0 ? -std::min(scroll.x(), range.width()) : middle.x(),
                                range.height() > 0 ? -std::min(scroll.y(), range.height()) : middle.y()),
                         remote);
        break;
    }
    }
}

QSize ViewGeometry::scrollRange() const
{
    return {std::max(0, m_remote.width() - m_viewport.width()), std::max(0, m_remote.height() - m_viewport.height())};
}

QPoint ViewGeometry::toRemote(QPointF position) const
{
    if (m_target.isEmpty())
        return {};
    // A position names the corner of the pixel that the mouse is on; what counts is the pixel's middle.
    const QPointF device = QPointF(pixelAt(position) - m_target.topLeft()) + QPointF(0.5, 0.5);
    const int x = static_cast<int>(std::floor(device.x() * m_remote.width() / m_target.width()));
    const int y = static_cast<int>(std::floor(device.y() * m_remote.height() / m_target.height()));
    return {std::clamp(x, 0, m_remote.width() - 1), std::clamp(y, 0, m_remote.height() - 1)};
}

bool ViewGeometry::isOnPicture(QPointF position) const
{
    return m_target.contains(pixelAt(position));
}

QPoint ViewGeometry::pixelAt(QPointF position) const
{
    const QPointF corner = position * m_ratio - m_shift;
    return {static_cast<int>(std::floor(corner.x())), static_cast<int>(std::floor(corner.y()))};
}

QRegion ViewGeometry::toWidget(const QRegion& remote) const
{
    if (m_target.isEmpty())
        return {};
    const qreal x = qreal(m_target.width()) / m_remote.width();
    const qreal y = qreal(m_target.height()) / m_remote.height();
    // Smooth scaling lets a pixel shine into its neighbours.
    const qreal spill = isExact() ? 0 : 1 + std::max(x, y);
    QRegion region;
    for (const QRect& rect : remote) {
        const QRectF device(m_target.x() + rect.x() * x, m_target.y() + rect.y() * y, rect.width() * x,
                            rect.height() * y);
        region += device.adjusted(-spill, -spill, spill, spill).toAlignedRect();
    }
    return fromDevice(region);
}

QRegion ViewGeometry::fromDevice(const QRegion& device) const
{
    QRegion region;
    for (const QRect& rect : device) {
        const QRectF shifted = QRectF(rect).translated(m_shift);
        region += QRectF(shifted.topLeft() / m_ratio, shifted.size() / m_ratio).toAlignedRect();
    }
    return region;
}

QRegion ViewGeometry::toDevice(const QRegion& widget) const
{
    QRegion region;
    for (const QRect& rect : widget)
        region += QRectF(QPointF(rect.topLeft()) * m_ratio - m_shift, QSizeF(rect.size()) * m_ratio).toAlignedRect();
    return region;
}

qreal ViewGeometry::factor() const
{
    return m_remote.isEmpty() ? 1 : qreal(m_target.width()) / m_remote.width();
}

QSize roomBesideBars(QSize remote, QSize most, qreal devicePixelRatio, QSize bars, QPointF origin)
{
    QSize room = most;
    // Once more, for a bar may be what makes the other one needed.
    for (int round = 0; round < 2; ++round) {
        const QSize range = ViewGeometry(ScaleMode::Native, remote, room, devicePixelRatio, {}, origin).scrollRange();
        room = most - QSize(range.height() > 0 ? bars.width() : 0, range.width() > 0 ? bars.height() : 0);
    }
    return room;
}

} // namespace clouddesk::ui
