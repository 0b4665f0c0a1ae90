// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "core/Secret.h"

#include <QDateTime>
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

/// A record as the database holds it, every field in exactly the form that its code is computed over.
struct StoredRecord
{
    qint64 sequence = 0;
    QString time;
    QString actor;
    QString action;
    QString resource;
    bool succeeded = true;
    QString peer;
    QString details;
    QByteArray chainCode;
    bool isAsWritten = true; ///< every field has the type that it was written with
};

/// The longest details that are kept, in bytes of JSON.
inline constexpr qsizetype maximumDetails = 8192;

/// Makes an event fit to be kept: control characters escaped, texts cut. Sequence and code are filled in later.
StoredRecord toStored(const Event& event, const QDateTime& time);
/// The other way round; what was cut or escaped stays so.
Record fromStored(const StoredRecord& stored);

/// The code of a record that follows one with the previous code. Every field is preceded by its length, so that no two
/// records are computed over the same bytes.
QByteArray chainCode(const core::Secret& key, const QByteArray& previousCode, const StoredRecord& record);

/// What stands in for the predecessor's code in the first record.
QByteArray firstPreviousCode();

} // namespace clouddesk::audit
