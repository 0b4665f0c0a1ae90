// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/SqliteConnection.h"

#include "core/Paths.h"

#include <QFileInfo>
#include <QUrl>

#include <sys/stat.h>
#include <sys/statvfs.h>

namespace clouddesk::storage {

namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

constexpr auto busyLimit = std::chrono::seconds(30);

// Result codes of SQLite (sqlite.org/rescode.html); the low byte is the primary code.
enum SqliteCode {
    SqliteBusy = 5,
    SqliteReadOnly = 8,
    SqliteInputOutput = 10,
    SqliteCorrupt = 11,
    SqliteFull = 13,
    SqliteCannotOpen = 14,
    SqliteNotADatabase = 26,
    SqliteForeignKey = 787,
    SqliteReadOnlyMoved = 1032,
    SqlitePrimaryKey = 1555,
    SqliteUnique = 2067,
    SqliteRowId = 2579,
};

// An I/O error of SQLite does not tell why: its shared-memory file on a full disk is one, and so is a journal that
// finds no inode.
bool hasNoSpace(const QString& file)
{
    struct statvfs status = {};
    if (statvfs(QFileInfo(file).absolutePath().toLocal8Bit().constData(), &status) != 0)
        return false;
    constexpr quint64 leastBytes = 65536;
    const bool withoutInodes = status.f_files > 0 && status.f_favail == 0;
    return withoutInodes || static_cast<quint64>(status.f_bavail) * status.f_frsize < leastBytes;
}

// Which file a name stands for: device and inode. Empty if there is none.
QString identityOf(const QString& file)
{
    struct stat status = {};
    if (stat(file.toLocal8Bit().constData(), &status) != 0)
        return {};
    return QStringLiteral("%1:%2").arg(status.st_dev).arg(status.st_ino);
}

bool isConstraint(int code)
{
    return code == SqliteForeignKey || code == SqlitePrimaryKey || code == SqliteUnique || code == SqliteRowId;
}

ErrorCode kindOf(int code, const QString& file)
{
    if (isConstraint(code))
        return ErrorCode::AlreadyExists;
    if (code == SqliteReadOnlyMoved)
        return ErrorCode::DatabaseFailed;
    switch (code & 0xff) {
    case SqliteFull:
        return ErrorCode::DiskFull;
    case SqliteInputOutput:
    case SqliteCannotOpen:
        return hasNoSpace(file) ? ErrorCode::DiskFull : ErrorCode::DatabaseFailed;
    case SqliteCorrupt:
    case SqliteNotADatabase:
        return ErrorCode::DatabaseDamaged;
    case SqliteReadOnly:
        return ErrorCode::PermissionDenied;
    default:
        return ErrorCode::DatabaseFailed;
    }
}

QString adviceFor(ErrorCode code)
{
    if (code == ErrorCode::DiskFull)
        return QStringLiteral("free some space on the disk that holds the file, then try again");
    if (code == ErrorCode::DatabaseDamaged)
        return QStringLiteral("put a backup of the file in its place, or move its whole folder away to begin anew");
    return {};
}

} // namespace

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const QString& file, Mode mode)
{
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(file));
    if (auto connected = connection->connect(mode); !connected)
        return fail(connected);
    return connection;
}

SqliteConnection::SqliteConnection(const QString& file)
    : Connection(QStringLiteral("QSQLITE"))
    , m_file(file)
{
}

