// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "instances/InstanceService.h"

#include "core/Ids.h"
#include "core/Pool.h"
#include "instances/KeyFile.h"
#include "openssh/LoginKey.h"
#include "openssh/PrivateKey.h"

namespace clouddesk::instances {

using core::ErrorCode;
using core::fail;
using core::Result;
using core::Secret;
using core::Task;

namespace {

// Of what a master key that another process rotates meanwhile stands in the way of.
constexpr int mostAttempts = 5;
constexpr QLatin1String table("instances");
constexpr QLatin1String passwordColumn("sealed_password");
constexpr QLatin1String privateKeyColumn("sealed_private_key");
constexpr QLatin1String passphraseColumn("sealed_passphrase");
constexpr QLatin1String sudoPasswordColumn("sealed_sudo_password");

vault::SealContext contextFor(QLatin1String column, const QString& id, const QString& owner)
{
    return {table, column, id, owner};
}

Result<std::optional<QByteArray>> sealOne(const vault::Vault& vault, const std::optional<Secret>& secret,
                                          const vault::SealContext& context)
{
    if (!secret)
        return std::nullopt;
    if (secret->isEmpty())
        return QByteArray();
    auto sealed = vault.seal(*secret, context);
    if (!sealed)
        return fail(sealed);
    return std::move(*sealed);
}

Result<std::optional<Secret>> unsealOne(const vault::Vault& vault, const QByteArray& sealed,
                                        const vault::SealContext& context)
{
    if (sealed.isEmpty())
        return std::nullopt;
    auto secret = vault.unseal(sealed, context);
    if (!secret)
        return fail(secret);
    return std::move(*secret);
}

Result<InstanceSecrets> unsealAll(const vault::Vault& vault, const SealedValues& sealed, const QString& id,
                                  const QString& ownerId)
{
    auto password = unsealOne(vault, sealed.password, contextFor(passwordColumn, id, ownerId));
    auto privateKey = unsealOne(vault, sealed.privateKey, contextFor(privateKeyColumn, id, ownerId));
    auto passphrase = unsealOne(vault, sealed.passphrase, contextFor(passphraseColumn, id, ownerId));
    auto sudoPassword = unsealOne(vault, sealed.sudoPassword, contextFor(sudoPasswordColumn, id, ownerId));
    for (const auto* opened : {&password, &privateKey, &passphrase, &sudoPassword}) {
        if (!*opened)
            return fail(*opened);
    }
    InstanceSecrets secrets;
    secrets.password = std::move(*password);
    secrets.privateKey = std::move(*privateKey);
    secrets.passphrase = std::move(*passphrase);
    secrets.sudoPassword = std::move(*sudoPassword);
    if (!sealed.certificate.isEmpty())
        secrets.certificate = sealed.certificate;
    return secrets;
}

Secret cloneOf(const std::optional<Secret>& secret)
{
    return secret ? secret->clone() : Secret();
}

/// The value that will hold after the change.
Secret effective(const std::optional<Secret>& changed, const std::optional<Secret>& stored)
{
    return changed ? changed->clone() : cloneOf(stored);
}

std::optional<Secret> copyOf(const std::optional<Secret>& secret)
{
    return secret ? std::optional(secret->clone()) : std::nullopt;
}

InstanceSecrets clone(const InstanceSecrets& secrets)
{
    InstanceSecrets copy;
    copy.password = copyOf(secrets.password);
    copy.privateKey = copyOf(secrets.privateKey);
    copy.passphrase = copyOf(secrets.passphrase);
    copy.sudoPassword = copyOf(secrets.sudoPassword);
    copy.certificate = secrets.certificate;
    return copy;
}

/// What holds after the change: what it gives, unless that is empty, else what was stored.
InstanceSecrets merged(InstanceSecrets change, InstanceSecrets stored)
{
    const auto choose = [](auto& given, auto& kept) {
        if (!given)
            given = std::move(kept);
        else if (given->isEmpty())
            given.reset();
    };
    choose(change.password, stored.password);
    choose(change.privateKey, stored.privateKey);
    choose(change.passphrase, stored.passphrase);
    choose(change.sudoPassword, stored.sudoPassword);
    choose(change.certificate, stored.certificate);
    return change;
}

/// What a private key must come with to be of use.
struct KeyParts
{
    Secret key;
    Secret passphrase;
    QByteArray certificate; ///< empty: none
};

Result<void> checkParts(const KeyParts& parts)
{
    if (const auto opened = ssh::openPrivateKey(parts.key, parts.passphrase); !opened)
        return fail(opened);
    if (parts.certificate.isEmpty())
        return {};
    const auto key = ssh::readPrivateKey(parts.key, parts.passphrase);
    return key ? ssh::addCertificate(key->get(), parts.certificate) : fail(key);
}

/// Deriving a key from a passphrase takes its time on purpose, so it happens on the global pool.
Task<void> checkOnPool(KeyParts parts)
{
    core::Deferred<void> checked = core::onPool([parts = std::move(parts)] { return checkParts(parts); });
    co_return co_await checked;
}

QJsonObject describe(const Instance& instance)
{
    return {{QStringLiteral("id"), instance.id},
            {QStringLiteral("host"), instance.host},
            {QStringLiteral("port"), instance.port},
            {QStringLiteral("user"), instance.user},
            {QStringLiteral("auth_type"), toWord(instance.authType)}};
}

Result<Secret> effectiveKey(const InstanceChange& change, const InstanceSecrets& stored)
{
    if (change.instance.keyPath.isEmpty())
        return effective(change.secrets.privateKey, stored.privateKey);
    auto file = readKeyFile(change.instance.keyPath);
    if (!file)
        return fail(file);
    return std::move(file->privateKey);
}

Result<void> checkCertificate(const InstanceChange& change)
{
    const auto& certificate = change.secrets.certificate;
    return certificate && !certificate->isEmpty() ? ssh::checkCertificateLine(*certificate) : Result<void>{};
}

bool touchesKey(const InstanceChange& change)
{
    return change.instance.authType == AuthType::Key &&
           (change.secrets.privateKey || change.secrets.passphrase || change.secrets.certificate);
}

} // namespace

InstanceService::InstanceService(storage::Database& database, vault::Vault& vault, audit::AuditLog& audit,
                                 const core::Clock& clock, QString ownerId)
    : m_repository(database, ownerId,
                   [&vault](storage::Transaction& transaction) { return vault.requireCurrent(transaction); })
    , m_vault(vault)
    , m_audit(audit)
    , m_clock(clock)
    , m_ownerId(std::move(ownerId))
{
}

std::vector<vault::SealedColumn> InstanceService::sealedColumns()
{
    std::vector<vault::SealedColumn> columns;
    for (const QLatin1String name : {passwordColumn, privateKeyColumn, passphraseColumn, sudoPasswordColumn}) {
        vault::SealedColumn column;
        column.table = table;
        column.column = name;
        columns.push_back(column);
    }
    return columns;
}

Task<Instance> InstanceService::add(InstanceDraft draft)
{
    const bool mustFileBeUsable = draft.mustKeyFileBeUsable;
    auto change = applyDraft(Instance(), std::move(draft), {});
    if (!change)
        co_return fail(change);
    const QString name = change->instance.name;
    InstanceSecrets nothing;
    change = co_await checkKey(std::move(*change), std::move(nothing), mustFileBeUsable);
    if (!change)
        co_return fail(change.error().at(name));
    change->instance.id = core::newId();
    change->instance.ownerId = m_ownerId;
    change->instance.createdAt = m_clock.now();
    change->instance.updatedAt = change->instance.createdAt;
    co_return co_await store(std::move(*change), std::nullopt);
}

Task<Instance> InstanceService::edit(QString nameOrId, InstanceDraft draft)
{
    const auto current = co_await m_repository.find(nameOrId);
    if (!current)
        co_return fail(current);
    const auto sealed = co_await m_repository.sealedValues(current->id);
    if (!sealed)
        co_return fail(sealed);
    const bool mustFileBeUsable = draft.mustKeyFileBeUsable;
    auto change =
        applyDraft(*current, std::move(draft), {!sealed->privateKey.isEmpty(), !sealed->certificate.isEmpty()});
    if (!change)
        co_return fail(change.error().at(current->name));
    if (change->fields.isEmpty() && change->credentials.isEmpty())
        co_return *current;
    // Opened only where they matter, so that a damaged secret can be replaced.
    core::Result<InstanceSecrets> stored;
    if (touchesKey(*change) && !change->secrets.privateKey)
        stored = co_await secrets(*current);
    if (!stored)
        co_return fail(stored);
    change = co_await checkKey(std::move(*change), std::move(*stored), mustFileBeUsable);
    if (!change)
        co_return fail(change.error().at(current->name));
    // Strictly later than before, so that it tells two versions apart.
    change->instance.updatedAt = std::max(m_clock.now(), current->updatedAt.addMSecs(1));
    co_return co_await store(std::move(*change), current->updatedAt);
}

Task<InstanceService::Preview> InstanceService::preview(QString id, InstanceDraft draft)
{
    Result<Instance> current;
    if (!id.isEmpty())
        current = co_await m_repository.find(std::move(id));
    if (!current)
        co_return fail(current);
    const bool mustFileBeUsable = draft.mustKeyFileBeUsable;
    // Those of a new machine are none.
    auto stored = co_await secrets(*current);
    if (!stored)
        co_return fail(stored);
    auto change =
        applyDraft(*current, std::move(draft), {stored->privateKey.has_value(), stored->certificate.has_value()});
    if (!change)
        co_return fail(change);
    InstanceSecrets known = clone(*stored);
    change = co_await checkKey(std::move(*change), std::move(known), mustFileBeUsable);
    if (!change)
        co_return fail(change);
    Preview preview;
    preview.secrets = merged(std::move(change->secrets), std::move(*stored));
    preview.instance = std::move(change->instance);
    preview.instance.ownerId = m_ownerId;
    co_return preview;
}

Task<Instance> InstanceService::store(InstanceChange change, std::optional<QDateTime> seen)
{
    const bool isNew = !seen.has_value();
    if (const auto free = co_await checkNameIsFree(change.instance.name, change.instance.id); !free)
        co_return fail(free);
    if (const auto refreshed = co_await m_vault.refresh(); !refreshed)
        co_return fail(refreshed);
    if (const auto announced = co_await announce(change, isNew); !announced)
        co_return fail(announced);
    // Another process may rotate the master key between sealing and storing; its key is there at the next look.
    Result<void> stored = co_await sealAndStore(&change, seen);
    for (int attempt = 1; !stored && stored.error().code == ErrorCode::Conflict && attempt < mostAttempts; ++attempt)
        stored = co_await sealAndStore(&change, seen);
    if (!stored) {
        const QJsonObject details{{QStringLiteral("error"), QLatin1String(core::errorWord(stored.error().code))}};
        const QString action = isNew ? QStringLiteral("instance.created") : QStringLiteral("instance.changed");
        co_await record(action, change.instance.name, details, false);
        co_return fail(stored);
    }
    Q_EMIT changed(change.instance.id);
    co_return co_await m_repository.find(change.instance.id);
}

Task<void> InstanceService::sealAndStore(const InstanceChange* change, std::optional<QDateTime> seen)
{
    if (const auto refreshed = co_await m_vault.refresh(); !refreshed)
        co_return fail(refreshed);
    auto sealed = seal(*change);
    if (!sealed)
        co_return fail(sealed);
    if (seen)
        co_return co_await m_repository.update(change->instance, std::move(*sealed), *seen);
    co_return co_await m_repository.add(change->instance, std::move(*sealed));
}

Task<void> InstanceService::checkNameIsFree(QString name, QString id)
{
    const auto taken = co_await m_repository.find(name);
    if (!taken && taken.error().code == ErrorCode::NotFound)
        co_return {};
    if (!taken)
        co_return fail(taken);
    if (taken->id == id)
        co_return {};
    co_return fail(ErrorCode::AlreadyExists, QStringLiteral("name: there is a machine of that name already"), name,
                   QStringLiteral("Choose another name, or change that one with: clouddesk instance edit"));
}

Task<InstanceChange> InstanceService::checkKey(InstanceChange change, InstanceSecrets stored, bool mustFileBeUsable)
{
    const bool hasNewPath = change.fields.contains(QStringLiteral("key_path")) && !change.instance.keyPath.isEmpty();
    if (!touchesKey(change) && !hasNewPath)
        co_return change;
    if (const auto valid = checkCertificate(change); !valid)
        co_return fail(valid);
    if (!change.instance.keyPath.isEmpty() && !mustFileBeUsable)
        co_return change;
    auto key = effectiveKey(change, stored);
    if (!key)
        co_return fail(key);
    const auto facts = ssh::inspectPrivateKey(*key);
    if (!facts)
        co_return fail(facts);
    if (!facts->isEncrypted && change.secrets.passphrase)
        change.secrets.passphrase.emplace();
    KeyParts parts;
    parts.key = std::move(*key);
    parts.passphrase = effective(change.secrets.passphrase, stored.passphrase);
    parts.certificate = change.secrets.certificate.value_or(stored.certificate.value_or(QByteArray()));
    // Without its passphrase an encrypted key is taken as it is; the passphrase will be asked for at each connect.
    if (facts->isEncrypted && parts.passphrase.isEmpty())
        co_return change;
    const auto checked = co_await checkOnPool(std::move(parts));
    if (!checked)
        co_return fail(checked);
    co_return change;
}

Task<void> InstanceService::announce(const InstanceChange& change, bool isNew)
{
    QJsonObject details = describe(change.instance);
    if (isNew)
        co_return co_await record(QStringLiteral("instance.created"), change.instance.name, details);
    if (!change.fields.isEmpty()) {
        details.insert(QStringLiteral("fields"), QJsonArray::fromStringList(change.fields));
        if (auto recorded = co_await record(QStringLiteral("instance.changed"), change.instance.name, details);
            !recorded)
            co_return recorded;
        details.remove(QStringLiteral("fields"));
    }
    if (change.credentials.isEmpty())
        co_return {};
    details.insert(QStringLiteral("credentials"), QJsonArray::fromStringList(change.credentials));
    co_return co_await record(QStringLiteral("instance.credential_changed"), change.instance.name, details);
}

Task<void> InstanceService::record(QString action, QString resource, QJsonObject details, bool succeeded)
{
    audit::Event event;
    event.actor = m_ownerId;
    event.action = action;
    event.resource = resource;
    event.succeeded = succeeded;
    event.details = details;
    co_return co_await m_audit.append(std::move(event));
}

Result<SealedChanges> InstanceService::seal(const InstanceChange& change) const
{
    const auto& [id, secrets] = std::tie(change.instance.id, change.secrets);
    auto password = sealOne(m_vault, secrets.password, contextFor(passwordColumn, id, m_ownerId));
    if (!password)
        return fail(password);
    auto privateKey = sealOne(m_vault, secrets.privateKey, contextFor(privateKeyColumn, id, m_ownerId));
    if (!privateKey)
        return fail(privateKey);
    auto passphrase = sealOne(m_vault, secrets.passphrase, contextFor(passphraseColumn, id, m_ownerId));
    if (!passphrase)
        return fail(passphrase);
    auto sudoPassword = sealOne(m_vault, secrets.sudoPassword, contextFor(sudoPasswordColumn, id, m_ownerId));
    if (!sudoPassword)
        return fail(sudoPassword);
    return SealedChanges{std::move(*password), std::move(*privateKey), std::move(*passphrase), std::move(*sudoPassword),
                         secrets.certificate};
}

Task<void> InstanceService::remove(QString nameOrId)
{
    const auto instance = co_await m_repository.find(nameOrId);
    if (!instance)
        co_return fail(instance);
    const QJsonObject details = describe(*instance);
    if (const auto recorded = co_await record(QStringLiteral("instance.removed"), instance->name, details); !recorded)
        co_return recorded;
    if (const auto removed = co_await m_repository.remove(instance->id); !removed) {
        co_await record(QStringLiteral("instance.removed"), instance->name, details, false);
        co_return removed;
    }
    Q_EMIT changed(instance->id);
    Q_EMIT this->removed(instance->id);
    co_return {};
}

Task<Instance> InstanceService::find(QString nameOrId)
{
    return m_repository.find(std::move(nameOrId));
}

Task<std::vector<Instance>> InstanceService::findByAddress(QString user, QString host, quint16 port)
{
    return m_repository.listByAddress(std::move(user), std::move(host), port);
}

Task<std::vector<Instance>> InstanceService::list(int limit, int offset, QStringList tags)
{
    return m_repository.list(limit, offset, std::move(tags));
}

Task<InstanceSecrets> InstanceService::secrets(Instance instance)
{
    if (instance.id.isEmpty())
        co_return InstanceSecrets();
    // Another process may rotate the master key between the two reads; its key is there at the next look.
    for (int attempt = 1;; ++attempt) {
        if (const auto refreshed = co_await m_vault.refresh(); !refreshed)
            co_return fail(refreshed.error().at(instance.name));
        const auto sealed = co_await m_repository.sealedValues(instance.id);
        if (!sealed)
            co_return fail(sealed.error().at(instance.name));
        auto opened = unsealAll(m_vault, *sealed, instance.id, m_ownerId);
        if (opened)
            co_return std::move(*opened);
        if (opened.error().code != ErrorCode::Conflict || attempt == mostAttempts)
            co_return fail(opened.error().at(instance.name));
    }
}

Task<void> InstanceService::setSudoPassword(QString id, Secret password)
{
    InstanceDraft draft;
    draft.secrets.sudoPassword = std::move(password);
    const auto edited = co_await edit(std::move(id), std::move(draft));
    co_return edited ? Result<void>{} : Result<void>(fail(edited));
}

Task<void> InstanceService::markConnected(QString id)
{
    const auto marked = co_await m_repository.setLastConnected(id, m_clock.now());
    if (marked)
        Q_EMIT changed(id);
    co_return marked;
}

Task<void> InstanceService::markProvisioned(QString id, std::optional<Desktop> desktop, bool installed)
{
    const auto marked = co_await m_repository.setProvisioned(id, desktop, installed);
    if (marked)
        Q_EMIT changed(id);
    co_return marked;
}

} // namespace clouddesk::instances
