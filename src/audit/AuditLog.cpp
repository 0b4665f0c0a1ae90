// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/AuditLog.h"

#include "audit/AuditRepository.h"
#include "audit/Checkpoint.h"
#include "audit/Verifier.h"
#include "core/Deferred.h"

#include <QLoggingCategory>

#include <deque>

namespace clouddesk::audit {

namespace {

using core::ErrorCode;
using core::fail;
using core::Resolver;
using core::Result;
using core::Task;
using storage::Transaction;

Q_LOGGING_CATEGORY(lcAudit, "clouddesk.audit", QtInfoMsg)

constexpr std::size_t recordsAtOnce = 1000;

struct Queued
{
    StoredRecord record;
    Resolver<void> done;
};

// Before there is a first record there is a checkpoint, so that a checkpoint that is missing later was taken away.
Result<void> beginCheckpoint(const CheckpointFile& file)
{
    const Result<core::UniqueFd> lock = file.lock();
    if (!lock)
        return fail(lock);
    const Result<Checkpoint> present = file.load();
    if (present || present.error().code != ErrorCode::NotFound)
        return {};
    Checkpoint first;
    first.code = firstPreviousCode();
    return file.store(first);
}

Result<void> insertAll(Transaction& transaction, const core::Secret& key, const CheckpointFile& file,
                       std::vector<StoredRecord> records)
{
    Result<repository::Head> head = repository::head(transaction);
    if (!head)
        return fail(head);
    if (head->sequence == 0) {
        if (auto begun = beginCheckpoint(file); !begun)
            return begun;
    }
    for (StoredRecord& record : records) {
        record.sequence = ++head->sequence;
        record.chainCode = chainCode(key, head->code, record);
        head->code = record.chainCode;
        if (auto inserted = repository::insert(transaction, record); !inserted)
            return inserted;
    }
    return {};
}

// Zero if the log still holds what the checkpoint vouches for.
Result<qint64> findBreak(Transaction& transaction, const Result<Checkpoint>& checkpoint, qint64 newest)
{
    if (!checkpoint)
        return newest;
    if (checkpoint->brokenAt > 0 || checkpoint->sequence == 0)
        return checkpoint->brokenAt;
    const Result<std::optional<QByteArray>> code = repository::codeOf(transaction, checkpoint->sequence);
    if (!code)
        return fail(code);
    return *code == checkpoint->code ? 0 : checkpoint->sequence;
}

// Looks at the log as it is now, so that the checkpoint never goes back, whoever of several programs comes last.
Result<void> catchUp(Transaction& transaction, const CheckpointFile& file)
{
    const Result<core::UniqueFd> lock = file.lock();
    if (!lock)
        return fail(lock);
    const Result<repository::Head> head = repository::head(transaction);
    if (!head)
        return fail(head);
    const Result<Checkpoint> previous = file.load();
    const Result<qint64> broken = findBreak(transaction, previous, head->sequence);
    if (!broken)
        return fail(broken);
    if (*broken > 0 && (!previous || previous->brokenAt == 0))
        qCCritical(lcAudit, "the audit log is not the one that its checkpoint was made for (record %lld)",
                   static_cast<long long>(*broken));
    const Checkpoint next{head->sequence, head->code, *broken};
    if (previous && *previous == next)
        return {};
    return file.store(next);
}

} // namespace

/// What the key is for.
struct AuditLog::Keyed
{
    Keyed(core::Secret usedKey, const QString& file)
        : checkpoint(file, usedKey.clone())
        , key(std::move(usedKey))
    {
    }

    const CheckpointFile checkpoint;
    const core::Secret key;
};

struct AuditLog::State
{
    State(storage::Database& usedDatabase, QString file, const core::Clock& usedClock)
        : database(usedDatabase)
        , clock(usedClock)
        , checkpointFile(std::move(file))
    {
    }

    std::vector<Queued> takeQueued()
    {
        std::vector<Queued> taken;
        while (!queue.empty() && taken.size() < recordsAtOnce) {
            taken.push_back(std::move(queue.front()));
            queue.pop_front();
        }
        return taken;
    }

