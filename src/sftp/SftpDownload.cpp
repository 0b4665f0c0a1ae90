// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sftp/SftpDownload.h"

#include <limits>

namespace clouddesk::ssh {

using core::Error;
using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

QString shown(const QByteArray& path)
{
    return core::singleLine(QString::fromUtf8(path), 200);
}

// More pieces than this out of their order are no disorder any more.
constexpr std::size_t earlyLimit = 4 * sftpWindowRequests;

} // namespace

Result<quint64> SftpDownload::run(const QByteArray& remotePath, const QString& localPath, SftpStart start)
{
    m_remotePath = remotePath;
    auto opened = openSource();
    if (!opened)
        return fail(opened);
    const SftpHandle handle(m_session, *opened);
    auto attributes = m_session.handleStat(handle.bytes(), remotePath);
    if (!attributes)
        return fail(attributes);
    if (auto checked = checkSource(*attributes); !checked)
        return fail(checked);
    m_source = *attributes;
    auto part = start == SftpStart::AtTarget ? LocalPart::openTarget(localPath) : LocalPart::open(localPath);
    if (!part)
        return fail(part);
    m_part.emplace(std::move(*part));

    auto done = prepare(handle.bytes(), start);
    if (done)
        done = transfer(handle.bytes());
    if (done)
        done = m_part->finish(m_source.permissions.value_or(0600));
    if (!done) {
        const ErrorCode code = done.error().code;
        if (m_hasLied || code == ErrorCode::Conflict || code == ErrorCode::SshProtocolFailed || m_written == 0)
            m_part->discard();
        return fail(Error(done.error()).at(shown(remotePath)));
    }
    return m_written;
}

Result<QByteArray> SftpDownload::openSource()
{
    // To open a pipe would make the server wait, so what it is comes first.
    auto before = m_session.stat(m_remotePath);
    if (!before)
        return fail(before);
    if (auto checked = checkSource(*before); !checked)
        return fail(checked);
    return m_session.openFile(m_remotePath, SftpRead);
}

Result<bool> SftpDownload::canContinue(const QByteArray& remotePath, const QString& localPath)
{
    m_remotePath = remotePath;
    auto opened = openSource();
    if (!opened)
        return fail(opened);
    const SftpHandle handle(m_session, *opened);
    auto attributes = m_session.handleStat(handle.bytes(), remotePath);
    auto part = LocalPart::openTarget(localPath);
    if (!attributes || !part || part->size() == 0 || part->size() > attributes->size.value_or(0))
        return false;
    m_part.emplace(std::move(*part));
    return isBeginning(handle.bytes());
}

Result<void> SftpDownload::checkSource(const SftpAttributes& attributes)
{
    if (attributes.isDirectory())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("is a folder; only single files are transferred"),
                    shown(m_remotePath), QStringLiteral("pack it there first, for example with tar"));
    if (attributes.permissions && !attributes.isRegular())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("is not a regular file"), shown(m_remotePath));
    if (attributes.size.value_or(0) > static_cast<quint64>(std::numeric_limits<qint64>::max() / 2))
        return fail(lied(QStringLiteral("the server gives the file an impossible size")));
    return {};
}

// Where to begin.
Result<void> SftpDownload::prepare(const QByteArray& handle, SftpStart start)
{
    m_announced = m_source.size.value_or(0);
    m_limit = m_announced == 0 ? sftpUnannouncedLimit : m_announced;
    m_end = m_limit + 1;
    const bool isAtTarget = start == SftpStart::AtTarget;
    const bool isRecent = m_part->modifiedAt() >= static_cast<qint64>(m_source.modificationTime.value_or(0));
    const bool isCandidate =
        m_part->size() > 0 && m_part->size() <= m_announced && (isAtTarget || (start == SftpStart::AtPart && isRecent));
    if (isCandidate) {
        auto beginning = isBeginning(handle);
        if (!beginning)
            return fail(beginning);
        if (*beginning)
            m_written = m_asked = m_part->size();
    }
    if (m_written > 0)
        return {};
    if (isAtTarget)
        return fail(ErrorCode::Conflict, QStringLiteral("is not the beginning of the file that is to go on there"));
    return m_part->clear();
}

Result<bool> SftpDownload::isBeginning(const QByteArray& handle)
{
    const auto ranges = sftpSamples(m_part->size());
    auto theirs = m_session.readRanges(handle, m_remotePath, ranges);
    if (!theirs)
        return fail(theirs);
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        QByteArray ours(ranges[i].length, Qt::Uninitialized);
        auto count = m_part->readAt(ranges[i].offset, {ours.data(), ranges[i].length});
        if (!count)
            return fail(count);
        if (*count != ranges[i].length || ours != (*theirs)[i])
            return false;
    }
    return true;
}

Result<void> SftpDownload::transfer(const QByteArray& handle)
{
    m_report(m_written, m_announced);
    for (;;) {
        ask(handle);
        if (m_pending.empty() && m_lastLook)
            return checkWhole();
        auto reply = m_session.channel().step(false);
        if (!reply)
            return fail(reply);
        if (auto taken = take(**reply, handle); !taken)
            return taken;
    }
}

