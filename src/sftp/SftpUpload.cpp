// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sftp/SftpUpload.h"

namespace clouddesk::ssh {

using core::Error;
using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

// With less than this left, what the server calls a failure is a full disk.
constexpr quint64 fullBelow = quint64(1024) * 1024;

// What an unfinished file has whose final permissions are set at the end.
constexpr quint32 ownerOnly = 0600;

QString shown(const QByteArray& path)
{
    return core::singleLine(QString::fromUtf8(path), 200);
}

} // namespace

Result<quint64> SftpUpload::run(const QString& localPath, const QByteArray& remotePath, SftpStart start)
{
    m_path = remotePath;
    m_isAtTarget = start == SftpStart::AtTarget;
    m_partPath = m_isAtTarget ? remotePath : partPathOf(remotePath);
    auto source = LocalSource::open(localPath);
    if (!source)
        return fail(source);
    m_source.emplace(std::move(*source));
    m_total = m_source->size();
    const auto found = m_session.linkStats({m_path, m_partPath});
    if (!found)
        return fail(found);
    if (auto checked = checkTarget(found->front()); !checked)
        return fail(checked);
    auto opened = m_isAtTarget ? openTarget(found->front()) : openPart(found->back(), start);
    if (!opened)
        return fail(explained(opened.error()));

    SftpHandle handle(m_session, *opened);
    auto done = transfer(handle.bytes());
    if (done)
        done = m_source->checkUnchanged();
    if (!done)
        m_session.channel().abandon();
    if (!done && done.error().code == ErrorCode::Conflict)
        undo(handle.bytes());
    if (done)
        done = finish(handle);
    if (!done)
        return fail(explained(done.error()));
    return m_total;
}

Result<bool> SftpUpload::canContinue(const QString& localPath, const QByteArray& remotePath)
{
    m_path = m_partPath = remotePath;
    auto source = LocalSource::open(localPath);
    if (!source)
        return fail(source);
    m_source.emplace(std::move(*source));
    m_total = m_source->size();
    const auto target = m_session.linkStat(remotePath);
    if (!mayBeBeginning(target))
        return false;
    auto opened = m_session.openFile(remotePath, SftpRead);
    if (!opened)
        return fail(opened);
    const SftpHandle handle(m_session, *opened);
    return isBeginning(handle.bytes(), *target->size);
}

bool SftpUpload::mayBeBeginning(const Result<SftpAttributes>& file) const
{
    return file && file->isRegular() && file->size.value_or(0) > 0 && *file->size <= m_total;
}

// The source is another now: what was made of it goes.
void SftpUpload::undo(const QByteArray& handle)
{
    if (m_isAtTarget)
        std::ignore = m_session.setSize(handle, m_path, m_from);
    else
        std::ignore = m_session.remove(m_partPath);
}

Result<void> SftpUpload::checkTarget(const Result<SftpAttributes>& target)
{
    if (!target && target.error().code == ErrorCode::NotFound)
        return {};
    if (!target)
        return fail(target);
    if (target->isDirectory())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("is a folder"), shown(m_path),
                    QStringLiteral("end the path with / to write into it"));
    if (target->isLink())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("is a symbolic link"), shown(m_path),
                    QStringLiteral("name the file that it points to"));
    if (target->permissions && !target->isRegular())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("is not a regular file"), shown(m_path));
    if (target->permissions)
        m_permissions = *target->permissions & 0777;
    return {};
}

// The target itself, to write on where it ends.
Result<QByteArray> SftpUpload::openTarget(const Result<SftpAttributes>& target)
{
    const Error other{ErrorCode::Conflict,
                      QStringLiteral("is not the beginning of the file that is to go on there"),
                      shown(m_path),
                      {}};
    if (!mayBeBeginning(target))
        return fail(other);
    m_permissions.reset();
    auto handle = m_session.openFile(m_path, SftpRead | SftpWrite);
    if (!handle)
        return handle;
    auto beginning = isBeginning(*handle, *target->size);
    if (!beginning || !*beginning) {
        m_session.forgetFile(*handle);
        return fail(beginning ? other : beginning.error());
    }
    m_from = m_sent = m_acked = *target->size;
    return handle;
}

Result<QByteArray> SftpUpload::openPart(const Result<SftpAttributes>& former, SftpStart start)
{
    if (former && start == SftpStart::AtPart) {
        auto opened = openFormerPart(*former);
        if (!opened || !opened->isEmpty())
            return opened;
    }
    if (former) {
        if (auto removed = m_session.remove(m_partPath); !removed && removed.error().code != ErrorCode::NotFound)
            return fail(removed);
    }
    // Exclusively, so that no link of somebody else's is written through. The permissions of a file that is new there
    // are given now, as only now does the server's umask apply.
    const quint32 permissions = m_permissions ? ownerOnly : m_source->permissions();
    return m_session.openFile(m_partPath, SftpWrite | SftpCreate | SftpExclusive, permissions);
}

