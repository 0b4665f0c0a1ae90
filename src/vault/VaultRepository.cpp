// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/VaultRepository.h"

#include "core/Clock.h"

#include <QtEndian>

namespace clouddesk::vault {

namespace {

using core::ErrorCode;
using core::fail;
using core::Result;
using core::Secret;
using storage::Rows;
using storage::Transaction;

constexpr int rowsAtOnce = 500;
constexpr QByteArrayView checkText("CloudDesk");

SealContext checkContext()
{
    return {QStringLiteral("vault"), QStringLiteral("key_check"), QStringLiteral("1"), {}};
}

void appendPart(QByteArray& bytes, const QString& part)
{
    const QByteArray text = part.toUtf8();
    char length[4];
    qToBigEndian(static_cast<quint32>(text.size()), length);
    bytes.append(length, sizeof(length));
    bytes.append(text);
}

// Names of tables and columns come from our own rooms, never from outside.
QString forColumn(const char* sql, const SealedColumn& column)
{
    QString text = QString::fromLatin1(sql);
    text.replace(QStringLiteral("{table}"), column.table);
    text.replace(QStringLiteral("{column}"), column.column);
    text.replace(QStringLiteral("{id}"), column.idColumn);
    text.replace(QStringLiteral("{owner}"), column.ownerColumn);
    return text;
}

Result<QByteArray> resealValue(const storage::Row& row, const SealedColumn& column, const crypto::MasterKey& oldKey,
                               const crypto::MasterKey& newKey)
{
    const SealContext context{column.table, column.column, row.text("row_id"), row.text("row_owner")};
    const QByteArray associated = associatedData(context);
    const Result<Secret> plaintext = crypto::unseal(oldKey, row.bytes("sealed_value"), associated);
    if (!plaintext)
        return fail(plaintext.error()
                        .at(QStringLiteral("%1.%2 of %3").arg(column.table, column.column, context.rowId))
                        .advising(QStringLiteral("enter this secret again, then rotate")));
    return crypto::seal(newKey, *plaintext, associated);
}

Result<void> storeValue(Transaction& transaction, const SealedColumn& column, const QString& id,
                        const QByteArray& value)
{
    const Result<qint64> updated =
        transaction.execute(forColumn("UPDATE {table} SET {column} = :sealed WHERE {id} = :id", column),
                            {{QStringLiteral("sealed"), value}, {QStringLiteral("id"), id}});
    if (!updated)
        return fail(updated);
    return {};
}

Result<Rows> nextRows(Transaction& transaction, const SealedColumn& column, const QString& after)
{
    static const char* const sql = "SELECT {id} AS row_id, {owner} AS row_owner, {column} AS sealed_value FROM {table} "
                                   "WHERE {column} IS NOT NULL AND length({column}) > 0 AND {id} > :after "
                                   "ORDER BY {id} LIMIT :count";
    return transaction.query(forColumn(sql, column),
                             {{QStringLiteral("after"), after}, {QStringLiteral("count"), rowsAtOnce}});
}

/// visit: takes each row; the first error ends it.
template <typename Visit>
Result<int> visitColumn(Transaction& transaction, const SealedColumn& column, const Visit& visit)
{
    int count = 0;
    QString after;
    while (true) {
        const Result<Rows> rows = nextRows(transaction, column, after);
        if (!rows)
            return fail(rows);
        if (rows->empty())
            return count;
        for (const storage::Row& row : *rows) {
            if (const Result<void> visited = visit(row); !visited)
                return fail(visited);
            ++count;
        }
        after = rows->back().text("row_id");
    }
}

Result<int> resealColumn(Transaction& transaction, const SealedColumn& column, const crypto::MasterKey& oldKey,
                         const crypto::MasterKey& newKey, const repository::Resealed& known)
{
    return visitColumn(transaction, column, [&](const storage::Row& row) -> Result<void> {
        const auto found = known.constFind(row.bytes("sealed_value"));
        const Result<QByteArray> sealed =
            found != known.cend() ? Result<QByteArray>(*found) : resealValue(row, column, oldKey, newKey);
        if (!sealed)
            return fail(sealed);
        return storeValue(transaction, column, row.text("row_id"), *sealed);
    });
}

Result<void> noteNewKey(Transaction& transaction, quint32 oldVersion, const crypto::MasterKey& newKey)
{
    const Result<QByteArray> check = makeKeyCheck(newKey);
    if (!check)
        return fail(check);
    const Result<qint64> updated =
        transaction.execute(QStringLiteral("UPDATE vault SET key_version = :version, key_check = :check, "
                                           "rotated_at = :now WHERE id = 1 AND key_version = :old"),
                            {{QStringLiteral("version"), newKey.version},
                             {QStringLiteral("check"), *check},
                             {QStringLiteral("now"), core::toIso(QDateTime::currentDateTimeUtc())},
                             {QStringLiteral("old"), oldVersion}});
    if (!updated)
        return fail(updated);
    if (*updated != 1)
        return fail(ErrorCode::Conflict, QStringLiteral("another program has changed the master key"), {},
                    QStringLiteral("try again"));
    return {};
}

} // namespace

QByteArray associatedData(const SealContext& context)
{
    QByteArray bytes("CloudDesk vault");
    for (const QString& part : {context.table, context.column, context.rowId, context.ownerId})
        appendPart(bytes, part);
    return bytes;
}

Result<QByteArray> makeKeyCheck(const crypto::MasterKey& key)
{
    return crypto::seal(key, Secret(checkText), associatedData(checkContext()));
}

bool opens(const VaultRecord& record, const Secret& key)
{
    const crypto::MasterKey candidate{record.keyVersion, key.clone()};
    const Result<Secret> text = crypto::unseal(candidate, record.keyCheck, associatedData(checkContext()));
    return text && text->view() == checkText;
}

namespace repository {

Result<std::optional<VaultRecord>> find(Transaction& transaction)
{
    const Result<Rows> rows = transaction.query(
        QStringLiteral("SELECT key_version, key_check, created_at, rotated_at FROM vault WHERE id = 1"));
    if (!rows)
        return fail(rows);
    if (rows->empty())
        return std::nullopt;
    const storage::Row& row = rows->front();
    VaultRecord record;
    record.keyVersion = static_cast<quint32>(row.integer("key_version"));
    record.keyCheck = row.bytes("key_check");
    record.createdAt = core::fromIso(row.text("created_at"));
    record.rotatedAt = core::fromIso(row.text("rotated_at"));
    return record;
}

Result<void> insert(Transaction& transaction, const VaultRecord& record)
{
    const Result<qint64> inserted =
        transaction.execute(QStringLiteral("INSERT INTO vault (id, key_version, key_check, created_at) "
                                           "VALUES (1, :version, :check, :created)"),
                            {{QStringLiteral("version"), record.keyVersion},
                             {QStringLiteral("check"), record.keyCheck},
                             {QStringLiteral("created"), core::toIso(record.createdAt)}});
    if (!inserted)
        return fail(inserted);
    return {};
}

Result<int> countSealed(Transaction& transaction, const std::vector<SealedColumn>& columns)
{
    int count = 0;
    for (const SealedColumn& column : columns) {
        const Result<Rows> rows = transaction.query(forColumn(
            "SELECT count(*) AS number FROM {table} WHERE {column} IS NOT NULL AND length({column}) > 0", column));
        if (!rows)
            return fail(rows);
        count += static_cast<int>(rows->front().integer("number"));
    }
    return count;
}

Result<Resealed> sealAnew(Transaction& transaction, const std::vector<SealedColumn>& columns,
                          const crypto::MasterKey& oldKey, const crypto::MasterKey& newKey)
{
    Resealed all;
    for (const SealedColumn& column : columns) {
        const Result<int> done = visitColumn(transaction, column, [&](const storage::Row& row) -> Result<void> {
            const Result<QByteArray> sealed = resealValue(row, column, oldKey, newKey);
            if (!sealed)
                return fail(sealed);
            all.insert(row.bytes("sealed_value"), *sealed);
            return {};
        });
        if (!done)
            return fail(done);
    }
    return all;
}

Result<int> reseal(Transaction& transaction, const std::vector<SealedColumn>& columns, const crypto::MasterKey& oldKey,
                   const crypto::MasterKey& newKey, const Resealed& known)
{
    if (auto noted = noteNewKey(transaction, oldKey.version, newKey); !noted)
        return fail(noted);
    int count = 0;
    for (const SealedColumn& column : columns) {
        const Result<int> done = resealColumn(transaction, column, oldKey, newKey, known);
        if (!done)
            return fail(done);
        count += *done;
    }
    return count;
}

Result<std::optional<QByteArray>> findNamed(Transaction& transaction, const QString& name)
{
    const Result<Rows> rows = transaction.query(QStringLiteral("SELECT sealed FROM named_secrets WHERE id = :name"),
                                                {{QStringLiteral("name"), name}});
    if (!rows)
        return fail(rows);
    if (rows->empty())
        return std::nullopt;
    return rows->front().bytes("sealed");
}

Result<void> insertNamed(Transaction& transaction, const QString& name, const QByteArray& sealed)
{
    const Result<qint64> inserted = transaction.execute(
        QStringLiteral("INSERT INTO named_secrets (id, owner_id, sealed) VALUES (:name, '', :sealed)"),
        {{QStringLiteral("name"), name}, {QStringLiteral("sealed"), sealed}});
    if (!inserted)
        return fail(inserted);
    return {};
}

} // namespace repository

} // namespace clouddesk::vault
