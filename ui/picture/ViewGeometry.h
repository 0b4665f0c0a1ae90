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
    Fit,     ///< as large as fits, proportions kept
    Native,  ///< one remote pixel on one pixel of this screen; scrolls where it does not fit
    Stretch, ///< the whole window, proportions given up
    Match    ///< the remote screen takes the window's size; where it does not, as Fit
};

/// How many whole device pixels a viewport has whose corner is there. Both of its corners are rounded: on screens of a
/// broken density it may have one more or less, depending on where it begins.
QSize devicePixelsOf(QSize viewport, qreal devicePixelRatio, QPointF origin);

/// The least viewport that has so many device pixels wherever it begins.
QSize viewportFor(QSize devicePixels, qreal devicePixelRatio);

/// Where each remote pixel stands in a viewport, and back. Works in the screen's own (device) pixels, so that it is
/// exact on high-density screens; widgets' coordinates are device pixels divided by the ratio.
class ViewGeometry
{
public:
    ViewGeometry() = default;
    /// viewport: in widget coordinates. scroll: device pixels by which a native picture is shifted out to the left and
    /// the top. origin: where the viewport's corner is in the window's device pixels; on screens of a broken density
    /// that may be between two of them, and the picture begins at the nearest.
    ViewGeometry(ScaleMode mode, QSize remote, QSize viewport, qreal devicePixelRatio, QPoint scroll,
                 QPointF origin = {});

    /// The picture's place in device pixels.
    [[nodiscard]] QRect target() const { return m_target; }
    /// One remote pixel is one of this screen.
    [[nodiscard]] bool isExact() const { return m_target.size() == m_remote; }
    /// How far a native picture can be scrolled, in device pixels.
    [[nodiscard]] QSize scrollRange() const;
    /// The remote pixel under a widget position, kept within the screen.
    [[nodiscard]] QPoint toRemote(QPointF position) const;
    /// Whether there is a remote pixel under a widget position.
    [[nodiscard]] bool isOnPicture(QPointF position) const;
    /// The widget area that changes when the remote area does, rounded outwards.
    [[nodiscard]] QRegion toWidget(const QRegion& remote) const;
    /// The widget area of a part of the viewport in device pixels, rounded outwards.
    [[nodiscard]] QRegion fromDevice(const QRegion& device) const;
    /// And the other way, rounded outwards.
    [[nodiscard]] QRegion toDevice(const QRegion& widget) const;
    /// From the viewport's corner to the first whole device pixel, in device pixels; less than one.
    [[nodiscard]] QPointF shift() const { return m_shift; }
    /// Device pixels across for one remote pixel; 1 while there is no remote screen.
    [[nodiscard]] qreal factor() const;

private:
    [[nodiscard]] QPoint pixelAt(QPointF position) const;

    QSize m_remote;
    QSize m_viewport; // device pixels
    qreal m_ratio = 1;
    QPointF m_shift;
    QRect m_target;
};

/// What scroll bars leave of that much room for a native picture: each bar is there only if the picture does not fit
/// beside the other one. In widget coordinates; bars: how much the bar that scrolls down takes across, and the other
/// one takes down; origin: as ViewGeometry's.
QSize roomBesideBars(QSize remote, QSize most, qreal devicePixelRatio, QSize bars, QPointF origin = {});

} // namespace clouddesk::ui