void SftpDownload::ask(const QByteArray& handle)
{
    const quint64 window = m_announced == 0 ? 1 : sftpWindowBytes;
    // One request goes beyond what was announced: it should meet the end.
    while (m_asked <= std::min(m_limit, m_end) && m_asked - m_written < window &&
           m_pending.size() < sftpWindowRequests) {
        const quint64 rest = std::max<quint64>(m_limit - m_asked, 1);
        const auto length = static_cast<quint32>(std::min<quint64>(rest, m_session.readBytes()));
        request(handle, m_asked, length);
        m_asked += length;
    }
    // What the file is then, so that a change during the transfer shows; carried out after the reads before it.
    if (m_lookId == 0 && m_asked > std::min(m_limit, m_end))
        m_lookId = m_session.channel().request(SftpType::HandleStat, SftpPayload().addString(handle).view());
}

void SftpDownload::request(const QByteArray& handle, quint64 offset, quint32 length)
{
    const auto payload = SftpPayload().addString(handle).addLongNumber(offset).addNumber(length);
    m_pending.emplace(m_session.channel().request(SftpType::Read, payload.view()), SftpSession::Range{offset, length});
}

Result<void> SftpDownload::take(SftpReply& reply, const QByteArray& handle)
{
    if (reply.id == m_lookId)
        return takeLook(reply);
    const auto found = m_pending.find(reply.id);
    if (found == m_pending.end())
        return fail(m_session.channel().giveUp(QStringLiteral("it answered what was not asked")));
    const SftpSession::Range range = found->second;
    m_pending.erase(found);
    if (reply.type == SftpType::Status)
        return takeStatus(reply, range.offset);
    if (reply.type != SftpType::Data)
        return fail(m_session.channel().giveUp(QStringLiteral("an answer of the wrong kind")));
    const QByteArrayView data = reply.fields.takeString();
    if (!reply.fields.isSound() || data.isEmpty() || static_cast<quint64>(data.size()) > range.length)
        return fail(m_session.channel().giveUp(QStringLiteral("more or less data than it was asked for")));
    const auto length = static_cast<quint32>(data.size());
    // A server may send less than it was asked for; only the end of the file says that there is no more.
    if (length < range.length)
        request(handle, range.offset + length, range.length - length);
    return store(range.offset, data);
}

Result<void> SftpDownload::takeLook(SftpReply& reply)
{
    auto look = m_session.attributesFrom(reply, m_remotePath);
    if (!look)
        return fail(look);
    m_lastLook = *look;
    return {};
}

Result<void> SftpDownload::takeStatus(const SftpReply& reply, quint64 offset)
{
    SftpFields fields = reply.fields;
    if (fields.takeNumber() != static_cast<quint32>(SftpStatus::EndOfFile))
        return fail(m_session.statusError(reply.fields, QStringLiteral("cannot read the file"), m_remotePath));
    m_end = std::min(m_end, offset);
    return {};
}

Result<void> SftpDownload::store(quint64 offset, QByteArrayView data)
{
    if (offset != m_written) {
        if (m_early.size() >= earlyLimit)
            return fail(m_session.channel().giveUp(QStringLiteral("data in no order")));
        m_early.emplace(offset, data.toByteArray());
        return {};
    }
    if (auto written = write(data); !written)
        return written;
    while (!m_early.empty() && m_early.begin()->first == m_written) {
        const auto next = m_early.extract(m_early.begin());
        if (auto written = write(next.mapped()); !written)
            return written;
    }
    m_report(m_written, m_announced);
    return {};
}

Result<void> SftpDownload::write(QByteArrayView data)
{
    // What lies beyond the limit only shows that the file is longer than was announced.
    if (m_written < m_limit) {
        if (auto written = m_part->writeAt(m_written, data); !written)
            return written;
    }
    m_written += static_cast<quint64>(data.size());
    return {};
}

Result<void> SftpDownload::checkWhole()
{
    if (m_announced == 0 && m_written > m_limit)
        return fail(lied(QStringLiteral("the file has no size and does not end within %1 MiB").arg(m_limit >> 20)));
    const quint64 sizeNow = m_lastLook->size.value_or(0);
    if (m_written < m_announced) {
        if (sizeNow == m_announced)
            return fail(lied(QStringLiteral("the file ends after %1 bytes, but the server gives it %2")
                                 .arg(m_written)
                                 .arg(m_announced)));
        return fail(ErrorCode::Conflict, QStringLiteral("the file became shorter while it was transferred"),
                    shown(m_remotePath));
    }
    if (m_announced == 0)
        return {};
    if (m_written > m_announced && sizeNow == m_announced)
        return fail(
            lied(QStringLiteral("the file goes on after the %1 bytes that the server gives it").arg(m_announced)));
    m_written = m_announced;
    // A file that grew, such as a log, is taken as it was at the beginning; one that was rewritten is not.
    if (sizeNow <= m_announced && m_lastLook->modificationTime != m_source.modificationTime)
        return fail(ErrorCode::Conflict, QStringLiteral("the file changed while it was transferred"),
                    shown(m_remotePath), QStringLiteral("try again when nothing writes to it"));
    m_report(m_written, m_announced);
    return {};
}

Error SftpDownload::lied(const QString& text)
{
    m_hasLied = true;
    return Error{ErrorCode::TransferFailed, text, shown(m_remotePath), {}};
}

} // namespace clouddesk::ssh
