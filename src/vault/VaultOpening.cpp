// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/VaultOpening.h"

#include "vault/VaultRepository.h"

#include <QLoggingCategory>

namespace clouddesk::vault {

using core::ErrorCode;
using core::fail;
using core::Result;
using core::Task;
using storage::Transaction;
using Slot = MasterKeySource::Slot;

namespace {

Q_LOGGING_CATEGORY(lcVault, "clouddesk.vault", QtInfoMsg)

Task<std::optional<VaultRecord>> readRecord(StatePointer state)
{
    return state->database.read<std::optional<VaultRecord>>(&repository::find);
}

// Sorted, so that two programs never wait for each other crosswise.
QStringList lockFilesOf(const Sources& sources)
{
    QStringList files;
    for (const auto& source : sources) {
        if (!source->lockFile().isEmpty())
            files.append(source->lockFile());
    }
    files.sort();
    files.removeDuplicates();
    return files;
}

} // namespace

Task<Locks> lockSources(StatePointer state)
{
    Locks locks;
    const QStringList files = lockFilesOf(state->sources);
    for (const QString& file : files) {
        Result<FileLock> lock = co_await FileLock::acquire(file);
        if (!lock)
            co_return fail(lock);
        locks.push_back(std::move(*lock));
    }
    co_return std::move(locks);
}

namespace {

// Fails as well where a rotation is under way or was broken off; only the lock tells which.
Task<void> openAsItIs(StatePointer state)
{
    const Result<std::optional<VaultRecord>> record = co_await readRecord(state);
    if (!record)
        co_return fail(record);
    if (!record->has_value())
        co_return fail(ErrorCode::NotFound, QStringLiteral("the database has no master key yet"));
    const VaultRecord known = **record;
    Result<FoundKey> found = co_await findKey(state->sources, known, SlotsToSearch::CurrentOnly);
    if (!found)
        co_return fail(found);
    state->use(known.keyVersion, std::move(*found));
    co_return Result<void>();
}

Result<void> requireNothingSealed(Transaction& transaction, const std::vector<SealedColumn>& columns)
{
    const Result<int> sealed = repository::countSealed(transaction, columns);
    if (!sealed)
        return fail(sealed);
    if (*sealed > 0)
        return fail(ErrorCode::DatabaseDamaged,
                    QStringLiteral("the vault's own record is missing, though %1 sealed values are there").arg(*sealed),
                    {}, QStringLiteral("put a backup of the database in its place"));
    return {};
}

Task<void> beginWithKey(StatePointer state, FoundKey found)
{
    constexpr quint32 firstVersion = 1;
    const bool isNew = found.isNew;
    state->use(firstVersion, std::move(found));
    const auto insert = [state](Transaction& transaction) -> Result<void> {
        if (auto clean = requireNothingSealed(transaction, state->columns); !clean)
            return clean;
        const Result<KeyPointer> key = state->key();
        if (!key)
            return fail(key);
        const Result<QByteArray> check = makeKeyCheck(**key);
        if (!check)
            return fail(check);
        VaultRecord record;
        record.keyVersion = firstVersion;
        record.keyCheck = *check;
        record.createdAt = QDateTime::currentDateTimeUtc();
        return repository::insert(transaction, record);
    };
    const Result<void> begun = co_await state->database.write<void>(insert);
    if (begun && isNew && state->onKeyMade)
        state->onKeyMade(state->source->kind());
    co_return begun;
}

Task<void> beginAnew(StatePointer state)
{
    // Looked at before a key is made, which would be one too many.
    const auto look = [state](Transaction& transaction) { return requireNothingSealed(transaction, state->columns); };
    const Result<void> clean = co_await state->database.read<void>(look);
    if (!clean)
        co_return fail(clean);
    Result<FoundKey> found = co_await findOrMakeKey(state->sources);
    if (!found)
        co_return fail(found);
    FoundKey key = std::move(*found);
    co_return co_await beginWithKey(state, std::move(key));
}

} // namespace

Task<void> discardOthers(StatePointer state, MasterKeySource* kept)
{
    for (const auto& source : state->sources) {
        if (source.get() == kept || !source->isWritable())
            continue;
        const Result<void> discarded = co_await source->discard();
        if (!discarded)
            qCWarning(lcVault, "an old master key stays behind: %s", qPrintable(discarded.error().toLine()));
    }
    co_return Result<void>();
}

namespace {

Task<void> finishRotation(StatePointer state, MasterKeySource* source)
{
    qCInfo(lcVault, "finishing a rotation of the master key that was broken off");
    const Result<void> promoted = co_await source->promote();
    if (!promoted)
        co_return fail(promoted);
    co_return co_await discardOthers(state, source);
}

} // namespace

Task<void> openUnderLock(StatePointer state)
{
    const Result<std::optional<VaultRecord>> record = co_await readRecord(state);
    if (!record)
        co_return fail(record);
    if (!record->has_value())
        co_return co_await beginAnew(state);
    const VaultRecord known = **record;
    Result<FoundKey> found = co_await findKey(state->sources, known, SlotsToSearch::Both);
    if (!found)
        co_return fail(found);
    if (found->slot == Slot::Next) {
        const Result<void> finished = co_await finishRotation(state, found->source);
        if (!finished)
            co_return fail(finished);
    }
    state->use(known.keyVersion, std::move(*found));
    co_return Result<void>();
}

namespace {

bool hasSealedKeyLeft(const Vault::State& state)
{
    return state.passphrase != nullptr && state.source != state.passphrase && state.passphrase->isThere();
}

// A program was killed between moving the key away and removing the file; it would be asked for at every start.
Task<void> removeSealedKeyLeft(StatePointer state)
{
    const Result<Locks> locks = co_await lockSources(state);
    if (!locks)
        co_return fail(locks);
    const Result<void> opened = co_await openUnderLock(state);
    if (!opened || !hasSealedKeyLeft(*state))
        co_return opened;
    co_return co_await state->passphrase->discard();
}

} // namespace

Task<void> openState(StatePointer state)
{
    const Result<void> opened = co_await openAsItIs(state);
    if (opened && hasSealedKeyLeft(*state)) {
        const Result<void> removed = co_await removeSealedKeyLeft(state);
        if (!removed)
            qCWarning(lcVault, "an old sealed key stays behind: %s", qPrintable(removed.error().toLine()));
    }
    if (opened || isDecided(opened.error().code))
        co_return opened;
    const Result<Locks> locks = co_await lockSources(state);
    if (!locks)
        co_return fail(locks);
    co_return co_await openUnderLock(state);
}

Task<void> openIfNeeded(StatePointer state)
{
    if (state->source != nullptr)
        co_return Result<void>();
    if (state->isOpening) {
        core::Deferred<void> opened;
        state->openingWaiters.push_back(opened.resolver());
        co_return co_await opened;
    }
    state->isOpening = true;
    const Result<void> outcome = co_await openState(state);
    state->isOpening = false;
    for (core::Resolver<void>& waiter : std::exchange(state->openingWaiters, {}))
        waiter.resolve(outcome);
    co_return outcome;
}

Task<bool> hasKey(StatePointer state)
{
    const Result<std::optional<VaultRecord>> record = co_await readRecord(state);
    if (!record)
        co_return fail(record);
    co_return record->has_value() || (state->passphrase != nullptr && state->passphrase->isThere());
}

Task<void> refreshState(StatePointer state)
{
    if (state->source == nullptr)
        co_return co_await openIfNeeded(state);
    const Result<std::optional<VaultRecord>> record = co_await readRecord(state);
    if (!record)
        co_return fail(record);
    const Result<KeyPointer> key = state->key();
    if (!key)
        co_return fail(key);
    if (record->has_value() && (*record)->keyVersion == (*key)->version)
        co_return Result<void>();
    co_return co_await openState(state);
}

} // namespace clouddesk::vault
