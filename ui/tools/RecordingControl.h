// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbrecord/RetryDelays.h"
#include "rfbrecord/SessionRecorder.h"
#include "ui/desktop/ViewerWindow.h"

#include <QAction>

namespace clouddesk::ui {

/// The record button of a desktop's window. What is recorded is the desktop, not the window: it goes on while that is
/// hidden, and after the link was lost and is back; if that takes too long, or the desktop refuses, it ends. The window
/// outlives it. Home thread.
class RecordingControl : public QObject
{
    Q_OBJECT

public:
    /// folder: where recordings go.
    RecordingControl(ViewerWindow& window, QString folder, QObject* parent = nullptr,
                     rfb::RetryDelays delays = rfb::RetryDelays());
    ~RecordingControl() override;

    /// A new file in the folder, named after machine and time. Failures are said in the window.
    void start();
    /// recorded() follows; nothing happens while nothing is recorded.
    void stop();
    [[nodiscard]] bool isRecording() const { return m_recorder != nullptr; }

    /// "CloudDesk" among this person's films; need not exist.
    static QString usualFolder();

Q_SIGNALS:
    /// The file is whole.
    void recorded(const QString& file);

private:
    void wireRecorder();
    core::Task<void> giveStream();
    void giveStreamSoon();
    void retry(const core::Error& reason);
    void onEnded(const std::optional<core::Error>& reason);
    void widen();
    void showState(qint64 milliseconds);

    ViewerWindow& m_window;
    QString m_folder;
    std::unique_ptr<rfb::SessionRecorder> m_recorder;
    QAction* m_action;
    QToolButton* m_button;
    qint64 m_shown = -1; ///< milliseconds; less than 0: nothing is recorded
    QTimer m_retry;
    rfb::RetryDelays m_delays;
    bool m_hasStream = false;
    std::optional<core::Error> m_loss; ///< that nothing was tried against any more
    QMetaObject::Connection m_reconnected;
};

} // namespace clouddesk::ui
