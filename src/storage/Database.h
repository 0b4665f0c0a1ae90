// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Deferred.h"
#include "core/Task.h"
#include "storage/Transaction.h"

#include <functional>
#include <memory>

namespace clouddesk::storage {

/// One step of the schema, applied in order, each inside a transaction of its own. Statements are separated by a line
/// that holds only "--;;". In the text, {blob} becomes the data base's type for bytes.
struct Migration
{
    int version = 0;
    QString sql;
};

/// Reads the files of a folder (of resources, for example ":/migrations") that are called <version>.sql, in the order
/// of their versions. NotFound if there is none; InvalidArgument if a version is missing between two others.
core::Result<std::vector<Migration>> loadMigrations(const QString& directory);

enum class Access { Read, Write };

/// What a database thread does for a caller. It is handed an open transaction and tells whether to commit; after the
/// end it is told the outcome through finished, which it always is, also if there was no transaction to be had.
struct Job
{
    std::function<bool(Transaction&)> work;
    std::function<void(core::Result<void>)> finished;
};

/// A database: SQLite file (WAL, synchronous=FULL, foreign keys on) or PostgreSQL by URL. Its threads are owned here;
/// the functions passed in run on them, everything else belongs to the home thread. Destroying it waits for the
/// transactions that were asked for.
class Database
{
public:
    struct Options
    {
        /// A file path for SQLite, or "postgresql://user@host/name".
        QString location;
        std::vector<Migration> migrations;
    };

    /// Opens (creating a SQLite file with mode 0600, complete or not at all), checks integrity (quick_check) and
    /// migrates to the newest version. DatabaseTooNew if a newer program has written it; DatabaseDamaged if it is not
    /// sound, cut, empty or not ours. The file is not touched then.
    static core::Task<std::unique_ptr<Database>> open(Options options);

    virtual ~Database() = default;

    /// Runs the function, Result<T>(Transaction&), inside a read-only transaction, on any of several threads. It is
    /// copied; what it refers to must live until the task ends. A lambda that captures more than plain values needs a
    /// name: `const auto insert = [id](Transaction& transaction) {...}; co_await database.write<int>(insert);`
    template <typename T, typename Function>
    core::Task<T> read(Function&& function)
    {
        return run<T>(nameable<T>(std::forward<Function>(function)), Access::Read);
    }

    /// Runs the function inside a write transaction, one at a time and in the order of the calls. Commits if it returns
    /// a value, rolls back if it returns an error. When the task ends with a value, the write is on disk. The function
    /// may be run again from its start if another program stood in the way; it must have no effect but on the database.
    template <typename T, typename Function>
    core::Task<T> write(Function&& function)
    {
        return run<T>(nameable<T>(std::forward<Function>(function)), Access::Write);
    }

    /// Of the newest migration that is applied.
    [[nodiscard]] virtual int schemaVersion() const = 0;

protected:
    /// Hands the job to a thread.
    virtual void submit(Access access, Job job) = 0;

private:
    template <typename T, typename Function>
    static std::function<core::Result<T>(Transaction&)> nameable(Function&& function)
    {
        static_assert(std::is_lvalue_reference_v<Function> || std::is_trivially_destructible_v<Function>,
                      "Give the lambda a name first: GCC 12 destroys the captures of a lambda twice when it is made "
                      "inside an expression that contains co_await.");
        return std::forward<Function>(function);
    }

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
