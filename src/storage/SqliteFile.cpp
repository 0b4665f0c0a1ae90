// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/SqliteFile.h"

#include "core/Ids.h"
#include "core/Paths.h"
#include "core/UniqueFd.h"
#include "storage/Migrations.h"

#include <QFileInfo>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace clouddesk::storage {

namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

std::unexpected<core::Error> damaged(const QString& text, const QString& file)
{
    return fail(ErrorCode::DatabaseDamaged, text, file,
                QStringLiteral("put a backup of the file in its place, or move its whole folder away to begin anew"));
}

// The files that SQLite keeps beside the database (sqlite.org/tempfiles.html).
QStringList companions(const QString& file)
{
    return {file + QStringLiteral("-wal"), file + QStringLiteral("-shm")};
}

Result<core::UniqueFd> createEmpty(const QString& file)
{
    core::UniqueFd created(
        open(file.toLocal8Bit().constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!created.isValid() || fchmod(created.get(), 0600) != 0)
        return fail(core::fromErrno(errno, QStringLiteral("cannot create the database"), file));
    return created;
}

Result<void> fill(const QString& file, const std::vector<Migration>& migrations)
{
    auto connection = SqliteConnection::open(file, SqliteConnection::Mode::Write);
    if (!connection)
        return fail(connection);
    if (auto migrated = migrate(**connection, migrations); !migrated)
        return migrated;
    // The file gets its name without its journal.
    return (*connection)->emptyJournal();
}

void removeAll(const QString& file)
{
    unlink(file.toLocal8Bit().constData());
    for (const QString& companion : companions(file))
        unlink(companion.toLocal8Bit().constData());
}

// Gives the complete file its name, unless another program was faster; both are fine.
Result<void> publish(const QString& temporary, const QString& file)
{
    const QByteArray from = temporary.toLocal8Bit();
    const QByteArray to = file.toLocal8Bit();
    const bool renamed = renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_NOREPLACE) == 0;
    if (!renamed && errno != EEXIST && link(from.constData(), to.constData()) != 0 && errno != EEXIST)
        return fail(core::fromErrno(errno, QStringLiteral("cannot create the database"), file));
    return core::syncFolder(QFileInfo(file).absolutePath());
}

Result<void> create(const QString& file, const std::vector<Migration>& migrations)
{
    if (QFileInfo(companions(file).front()).size() > 0)
        return damaged(QStringLiteral("the database is missing, but the journal beside it is not empty"), file);
    const QString temporary = QStringLiteral("%1.new.%2").arg(file, core::newId());
    if (auto created = createEmpty(temporary); !created)
        return fail(created);
    Result<void> done = fill(temporary, migrations);
    if (done)
        done = publish(temporary, file);
    removeAll(temporary);
    return done;
}

Result<void> requireHeader(const QString& file)
{
    const core::UniqueFd opened(open(file.toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC));
    if (!opened.isValid())
        return fail(core::fromErrno(errno, QStringLiteral("cannot open the database"), file));
    struct stat status = {};
    if (fstat(opened.get(), &status) != 0 || !S_ISREG(status.st_mode))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("is not a file"), file);
    if (status.st_size == 0)
        return damaged(QStringLiteral("the database file is empty: it was cut"), file);
    // sqlite.org/fileformat2.html, section 1.3
    constexpr QByteArrayView magic("SQLite format 3\0", 16);
    char head[16] = {};
    if (pread(opened.get(), head, sizeof(head), 0) != sizeof(head) || QByteArrayView(head, sizeof(head)) != magic)
        return damaged(QStringLiteral("this file is not a database"), file);
    return {};
}

Result<void> inspect(const QString& file, const std::vector<Migration>& migrations)
{
    auto connection = SqliteConnection::open(file, SqliteConnection::Mode::Inspect);
    if (!connection)
        return fail(connection);
    const Result<bool> isOurs = (*connection)->hasVersionTable();
    if (!isOurs)
        return fail(isOurs);
    if (!*isOurs)
        return damaged(QStringLiteral("this database is not one of CloudDesk's"), file);
    const Result<int> version = schemaVersion(**connection);
    if (!version)
        return fail(version);
    if (auto known = requireKnownVersion(*version, migrations); !known)
        return fail(known.error().at(file));
    return (*connection)->quickCheck();
}

Result<void> makePrivate(const QString& file)
{
    for (const QString& each : QStringList{file} + companions(file)) {
        if (chmod(each.toLocal8Bit().constData(), 0600) != 0 && errno != ENOENT)
            return fail(core::fromErrno(errno, QStringLiteral("cannot make the file private"), each));
    }
    return {};
}

} // namespace

Result<void> prepareSqliteFile(const QString& file, const std::vector<Migration>& migrations)
{
    if (!QFileInfo::exists(file)) {
        if (auto created = create(file, migrations); !created)
            return created;
    }
    if (auto sound = requireHeader(file); !sound)
        return sound;
    if (auto inspected = inspect(file, migrations); !inspected)
        return inspected;
    return makePrivate(file);
}

} // namespace clouddesk::storage
