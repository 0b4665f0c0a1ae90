// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/FileKeySource.h"

#include "core/Ids.h"
#include "core/UniqueFd.h"
#include "vault/KeyText.h"

#include <QFileInfo>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace clouddesk::vault {

namespace {

using core::ErrorCode;
using core::fail;
using core::Result;
using core::Secret;
using core::Task;

// Far more than a key with white space around it.
constexpr std::size_t maximumFileSize = 4096;

Result<Secret> readAll(int file, const QString& path)
{
    Secret text = Secret::ofSize(maximumFileSize);
    const ssize_t size = ::read(file, text.data(), text.size());
    if (size < 0)
        return fail(core::fromErrno(errno, QStringLiteral("cannot read the key file"), path));
    if (size == 0)
        return fail(ErrorCode::KeyUnavailable, QStringLiteral("the key file is empty"), path,
                    QStringLiteral("put the key back from a copy"));
    text.truncate(static_cast<std::size_t>(size));
    return text;
}

// Gives the file its name only if nothing has that name.
Result<void> renameToNew(const QString& from, const QString& to)
{
    const QByteArray source = from.toLocal8Bit();
    if (link(source.constData(), to.toLocal8Bit().constData()) != 0) {
        const int number = errno;
        unlink(source.constData());
        if (number == EEXIST)
            return fail(ErrorCode::AlreadyExists, QStringLiteral("there is a key already"), to);
        return fail(core::fromErrno(number, QStringLiteral("cannot create the key file"), to));
    }
    unlink(source.constData());
    return core::syncFolder(QFileInfo(to).absolutePath());
}

} // namespace

FileKeySource::FileKeySource(const QString& file, Owner owner)
    : m_file(file)
    , m_owner(owner)
{
}

QString FileKeySource::description() const
{
    return (m_owner == Owner::Program ? QStringLiteral("key file %1") : QStringLiteral("file %1")).arg(m_file);
}

QString FileKeySource::kind() const
{
    return m_owner == Owner::Program ? QStringLiteral("key_file") : QStringLiteral("environment");
}

QString FileKeySource::lockFile() const
{
    return m_owner == Owner::Program ? m_file + QStringLiteral(".lock") : QString();
}

Task<Secret> FileKeySource::load(Slot slot)
{
    co_return read(pathOf(slot));
}

Task<void> FileKeySource::store(Slot slot, Secret key)
{
    if (!isWritable())
        co_return fail(ErrorCode::Unsupported, QStringLiteral("an administrator provides this key"), m_file);
    co_return write(slot, key);
}

Task<void> FileKeySource::promote()
{
    const QString next = pathOf(Slot::Next);
    if (rename(next.toLocal8Bit().constData(), m_file.toLocal8Bit().constData()) != 0)
        co_return fail(core::fromErrno(errno, QStringLiteral("cannot make the next key the current one"), next));
    co_return core::syncFolder(QFileInfo(m_file).absolutePath());
}

Task<void> FileKeySource::discard()
{
    if (!isWritable())
        co_return fail(ErrorCode::Unsupported, QStringLiteral("an administrator provides this key"), m_file);
    for (const Slot slot : {Slot::Next, Slot::Current}) {
        const QString path = pathOf(slot);
        if (unlink(path.toLocal8Bit().constData()) != 0 && errno != ENOENT)
            co_return fail(core::fromErrno(errno, QStringLiteral("cannot remove the key file"), path));
    }
    co_return core::syncFolder(QFileInfo(m_file).absolutePath());
}

QString FileKeySource::pathOf(Slot slot) const
{
    return slot == Slot::Current ? m_file : m_file + QStringLiteral(".next");
}

Result<Secret> FileKeySource::read(const QString& path) const
{
    // Not blocking, because a pipe of that name would keep the program waiting for a writer.
    const core::UniqueFd file(open(path.toLocal8Bit().constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file.isValid() && errno == ENOENT)
        return fail(ErrorCode::NotFound, QStringLiteral("there is no key file"), path);
    if (!file.isValid() && errno == ELOOP)
        return fail(ErrorCode::KeyUnavailable, QStringLiteral("the key file is a symbolic link, which is not safe"),
                    path, QStringLiteral("put the file itself there"));
    if (!file.isValid())
        return fail(ErrorCode::KeyUnavailable,
                    core::fromErrno(errno, QStringLiteral("cannot open the key file"), {}).text, path);
    if (auto safe = requireSafe(file.get(), path); !safe)
        return fail(safe);
    const Result<Secret> text = readAll(file.get(), path);
    if (!text)
        return fail(text);
    return fromKeyText(*text, path);
}

Result<void> FileKeySource::requireSafe(int file, const QString& path) const
{
    struct stat status = {};
    if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode))
        return fail(ErrorCode::KeyUnavailable, QStringLiteral("this is not a file"), path);
    const bool isRoots = m_owner == Owner::Administrator && status.st_uid == 0;
    if (status.st_uid != geteuid() && !isRoots)
        return fail(ErrorCode::KeyUnavailable, QStringLiteral("the key file belongs to another user"), path,
                    QStringLiteral("run: chown %1 '%2'").arg(geteuid()).arg(path));
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return fail(ErrorCode::KeyUnavailable, QStringLiteral("other users may read the key file"), path,
                    QStringLiteral("run: chmod 600 '%1', and rotate the key, since others may have read it").arg(path));
    return {};
}

Result<void> FileKeySource::write(Slot slot, const Secret& key) const
{
    const Secret text = toKeyText(key);
    const QByteArray content = QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()));
    const QString path = pathOf(slot);
    if (slot == Slot::Next)
        return core::writePrivateFile(path, content);
    const QString temporary = path + QLatin1Char('.') + core::newId();
    if (auto written = core::writePrivateFile(temporary, content); !written)
        return written;
    return renameToNew(temporary, path);
}

std::unique_ptr<MasterKeySource> makeEnvironmentKeySource(const QString& file)
{
    return std::make_unique<FileKeySource>(file, FileKeySource::Owner::Administrator);
}

std::unique_ptr<MasterKeySource> makeFileKeySource(const QString& file)
{
    return std::make_unique<FileKeySource>(file, FileKeySource::Owner::Program);
}

} // namespace clouddesk::vault
