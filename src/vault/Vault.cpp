// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/Vault.h"

#include "crypto/Digest.h"
#include "vault/FileLock.h"
#include "vault/KeySearch.h"
#include "vault/VaultRepository.h"

#include <QLoggingCategory>

#include <mutex>

namespace clouddesk::vault {

namespace {

using core::ErrorCode;
using core::fail;
using core::Result;
using core::Secret;
using core::Task;
using storage::Transaction;
using Slot = MasterKeySource::Slot;
using KeyPointer = std::shared_ptr<const crypto::MasterKey>;

Q_LOGGING_CATEGORY(lcVault, "clouddesk.vault", QtInfoMsg)

SealedColumn namedSecretsColumn()
{
    SealedColumn column;
    column.table = QStringLiteral("named_secrets");
    column.column = QStringLiteral("sealed");
    return column;
}

SealContext namedSecretContext(const QString& name)
{
    return {QStringLiteral("named_secrets"), QStringLiteral("sealed"), name, {}};
}

} // namespace

struct Vault::State
{
    State(storage::Database& usedDatabase, Sources usedSources, std::vector<SealedColumn> sealedColumns)
        : database(usedDatabase)
        , sources(std::move(usedSources))
        , columns(std::move(sealedColumns))
    {
        columns.push_back(namedSecretsColumn());
    }

    [[nodiscard]] KeyPointer key() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_key;
    }

    void use(quint32 version, FoundKey found)
    {
        source = found.source;
        setKey(version, std::move(found.key));
    }

    void setKey(quint32 version, Secret bytes)
    {
        auto made = std::make_shared<crypto::MasterKey>();
        made->version = version;
        made->bytes = std::move(bytes);
        const std::scoped_lock lock(m_mutex);
        m_key = std::move(made);
    }

    storage::Database& database;
    const Sources sources;
    std::vector<SealedColumn> columns;
    /// Where the key in use was found. Home thread.
    MasterKeySource* source = nullptr;

private:
    mutable std::mutex m_mutex;
    KeyPointer m_key;
};

namespace {

using StatePointer = std::shared_ptr<Vault::State>;
using Locks = std::vector<FileLock>;

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
    state->use(firstVersion, std::move(found));
    const auto insert = [state](Transaction& transaction) -> Result<void> {
        if (auto clean = requireNothingSealed(transaction, state->columns); !clean)
            return clean;
        const Result<QByteArray> check = makeKeyCheck(*state->key());
        if (!check)
            return fail(check);
        VaultRecord record;
        record.keyVersion = firstVersion;
        record.keyCheck = *check;
        record.createdAt = QDateTime::currentDateTimeUtc();
        return repository::insert(transaction, record);
    };
    co_return co_await state->database.write<void>(insert);
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

Task<void> finishRotation(MasterKeySource* source)
{
    qCInfo(lcVault, "finishing a rotation of the master key that was broken off");
    return source->promote();
}

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
        const Result<void> finished = co_await finishRotation(found->source);
        if (!finished)
            co_return fail(finished);
    }
    state->use(known.keyVersion, std::move(*found));
    co_return Result<void>();
}

Task<void> openState(StatePointer state)
{
    const Result<void> opened = co_await openAsItIs(state);
    if (opened)
        co_return Result<void>();
    const Result<Locks> locks = co_await lockSources(state);
    if (!locks)
        co_return fail(locks);
    co_return co_await openUnderLock(state);
}

Task<void> refreshState(StatePointer state)
{
    const Result<std::optional<VaultRecord>> record = co_await readRecord(state);
    if (!record)
        co_return fail(record);
    if (record->has_value() && (*record)->keyVersion == state->key()->version)
        co_return Result<void>();
    co_return co_await openState(state);
}

