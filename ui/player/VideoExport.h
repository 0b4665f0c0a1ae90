// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/player/Playback.h"

#include <QProcess>

namespace clouddesk::ui {

/// Turns a recording into a video with ffmpeg, which gets the pictures as plain pixels on its standard input. Home
/// thread.
class VideoExport : public QObject
{
    Q_OBJECT

public:
    struct Wish
    {
        QString recording;
        /// Its ending tells ffmpeg the format. Written beside it first; it is replaced only by a whole video. As
        /// the recording, nobody else may read it.
        QString video;
        int picturesPerSecond = 10;
        bool skipsIdling = true;
    };

    /// Whether ffmpeg is on this computer.
    static bool isPossible();

    explicit VideoExport(Wish wish, QObject* parent = nullptr);
    /// As cancel(), without finished().
    ~VideoExport() override;

    /// Call once; finished() follows in any case, perhaps before it returns.
    void start();
    /// Ends it; nothing is left of the video.
    void cancel();

Q_SIGNALS:
    /// 0..100, of the recording's time.
    void progressed(int percent);
    /// No reason: the video is there. Cancelled, NotFound (no ffmpeg), DiskFull, InputOutputFailed, ...
    void finished(const std::optional<clouddesk::core::Error>& reason);

private:
    core::Task<void> open();
    void drawOn();
    bool startEncoder(QSize size);
    void feedEncoder(const QImage& picture);
    void onEncoderEnded(int status);
    void end(std::optional<core::Error> reason);
    [[nodiscard]] QString partPath() const;

    Wish m_wish;
    std::unique_ptr<Playback> m_playback;
    QProcess m_encoder;
    QByteArray m_complaint;
    QSize m_size;
    Playback::Time m_place{0};
    bool m_isBegun = false;
    bool m_isAwaited = false; // the picture of the place
    bool m_isLast = false;
    bool m_isOver = false;
};

} // namespace clouddesk::ui
