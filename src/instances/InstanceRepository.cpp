// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "instances/InstanceRepository.h"

#include "core/Clock.h"

namespace clouddesk::instances {

using core::ErrorCode;
using core::fail;
using core::Result;
using core::Task;

namespace {

QString toJsonText(const QStringList& words)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(words)).toJson(QJsonDocument::Compact));
}

QStringList fromJsonText(const QString& text)
{
    QStringList words;
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const auto& word : array)
        words += word.toString();
    return words;
}

/// A QString that is null would be stored as NULL, not as an empty text.
QString notNull(const QString& text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

QVariant textOrNull(const QString& text)
{
    return text.isEmpty() ? QVariant(QMetaType::fromType<QString>()) : QVariant(text);
}

QVariant bytesOrNull(const QByteArray& bytes)
{
    return bytes.isEmpty() ? QVariant(QMetaType::fromType<QByteArray>()) : QVariant(bytes);
}

QVariant timeOrNull(const QDateTime& time)
{
    return time.isNull() ? QVariant(QMetaType::fromType<QString>()) : QVariant(core::toIso(time));
}

QStringList jumpTexts(const std::vector<JumpHost>& jumps)
{
    QStringList texts;
    for (const JumpHost& jump : jumps)
        texts += jump.toText();
    return texts;
}

/// The plain columns that an edit may touch.
QVariantMap plainColumns(const Instance& instance)
{
    return {
        {QStringLiteral("name"), instance.name},
        {QStringLiteral("provider"), toWord(instance.provider)},
        {QStringLiteral("host"), instance.host},
        {QStringLiteral("port"), static_cast<int>(instance.port)},
        {QStringLiteral("username"), instance.user},
        {QStringLiteral("auth_type"), toWord(instance.authType)},
        {QStringLiteral("key_path"), notNull(instance.keyPath)},
        {QStringLiteral("jumps"), toJsonText(jumpTexts(instance.jumps))},
        {QStringLiteral("tags"), toJsonText(instance.tags)},
        {QStringLiteral("notes"), notNull(instance.notes)},
        {QStringLiteral("origin"), notNull(instance.origin)},
        {QStringLiteral("is_active"), static_cast<int>(instance.isActive)},
        {QStringLiteral("updated_at"), core::toIso(instance.updatedAt)},
    };
}

void addSealed(QVariantMap& columns, const SealedChanges& sealed)
{
    const auto add = [&columns](const char* name, const std::optional<QByteArray>& value) {
        if (value)
            columns.insert(QLatin1String(name), bytesOrNull(*value));
    };
    add("sealed_password", sealed.password);
    add("sealed_private_key", sealed.privateKey);
    add("sealed_passphrase", sealed.passphrase);
    add("sealed_sudo_password", sealed.sudoPassword);
    if (sealed.certificate)
        columns.insert(QStringLiteral("certificate"), notNull(QString::fromUtf8(*sealed.certificate)));
}

QString insertStatement(const QVariantMap& columns)
{
    const QStringList names = columns.keys();
    return QStringLiteral("INSERT INTO instances (%1) VALUES (:%2)")
        .arg(names.join(QStringLiteral(", ")), names.join(QStringLiteral(", :")));
}

QString updateStatement(const QVariantMap& columns)
{
    QStringList assignments;
    for (const QString& name : columns.keys())
        assignments += QStringLiteral("%1 = :%1").arg(name);
    return QStringLiteral("UPDATE instances SET %1 WHERE id = :id AND owner_id = :owner_id AND updated_at = :seen")
        .arg(assignments.join(QStringLiteral(", ")));
}

Result<std::vector<JumpHost>> parseJumps(const QString& text)
{
    std::vector<JumpHost> jumps;
    for (const QString& word : fromJsonText(text)) {
        auto jump = JumpHost::parse(word);
        if (!jump)
            return fail(jump);
        jumps.push_back(std::move(*jump));
    }
    return jumps;
}

void readTimes(const storage::Row& row, Instance& instance)
{
    instance.createdAt = core::fromIso(row.text("created_at"));
    instance.updatedAt = core::fromIso(row.text("updated_at"));
    if (!row.isNull("last_connected_at"))
        instance.lastConnectedAt = core::fromIso(row.text("last_connected_at"));
}

void readPlain(const storage::Row& row, Instance& instance)
{
    instance.id = row.text("id");
    instance.ownerId = row.text("owner_id");
    instance.name = row.text("name");
    instance.host = row.text("host");
    instance.port = static_cast<quint16>(row.integer("port"));
    instance.user = row.text("username");
    instance.keyPath = row.text("key_path");
    instance.tags = fromJsonText(row.text("tags"));
    instance.notes = row.text("notes");
    instance.origin = row.text("origin");
    instance.hasPassphrase = row.integer("has_passphrase") != 0;
    instance.hasSudoPassword = row.integer("has_sudo_password") != 0;
    instance.isVncInstalled = row.integer("is_vnc_installed") != 0;
    instance.isActive = row.integer("is_active") != 0;
}

Result<Instance> toInstance(const storage::Row& row)
{
    Instance instance;
    readPlain(row, instance);
    readTimes(row, instance);
    const auto provider = providerFromWord(row.text("provider"));
    const auto authType = authTypeFromWord(row.text("auth_type"));
    auto jumps = parseJumps(row.text("jumps"));
    if (!provider || !authType || !jumps)
        return fail(ErrorCode::DatabaseDamaged, QStringLiteral("the stored machine cannot be read"), instance.name);
    instance.provider = *provider;
    instance.authType = *authType;
    instance.jumps = std::move(*jumps);
    if (!row.isNull("desktop")) {
        if (const auto desktop = desktopFromWord(row.text("desktop")))
            instance.desktop = *desktop;
    }
    return instance;
}

Result<std::vector<Instance>> toInstances(const Result<storage::Rows>& rows)
{
    if (!rows)
        return fail(rows);
    std::vector<Instance> instances;
    instances.reserve(rows->size());
    for (const storage::Row& row : *rows) {
        auto instance = toInstance(row);
        if (!instance)
            return fail(instance);
        instances.push_back(std::move(*instance));
    }
    return instances;
}

QString selectStatement(const char* condition)
{
    return QStringLiteral(
               "SELECT id, owner_id, name, provider, host, port, username, auth_type, key_path, jumps, tags, notes, "
               "origin, "
               "desktop, is_vnc_installed, is_active, created_at, updated_at, last_connected_at, "
               "CASE WHEN COALESCE(LENGTH(sealed_passphrase), 0) = 0 THEN 0 ELSE 1 END AS has_passphrase, "
               "CASE WHEN COALESCE(LENGTH(sealed_sudo_password), 0) = 0 THEN 0 ELSE 1 END AS has_sudo_password "
               "FROM instances WHERE owner_id = :owner_id AND ") +
           QLatin1String(condition);
}

std::unexpected<core::Error> nameTaken(const QString& name)
{
    return fail(ErrorCode::AlreadyExists, QStringLiteral("name: there is a machine of that name already"), name,
                QStringLiteral("Choose another name, or change that one: clouddesk instance edit"));
}

std::unexpected<core::Error> notFound(const QString& word)
{
    return fail(ErrorCode::NotFound, QStringLiteral("there is no such machine"), core::singleLine(word, 80),
                QStringLiteral("See which there are: clouddesk instance list"));
}

/// A unique constraint that fails can only be the one on the name.
Result<qint64> explainConflict(const Result<qint64>& outcome, const QString& name)
{
    if (!outcome && outcome.error().code == ErrorCode::AlreadyExists)
        return nameTaken(name);
    return outcome;
}

/// Those that have all of the tags, and of these the wanted part.
void keepTagged(std::vector<Instance>& machines, const QStringList& tags, int limit, int offset)
{
    std::erase_if(machines, [&tags](const Instance& machine) {
        return !std::ranges::all_of(tags, [&machine](const QString& tag) { return machine.tags.contains(tag); });
    });
    machines.erase(machines.begin(), machines.begin() + std::min<std::ptrdiff_t>(offset, std::ssize(machines)));
    machines.resize(std::min<std::size_t>(machines.size(), static_cast<std::size_t>(limit)));
}

} // namespace

