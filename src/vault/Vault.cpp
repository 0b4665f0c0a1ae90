// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/Vault.h"

#include "crypto/Digest.h"
#include "vault/VaultOpening.h"
#include "vault/VaultRepository.h"
#include "vault/VaultRotation.h"

namespace clouddesk::vault {

using core::ErrorCode;
using core::fail;
using core::Result;
using core::Secret;
using core::Task;
using storage::Transaction;

namespace {

SealContext namedSecretContext(const QString& name)
{
    return {QStringLiteral("named_secrets"), QStringLiteral("sealed"), name, {}};
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

// Where there is a screen, a keychain may be asking a person to unlock it, who is not to be hurried.
std::chrono::milliseconds keychainPatience()
{
    const bool hasScreen = qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
    return hasScreen ? std::chrono::minutes(3) : std::chrono::milliseconds(0);
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

Task<std::unique_ptr<Vault>> Vault::openWhenNeeded(storage::Database& database,
                                                   std::vector<std::unique_ptr<MasterKeySource>> sources,
                                                   std::vector<SealedColumn> columns)
{
    auto state = std::make_shared<State>(database, std::move(sources), std::move(columns));
    const Result<bool> isThere = co_await hasKey(state);
    if (!isThere)
        co_return fail(isThere);
    Result<void> opened;
    if (*isThere)
        opened = co_await openState(state);
    if (!opened)
        co_return fail(opened);
    co_return std::make_unique<Vault>(state);
}

std::vector<std::unique_ptr<MasterKeySource>> Vault::usualSources(const core::Paths& paths, AskPassphrase ask)
{
    Sources sources;
    const QString provided = qEnvironmentVariable("CLOUDDESK_MASTER_KEY_FILE");
    if (!provided.isEmpty()) {
        sources.push_back(makeEnvironmentKeySource(provided));
        return sources;
    }
    sources.push_back(makeKeychainKeySource(paths.dataDirectory(), std::chrono::seconds(10), keychainPatience()));
    sources.push_back(makeFileKeySource(paths.masterKeyFile()));
    sources.push_back(makePassphraseKeySource(paths.sealedKeyFile(), std::move(ask)));
    return sources;
}

bool Vault::isOpen() const
{
    return m_state->source != nullptr;
}

Vault::Vault(std::shared_ptr<State> state)
    : m_state(std::move(state))
{
}

Vault::~Vault() = default;

Result<QByteArray> Vault::seal(const Secret& plaintext, const SealContext& context) const
{
    const Result<KeyPointer> key = m_state->key();
    if (!key)
        return fail(key);
    return crypto::seal(**key, plaintext, associatedData(context));
}

Result<Secret> Vault::unseal(const QByteArray& sealed, const SealContext& context) const
{
    const Result<KeyPointer> key = m_state->key();
    if (!key)
        return fail(key);
    const Result<quint32> version = crypto::sealedKeyVersion(sealed);
    if (version && *version > (*key)->version)
        return fail(ErrorCode::Conflict, QStringLiteral("another program has changed the master key"), {},
                    QStringLiteral("try again"));
    return crypto::unseal(**key, sealed, associatedData(context));
}

Task<void> Vault::refresh()
{
    return refreshState(m_state);
}

Result<void> Vault::requireCurrent(Transaction& transaction) const
{
    const Result<KeyPointer> key = m_state->key();
    if (!key)
        return fail(key);
    const Result<std::optional<VaultRecord>> record = repository::find(transaction);
    if (!record)
        return fail(record);
    if (!record->has_value() || (*record)->keyVersion != (*key)->version)
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
    const Result<void> opened = co_await openIfNeeded(state);
    if (!opened)
        co_return fail(opened);
    if (auto writable = requireWritable(*state->source); !writable)
        co_return fail(writable);
    Targets wherePresentIs;
    co_return co_await rotateInto(state, std::move(wherePresentIs), std::move(alongside));
}

Task<int> Vault::protect(Secret passphrase, Alongside alongside)
{
    const StatePointer state = m_state;
    const Result<void> opened = co_await openIfNeeded(state);
    if (!opened)
        co_return fail(opened);
    if (auto writable = requireWritable(*state->source); !writable)
        co_return fail(writable);
    if (state->passphrase == nullptr)
        co_return fail(ErrorCode::Unsupported, QStringLiteral("there is no place for a key under a passphrase"));
    if (state->isLocked())
        co_return lockedNow();
    Result<crypto::PassphraseSeal> seal = co_await state->passphrase->makeSeal(std::move(passphrase));
    if (!seal)
        co_return fail(seal);
    Targets targets;
    targets.push_back(Target::under(*state->passphrase, std::move(*seal)));
    co_return co_await rotateInto(state, std::move(targets), std::move(alongside));
}

Task<int> Vault::unprotect(Alongside alongside)
{
    const StatePointer state = m_state;
    if (!isProtected())
        co_return fail(ErrorCode::NotFound, QStringLiteral("there is no master passphrase"));
    Targets targets;
    for (const auto& source : state->sources) {
        if (source.get() != state->passphrase && source->isWritable())
            targets.push_back(Target::of(*source));
    }
    co_return co_await rotateInto(state, std::move(targets), std::move(alongside));
}

Task<int> Vault::moveToKeychain(Alongside alongside)
{
    const StatePointer state = m_state;
    const Result<void> opened = co_await openIfNeeded(state);
    if (!opened)
        co_return fail(opened);
    const auto keychain = std::ranges::find(state->sources, QStringLiteral("keychain"), &MasterKeySource::kind);
    if (isProtected() || keychain == state->sources.end())
        co_return fail(ErrorCode::Unsupported, QStringLiteral("the master key is not to be kept in the keychain"));
    Targets targets;
    targets.push_back(Target::of(**keychain));
    co_return co_await rotateInto(state, std::move(targets), std::move(alongside));
}

bool Vault::isInKeyFile() const
{
    return m_state->source != nullptr && m_state->source->kind() == QStringLiteral("key_file");
}

void Vault::setOnKeyMade(std::function<void(const QString& sourceKind)> onKeyMade)
{
    m_state->onKeyMade = std::move(onKeyMade);
}

Task<void> Vault::verifyPassphrase(Secret passphrase)
{
    const StatePointer state = m_state;
    if (!isProtected())
        co_return fail(ErrorCode::NotFound, QStringLiteral("there is no master passphrase"));
    co_return co_await state->passphrase->unlock(std::move(passphrase));
}

bool Vault::isProtected() const
{
    return m_state->passphrase != nullptr && m_state->source == m_state->passphrase;
}

Result<void> Vault::lock()
{
    if (!isProtected())
        return fail(ErrorCode::Unsupported, QStringLiteral("there is no master passphrase to lock with"));
    m_state->setLocked(true);
    m_state->passphrase->lock();
    return {};
}

bool Vault::isLocked() const
{
    return m_state->isLocked();
}

Task<void> Vault::unlock(Secret passphrase)
{
    const StatePointer state = m_state;
    if (!state->isLocked())
        co_return Result<void>();
    const Result<void> unlocked = co_await state->passphrase->unlock(std::move(passphrase));
    if (!unlocked)
        co_return fail(unlocked);
    state->setLocked(false);
    const Result<void> opened = co_await openState(state);
    if (!opened)
        state->setLocked(true);
    co_return opened;
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