// The work is done while others may write; only the exchange keeps them waiting.
Task<int> resealAll(StatePointer state, std::shared_ptr<const crypto::MasterKey> next, Vault::Alongside alongside)
{
    const auto prepare = [state, next](Transaction& transaction) {
        return repository::sealAnew(transaction, state->columns, *state->key(), *next);
    };
    const auto known = co_await state->database.read<repository::Resealed>(prepare);
    if (!known)
        co_return fail(known);
    const auto reseal = [state, next, alongside, &known](Transaction& transaction) -> Result<int> {
        const Result<int> count = repository::reseal(transaction, state->columns, *state->key(), *next, *known);
        if (!count || !alongside)
            return count;
        const Result<void> written = alongside(transaction, *count);
        return written ? count : fail(written);
    };
    co_return co_await state->database.write<int>(reseal);
}

// The order is what makes it safe to be killed: the new key is kept before anything is sealed with it, and the old one
// is let go only after the transaction is on disk.
Task<int> rotateUnderLock(StatePointer state, Vault::Alongside alongside)
{
    auto next = std::make_shared<crypto::MasterKey>();
    next->version = state->key()->version + 1;
    next->bytes = crypto::randomSecret(masterKeySize);
    Secret copy = next->bytes.clone();
    MasterKeySource* const source = state->source;
    const Result<void> stored = co_await source->store(Slot::Next, std::move(copy));
    if (!stored)
        co_return fail(stored);
    const Result<int> count = co_await resealAll(state, next, std::move(alongside));
    if (!count)
        co_return fail(count);
    state->setKey(next->version, next->bytes.clone());
    const Result<void> promoted = co_await source->promote();
    if (!promoted)
        qCWarning(lcVault, "the rotation will be finished when the vault is next opened: %s",
                  qPrintable(promoted.error().toLine()));
    co_return *count;
}

Result<Vault::Status> readStatus(Transaction& transaction, const std::vector<SealedColumn>& columns)
{
    const Result<std::optional<VaultRecord>> record = repository::find(transaction);
    if (!record)
        return fail(record);
    if (!record->has_value())
        return fail(ErrorCode::NotFound, QStringLiteral("the database has no master key yet"));
    const Result<int> count = repository::countSealed(transaction, columns);
    if (!count)
        return fail(count);
    Vault::Status status;
    status.keyVersion = (*record)->keyVersion;
    status.createdAt = (*record)->createdAt;
    status.rotatedAt = (*record)->rotatedAt;
    status.sealedValues = *count;
    return status;
}

QString noticeFor(const MasterKeySource& source)
{
    if (source.kind() != QStringLiteral("key_file"))
        return {};
    return QStringLiteral(
               "The master key is kept in the %1, because no keychain answered when it was made. Whoever can "
               "read that file and the database can read the stored credentials.")
        .arg(source.description());
}

} // namespace

Task<std::unique_ptr<Vault>> Vault::open(storage::Database& database,
                                         std::vector<std::unique_ptr<MasterKeySource>> sources,
                                         std::vector<SealedColumn> columns)
{
    auto state = std::make_shared<State>(database, std::move(sources), std::move(columns));
    const Result<void> opened = co_await openState(state);
    if (!opened)
        co_return fail(opened);
    co_return std::make_unique<Vault>(state);
}

std::vector<std::unique_ptr<MasterKeySource>> Vault::usualSources(const core::Paths& paths)
{
    Sources sources;
    const QString provided = qEnvironmentVariable("CLOUDDESK_MASTER_KEY_FILE");
    if (!provided.isEmpty()) {
        sources.push_back(makeEnvironmentKeySource(provided));
        return sources;
    }
    sources.push_back(makeKeychainKeySource(paths.dataDirectory()));
    sources.push_back(makeFileKeySource(paths.masterKeyFile()));
    return sources;
}

Vault::Vault(std::shared_ptr<State> state)
    : m_state(std::move(state))
{
}

Vault::~Vault() = default;

Result<QByteArray> Vault::seal(const Secret& plaintext, const SealContext& context) const
{
    return crypto::seal(*m_state->key(), plaintext, associatedData(context));
}

