// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "instances/HostKeyRepository.h"

#include "core/Clock.h"

namespace clouddesk::instances {

using core::ErrorCode;
using core::fail;
using core::Result;
using core::Task;

namespace {

QString selectStatement(const char* rest)
{
    return QStringLiteral("SELECT host, key_type, key_blob, is_revoked, source, added_at FROM host_keys ") +
           QLatin1String(rest);
}

Result<std::vector<TrustedHostKey>> toKeys(const Result<storage::Rows>& rows)
{
    if (!rows)
        return fail(rows);
    std::vector<TrustedHostKey> keys;
    for (const storage::Row& row : *rows) {
        TrustedHostKey key;
        key.host = row.text("host");
        key.key.type = row.text("key_type");
        key.key.blob = row.bytes("key_blob");
        key.isRevoked = row.integer("is_revoked") != 0;
        key.source = row.text("source");
        key.addedAt = core::fromIso(row.text("added_at"));
        keys.push_back(std::move(key));
    }
    return keys;
}

QVariantMap toColumns(const QString& host, const TrustedHostKey& key)
{
    return {{QStringLiteral("host"), host},
            {QStringLiteral("key_type"), key.key.type},
            {QStringLiteral("key_blob"), key.key.blob},
            {QStringLiteral("is_revoked"), static_cast<int>(key.isRevoked)},
            {QStringLiteral("source"), key.source},
            {QStringLiteral("added_at"), core::toIso(key.addedAt)}};
}

Result<HostKeyRepository::HostEntry> findEntry(storage::Transaction& transaction, const QString& host)
{
    const QVariantMap values{{QStringLiteral("host"), host}};
    auto keys = toKeys(transaction.query(selectStatement("WHERE host = :host ORDER BY key_type"), values));
    if (!keys)
        return fail(keys);
    const auto forgotten =
        transaction.query(QStringLiteral("SELECT host FROM host_key_overrides WHERE host = :host"), values);
    if (!forgotten)
        return fail(forgotten);
    return HostKeyRepository::HostEntry{std::move(*keys), !forgotten->empty()};
}

Result<void> insertKeys(storage::Transaction& transaction, const QString& host, const std::vector<TrustedHostKey>& keys)
{
    const auto entry = findEntry(transaction, host);
    if (!entry)
        return fail(entry);
    if (!entry->keys.empty())
        return fail(ErrorCode::Conflict, QStringLiteral("a key of this host was stored meanwhile"), host);
    for (const TrustedHostKey& key : keys) {
        const auto inserted = transaction.execute(
            QStringLiteral("INSERT INTO host_keys (host, key_type, key_blob, is_revoked, source, added_at) "
                           "VALUES (:host, :key_type, :key_blob, :is_revoked, :source, :added_at)"),
            toColumns(host, key));
        if (!inserted)
            return fail(inserted);
    }
    return {};
}

Result<int> deleteKeys(storage::Transaction& transaction, const QString& host, const QDateTime& time)
{
    const QVariantMap values{{QStringLiteral("host"), host}};
    const auto removed = transaction.execute(QStringLiteral("DELETE FROM host_keys WHERE host = :host"), values);
    if (!removed)
        return fail(removed);
    const auto cleared =
        transaction.execute(QStringLiteral("DELETE FROM host_key_overrides WHERE host = :host"), values);
    if (!cleared)
        return fail(cleared);
    const QVariantMap override{{QStringLiteral("host"), host}, {QStringLiteral("forgotten_at"), core::toIso(time)}};
    const auto marked = transaction.execute(
        QStringLiteral("INSERT INTO host_key_overrides (host, forgotten_at) VALUES (:host, :forgotten_at)"), override);
    if (!marked)
        return fail(marked);
    return static_cast<int>(*removed);
}

} // namespace

HostKeyRepository::HostKeyRepository(storage::Database& database)
    : m_database(database)
{
}

Task<HostKeyRepository::HostEntry> HostKeyRepository::find(QString host)
{
    const std::function<Result<HostEntry>(storage::Transaction&)> work = [host](storage::Transaction& transaction) {
        return findEntry(transaction, host);
    };
    co_return co_await m_database.read<HostEntry>(work);
}

Task<void> HostKeyRepository::addFirst(QString host, std::vector<TrustedHostKey> keys)
{
    const std::function<Result<void>(storage::Transaction&)> work = [host, keys](storage::Transaction& transaction) {
        return insertKeys(transaction, host, keys);
    };
    co_return co_await m_database.write<void>(work);
}

Task<int> HostKeyRepository::forget(QString host, QDateTime time)
{
    const std::function<Result<int>(storage::Transaction&)> work = [host, time](storage::Transaction& transaction) {
        return deleteKeys(transaction, host, time);
    };
    co_return co_await m_database.write<int>(work);
}

Task<std::vector<TrustedHostKey>> HostKeyRepository::list()
{
    const std::function<Result<std::vector<TrustedHostKey>>(storage::Transaction&)> work =
        [](storage::Transaction& transaction) {
            return toKeys(transaction.query(selectStatement("ORDER BY host, key_type")));
        };
    co_return co_await m_database.read<std::vector<TrustedHostKey>>(work);
}

} // namespace clouddesk::instances
