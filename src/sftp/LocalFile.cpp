// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sftp/LocalFile.h"

#include "core/Paths.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <climits>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace clouddesk::ssh {

using core::ErrorCode;
using core::fail;
using core::fromErrno;
using core::Result;

namespace {

Result<std::size_t> readFully(int file, quint64 offset, std::span<char> target, const QString& path)
{
    std::size_t done = 0;
    while (done < target.size()) {
        const ssize_t count =
            pread(file, target.data() + done, target.size() - done, static_cast<off_t>(offset + done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return fail(fromErrno(errno, QStringLiteral("cannot read the file"), path));
        if (count == 0)
            break;
        done += static_cast<std::size_t>(count);
    }
    return done;
}

bool isSame(const timespec& left, const timespec& right)
{
    return left.tv_sec == right.tv_sec && left.tv_nsec == right.tv_nsec;
}

// The umask cannot be asked for without changing it for the whole process; the kernel also shows it here (proc(5)).
quint32 currentUmask()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (status.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : status.readAll().split('\n')) {
            if (line.startsWith("Umask:"))
                return line.mid(6).trimmed().toUInt(nullptr, 8);
        }
    }
    return 077;
}

} // namespace

QByteArray partPathOf(const QByteArray& path)
{
    const QByteArray suffix = partSuffix;
    const qsizetype nameAt = path.lastIndexOf('/') + 1;
    if (path.size() - nameAt + suffix.size() <= NAME_MAX)
        return path + suffix;
    // Not within a character: some file systems refuse what is not UTF-8.
    qsizetype end = nameAt + NAME_MAX - suffix.size();
    while (end > nameAt && (static_cast<uchar>(path[end]) & 0xC0U) == 0x80U)
        --end;
    return path.left(end) + suffix;
}

Result<LocalSource> LocalSource::open(const QString& path)
{
    LocalSource source;
    source.m_path = path;
    // Without O_NONBLOCK a pipe would be waited for.
    source.m_file = core::UniqueFd(
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
    if (!source.m_file.isValid() && errno == ELOOP)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("is a symbolic link"), path,
                    QStringLiteral("name the file that it points to"));
    if (!source.m_file.isValid() || fstat(source.m_file.get(), &source.m_status) != 0)
        return fail(fromErrno(errno, QStringLiteral("cannot read the file"), path));
    if (S_ISDIR(source.m_status.st_mode))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("is a folder; only single files are transferred"), path,
                    QStringLiteral("pack it first, for example with tar"));
    if (!S_ISREG(source.m_status.st_mode))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("is not a regular file"), path);
    posix_fadvise(source.m_file.get(), 0, 0, POSIX_FADV_SEQUENTIAL);
    return source;
}

Result<std::size_t> LocalSource::readAt(quint64 offset, std::span<char> target) const
{
    return readFully(m_file.get(), offset, target, m_path);
}

Result<void> LocalSource::checkUnchanged() const
{
    struct stat now = {};
    if (fstat(m_file.get(), &now) != 0)
        return fail(fromErrno(errno, QStringLiteral("cannot read the file"), m_path));
    if (now.st_size != m_status.st_size || !isSame(now.st_mtim, m_status.st_mtim))
        return fail(ErrorCode::Conflict, QStringLiteral("the file changed while it was transferred"), m_path,
                    QStringLiteral("try again when nothing writes to it"));
    return {};
}