    storage::Database& database;
    const core::Clock& clock;
    const QString checkpointFile;
    KeyGiver giveKey;
    /// Null until the key was needed.
    KeyedPointer keyed;
    std::deque<Queued> queue;
    bool isWriting = false;
    /// False when the log is gone, and maybe the database with it.
    bool isAlive = true;
};

namespace {

void resolveAll(std::vector<Queued>& queued, const Result<void>& outcome)
{
    for (Queued& each : queued)
        each.done.resolve(outcome);
}

} // namespace

AuditLog::AuditLog(storage::Database& database, core::Secret key, QString checkpointFile, const core::Clock& clock)
    : m_state(std::make_shared<State>(database, checkpointFile, clock))
{
    m_state->keyed = std::make_shared<const Keyed>(std::move(key), checkpointFile);
}

AuditLog::AuditLog(storage::Database& database, KeyGiver giveKey, QString checkpointFile, const core::Clock& clock)
    : m_state(std::make_shared<State>(database, std::move(checkpointFile), clock))
{
    m_state->giveKey = std::move(giveKey);
}

AuditLog::~AuditLog()
{
    m_state->isAlive = false;
}

Task<void> AuditLog::append(Event event)
{
    core::Deferred<void> done;
    Queued queued;
    queued.record = toStored(event, m_state->clock.now());
    queued.done = done.resolver();
    m_state->queue.push_back(std::move(queued));
    if (!m_state->isWriting) {
        m_state->isWriting = true;
        std::ignore = writeQueued(m_state);
    }
    co_return co_await done;
}

Task<AuditLog::KeyedPointer> AuditLog::keyed(std::shared_ptr<State> state)
{
    if (!state->keyed) {
        auto key = co_await state->giveKey();
        if (!key)
            co_return fail(key);
        // Another may have been quicker, with the same key.
        if (!state->keyed)
            state->keyed = std::make_shared<const Keyed>(std::move(*key), state->checkpointFile);
    }
    const KeyedPointer known = state->keyed;
    co_return known;
}

Task<void> AuditLog::write(std::shared_ptr<State> state, std::shared_ptr<std::vector<StoredRecord>> records)
{
    const auto keyed = co_await AuditLog::keyed(state);
    if (!keyed)
        co_return fail(keyed);
    if (!state->isAlive)
        co_return fail(ErrorCode::Cancelled, QStringLiteral("the program is ending"));
    const KeyedPointer& known = *keyed;
    const auto insert = [known, records](Transaction& transaction) {
        return insertAll(transaction, known->key, known->checkpoint, *records);
    };
    const Result<void> outcome = co_await state->database.write<void>(insert);
    if (!outcome || !state->isAlive)
        co_return outcome;
    const auto move = [known](Transaction& transaction) { return catchUp(transaction, known->checkpoint); };
    co_return co_await state->database.read<void>(move);
}

Task<void> AuditLog::writeQueued(std::shared_ptr<State> state)
{
    while (state->isAlive && !state->queue.empty()) {
        std::vector<Queued> taken = state->takeQueued();
        auto records = std::make_shared<std::vector<StoredRecord>>();
        for (const Queued& each : taken)
            records->push_back(each.record);
        const Result<void> outcome = co_await write(state, records);
        resolveAll(taken, outcome);
    }
    state->isWriting = false;
    co_return Result<void>();
}

Task<void> AuditLog::prepare()
{
    const auto known = co_await keyed(m_state);
    if (!known)
        co_return fail(known);
    co_return Result<void>();
}

Result<void> AuditLog::appendIn(Transaction& transaction, const Event& event) const
{
    const KeyedPointer known = m_state->keyed;
    if (!known)
        return fail(ErrorCode::Internal, QStringLiteral("the audit log was not prepared"));
    std::vector<StoredRecord> records;
    records.push_back(toStored(event, m_state->clock.now()));
    return insertAll(transaction, known->key, known->checkpoint, std::move(records));
}

Task<void> AuditLog::moveCheckpoint()
{
    const std::shared_ptr<State> state = m_state;
    const auto keyed = co_await AuditLog::keyed(state);
    if (!keyed)
        co_return fail(keyed);
    const KeyedPointer& known = *keyed;
    const auto move = [known](Transaction& transaction) { return catchUp(transaction, known->checkpoint); };
    co_return co_await state->database.read<void>(move);
}

Task<std::vector<Record>> AuditLog::list(int limit, int offset)
{
    const auto read = [limit, offset](Transaction& transaction) -> Result<std::vector<Record>> {
        const Result<std::vector<StoredRecord>> stored = repository::newest(transaction, limit, offset);
        if (!stored)
            return fail(stored);
        std::vector<Record> records;
        records.reserve(stored->size());
        for (const StoredRecord& each : *stored)
            records.push_back(fromStored(each));
        return records;
    };
    return m_state->database.read<std::vector<Record>>(read);
}

Task<Verification> AuditLog::verify()
{
    const std::shared_ptr<State> state = m_state;
    const auto keyed = co_await AuditLog::keyed(state);
    if (!keyed)
        co_return fail(keyed);
    const KeyedPointer& known = *keyed;
    const auto check = [known](Transaction& transaction) {
        return verifyLog(transaction, known->key, known->checkpoint);
    };
    co_return co_await state->database.read<Verification>(check);
}

} // namespace clouddesk::audit
