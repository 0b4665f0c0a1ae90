// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Paths.h"

#include "core/UniqueFd.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace clouddesk::core {

namespace {

Result<void> requireOurs(const QString& path)
{
    struct stat status = {};
    const QByteArray name = path.toLocal8Bit();
    if (lstat(name.constData(), &status) != 0)
        return fail(fromErrno(errno, QStringLiteral("cannot look at the folder"), path));
    if (!S_ISDIR(status.st_mode))
        return fail(ErrorCode::InputOutputFailed, QStringLiteral("is not a folder"), path);
    if (status.st_uid != geteuid())
        return fail(ErrorCode::PermissionDenied, QStringLiteral("the folder belongs to another user"), path);
    if ((status.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        return fail(ErrorCode::PermissionDenied, QStringLiteral("others may write to the folder"), path,
                    QStringLiteral("run: chmod go-w '%1'").arg(path));
    return {};
}

QString runtimeDirectoryFor(const QString& data)
{
    const QString base = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const auto hash = QCryptographicHash::hash(data.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    if (!base.isEmpty() && QFileInfo(base).isWritable())
        return QStringLiteral("%1/clouddesk-%2").arg(base, QString::fromLatin1(hash));
    QString below = data + QStringLiteral("/run");
    // sun_path holds 108 bytes; a socket's own name needs some of them.
    if (below.toLocal8Bit().size() <= 70)
        return below;
    return QStringLiteral("/tmp/clouddesk-%1-%2").arg(geteuid()).arg(QString::fromLatin1(hash));
}

Result<void> writeAll(int fd, const QByteArray& content, const QString& path)
{
    qsizetype written = 0;
    while (written < content.size()) {
        const ssize_t count =
            pwrite(fd, content.constData() + written, static_cast<size_t>(content.size() - written), written);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return fail(fromErrno(errno, QStringLiteral("cannot write"), path));
        written += count;
    }
    if (fsync(fd) != 0)
        return fail(fromErrno(errno, QStringLiteral("cannot write"), path));
    return {};
}

} // namespace

QString Paths::chosen(const QString& dataDirectory)
{
    if (!dataDirectory.isEmpty())
        return QDir(dataDirectory).absolutePath();
    const QString fromEnvironment = qEnvironmentVariable("CLOUDDESK_DATA_DIR");
    if (!fromEnvironment.isEmpty())
        return QDir(fromEnvironment).absolutePath();
    // Where the home folder is "/", this begins with two slashes, and the same file would have two names.
    return QDir::cleanPath(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                           QStringLiteral("/clouddesk"));
}

Result<Paths> Paths::open(const QString& dataDirectory)
{
    Paths paths;
    paths.m_data = chosen(dataDirectory);
    paths.m_runtime = runtimeDirectoryFor(paths.m_data);
    for (const QString& folder : {paths.m_data, paths.logDirectory(), paths.m_runtime}) {
        if (auto made = makePrivateDirectory(folder); !made)
            return fail(made);
        if (auto ours = requireOurs(folder); !ours)
            return fail(ours);
    }
    return paths;
}

QString Paths::settingsFile(const QString& dataDirectory)
{
    return dataDirectory + QStringLiteral("/settings.json");
}

QString Paths::databaseFile() const
{
    return m_data + QStringLiteral("/clouddesk.db");
}

QString Paths::masterKeyFile() const
{
    return m_data + QStringLiteral("/master.key");
}

QString Paths::sealedKeyFile() const
{
    return m_data + QStringLiteral("/master.key.sealed");
}

QString Paths::auditCheckpointFile() const
{
    return m_data + QStringLiteral("/audit.checkpoint");
}

QString Paths::logDirectory() const
{
    return m_data + QStringLiteral("/logs");
}

QString Paths::runtimeDirectory() const
{
    return m_runtime;
}

Result<void> makePrivateDirectory(const QString& path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return {};
    const QString parent = info.dir().absolutePath();
    if (parent != path) {
        if (auto made = makePrivateDirectory(parent); !made)
            return made;
    }
    if (mkdir(path.toLocal8Bit().constData(), 0700) != 0 && errno != EEXIST)
        return fail(fromErrno(errno, QStringLiteral("cannot create the folder"), path));
    // Who may write into a folder but not look into it cannot do this; the folder is there all the same.
    const Result<void> synced = syncFolder(parent);
    return synced || synced.error().code == ErrorCode::PermissionDenied ? Result<void>() : synced;
}

Result<void> syncFolder(const QString& folder)
{
    const UniqueFd opened(open(folder.toLocal8Bit().constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    // Some file systems know no such thing for folders (EINVAL).
    if (!opened.isValid() || (fsync(opened.get()) != 0 && errno != EINVAL))
        return fail(fromErrno(errno, QStringLiteral("cannot write the folder"), folder));
    return {};
}

Result<void> writePrivateFile(const QString& path, const QByteArray& content)
{
    const QString temporary = path + QStringLiteral(".new.%1").arg(getpid());
    const QByteArray temporaryName = temporary.toLocal8Bit();
    unlink(temporaryName.constData());
    const UniqueFd file(open(temporaryName.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file.isValid())
        return fail(fromErrno(errno, QStringLiteral("cannot create"), temporary));
    if (auto written = writeAll(file.get(), content, path); !written) {
        unlink(temporaryName.constData());
        return written;
    }
    if (rename(temporaryName.constData(), path.toLocal8Bit().constData()) != 0) {
        const int number = errno;
        unlink(temporaryName.constData());
        return fail(fromErrno(number, QStringLiteral("cannot replace"), path));
    }
    return syncFolder(QFileInfo(path).absolutePath());
}

Result<QString> setAside(const QString& path)
{
    QString aside = path + QStringLiteral(".damaged");
    for (int number = 2; QFileInfo::exists(aside); ++number)
        aside = QStringLiteral("%1.damaged-%2").arg(path).arg(number);
    QFile damaged(path);
    if (!damaged.rename(aside))
        return fail(ErrorCode::InputOutputFailed, damaged.errorString(), path);
    return aside;
}

Error fromErrno(int number, const QString& what, const QString& where)
{
    ErrorCode code = ErrorCode::InputOutputFailed;
    if (number == ENOENT)
        code = ErrorCode::NotFound;
    else if (number == EACCES || number == EPERM || number == EROFS)
        code = ErrorCode::PermissionDenied;
    else if (number == ENOSPC || number == EDQUOT)
        code = ErrorCode::DiskFull;
    return Error{code, QStringLiteral("%1 (%2)").arg(what, QString::fromLocal8Bit(std::strerror(number))), where, {}};
}

} // namespace clouddesk::core