Result<LocalPart> LocalPart::openFolder(const QString& target)
{
    LocalPart part;
    part.m_target = target;
    const QFileInfo info(target);
    part.m_name = QFile::encodeName(info.fileName());
    part.m_partName = partPathOf(part.m_name);
    if (part.m_name.isEmpty() || part.m_name == "." || part.m_name == "..")
        return fail(ErrorCode::InvalidArgument, QStringLiteral("is not the name of a file"), target);
    part.m_folder =
        core::UniqueFd(::open(QFile::encodeName(info.path()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!part.m_folder.isValid())
        return fail(fromErrno(errno, QStringLiteral("cannot open the folder"), info.path()));
    if (auto checked = part.checkTarget(); !checked)
        return fail(checked);
    return part;
}

Result<LocalPart> LocalPart::open(const QString& target)
{
    auto part = openFolder(target);
    if (!part)
        return part;
    if (auto opened = part->openPart(); !opened)
        return fail(opened);
    return part;
}

Result<LocalPart> LocalPart::openTarget(const QString& target)
{
    auto part = openFolder(target);
    if (!part)
        return part;
    part->m_isTarget = true;
    part->m_partName = part->m_name;
    part->m_file = core::UniqueFd(openat(part->m_folder.get(), part->m_name.constData(),
                                         O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
    struct stat status = {};
    if (!part->m_file.isValid() || fstat(part->m_file.get(), &status) != 0)
        return fail(fromErrno(errno, QStringLiteral("cannot write the file"), target));
    if (!S_ISREG(status.st_mode))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("is not a regular file"), target);
    if (auto locked = part->lock(); !locked)
        return fail(locked);
    part->m_size = static_cast<quint64>(status.st_size);
    part->m_modifiedAt = status.st_mtim.tv_sec;
    return part;
}

Result<void> LocalPart::checkTarget()
{
    struct stat status = {};
    if (fstatat(m_folder.get(), m_name.constData(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
        if (errno == ENOENT)
            return {};
        return fail(fromErrno(errno, QStringLiteral("cannot look at the file"), m_target));
    }
    if (S_ISDIR(status.st_mode))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("is a folder"), m_target,
                    QStringLiteral("end the path with / to write into it"));
    if (S_ISLNK(status.st_mode))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("is a symbolic link"), m_target,
                    QStringLiteral("name the file that it points to"));
    if (!S_ISREG(status.st_mode))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("is not a regular file"), m_target);
    m_formerPermissions = status.st_mode & 0777;
    return {};
}

// Takes over what an earlier transfer left, if it is a file of ours that has no other name.
Result<void> LocalPart::openPart()
{
    m_file = core::UniqueFd(
        openat(m_folder.get(), m_partName.constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
    struct stat status = {};
    if (!m_file.isValid() || fstat(m_file.get(), &status) != 0 || !S_ISREG(status.st_mode) || status.st_nlink != 1 ||
        status.st_uid != geteuid())
        return createPart();
    if (auto locked = lock(); !locked)
        return locked;
    m_size = static_cast<quint64>(status.st_size);
    m_modifiedAt = status.st_mtim.tv_sec;
    return {};
}

Result<void> LocalPart::createPart()
{
    unlinkat(m_folder.get(), m_partName.constData(), 0);
    m_file = core::UniqueFd(
        openat(m_folder.get(), m_partName.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!m_file.isValid())
        return fail(fromErrno(errno, QStringLiteral("cannot create the file"), m_target));
    return lock();
}

Result<void> LocalPart::lock()
{
    if (flock(m_file.get(), LOCK_EX | LOCK_NB) != 0)
        return fail(ErrorCode::Conflict, QStringLiteral("another transfer to this file is under way"), m_target);
    return {};
}

Result<std::size_t> LocalPart::readAt(quint64 offset, std::span<char> target) const
{
    return readFully(m_file.get(), offset, target, m_target);
}

Result<void> LocalPart::writeAt(quint64 offset, QByteArrayView bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t count = pwrite(m_file.get(), bytes.data() + done, static_cast<size_t>(bytes.size() - done),
                                     static_cast<off_t>(offset) + done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return fail(fromErrno(errno, QStringLiteral("cannot write the file"), m_target)
                            .advising(errno == ENOSPC
                                          ? QStringLiteral("make room and try again; what has arrived is kept")
                                          : QString()));
        done += count;
    }
    startWriteback(offset + static_cast<quint64>(bytes.size()));
    return {};
}

// The disk begins while more comes in, so that finish() has little left to wait for.
void LocalPart::startWriteback(quint64 written)
{
    constexpr quint64 piece = quint64(8) * 1024 * 1024;
    if (written < m_writebackFrom + piece)
        return;
    sync_file_range(m_file.get(), static_cast<off_t>(m_writebackFrom), static_cast<off_t>(written - m_writebackFrom),
                    SYNC_FILE_RANGE_WRITE);
    m_writebackFrom = written;
}

Result<void> LocalPart::clear()
{
    m_size = 0;
    if (ftruncate(m_file.get(), 0) != 0 || fchmod(m_file.get(), 0600) != 0)
        return fail(fromErrno(errno, QStringLiteral("cannot write the file"), m_target));
    return {};
}

void LocalPart::discard()
{
    struct stat now = {};
    if (m_isTarget && fstat(m_file.get(), &now) == 0 && static_cast<quint64>(now.st_size) > m_size)
        std::ignore = ftruncate(m_file.get(), static_cast<off_t>(m_size));
    else if (!m_isTarget && isInPlace())
        unlinkat(m_folder.get(), m_partName.constData(), 0);
}

Result<void> LocalPart::finish(quint32 permissions)
{
    const quint32 mode = m_formerPermissions.value_or(permissions & 0777 & ~currentUmask());
    if (fsync(m_file.get()) != 0)
        return fail(fromErrno(errno, QStringLiteral("cannot write the file"), m_target));
    if (!isInPlace())
        return fail(ErrorCode::Conflict, QStringLiteral("somebody else moved the unfinished file away"), m_target);
    if (m_isTarget)
        return {};
    // The permissions last: nobody else is to read the file under its unfinished name while the disk is waited for.
    if (fchmod(m_file.get(), mode) != 0)
        return fail(fromErrno(errno, QStringLiteral("cannot set the file's permissions"), m_target));
    if (renameat(m_folder.get(), m_partName.constData(), m_folder.get(), m_name.constData()) != 0)
        return fail(fromErrno(errno, QStringLiteral("cannot put the file in its place"), m_target));
    fsync(m_file.get());
    fsync(m_folder.get());
    return {};
}

bool LocalPart::isInPlace() const
{
    struct stat ours = {};
    struct stat there = {};
    return fstat(m_file.get(), &ours) == 0 &&
           fstatat(m_folder.get(), m_partName.constData(), &there, AT_SYMLINK_NOFOLLOW) == 0 &&
           ours.st_ino == there.st_ino && ours.st_dev == there.st_dev;
}

} // namespace clouddesk::ssh
