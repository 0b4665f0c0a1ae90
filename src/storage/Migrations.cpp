// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Migrations.h"

#include "core/Clock.h"

#include <QDir>
#include <QFile>

namespace clouddesk::storage {

namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

int newestVersion(const std::vector<Migration>& migrations)
{
    int newest = 0;
    for (const Migration& migration : migrations)
        newest = std::max(newest, migration.version);
    return newest;
}

QStringList statements(const Migration& migration, const QString& blobType)
{
    QString sql = QLatin1Char('\n') + migration.sql + QLatin1Char('\n');
    sql.replace(QStringLiteral("{blob}"), blobType);
    QStringList parts;
    for (const QString& part : sql.split(QStringLiteral("\n--;;\n"))) {
        const QString trimmed = part.trimmed();
        if (!trimmed.isEmpty())
            parts.append(trimmed.endsWith(QLatin1Char(';')) ? trimmed.chopped(1) : trimmed);
    }
    return parts;
}

Result<void> createVersionTable(Transaction& transaction)
{
    const Result<qint64> created =
        transaction.execute(QStringLiteral("CREATE TABLE IF NOT EXISTS schema_version "
                                           "(version INTEGER PRIMARY KEY, applied_at TEXT NOT NULL)"));
    if (!created)
        return fail(created);
    return {};
}

Result<void> applyStatements(Connection& connection, const Migration& migration)
{
    for (const QString& statement : statements(migration, connection.blobType())) {
        if (const Result<qint64> done = connection.execute(statement); !done)
            return fail(done);
    }
    const QVariantMap values = {{QStringLiteral("version"), migration.version},
                                {QStringLiteral("now"), core::toIso(QDateTime::currentDateTimeUtc())}};
    const Result<qint64> noted = connection.execute(
        QStringLiteral("INSERT INTO schema_version (version, applied_at) VALUES (:version, :now)"), values);
    if (!noted)
        return fail(noted);
    return {};
}

// Another program may have been faster; the version is read again under the write lock.
Result<void> applyInTransaction(Connection& connection, const Migration& migration)
{
    if (auto created = createVersionTable(connection); !created)
        return created;
    const Result<int> version = schemaVersion(connection);
    if (!version)
        return fail(version);
    if (*version >= migration.version)
        return {};
    return applyStatements(connection, migration);
}

Result<void> apply(Connection& connection, const Migration& migration)
{
    if (auto begun = connection.begin(Access::Write); !begun)
        return begun;
    Result<void> applied = applyInTransaction(connection, migration);
    if (applied)
        applied = connection.commit();
    if (!applied)
        connection.rollback();
    return applied;
}

Result<Migration> readMigration(const QDir& directory, const QString& name, int expectedVersion)
{
    Migration migration;
    migration.version = name.chopped(4).toInt();
    if (migration.version != expectedVersion)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("the schema's step %1 is missing").arg(expectedVersion),
                    directory.path());
    QFile file(directory.filePath(name));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::InputOutputFailed, file.errorString(), file.fileName());
    migration.sql = QString::fromUtf8(file.readAll());
    return migration;
}

} // namespace

Result<std::vector<Migration>> loadMigrations(const QString& directory)
{
    const QDir folder(directory);
    std::vector<Migration> migrations;
    for (const QString& name : folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        Result<Migration> migration = readMigration(folder, name, static_cast<int>(migrations.size()) + 1);
        if (!migration)
            return fail(migration);
        migrations.push_back(std::move(*migration));
    }
    if (migrations.empty())
        return fail(ErrorCode::NotFound, QStringLiteral("there is no schema"), directory);
    return migrations;
}

Result<int> schemaVersion(Transaction& transaction)
{
    const Result<Rows> rows =
        transaction.query(QStringLiteral("SELECT COALESCE(MAX(version), 0) AS version FROM schema_version"));
    if (!rows)
        return fail(rows);
    return static_cast<int>(rows->front().integer("version"));
}

Result<void> requireKnownVersion(int version, const std::vector<Migration>& migrations)
{
    const int newest = newestVersion(migrations);
    if (version > newest)
        return fail(ErrorCode::DatabaseTooNew,
                    QStringLiteral("a newer program has written this database (schema %1, this program knows %2)")
                        .arg(version)
                        .arg(newest),
                    {}, QStringLiteral("update CloudDesk, or give another folder with --data-dir"));
    return {};
}

Result<void> migrate(Connection& connection, const std::vector<Migration>& migrations)
{
    // Mostly there is nothing to do, and the write lock, which another program may keep for long, need not be waited
    // for. Where there is no table yet, nothing was applied.
    const int present = schemaVersion(connection).value_or(0);
    for (const Migration& migration : migrations) {
        if (migration.version <= present)
            continue;
        if (auto applied = apply(connection, migration); !applied)
            return applied;
    }
    const Result<int> version = schemaVersion(connection);
    if (!version)
        return fail(version);
    return requireKnownVersion(*version, migrations);
}

} // namespace clouddesk::storage
