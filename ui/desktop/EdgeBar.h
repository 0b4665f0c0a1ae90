// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewer/ViewerBar.h"

class QMouseEvent;

namespace clouddesk::ui {

/// Brings the bar out over a whole screen when the mouse rests in the middle of its upper edge, and takes it away when
/// the mouse has left it well behind. What only touches the edge, and its corners, is the remote desktop's.
class EdgeBar : public QObject
{
    Q_OBJECT

public:
    /// All outlive it. surface: what the bar is over; cover: what may lie over that, in its place. Both with mouse
    /// tracking.
    EdgeBar(ViewerBar& bar, QWidget& surface, QWidget& cover);

    /// Off at first.
    void setEnabled(bool isEnabled);
    /// parts: the screens that the surface lies across, in its pixels; none: it lies on one.
    void setScreens(QList<QRect> parts);
    /// The part of the surface, in its own units, whose bar it is: where the mouse rested last.
    [[nodiscard]] QRect screen() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow(const QMouseEvent& event);
    [[nodiscard]] bool isAtEdge(const QMouseEvent& event) const;
    [[nodiscard]] QRect screenAt(QPointF place) const;
    void bringOut();

    ViewerBar& m_bar;
    QWidget& m_surface;
    QTimer m_rest;
    QList<QRect> m_screens;
    QPointF m_restsAt;
    bool m_isEnabled = false;
};

} // namespace clouddesk::ui