InstanceRepository::InstanceRepository(storage::Database& database, QString ownerId, Guard sealedGuard)
    : m_database(database)
    , m_ownerId(std::move(ownerId))
    , m_sealedGuard(std::move(sealedGuard))
{
}

Task<void> InstanceRepository::add(Instance instance, SealedChanges sealed)
{
    QVariantMap columns = plainColumns(instance);
    columns.insert(QStringLiteral("id"), instance.id);
    columns.insert(QStringLiteral("owner_id"), m_ownerId);
    columns.insert(QStringLiteral("desktop"), textOrNull({}));
    columns.insert(QStringLiteral("is_vnc_installed"), 0);
    columns.insert(QStringLiteral("created_at"), core::toIso(instance.createdAt));
    columns.insert(QStringLiteral("last_connected_at"), timeOrNull({}));
    columns.insert(QStringLiteral("certificate"), QStringLiteral(""));
    addSealed(columns, sealed);
    const std::function<Result<void>(storage::Transaction&)> work =
        [columns, name = instance.name, guard = m_sealedGuard](storage::Transaction& transaction) -> Result<void> {
        if (auto allowed = guard(transaction); !allowed)
            return allowed;
        const auto inserted = explainConflict(transaction.execute(insertStatement(columns), columns), name);
        return inserted ? Result<void>{} : Result<void>(fail(inserted));
    };
    co_return co_await m_database.write<void>(work);
}

