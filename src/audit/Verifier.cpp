// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/Verifier.h"

#include "audit/AuditRepository.h"
#include "crypto/Digest.h"

#include <limits>

namespace clouddesk::audit {

namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

constexpr int recordsAtOnce = 1000;

Verification unsound(Verification found, qint64 sequence, const QString& explanation)
{
    found.sound = false;
    found.firstBadSequence = sequence;
    found.explanation = explanation;
    return found;
}

/// Walks along the chain; codeAtCheckpoint is what stands at the checkpoint's record.
struct Walk
{
    Verification found;
    QByteArray previousCode = firstPreviousCode();
    qint64 checkpointSequence = 0;
    QByteArray codeAtCheckpoint;

    void step(const core::Secret& key, const StoredRecord& record)
    {
        const qint64 expected = found.records + 1;
        if (record.sequence < expected) {
            found =
                unsound(found, expected, QStringLiteral("there is a record %1, before the first").arg(record.sequence));
            return;
        }
        if (record.sequence > expected) {
            found = unsound(found, expected, QStringLiteral("record %1 is missing").arg(expected));
            return;
        }
        if (!record.isAsWritten ||
            !crypto::constantTimeEquals(chainCode(key, previousCode, record), record.chainCode)) {
            found =
                unsound(found, expected,
                        QStringLiteral("record %1 was changed, put in or moved, or the log was written with another "
                                       "key")
                            .arg(expected));
            return;
        }
        previousCode = record.chainCode;
        found.records = record.sequence;
        if (record.sequence == checkpointSequence)
            codeAtCheckpoint = record.chainCode;
    }
};

Result<void> walkAll(storage::Transaction& transaction, const core::Secret& key, Walk& walk)
{
    // From the very first: a record before number 1 is one too many.
    qint64 from = std::numeric_limits<qint64>::min();
    while (walk.found.sound) {
        const auto records = repository::oldest(transaction, from, recordsAtOnce);
        if (!records)
            return fail(records);
        if (records->empty())
            return {};
        for (const StoredRecord& record : *records) {
            if (walk.found.sound)
                walk.step(key, record);
        }
        from = walk.found.records + 1;
    }
    return {};
}

Verification compare(const Walk& walk, const Checkpoint& checkpoint)
{
    if (checkpoint.brokenAt > 0)
        return unsound(
            walk.found, checkpoint.brokenAt,
            QStringLiteral("the log was once not what its checkpoint said: cut, or replaced by an older copy, "
                           "around record %1")
                .arg(checkpoint.brokenAt));
    if (checkpoint.sequence > walk.found.records)
        return unsound(
            walk.found, walk.found.records + 1,
            QStringLiteral("the records from %1 to %2 were cut off, or an older copy of the database is in use")
                .arg(walk.found.records + 1)
                .arg(checkpoint.sequence));
    if (checkpoint.sequence > 0 && checkpoint.code != walk.codeAtCheckpoint)
        return unsound(walk.found, checkpoint.sequence,
                       QStringLiteral("record %1 is not the one that was written").arg(checkpoint.sequence));
    Verification sound = walk.found;
    sound.explanation = QStringLiteral("all records are sound");
    return sound;
}

Verification withoutCheckpoint(const Verification& found, const core::Error& error)
{
    if (found.records == 0 && error.code == ErrorCode::NotFound)
        return found;
    return unsound(found, 0,
                   QStringLiteral("%1 (%2), so that nobody can tell whether later records were cut off")
                       .arg(error.text, error.where));
}

} // namespace

Result<Verification> verifyLog(storage::Transaction& transaction, const core::Secret& key,
                               const CheckpointFile& checkpointFile)
{
    // Read before the transaction's first look at the log: the checkpoint never knows more than the log does.
    const Result<Checkpoint> checkpoint = checkpointFile.load();
    Walk walk;
    walk.checkpointSequence = checkpoint ? checkpoint->sequence : 0;
    if (auto walked = walkAll(transaction, key, walk); !walked)
        return fail(walked);
    if (!walk.found.sound)
        return walk.found;
    return checkpoint ? compare(walk, *checkpoint) : withoutCheckpoint(walk.found, checkpoint.error());
}

} // namespace clouddesk::audit
