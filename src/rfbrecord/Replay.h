// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Task.h"
#include "rfbrecord/ReplayFeeder.h"

#include <QThread>

namespace clouddesk::rfb {

/// Plays a recording to a client, as if it were the server: that of our own kind only, whose pixel format it was taken
/// down in. Which bytes are in the file nobody knows; they are the client's to doubt. The file is read in other
/// threads, of which it owns one; this object and its signals live in the home thread.
class Replay : public QObject
{
    Q_OBJECT

public:
    /// NotFound, InputOutputFailed; InvalidArgument if it is no recording or one that cannot be played here.
    static core::Task<std::unique_ptr<Replay>> open(QString path);
    ~Replay() override;

    /// A year at most, whatever the file says.
    [[nodiscard]] std::chrono::microseconds duration() const { return m_recording.duration(); }
    /// When it was recorded: ms since 1970 UTC.
    [[nodiscard]] qint64 beginMilliseconds() const { return m_recording.beginMilliseconds(); }
    /// Whether it was brought to its end, and whole; of another, a last part may be missing.
    [[nodiscard]] bool isFinished() const { return !m_recording.isIndexRebuilt(); }
    /// How much was drawn in each of so many equal parts of the time, in pixels.
    [[nodiscard]] std::vector<double> activity(int parts) const;
    /// Where something is drawn after this place; the duration if nothing is.
    [[nodiscard]] std::chrono::microseconds nextActivity(std::chrono::microseconds time) const;

    /// Begins a session that shows the recording as it was at that time, or its first picture: its client's end.
    /// Everything before is fed as fast as it is taken; reached() tells when it has been drawn. Another session is over
    /// then.
    core::Result<core::UniqueFd> begin(std::chrono::microseconds time);
    /// Feeds what comes up to that time; reached() follows. False if another of the recorded sessions begins there:
    /// call begin().
    bool feedUntil(std::chrono::microseconds time);
    /// Whether reached() is still to come.
    [[nodiscard]] bool isFeeding() const { return m_fence > m_fenceAnswered; }

Q_SIGNALS:
    /// Everything up to the place asked for last has been drawn.
    void reached();
    /// The file cannot be read on.
    void failed(const clouddesk::core::Error& reason);

private:
    /// One of the recorded sessions, which may be several.
    struct Session
    {
        size_t first = 0;                   ///< its ServerInit
        std::chrono::microseconds drawn{0}; ///< when its first picture came
    };
    struct Opened;
    explicit Replay(Opened opened);
    static core::Result<Opened> openFile(const QString& path);
    static std::vector<Session> sessionsOf(const RecordingReader& reader);
    [[nodiscard]] size_t sessionAt(std::chrono::microseconds time) const;

    QThread m_thread;
    ReplayFeeder* m_feeder; ///< lives in the thread, and goes with it
    const RecordingReader& m_recording;
    std::vector<Session> m_sessions;
    size_t m_session = 0; ///< the ServerInit of the one that was begun last
    size_t m_end = 0;
    quint32 m_fence = 0;
    quint32 m_fenceAnswered = 0;
};

} // namespace clouddesk::rfb