// What an earlier transfer left, if it can be gone on with; else an empty handle.
Result<QByteArray> SftpUpload::openFormerPart(const SftpAttributes& former)
{
    if (!mayBeBeginning(former) || static_cast<qint64>(former.modificationTime.value_or(0)) < m_source->modifiedAt())
        return QByteArray();
    auto home = m_session.stat(".");
    if (!home || !home->owner || home->owner != former.owner)
        return QByteArray();
    auto handle = m_session.openFile(m_partPath, SftpRead | SftpWrite);
    if (!handle)
        return QByteArray();
    auto beginning = isBeginning(*handle, *former.size);
    if (!beginning) {
        m_session.forgetFile(*handle);
        return fail(beginning);
    }
    if (!*beginning) {
        if (auto closed = m_session.closeFile(*handle, m_partPath); !closed)
            return fail(closed);
        return QByteArray();
    }
    if (auto kept = keepPrivate(*handle, former.permissions.value_or(0) & 0777); !kept) {
        m_session.forgetFile(*handle);
        return fail(kept);
    }
    m_sent = m_acked = *former.size;
    return handle;
}

// The earlier transfer may have created its part when the target, or the source, was for more people.
Result<void> SftpUpload::keepPrivate(const QByteArray& handle, quint32 permissions)
{
    if (!m_permissions && (permissions & ~m_source->permissions()) == 0)
        return {};
    m_permissions = m_permissions.value_or(permissions & m_source->permissions());
    return m_session.setPermissions(handle, m_partPath, ownerOnly);
}

Result<bool> SftpUpload::isBeginning(const QByteArray& handle, quint64 size)
{
    const auto ranges = sftpSamples(size);
    auto theirs = m_session.readRanges(handle, m_partPath, ranges);
    if (!theirs)
        return fail(theirs);
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        QByteArray ours(ranges[i].length, Qt::Uninitialized);
        auto count = m_source->readAt(ranges[i].offset, {ours.data(), ranges[i].length});
        if (!count)
            return fail(count);
        if (*count != ranges[i].length || ours != (*theirs)[i])
            return false;
    }
    return true;
}

Result<void> SftpUpload::transfer(const QByteArray& handle)
{
    m_report(m_acked, m_total);
    bool isMore = true;
    while (isMore || !m_pending.empty()) {
        const bool wantsRoom = isMore && m_sent - m_acked < sftpWindowBytes && m_pending.size() < sftpWindowRequests;
        auto reply = m_session.channel().step(wantsRoom);
        if (!reply)
            return fail(Error(reply.error()).at(shown(m_path)));
        if (*reply) {
            if (auto taken = take(**reply); !taken)
                return taken;
            continue;
        }
        auto sent = send(handle);
        if (!sent)
            return fail(sent);
        isMore = *sent;
    }
    return {};
}

// Queues the next piece; false if there is none.
Result<bool> SftpUpload::send(const QByteArray& handle)
{
    const auto target = m_session.channel().prepareWrite(handle, m_session.writeBytes());
    auto count = m_source->readAt(m_sent, target);
    if (!count)
        return fail(count);
    if (*count == 0)
        return false;
    const auto length = static_cast<quint32>(*count);
    m_pending.emplace(m_session.channel().queueWrite(handle, m_sent, length), length);
    m_sent += length;
    // Files below /proc have no size; any other that is longer than it was is being written to.
    const quint64 limit = m_total == 0 ? sftpUnannouncedLimit : m_total;
    if (m_sent > limit)
        return fail(ErrorCode::Conflict, QStringLiteral("the file grew while it was transferred"), shown(m_path));
    return true;
}

Result<void> SftpUpload::take(const SftpReply& reply)
{
    const auto found = m_pending.find(reply.id);
    if (found == m_pending.end() || reply.type != SftpType::Status)
        return fail(m_session.channel().giveUp(QStringLiteral("it answered what was not asked")));
    m_acked += found->second;
    m_pending.erase(found);
    SftpFields fields = reply.fields;
    if (fields.takeNumber() != static_cast<quint32>(SftpStatus::Ok) || !fields.isSound())
        return fail(m_session.statusError(reply.fields, QStringLiteral("cannot write the file"), m_path));
    m_report(m_acked, m_total);
    return {};
}

Result<void> SftpUpload::finish(SftpHandle& handle)
{
    // Somebody else's transfer to the same place would have removed ours and written its own.
    auto written = m_session.closeWritten(handle.release(), m_partPath, m_permissions);
    if (!written)
        return fail(written);
    if (!written->isRegular() || written->size != m_sent)
        return fail(ErrorCode::Conflict, QStringLiteral("another transfer to this file is under way"), shown(m_path));
    m_total = m_sent;
    return m_isAtTarget ? Result<void>() : m_session.replace(m_partPath, m_path);
}

// OpenSSH's server calls a full disk a failure like any other.
Error SftpUpload::explained(Error error)
{
    const auto advice = QStringLiteral("make room there and try again; what has arrived is kept");
    if (error.code == ErrorCode::RemoteDiskFull)
        return error.advising(advice);
    if (error.code != ErrorCode::TransferFailed)
        return error;
    const qsizetype slash = m_path.lastIndexOf('/');
    const QByteArray folder = slash < 0 ? QByteArray(".") : m_path.left(slash + 1);
    const auto free = m_session.freeBytes(folder);
    if (!free || *free >= fullBelow)
        return error;
    return Error{ErrorCode::RemoteDiskFull, QStringLiteral("the machine's disk is full"), shown(m_path), advice};
}

} // namespace clouddesk::ssh