Result<void> SqliteConnection::connect(Mode mode)
{
    // By URI, because only that way SQLite can be kept from creating the file.
    const QString access = mode == Mode::Inspect ? QStringLiteral("ro") : QStringLiteral("rw");
    const QByteArray path = QUrl::toPercentEncoding(QFileInfo(m_file).absoluteFilePath(), "/");
    database().setDatabaseName(QStringLiteral("file:%1?mode=%2").arg(QString::fromLatin1(path), access));
    database().setConnectOptions(QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=5000"));
    if (!database().open())
        return fail(toError(database().lastError()));
    m_identity = identityOf(m_file);
    if (mode == Mode::Inspect)
        return {};
    if (auto done = set("journal_mode", "WAL", "wal"); !done)
        return done;
    if (auto done = set("synchronous", "FULL", "2"); !done)
        return done;
    if (auto done = set("foreign_keys", "ON", "1"); !done)
        return done;
    if (auto done = set("trusted_schema", "OFF", "0"); !done)
        return done;
    if (mode == Mode::Read)
        return set("query_only", "ON", "1");
    // The journal is there now. SQLite passes over it when it cannot make its name outlast a loss of power.
    return core::syncFolder(QFileInfo(m_file).absolutePath());
}

Result<void> SqliteConnection::set(const char* pragma, const char* value, const char* expected)
{
    const QString name = QString::fromLatin1(pragma);
    if (auto done = run(QStringLiteral("PRAGMA %1=%2").arg(name, QString::fromLatin1(value))); !done)
        return done;
    const Result<Rows> rows = query(QStringLiteral("PRAGMA %1").arg(name));
    if (!rows)
        return fail(rows);
    if (rows->empty() || rows->front().text(pragma) != QLatin1StringView(expected))
        return fail(ErrorCode::DatabaseFailed,
                    QStringLiteral("the file system does not allow %1=%2").arg(name, QString::fromLatin1(value)),
                    m_file);
    return {};
}

// In WAL mode SQLite does not notice, and would acknowledge writes to a file that nobody will ever read again.
Result<void> SqliteConnection::requireInPlace() const
{
    if (identityOf(m_file) != m_identity)
        return fail(ErrorCode::DatabaseFailed,
                    QStringLiteral("the database was moved, removed or replaced while in use"), m_file,
                    QStringLiteral("put the file back, or end the program and start it again"));
    return {};
}

Result<void> SqliteConnection::begin(Access access)
{
    if (auto inPlace = requireInPlace(); !inPlace)
        return inPlace;
    // A deferred BEGIN would fail at once, without waiting, if it turned into a write after somebody else's commit.
    const QString sql = access == Access::Write ? QStringLiteral("BEGIN IMMEDIATE") : QStringLiteral("BEGIN");
    const auto limit = std::chrono::steady_clock::now() + busyLimit;
    while (true) {
        Result<void> begun = run(sql);
        if (begun || !mayRetry())
            return begun;
        if (std::chrono::steady_clock::now() > limit) {
            clearRetry();
            return fail(ErrorCode::DatabaseFailed, QStringLiteral("another program keeps the database busy"), m_file,
                        QStringLiteral("end the other program, then try again"));
        }
    }
}

Result<void> SqliteConnection::emptyJournal()
{
    const Result<Rows> rows = query(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    if (!rows)
        return fail(rows);
    if (rows->empty() || rows->front().integer("busy") != 0)
        return fail(ErrorCode::DatabaseFailed, QStringLiteral("the database's journal cannot be emptied"), m_file);
    return {};
}

Result<void> SqliteConnection::quickCheck()
{
    const Result<Rows> rows = query(QStringLiteral("PRAGMA quick_check(1)"));
    if (!rows)
        return fail(rows);
    const QString found = rows->empty() ? QStringLiteral("no answer") : rows->front().text("quick_check");
    if (found != QStringLiteral("ok"))
        return fail(ErrorCode::DatabaseDamaged,
                    QStringLiteral("the database is damaged: %1").arg(core::singleLine(found.simplified(), 200)),
                    m_file, adviceFor(ErrorCode::DatabaseDamaged));
    return {};
}

Result<bool> SqliteConnection::hasVersionTable()
{
    const Result<Rows> rows =
        query(QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'"));
    if (!rows)
        return fail(rows);
    return !rows->empty();
}

core::Error SqliteConnection::describe(const QSqlError& error, bool& retry) const
{
    const int code = error.nativeErrorCode().toInt();
    retry = (code & 0xff) == SqliteBusy;
    const ErrorCode kind = kindOf(code, m_file);
    const QString text = QStringLiteral("the database reports: %1").arg(core::singleLine(error.databaseText(), 200));
    return {kind, text, m_file, adviceFor(kind)};
}

} // namespace clouddesk::storage
