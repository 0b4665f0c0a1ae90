// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewer/ViewerBar.h"

class QMouseEvent;

namespace clouddesk::ui {

/// Brings the bar out over a whole screen when the mouse rests in the middle of the upper edge, and takes it away when
/// the mouse has left it well behind. What only touches the edge, and its corners, is the remote desktop's.
class EdgeBar : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it. surface: what the bar is over, with mouse tracking.
    EdgeBar(ViewerBar& bar, QWidget& surface);

    /// Off at first.
    void setEnabled(bool isEnabled);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow(const QMouseEvent& event);
    [[nodiscard]] bool isAtEdge(const QMouseEvent& event) const;

    ViewerBar& m_bar;
    QWidget& m_surface;
    QTimer m_rest;
    bool m_isEnabled = false;
};

} // namespace clouddesk::ui
