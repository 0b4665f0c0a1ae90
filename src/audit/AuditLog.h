// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Clock.h"
#include "core/Secret.h"
#include "core/Task.h"
#include "storage/Database.h"

#include <QJsonObject>

namespace clouddesk::audit {

/// One thing that happened, as a room reports it. Never holds a secret.
struct Event
{
    QString actor;    ///< who: a user's id, or "local" for the person at this computer
    QString action;   ///< stable word, for example "session.open", "host_key.refused", "instance.credential_changed"
    QString resource; ///< what it was done to: a machine's name
    bool succeeded = true;
    QString peer; ///< the address it came from; empty for this computer
    QJsonObject details;
};

/// One event as it is kept.
struct Record
{
    qint64 sequence = 0;
    QDateTime time;
    Event event;
    QByteArray chainCode;
};

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
/// a cut-off tail shows. Home thread.
class AuditLog
{
public:
    AuditLog(storage::Database& database, core::Secret key, QString checkpointFile, const core::Clock& clock);
    ~AuditLog();

    /// Writes one event; when the task ends well, it is on disk. Callers that do something security-relevant await it
    /// first and do not go on when it fails.
    core::Task<void> append(Event event);

    /// Newest first.
    core::Task<std::vector<Record>> list(int limit = 100, int offset = 0);

    core::Task<Verification> verify();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace clouddesk::audit
