// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbclient/Client.h"

#include <QLabel>
#include <QTimer>

#include <array>

namespace clouddesk::ui {

/// How the session does, in the upper right corner of its parent: round trip, frames, throughput, encoding, queue.
/// Takes no clicks. Client and parent outlive it.
class StatisticsOverlay : public QWidget
{
    Q_OBJECT

public:
    StatisticsOverlay(rfb::Client& client, QWidget* parent);

    /// Shows these instead of asking the client, until the next second.
    void display(const rfb::Statistics& statistics);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum Row { Desktop, RoundTrip, Frames, Throughput, Line, Encoding, Quality, Queue, RowCount };
    void place();
    void say(Row row, const QString& value);

    rfb::Client& m_client;
    std::array<QLabel*, RowCount> m_values{};
    QTimer m_timer;
};

/// 1234567 bytes a second as "9.9 Mbit/s".
QString bitRate(double bytesPerSecond);
/// The codings that draw at least a twentieth of the pixels, the biggest share first: "JPEG 80 %, Tight 20 %".
QString codingText(const rfb::Statistics& statistics);

} // namespace clouddesk::ui
