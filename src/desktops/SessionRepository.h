// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Clock.h"
#include "desktops/SessionState.h"
#include "storage/Database.h"

namespace clouddesk::desktops {

/// A session as it is stored.
struct SessionRecord
{
    QString id;
    QString ownerId;
    QString instanceId;
    QString instanceName;
    SessionState state = SessionState::Connecting;
    QString error;          ///< why it failed; empty if it did not
    int displayNumber = -1; ///< -1: not known yet
    qint64 processId = 0;   ///< the process on this computer that runs it
    QDateTime createdAt;
    QDateTime connectedAt;
    QDateTime endedAt;
    QDateTime lastActivityAt;
};

/// Whether the process runs and is old enough to be the one that made something at that time; process ids are used
/// again. Any thread.
bool processRanAt(qint64 processId, const QDateTime& time);

/// All SQL about sessions. Home thread.
class SessionRepository
{
public:
    SessionRepository(storage::Database& database, const core::Clock& clock);

    /// Null times of making and activity become now. AlreadyExists if the id is taken.
    core::Task<void> add(SessionRecord record);
    /// Conflict if the stored state may not be followed by the new one.
    core::Task<void> move(QString id, SessionState state, QString error = {});
    /// Where there is no such session, nothing happens.
    core::Task<void> setDisplay(QString id, int displayNumber);
    /// NotFound if there is none.
    core::Task<SessionRecord> find(QString id);
    /// Ends every session whose process on this computer is gone; returns their ids.
    core::Task<QStringList> endOrphans();
    /// One owner's sessions, newest first.
    core::Task<std::vector<SessionRecord>> list(QString ownerId, bool includeEnded, int limit, int offset);
    /// The sessions of a machine that have not ended, of every process.
    core::Task<std::vector<SessionRecord>> listRunning(QString instanceId);

private:
    storage::Database& m_database;
    const core::Clock& m_clock;
};

} // namespace clouddesk::desktops
