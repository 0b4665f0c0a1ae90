// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/player/Playback.h"
#include "ui/player/Timeline.h"
#include "ui/player/VideoExport.h"
#include "ui/viewer/ViewerWidget.h"

#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace clouddesk::ui {

/// Plays a recording: anywhere, at any speed, without the time in which nothing happened, and makes a video of it. Home
/// thread.
class PlayerWindow : public QWidget
{
    Q_OBJECT

public:
    /// The window, which is not shown yet. As rfb::Replay::open() fails.
    static core::Task<std::unique_ptr<PlayerWindow>> open(QString file);
    ~PlayerWindow() override;

    /// At its end, playing begins anew.
    void setPlaying(bool isPlaying);
    [[nodiscard]] bool isPlaying() const { return m_tick.isActive(); }
    /// Playing or not stays as it is. Kept within the recording. Of places that are asked for while another one is
    /// being sought, only the last is sought then.
    void goTo(Playback::Time place);
    /// Owned here.
    [[nodiscard]] Playback& playback() { return *m_playback; }
    /// Begins to make a video in that file.
    void exportTo(const QString& video);

Q_SIGNALS:
    /// The person closed it; an export that was under way is cancelled.
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    PlayerWindow(std::unique_ptr<rfb::Replay> replay, QString file);
    void layOut();
    void sayTexts();
    void wire();
    void seek(Playback::Time place);
    void onReached();
    void onFailed(const core::Error& reason);
    [[nodiscard]] Playback::Time shownPlace() const;
    void step();
    void showPlace();
    void askForVideo();
    void onExported(const std::optional<core::Error>& reason);

    QString m_file;
    std::unique_ptr<Playback> m_playback;
    ViewerWidget* m_viewer;
    Timeline* m_timeline;
    QPushButton* m_play;
    QComboBox* m_speed;
    QCheckBox* m_skips;
    QLabel* m_time;
    QLabel* m_note;
    QPushButton* m_export;
    QProgressBar* m_progress;
    std::unique_ptr<VideoExport> m_exporter;
    QTimer m_tick;
    QElapsedTimer m_clock;
    bool m_isSeeking = false;
    std::optional<Playback::Time> m_next; // where to go as soon as the place that is sought is reached
};

} // namespace clouddesk::ui
