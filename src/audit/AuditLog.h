// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/Record.h"
#include "core/Clock.h"
#include "core/Secret.h"
#include "core/Task.h"
#include "storage/Database.h"

namespace clouddesk::audit {

/// What verify() found.
struct Verification
{
    bool sound = true;
    qint64 records = 0;
    /// The first record that is changed, missing, added or out of order; 0 if all are sound.
    qint64 firstBadSequence = 0;
    QString explanation;
};

/// The append-only log. Each record carries an HMAC-SHA-256 over its content and its predecessor's code, under a key
/// that is not in the database in clear; the newest code is also kept in a checkpoint file beside the database, so that
/// a cut-off tail or an older copy of the whole database shows, also after more was appended. Who can replace database
/// and checkpoint together by older copies is not noticed. Home thread.
class AuditLog
{
public:
    /// Gives the key; called again while it fails, and by several at once. Home thread.
    using KeyGiver = std::function<core::Task<core::Secret>()>;

    /// The database and the clock must outlive the log.
    AuditLog(storage::Database& database, core::Secret key, QString checkpointFile, const core::Clock& clock);
    /// The key is asked for when something first needs it: the first record, or verify(). What it takes to give it must
    /// outlive the log, too.
    AuditLog(storage::Database& database, KeyGiver giveKey, QString checkpointFile, const core::Clock& clock);
    AuditLog(const AuditLog&) = delete;
    AuditLog& operator=(const AuditLog&) = delete;
    ~AuditLog();

    /// Writes one event; when the task ends well, record and checkpoint are on disk. Callers that do something
    /// security-relevant await it first and do not go on when it fails. Control characters are escaped and long texts
    /// cut. Events that arrive together share a transaction, in the order of the calls.
    core::Task<void> append(Event event);

    /// Gets the key; to be awaited before appendIn().
    core::Task<void> prepare();
    /// Writes one event in the caller's transaction: what it tells of and the record are on disk together or not at
    /// all. When that transaction has ended well, moveCheckpoint() is to follow. Database threads.
    core::Result<void> appendIn(storage::Transaction& transaction, const Event& event) const;
    /// Has the checkpoint vouch for all that is in the log now.
    core::Task<void> moveCheckpoint();

    /// Newest first.
    core::Task<std::vector<Record>> list(int limit = 100, int offset = 0);

    /// Goes over the whole log and compares it with the checkpoint. What is wrong with them is told by the result
    /// (sound is false); an error means that the database could not be read.
    core::Task<Verification> verify();

private:
    struct State;
    struct Keyed;
    using KeyedPointer = std::shared_ptr<const Keyed>;
    static core::Task<KeyedPointer> keyed(std::shared_ptr<State> state);
    static core::Task<void> write(std::shared_ptr<State> state, std::shared_ptr<std::vector<StoredRecord>> records);
    static core::Task<void> writeQueued(std::shared_ptr<State> state);

    std::shared_ptr<State> m_state;
};

} // namespace clouddesk::audit
