// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/AuditRepository.h"

namespace clouddesk::audit::repository {

using core::fail;
using core::Result;
using storage::Rows;
using storage::Transaction;

namespace {

StoredRecord fromRow(const storage::Row& row)
{
    StoredRecord record;
    record.sequence = row.integer("sequence");
    record.time = row.text("time");
    record.actor = row.text("actor");
    record.action = row.text("action");
    record.resource = row.text("resource");
    record.succeeded = row.integer("succeeded") != 0;
    record.peer = row.text("peer");
    record.details = row.text("details");
    record.chainCode = row.bytes("chain_code");
    record.isAsWritten = row.integer("is_as_written") != 0;
    return record;
}

// Whether a row is as it was written: SQLite keeps what it is given, whatever a column's type, and a reader would take
// an altered type for the same value.
Result<std::vector<StoredRecord>> select(Transaction& transaction, const char* rest, const QVariantMap& values)
{
    const Result<Rows> rows = transaction.query(
        QStringLiteral("SELECT sequence, time, actor, action, resource, succeeded, peer, details, chain_code, CASE "
                       "WHEN typeof(time) = 'text' AND typeof(actor) = 'text' AND typeof(action) = 'text' AND "
                       "typeof(resource) = 'text' AND typeof(succeeded) = 'integer' AND succeeded IN (0, 1) AND "
                       "typeof(peer) = 'text' AND typeof(details) = 'text' AND typeof(chain_code) = 'blob' "
                       "THEN 1 ELSE 0 END AS is_as_written FROM audit_log ") +
            QLatin1String(rest),
        values);
    if (!rows)
        return fail(rows);
    std::vector<StoredRecord> records;
    records.reserve(rows->size());
    for (const storage::Row& row : *rows)
        records.push_back(fromRow(row));
    return records;
}

} // namespace

Result<Head> head(Transaction& transaction)
{
    const Result<Rows> rows =
        transaction.query(QStringLiteral("SELECT sequence, chain_code FROM audit_log ORDER BY sequence DESC LIMIT 1"));
    if (!rows)
        return fail(rows);
    if (rows->empty())
        return Head{0, firstPreviousCode()};
    return Head{rows->front().integer("sequence"), rows->front().bytes("chain_code")};
}

Result<std::optional<QByteArray>> codeOf(Transaction& transaction, qint64 sequence)
{
    const Result<Rows> rows =
        transaction.query(QStringLiteral("SELECT chain_code FROM audit_log WHERE sequence = :sequence"),
                          {{QStringLiteral("sequence"), sequence}});
    if (!rows)
        return fail(rows);
    if (rows->empty())
        return std::nullopt;
    return rows->front().bytes("chain_code");
}

Result<void> insert(Transaction& transaction, const StoredRecord& record)
{
    const Result<qint64> inserted = transaction.execute(
        QStringLiteral("INSERT INTO audit_log (sequence, time, actor, action, resource, succeeded, peer, details, "
                       "chain_code) VALUES (:sequence, :time, :actor, :action, :resource, :succeeded, :peer, :details, "
                       ":code)"),
        {{QStringLiteral("sequence"), record.sequence},
         {QStringLiteral("time"), record.time},
         {QStringLiteral("actor"), record.actor},
         {QStringLiteral("action"), record.action},
         {QStringLiteral("resource"), record.resource},
         {QStringLiteral("succeeded"), record.succeeded},
         {QStringLiteral("peer"), record.peer},
         {QStringLiteral("details"), record.details},
         {QStringLiteral("code"), record.chainCode}});
    if (!inserted)
        return fail(inserted);
    return {};
}

Result<std::vector<StoredRecord>> newest(Transaction& transaction, int limit, int offset)
{
    return select(transaction, "ORDER BY sequence DESC LIMIT :limit OFFSET :offset",
                  {{QStringLiteral("limit"), limit}, {QStringLiteral("offset"), offset}});
}

Result<std::vector<StoredRecord>> oldest(Transaction& transaction, qint64 from, int limit)
{
    return select(transaction, "WHERE sequence >= :from ORDER BY sequence LIMIT :limit",
                  {{QStringLiteral("from"), from}, {QStringLiteral("limit"), limit}});
}

} // namespace clouddesk::audit::repository