Task<void> InstanceRepository::update(Instance instance, SealedChanges sealed, QDateTime seen)
{
    QVariantMap columns = plainColumns(instance);
    addSealed(columns, sealed);
    const QString statement = updateStatement(columns);
    columns.insert(QStringLiteral("id"), instance.id);
    columns.insert(QStringLiteral("owner_id"), m_ownerId);
    columns.insert(QStringLiteral("seen"), core::toIso(seen));
    const std::function<Result<void>(storage::Transaction&)> work =
        [columns, statement, name = instance.name,
         guard = m_sealedGuard](storage::Transaction& transaction) -> Result<void> {
        if (auto allowed = guard(transaction); !allowed)
            return allowed;
        const auto updated = explainConflict(transaction.execute(statement, columns), name);
        if (!updated)
            return fail(updated);
        if (*updated == 0)
            return fail(ErrorCode::Conflict, QStringLiteral("the machine was changed or removed meanwhile"), name,
                        QStringLiteral("Look at it again, then repeat the change."));
        return {};
    };
    co_return co_await m_database.write<void>(work);
}

Task<void> InstanceRepository::executeOnOne(QString sql, QVariantMap values)
{
    values.insert(QStringLiteral("owner_id"), m_ownerId);
    const std::function<Result<void>(storage::Transaction&)> work =
        [sql, values](storage::Transaction& transaction) -> Result<void> {
        const auto touched = transaction.execute(sql, values);
        if (!touched)
            return fail(touched);
        return *touched == 0 ? Result<void>(notFound(values.value(QStringLiteral("id")).toString())) : Result<void>{};
    };
    co_return co_await m_database.write<void>(work);
}

Task<void> InstanceRepository::remove(QString id)
{
    const QVariantMap values{{QStringLiteral("id"), id}};
    co_return co_await executeOnOne(QStringLiteral("DELETE FROM instances WHERE id = :id AND owner_id = :owner_id"),
                                    values);
}

Task<Instance> InstanceRepository::find(QString nameOrId)
{
    const QVariantMap values{{QStringLiteral("owner_id"), m_ownerId},
                             {QStringLiteral("name"), nameOrId.normalized(QString::NormalizationForm_C)},
                             {QStringLiteral("id"), nameOrId}};
    const std::function<Result<Instance>(storage::Transaction&)> work =
        [values, nameOrId](storage::Transaction& transaction) -> Result<Instance> {
        auto found = toInstances(transaction.query(selectStatement("(name = :name OR id = :id)"), values));
        if (!found)
            return fail(found);
        return found->empty() ? Result<Instance>(notFound(nameOrId)) : std::move(found->front());
    };
    co_return co_await m_database.read<Instance>(work);
}

