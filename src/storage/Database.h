// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Deferred.h"
#include "core/Task.h"

#include <QVariant>

#include <memory>

namespace clouddesk::storage {

/// One row of an answer. Columns are read by name; an unknown name is a programming error and asserts.
class Row
{
public:
    Row(std::shared_ptr<const QStringList> names, QVariantList values);

    [[nodiscard]] QString text(const char* column) const;
    [[nodiscard]] qint64 integer(const char* column) const;
    [[nodiscard]] QByteArray bytes(const char* column) const;
    [[nodiscard]] bool isNull(const char* column) const;

private:
    [[nodiscard]] const QVariant& value(const char* column) const;

    std::shared_ptr<const QStringList> m_names;
    QVariantList m_values;
};

using Rows = std::vector<Row>;

/// The open transaction handed to a function that runs on a database thread. SQL is written for SQLite and PostgreSQL
/// alike, with named placeholders (":name"). Never kept beyond the call.
class Transaction
{
public:
    virtual ~Transaction() = default;
    /// Every row of a SELECT.
    virtual core::Result<Rows> query(const QString& sql, const QVariantMap& values = {}) = 0;
    /// Number of rows that an INSERT, UPDATE, DELETE or schema statement touched. AlreadyExists if a unique or foreign
    /// key constraint forbids it, DiskFull if the disk is full.
    virtual core::Result<qint64> execute(const QString& sql, const QVariantMap& values = {}) = 0;
};

/// One step of the schema, applied in order, each inside a transaction of its own. Statements are separated by a line
/// that holds only "--;;". In the text, {blob} becomes the data base's type for bytes.
struct Migration
{
    int version = 0;
    QString sql;
};

/// A database: SQLite file (WAL, synchronous=FULL, foreign keys on) or PostgreSQL by URL. Its threads are owned here;
/// the functions passed in run on them, everything else belongs to the home thread.
class Database
{
public:
    struct Options
    {
        /// A file path for SQLite, or "postgresql://user@host/name".
        QString location;
        std::vector<Migration> migrations;
    };

    /// Opens (creating a SQLite file with mode 0600), checks integrity (quick_check) and migrates to the newest
    /// version. DatabaseTooNew if a newer program has written it; nothing is touched then. DatabaseDamaged if it is not
    /// sound.
    static core::Task<std::unique_ptr<Database>> open(Options options);

    virtual ~Database() = default;

    /// Runs the function inside a read-only transaction.
    template <typename T>
    core::Task<T> read(std::function<core::Result<T>(Transaction&)> function)
    {
        return run<T>(std::move(function), Access::Read);
    }

    /// Runs the function inside a write transaction, one at a time. Commits if it returns a value, rolls back if it
    /// returns an error. When the task ends with a value, the write is on disk.
    template <typename T>
    core::Task<T> write(std::function<core::Result<T>(Transaction&)> function)
    {
        return run<T>(std::move(function), Access::Write);
    }

    [[nodiscard]] virtual int schemaVersion() const = 0;

protected:
    enum class Access { Read, Write };
    /// Runs the job on a database thread. The job gets either an open transaction or the reason why there is none, and
    /// tells whether to commit; after the end it is told the outcome through finished.
    struct Job
    {
        std::function<bool(Transaction&)> work;
        std::function<void(core::Result<void>)> finished;
    };
    virtual void submit(Access access, Job job) = 0;

private:
    template <typename T>
    core::Task<T> run(std::function<core::Result<T>(Transaction&)> function, Access access)
    {
        core::Deferred<T> done;
        auto resolver = std::make_shared<core::Resolver<T>>(done.resolver());
        auto outcome = std::make_shared<std::optional<core::Result<T>>>();
        Job job;
        job.work = [function = std::move(function), outcome](Transaction& transaction) {
            outcome->emplace(function(transaction));
            return (*outcome)->has_value();
        };
        job.finished = [resolver, outcome](core::Result<void> ended) {
            // The function's own error tells more than the rollback that followed from it.
            if (outcome->has_value() && (!(*outcome)->has_value() || ended))
                resolver->resolve(std::move(**outcome));
            else
                resolver->resolve(core::fail(ended.error()));
        };
        submit(access, std::move(job));
        co_return co_await done;
    }
};

} // namespace clouddesk::storage
