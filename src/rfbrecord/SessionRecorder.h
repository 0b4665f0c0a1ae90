// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Secret.h"
#include "core/UniqueFd.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace clouddesk::rfb {

struct RecorderOptions
{
    /// The file grows no larger; the recording ends there.
    qint64 maximumBytes = qint64(8) * 1024 * 1024 * 1024;
    /// Where less room than this is left on the disk, the recording ends.
    qint64 freeSpaceFloor = qint64(500) * 1000 * 1000;
    int picturesPerSecond = 10;
    /// A JPEG level 0..9.
    /// With less, TigerVNC's server draws everything once more, bit by bit over more than a minute, in this quality,
    /// and no desktop is ever still.
    int quality = 9;
    /// After so long, if something was drawn since, a new session begins, which is a place to seek to.
    std::chrono::milliseconds seekInterval = std::chrono::seconds(60);
};

/// Records a desktop into a file (see rfbgate/RecordingFormat.h), by RFB sessions of its own beside the one that is
/// looked at: nothing that is done there disturbs it. It decodes nothing. Owns a thread, which reads the streams and
/// writes the file; this object and its signals live in the home thread.
class SessionRecorder : public QObject
{
    Q_OBJECT

public:
    /// A new file. AlreadyExists, DiskFull (also where less than the floor is free), PermissionDenied or
    /// InputOutputFailed.
    static core::Result<std::unique_ptr<SessionRecorder>> create(const QString& path, const RecorderOptions& options);
    /// Finishes the file and joins.
    ~SessionRecorder() override;

    /// Goes on with a new stream to the desktop: at first, whenever one is wanted, and after the link was lost.
    void record(core::UniqueFd stream, core::Secret password);
    /// Finishes the file, which can be played from then on; ended() follows. Idempotent.
    void finish();
    /// As create() was given it.
    [[nodiscard]] QString path() const;

Q_SIGNALS:
    /// A new stream would be welcome; the old one is recorded until it comes.
    void streamWanted();
    /// The first picture of a stream has come.
    void streamBegan();
    /// The stream has ended or stalled; record() goes on. Whatever else is wrong with one would be with the next, and
    /// ends the recording.
    void streamLost(const clouddesk::core::Error& reason);
    /// Once a second.
    void progressed(qint64 bytes, qint64 milliseconds);
    /// Nothing more is recorded; the file is whole. The reason if it was not finish(): DiskFull, a
    /// server that wants another password or breaks the protocol, and such.
    void ended(const std::optional<clouddesk::core::Error>& reason);

private:
    class Worker;
    explicit SessionRecorder(std::unique_ptr<Worker> worker);
    std::unique_ptr<Worker> m_worker;
};

} // namespace clouddesk::rfb
