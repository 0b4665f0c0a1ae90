// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Database.h"

#include "storage/ConnectionPool.h"
#include "storage/Migrations.h"
#include "storage/SqliteFile.h"

namespace clouddesk::storage {

namespace {

using core::ErrorCode;
using core::fail;
using core::Result;
using core::Task;

constexpr std::size_t maximumReaders = 2;

using Opened = Result<std::unique_ptr<Connection>>;

Opened openSqliteWriter(const Database::Options& options)
{
    if (auto prepared = prepareSqliteFile(options.location, options.migrations); !prepared)
        return fail(prepared);
    auto connection = SqliteConnection::open(options.location, SqliteConnection::Mode::Write);
    if (!connection)
        return fail(connection);
    if (auto migrated = migrate(**connection, options.migrations); !migrated)
        return fail(migrated.error().at(options.location));
    return connection;
}

Opened openSqliteReader(const Database::Options& options)
{
    return SqliteConnection::open(options.location, SqliteConnection::Mode::Read);
}

/// The writer's connection prepares the database when it is first made, and decides whether it opens.
class PooledDatabase final : public Database
{
public:
    explicit PooledDatabase(const Options& options)
        : m_version(options.migrations.empty() ? 0 : options.migrations.back().version)
        , m_writer(Access::Write, 1, [options] { return openSqliteWriter(options); })
        , m_readers(Access::Read, maximumReaders, [options] { return openSqliteReader(options); })
    {
    }

    [[nodiscard]] int schemaVersion() const override { return m_version; }

    /// Makes the writer's connection, without waiting for the write lock, which another program may keep for long.
    Task<void> prepare()
    {
        core::Deferred<void> done;
        const auto resolver = std::make_shared<core::Resolver<void>>(done.resolver());
        Job job;
        job.work = [](Transaction&) { return true; };
        job.finished = [resolver](Result<void> ended) { resolver->resolve(std::move(ended)); };
        m_writer.submit(std::move(job), Access::Read);
        co_return co_await done;
    }

protected:
    void submit(Access access, Job job) override
    {
        (access == Access::Write ? m_writer : m_readers).submit(std::move(job));
    }

private:
    int m_version;
    ConnectionPool m_writer;
    ConnectionPool m_readers;
};

bool isPostgresql(const QString& location)
{
    return location.startsWith(QStringLiteral("postgresql://")) || location.startsWith(QStringLiteral("postgres://"));
}

} // namespace

Task<std::unique_ptr<Database>> Database::open(Options options)
{
    if (isPostgresql(options.location))
        co_return fail(ErrorCode::Unsupported, QStringLiteral("PostgreSQL is not supported by this build"),
                       QStringLiteral("database"), QStringLiteral("leave out the database's URL to use a SQLite file"));
    auto database = std::make_unique<PooledDatabase>(options);
    const Result<void> prepared = co_await database->prepare();
    if (!prepared)
        co_return fail(prepared);
    co_return std::unique_ptr<Database>(std::move(database));
}

} // namespace clouddesk::storage
