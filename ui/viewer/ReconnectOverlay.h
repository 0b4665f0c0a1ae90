// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "ui/viewer/PictureCover.h"

#include <QLabel>
#include <QPushButton>
#include <QTimer>

namespace clouddesk::ui {

/// Dims the last picture while the connection is being made again, and counts down to the next try.
class ReconnectOverlay : public PictureCover
{
    Q_OBJECT

public:
    explicit ReconnectOverlay(QWidget* parent);

    /// The connection has gone; nobody knows yet when it is tried again.
    void showLost(const QString& reason);
    /// The next try comes in that many seconds, after this failure.
    void showCountdown(int seconds, const core::Error& reason);

Q_SIGNALS:
    /// The person does not want to wait for the connection, or only not for the next try.
    void gaveUp();
    void tryWanted();

private:
    void tick();
    void showTrying();

    QLabel* m_title;
    QLabel* m_next;
    QLabel* m_reason;
    QPushButton* m_try;
    QTimer m_timer;
    int m_seconds = 0;
};

} // namespace clouddesk::ui
