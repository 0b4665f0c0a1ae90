// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace clouddesk::ui {

/// Counts how long a widget has been seen: not while its page or its tab is hidden or its window minimised.
class SeenTimer : public QObject
{
    Q_OBJECT

public:
    /// The widget outlives it.
    SeenTimer(QWidget& widget, std::chrono::milliseconds time);

    /// Begins anew.
    void start();

Q_SIGNALS:
    void timeout();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void pause();
    void goOn();

    QWidget& m_widget;
    QTimer m_timer;
    std::chrono::milliseconds m_time;
    std::chrono::milliseconds m_left{0};
};

} // namespace clouddesk::ui
