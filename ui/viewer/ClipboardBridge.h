// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Task.h"
#include "rfbclient/Client.h"

#include <QClipboard>
#include <QMimeData>
#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace clouddesk::ui {

/// Keeps this computer's clipboard and the remote one alike while the window is the active one, or the current tab of
/// it. What came from one side is not sent back to it, and what is cleared here is not to be had there. Images are
/// coded in threads of the global pool, one at a time. Client and window outlive it.
class ClipboardBridge : public QObject
{
    Q_OBJECT

public:
    ClipboardBridge(rfb::Client& client, QWidget& window, QObject* parent = nullptr);

    /// On at first. While off, nothing crosses in either direction, not even what was offered before; what lies here
    /// when it is switched on goes there.
    void setEnabled(bool enabled);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// What came from the desktop; the last is the image as PNG.
    struct Received
    {
        QString text;
        QString html;
        QImage image;
        QByteArray png;
    };

    [[nodiscard]] bool isInUse() const;
    void catchUp();
    void onChanged();
    void offer();
    void takeBack();
    void takeBackIfCleared();
    void giveImage();
    core::Task<void> readImage();
    void receive(const Received& received);
    core::Task<void> codeImage();
    void put(const Received& received);

    rfb::Client& m_client;
    QWidget& m_window;
    bool m_enabled = true;
    QString m_known;                 // the text that both sides have
    QTimer m_clearing;               // since it was found empty
    bool m_isOffered = false;        // this computer's, and not replaced over there
    bool m_hasNews = true;           // in this computer's clipboard
    QPointer<const QMimeData> m_put; // what is in there, if it came from the desktop
    std::optional<Received> m_waiting;

    bool m_isReading = false; // an image that is wanted
    bool m_isWanted = false;  // once more
    bool m_isCoding = false;
    std::optional<Received> m_coded; // when that is done
};

} // namespace clouddesk::ui
