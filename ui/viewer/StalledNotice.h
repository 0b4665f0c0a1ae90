// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbclient/Client.h"

#include <QLabel>

namespace clouddesk::ui {

/// Lies over the picture while the desktop does not answer: dims it, says so, and takes no clicks.
class StalledNotice : public QWidget
{
    Q_OBJECT

public:
    /// Covers the parent, which shows what the client draws.
    StalledNotice(rfb::Client& client, QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show(bool isStalled);

    QLabel* m_text;
};

} // namespace clouddesk::ui