Result<Secret> Vault::unseal(const QByteArray& sealed, const SealContext& context) const
{
    const KeyPointer key = m_state->key();
    const Result<quint32> version = crypto::sealedKeyVersion(sealed);
    if (version && *version > key->version)
        return fail(ErrorCode::Conflict, QStringLiteral("another program has changed the master key"), {},
                    QStringLiteral("try again"));
    return crypto::unseal(*key, sealed, associatedData(context));
}

Task<void> Vault::refresh()
{
    return refreshState(m_state);
}

Result<void> Vault::requireCurrent(Transaction& transaction) const
{
    const Result<std::optional<VaultRecord>> record = repository::find(transaction);
    if (!record)
        return fail(record);
    if (!record->has_value() || (*record)->keyVersion != m_state->key()->version)
        return fail(ErrorCode::Conflict, QStringLiteral("another program has changed the master key"), {},
                    QStringLiteral("try again"));
    return {};
}

Task<Secret> Vault::namedSecret(QString name, std::size_t size)
{
    const StatePointer state = m_state;
    const Result<void> fresh = co_await refreshState(state);
    if (!fresh)
        co_return fail(fresh);
    const Vault vault(state);
    const SealContext context = namedSecretContext(name);
    const auto look = [name](Transaction& transaction) { return repository::findNamed(transaction, name); };
    const auto known = co_await state->database.read<std::optional<QByteArray>>(look);
    if (!known)
        co_return fail(known);
    if (known->has_value())
        co_return vault.unseal(**known, context);
    const Result<QByteArray> candidate = vault.seal(crypto::randomSecret(size), context);
    if (!candidate)
        co_return fail(candidate);
    // One transaction, so that two programs that come first agree on one secret.
    const auto findOrInsert = [state, name, candidate](Transaction& transaction) -> Result<QByteArray> {
        const Result<std::optional<QByteArray>> present = repository::findNamed(transaction, name);
        if (!present)
            return fail(present);
        if (present->has_value())
            return **present;
        if (auto current = Vault(state).requireCurrent(transaction); !current)
            return fail(current);
        if (auto inserted = repository::insertNamed(transaction, name, *candidate); !inserted)
            return fail(inserted);
        return *candidate;
    };
    const Result<QByteArray> sealed = co_await state->database.write<QByteArray>(findOrInsert);
    if (!sealed)
        co_return fail(sealed);
    co_return vault.unseal(*sealed, context);
}

Task<int> Vault::rotate(Alongside alongside)
{
    const StatePointer state = m_state;
    if (!state->source->isWritable())
        co_return fail(
            ErrorCode::Unsupported, QStringLiteral("an administrator provides the master key"),
            state->source->description(),
            QStringLiteral("to rotate it, copy that file to master.key in the data folder (mode 0600) and start "
                           "without CLOUDDESK_MASTER_KEY_FILE"));
    const Result<Locks> locks = co_await lockSources(state);
    if (!locks)
        co_return fail(locks);
    const Result<void> opened = co_await openUnderLock(state);
    if (!opened)
        co_return fail(opened);
    co_return co_await rotateUnderLock(state, std::move(alongside));
}

Task<Vault::Status> Vault::status()
{
    const StatePointer state = m_state;
    const Result<void> fresh = co_await refreshState(state);
    if (!fresh)
        co_return fail(fresh);
    const auto read = [state](Transaction& transaction) { return readStatus(transaction, state->columns); };
    Result<Status> status = co_await state->database.read<Status>(read);
    if (!status)
        co_return fail(status);
    status->sourceKind = state->source->kind();
    status->sourceDescription = state->source->description();
    status->notice = noticeFor(*state->source);
    co_return std::move(status);
}

Task<Vault::Status> Vault::statusWithoutKey(storage::Database& database, std::vector<SealedColumn> columns)
{
    columns.push_back(namedSecretsColumn());
    const auto read = [columns](Transaction& transaction) { return readStatus(transaction, columns); };
    co_return co_await database.read<Status>(read);
}

} // namespace clouddesk::vault
