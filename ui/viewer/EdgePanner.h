// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>
#include <QTimer>

namespace clouddesk::ui {

/// Scrolls an area while the mouse is at its edge, the faster the nearer.
class EdgePanner : public QObject
{
    Q_OBJECT

public:
    explicit EdgePanner(QAbstractScrollArea& area);

    /// Off at first; switching it off stops it.
    void setEnabled(bool isEnabled);
    /// The mouse is there, in the viewport's coordinates.
    void follow(QPoint position);
    /// The mouse has gone; follow() begins anew.
    void stop() { m_timer.stop(); }

Q_SIGNALS:
    /// What is under the mouse is another place now.
    void panned();

private:
    void pan();

    QAbstractScrollArea& m_area;
    QTimer m_timer;
    QPoint m_step;
    bool m_isEnabled = false;
};

} // namespace clouddesk::ui
