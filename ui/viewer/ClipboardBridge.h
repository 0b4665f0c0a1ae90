// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbclient/Client.h"

#include <QClipboard>
#include <QWidget>

namespace clouddesk::ui {

/// Keeps this computer's clipboard and the remote one alike while the window is the active one. What came from one
/// side is not sent back to it. Client and window outlive it.
class ClipboardBridge : public QObject
{
    Q_OBJECT

public:
    ClipboardBridge(rfb::Client& client, QWidget& window, QObject* parent = nullptr);

    /// On at first. While off, nothing crosses in either direction.
    void setEnabled(bool enabled) { m_enabled = enabled; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void offer();
    void receive(const QString& text, const QString& html);

    rfb::Client& m_client;
    QWidget& m_window;
    bool m_enabled = true;
    QString m_known;                                      // what both sides have
    std::optional<std::pair<QString, QString>> m_waiting; // text and HTML
};

} // namespace clouddesk::ui
