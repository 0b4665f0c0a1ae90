// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/KeySearch.h"

#include "crypto/Digest.h"

namespace clouddesk::vault {

namespace {

using core::Error;
using core::ErrorCode;
using core::fail;
using core::Result;
using core::Secret;
using core::Task;
using Slot = MasterKeySource::Slot;

/// What the places answered that did not have the key.
class Refusals
{
public:
    void add(const MasterKeySource& source, const Error& error)
    {
        if (error.code == ErrorCode::VaultLocked)
            m_locked = error;
        m_texts.append(QStringLiteral("%1: %2").arg(source.description(), error.text));
        if (m_advice.isEmpty())
            m_advice = error.advice;
    }

    void addWrongKey(const MasterKeySource& source)
    {
        m_texts.append(QStringLiteral("%1: another key").arg(source.description()));
        m_hasWrongKey = true;
    }

    [[nodiscard]] Error toError() const
    {
        // It is plain then where the key is, and what is in the way.
        if (m_locked && !m_hasWrongKey)
            return *m_locked;
        const QString what = m_hasWrongKey ? QStringLiteral("the master key found is not the one of this database")
                                           : QStringLiteral("the master key of this database is not to be found");
        const QString usual =
            QStringLiteral("put the right key back; without it the stored secrets cannot be read, though \"clouddesk "
                           "instance list\" still shows the machines. To begin anew, move the data folder away.");
        return {m_hasWrongKey ? ErrorCode::KeyWrong : ErrorCode::KeyUnavailable,
                QStringLiteral("%1 (%2)").arg(what, m_texts.join(QStringLiteral("; "))),
                {},
                m_advice.isEmpty() ? usual : m_advice};
    }

private:
    QStringList m_texts;
    QString m_advice;
    std::optional<Error> m_locked;
    bool m_hasWrongKey = false;
};

std::vector<MasterKeySource*> quickFirst(const Sources& sources)
{
    std::vector<MasterKeySource*> ordered;
    ordered.reserve(sources.size());
    for (const auto& source : sources)
        ordered.push_back(source.get());
    std::ranges::stable_partition(ordered, [](const MasterKeySource* source) { return source->isAskedFirst(); });
    return ordered;
}

std::vector<Slot> slotsOf(const MasterKeySource& source, SlotsToSearch slots)
{
    if (slots == SlotsToSearch::Both && source.isWritable())
        return {Slot::Current, Slot::Next};
    return {Slot::Current};
}

Task<FoundKey> makeKey(MasterKeySource* source)
{
    FoundKey made;
    made.source = source;
    made.isNew = true;
    made.key = crypto::randomSecret(masterKeySize);
    Secret copy = made.key.clone();
    const Result<void> stored = co_await source->store(Slot::Current, std::move(copy));
    if (!stored)
        co_return fail(stored);
    co_return std::move(made);
}

Task<FoundKey> takeOrMakeKey(MasterKeySource* source)
{
    Result<Secret> present = co_await source->load(Slot::Current);
    if (present) {
        FoundKey found;
        found.source = source;
        found.key = std::move(*present);
        co_return std::move(found);
    }
    if (present.error().code != ErrorCode::NotFound || !source->isWritable())
        co_return fail(present);
    co_return co_await makeKey(source);
}

} // namespace

bool isDecided(ErrorCode code)
{
    return code == ErrorCode::Cancelled || code == ErrorCode::CredentialUnusable;
}

Task<FoundKey> findKey(const Sources& sources, VaultRecord record, SlotsToSearch slots)
{
    Refusals refusals;
    const std::vector<MasterKeySource*> ordered = quickFirst(sources);
    for (MasterKeySource* const source : ordered) {
        const std::vector<Slot> wanted = slotsOf(*source, slots);
        for (const Slot slot : wanted) {
            Result<Secret> key = co_await source->load(slot);
            if (key && opens(record, *key)) {
                FoundKey found;
                found.source = source;
                found.slot = slot;
                found.key = std::move(*key);
                co_return std::move(found);
            }
            if (!key && isDecided(key.error().code))
                co_return fail(key);
            if (key)
                refusals.addWrongKey(*source);
            else if (slot == Slot::Current)
                refusals.add(*source, key.error());
        }
    }
    co_return fail(refusals.toError());
}

Task<FoundKey> findOrMakeKey(const Sources& sources)
{
    Refusals refusals;
    for (const auto& source : sources) {
        Result<FoundKey> found = co_await takeOrMakeKey(source.get());
        if (found)
            co_return std::move(*found);
        refusals.add(*source, found.error());
    }
    co_return fail(refusals.toError());
}

} // namespace clouddesk::vault