Task<std::vector<Instance>> InstanceRepository::list(int limit, int offset, QStringList tags)
{
    const int most = std::max(limit, 0);
    const int skipped = std::max(offset, 0);
    // What has the tags is only known once it is read.
    const QVariantMap values{{QStringLiteral("owner_id"), m_ownerId},
                             {QStringLiteral("maximum"), tags.isEmpty() ? most : std::numeric_limits<int>::max()},
                             {QStringLiteral("skipped"), tags.isEmpty() ? skipped : 0}};
    const std::function<Result<std::vector<Instance>>(storage::Transaction&)> work =
        [values, tags, most, skipped](storage::Transaction& transaction) {
            auto found = toInstances(
                transaction.query(selectStatement("1 = 1 ORDER BY name, id LIMIT :maximum OFFSET :skipped"), values));
            if (found && !tags.isEmpty())
                keepTagged(*found, tags, most, skipped);
            return found;
        };
    co_return co_await m_database.read<std::vector<Instance>>(work);
}

Task<std::vector<Instance>> InstanceRepository::listByAddress(QString user, QString host, quint16 port)
{
    const QVariantMap values{{QStringLiteral("owner_id"), m_ownerId},
                             {QStringLiteral("username"), user},
                             {QStringLiteral("host"), host.toLower()},
                             {QStringLiteral("port"), static_cast<int>(port)}};
    const std::function<Result<std::vector<Instance>>(storage::Transaction&)> work =
        [values](storage::Transaction& transaction) {
            return toInstances(transaction.query(
                selectStatement("username = :username AND lower(host) = :host AND port = :port ORDER BY name, id"),
                values));
        };
    co_return co_await m_database.read<std::vector<Instance>>(work);
}

Task<SealedValues> InstanceRepository::sealedValues(QString id)
{
    const QVariantMap values{{QStringLiteral("owner_id"), m_ownerId}, {QStringLiteral("id"), id}};
    const std::function<Result<SealedValues>(storage::Transaction&)> work =
        [values, id](storage::Transaction& transaction) -> Result<SealedValues> {
        const auto rows = transaction.query(
            QStringLiteral("SELECT sealed_password, sealed_private_key, sealed_passphrase, sealed_sudo_password, "
                           "certificate FROM instances WHERE id = :id AND owner_id = :owner_id"),
            values);
        if (!rows)
            return fail(rows);
        if (rows->empty())
            return notFound(id);
        const storage::Row& row = rows->front();
        return SealedValues{row.bytes("sealed_password"), row.bytes("sealed_private_key"),
                            row.bytes("sealed_passphrase"), row.bytes("sealed_sudo_password"),
                            row.text("certificate").toUtf8()};
    };
    co_return co_await m_database.read<SealedValues>(work);
}

Task<void> InstanceRepository::setLastConnected(QString id, QDateTime time)
{
    const QVariantMap values{{QStringLiteral("id"), id}, {QStringLiteral("time"), core::toIso(time)}};
    co_return co_await executeOnOne(
        QStringLiteral("UPDATE instances SET last_connected_at = :time WHERE id = :id AND owner_id = :owner_id"),
        values);
}

Task<void> InstanceRepository::setProvisioned(QString id, std::optional<Desktop> desktop, bool isInstalled)
{
    const QVariantMap values{{QStringLiteral("id"), id},
                             {QStringLiteral("desktop"), textOrNull(desktop ? toWord(*desktop) : QString())},
                             {QStringLiteral("installed"), static_cast<int>(isInstalled)}};
    co_return co_await executeOnOne(
        QStringLiteral("UPDATE instances SET desktop = :desktop, is_vnc_installed = :installed "
                       "WHERE id = :id AND owner_id = :owner_id"),
        values);
}

} // namespace clouddesk::instances
