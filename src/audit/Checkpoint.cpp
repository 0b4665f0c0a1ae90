// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/Checkpoint.h"

#include "core/Paths.h"
#include "crypto/Digest.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace clouddesk::audit {

namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

constexpr qsizetype blockSize = 512;
constexpr qsizetype codeSize = 64;

// Numbers as text: JSON's are floating point.
QByteArray toText(const Checkpoint& checkpoint)
{
    const QJsonObject object{{QStringLiteral("sequence"), QString::number(checkpoint.sequence)},
                             {QStringLiteral("code"), QString::fromLatin1(checkpoint.code.toHex())},
                             {QStringLiteral("broken_at"), QString::number(checkpoint.brokenAt)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Checkpoint fromText(const QByteArray& text)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    Checkpoint checkpoint;
    checkpoint.sequence = object.value(QStringLiteral("sequence")).toString().toLongLong();
    checkpoint.code = QByteArray::fromHex(object.value(QStringLiteral("code")).toString().toLatin1());
    checkpoint.brokenAt = object.value(QStringLiteral("broken_at")).toString().toLongLong();
    return checkpoint;
}

} // namespace

CheckpointFile::CheckpointFile(const QString& path, core::Secret key)
    : m_path(path)
    , m_key(std::move(key))
{
}

Result<Checkpoint> CheckpointFile::load() const
{
    QFile file(m_path);
    if (!file.exists())
        return fail(ErrorCode::NotFound, QStringLiteral("the audit log's checkpoint is missing"), m_path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::InputOutputFailed, file.errorString(), m_path);
    const QByteArray block = file.read(blockSize + 1);
    const QByteArrayList lines = block.split('\n');
    const bool isGenuine = block.size() == blockSize && lines.size() == 3 && lines[2].isEmpty() &&
                           crypto::constantTimeEquals(QByteArray::fromHex(lines[1]), codeFor(lines[0]));
    if (!isGenuine)
        return fail(ErrorCode::AuditDamaged,
                    QStringLiteral("the audit log's checkpoint was changed, or belongs to another log"), m_path);
    return fromText(lines[0]);
}

Result<void> CheckpointFile::store(const Checkpoint& checkpoint) const
{
    const QByteArray text = toText(checkpoint).leftJustified(blockSize - codeSize - 2);
    const QByteArray block = text + '\n' + codeFor(text).toHex() + '\n';
    const core::UniqueFd file(open(m_path.toLocal8Bit().constData(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!file.isValid() && errno == ENOENT)
        return core::writePrivateFile(m_path, block);
    if (!file.isValid())
        return fail(core::fromErrno(errno, QStringLiteral("cannot write the audit log's checkpoint"), m_path));
    return overwrite(file, block);
}

Result<void> CheckpointFile::overwrite(const core::UniqueFd& file, const QByteArray& block) const
{
    const ssize_t written = pwrite(file.get(), block.constData(), static_cast<std::size_t>(block.size()), 0);
    if (written == block.size() && ftruncate(file.get(), block.size()) == 0 && fdatasync(file.get()) == 0)
        return {};
    // A short write sets no number; it is what a full disk does.
    const int number = written >= 0 && written < block.size() ? ENOSPC : errno;
    return fail(core::fromErrno(number, QStringLiteral("cannot write the audit log's checkpoint"), m_path));
}

Result<core::UniqueFd> CheckpointFile::lock() const
{
    const QString path = m_path + QStringLiteral(".lock");
    core::UniqueFd file(open(path.toLocal8Bit().constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file.isValid())
        return fail(core::fromErrno(errno, QStringLiteral("cannot open the lock file"), path));
    while (flock(file.get(), LOCK_EX) != 0) {
        if (errno != EINTR)
            return fail(core::fromErrno(errno, QStringLiteral("cannot lock"), path));
    }
    return file;
}

// The prefix keeps a record's code from ever being taken for a checkpoint's.
QByteArray CheckpointFile::codeFor(const QByteArray& content) const
{
    return crypto::hmacSha256(m_key, "CloudDesk audit checkpoint\n" + content);
}

} // namespace clouddesk::audit
