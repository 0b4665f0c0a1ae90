// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/VaultRotation.h"

#include "crypto/Digest.h"
#include "vault/VaultOpening.h"
#include "vault/VaultRepository.h"

#include <QLoggingCategory>

namespace clouddesk::vault {

using core::ErrorCode;
using core::fail;
using core::Result;
using core::Secret;
using core::Task;
using storage::Transaction;
using Slot = MasterKeySource::Slot;

namespace {

Q_LOGGING_CATEGORY(lcVault, "clouddesk.vault", QtInfoMsg)

// The work is done while others may write; only the exchange keeps them waiting.
Task<int> resealAll(StatePointer state, KeyPointer key, KeyPointer next, Vault::Alongside alongside)
{
    const auto prepare = [state, key, next](Transaction& transaction) {
        return repository::sealAnew(transaction, state->columns, *key, *next);
    };
    const auto known = co_await state->database.read<repository::Resealed>(prepare);
    if (!known)
        co_return fail(known);
    const auto reseal = [state, key, next, alongside, &known](Transaction& transaction) -> Result<int> {
        const Result<int> count = repository::reseal(transaction, state->columns, *key, *next, *known);
        if (!count || !alongside)
            return count;
        const Result<void> written = alongside(transaction, *count);
        return written ? count : fail(written);
    };
    co_return co_await state->database.write<int>(reseal);
}

/// The first of them that takes the key, which it holds then as its next one.
Task<MasterKeySource*> storeNext(Targets targets, KeyPointer next)
{
    core::Error last;
    for (const Target& target : targets) {
        Secret copy = next->bytes.clone();
        const Result<void> stored = co_await target.storeNext(std::move(copy));
        if (stored)
            co_return target.source;
        last = stored.error();
    }
    co_return std::unexpected(last);
}

Task<void> storeUnder(PassphraseKeySource* source, std::shared_ptr<const crypto::PassphraseSeal> seal, Secret key)
{
    co_return source->storeNextUnder(std::move(seal), key);
}

// The order is what makes it safe to be killed: the new key is kept before anything is sealed with it, and the old one
// is let go only after the transaction is on disk.
Task<int> rotateUnderLock(StatePointer state, Targets targets, Vault::Alongside alongside)
{
    const Result<KeyPointer> key = state->key();
    if (!key)
        co_return fail(key);
    auto next = std::make_shared<crypto::MasterKey>();
    next->version = (*key)->version + 1;
    next->bytes = crypto::randomSecret(masterKeySize);
    const Result<MasterKeySource*> target = co_await storeNext(std::move(targets), next);
    if (!target)
        co_return fail(target);
    const Result<int> count = co_await resealAll(state, *key, next, std::move(alongside));
    if (!count)
        co_return fail(count);
    const bool hasMoved = std::exchange(state->source, *target) != *target;
    state->setKey(next->version, next->bytes.clone());
    Result<void> finished = co_await (*target)->promote();
    if (finished && hasMoved)
        finished = co_await discardOthers(state, *target);
    if (!finished)
        qCWarning(lcVault, "the rotation will be finished when the vault is next opened: %s",
                  qPrintable(finished.error().toLine()));
    co_return *count;
}

} // namespace

Target Target::of(MasterKeySource& source)
{
    return {&source, [&source](Secret key) { return source.store(Slot::Next, std::move(key)); }};
}

Target Target::under(PassphraseKeySource& source, crypto::PassphraseSeal seal)
{
    const auto shared = std::make_shared<const crypto::PassphraseSeal>(std::move(seal));
    return {&source, [&source, shared](Secret key) { return storeUnder(&source, shared, std::move(key)); }};
}

Result<void> requireWritable(const MasterKeySource& source)
{
    if (source.isWritable())
        return {};
    return fail(ErrorCode::Unsupported, QStringLiteral("an administrator provides the master key"),
                source.description(),
                QStringLiteral("to rotate it, copy that file to master.key in the data folder (mode 0600) and start "
                               "without CLOUDDESK_MASTER_KEY_FILE"));
}

Task<int> rotateInto(StatePointer state, Targets targets, Vault::Alongside alongside)
{
    if (state->isLocked())
        co_return lockedNow();
    const Result<Locks> locks = co_await lockSources(state);
    if (!locks)
        co_return fail(locks);
    const Result<void> opened = co_await openUnderLock(state);
    if (!opened)
        co_return fail(opened);
    if (targets.empty())
        targets.push_back(Target::of(*state->source));
    co_return co_await rotateUnderLock(state, std::move(targets), std::move(alongside));
}

} // namespace clouddesk::vault
