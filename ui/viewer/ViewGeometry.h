// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QRect>
#include <QRegion>
#include <QSize>
#include <QTransform>

namespace clouddesk::ui {

/// How the remote screen is laid into the window.
enum class ScaleMode {
    Fit,    ///< as large as fits, proportions kept
    Native, ///< one remote pixel on one pixel of this screen; scrolls where it does not fit
    Stretch ///< the whole window, proportions given up
};

/// Where each remote pixel stands in a viewport, and back. Works in the screen's own (device) pixels, so that it is
/// exact on high-density screens; widgets' coordinates are device pixels divided by the ratio.
class ViewGeometry
{
public:
    ViewGeometry() = default;
    /// viewport: in widget coordinates. scroll: device pixels by which a native picture is shifted out to the left and
    /// the top.
    ViewGeometry(ScaleMode mode, QSize remote, QSize viewport, qreal devicePixelRatio, QPoint scroll);

    /// The picture's place in device pixels.
    [[nodiscard]] QRect target() const { return m_target; }
    [[nodiscard]] bool isExact() const { return m_target.size() == m_remote; }
    /// How far a native picture can be scrolled, in device pixels.
    [[nodiscard]] QSize scrollRange() const;
    /// The remote pixel under a widget position, kept within the screen.
    [[nodiscard]] QPoint toRemote(QPointF position) const;
    /// The widget area that changes when the remote area does, rounded outwards.
    [[nodiscard]] QRegion toWidget(const QRegion& remote) const;
    [[nodiscard]] qreal factor() const;

private:
    QSize m_remote;
    QSize m_viewport; // device pixels
    qreal m_ratio = 1;
    QRect m_target;
};

} // namespace clouddesk::ui
