// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace clouddesk::ui {

/// Has a window appear where, and as large as, it was the last time: a small file of its own, in Qt's form, written
/// soon after each change. A damaged one is as none. Home thread.
class WindowPlace : public QObject
{
public:
    /// Places the window, which outlives this.
    WindowPlace(QWidget& window, QString file);
    ~WindowPlace() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void restore();
    void store();

    QWidget& m_window;
    QString m_file;
    QTimer m_timer;
};

} // namespace clouddesk::ui
