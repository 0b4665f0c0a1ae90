// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sftp/SftpSession.h"

#include <QTimeZone>

#include <algorithm>
#include <unordered_map>

namespace clouddesk::ssh {

using core::Error;
using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

// A disk with much in its cache may take minutes.
constexpr std::chrono::minutes syncSilence(10);
constexpr quint32 smallestPiece = 1024;
constexpr quint32 largestPiece = 255 * 1024;
constexpr qsizetype longestName = 255;

QString shown(QByteArrayView bytes)
{
    return core::singleLine(QString::fromUtf8(bytes), 200);
}

bool isUsableName(QByteArrayView name)
{
    return !name.isEmpty() && name.size() <= longestName && name != "." && name != ".." && !name.contains('/') &&
           !name.contains('\0');
}

RemoteFile remoteFile(QByteArrayView name, const SftpAttributes& attributes)
{
    RemoteFile file;
    file.name = QString::fromUtf8(name);
    if (attributes.isRegular())
        file.kind = RemoteFile::Kind::Regular;
    else if (attributes.isDirectory())
        file.kind = RemoteFile::Kind::Directory;
    else if (attributes.isLink())
        file.kind = RemoteFile::Kind::Link;
    file.size = attributes.size.value_or(0);
    file.permissions = attributes.permissions.value_or(0) & 07777;
    if (attributes.modificationTime)
        file.modifiedAt = QDateTime::fromSecsSinceEpoch(*attributes.modificationTime, QTimeZone::utc());
    return file;
}

ErrorCode codeOf(SftpStatus status)
{
    switch (status) {
    case SftpStatus::NoSuchFile:
        return ErrorCode::NotFound;
    case SftpStatus::PermissionDenied:
        return ErrorCode::PermissionDenied;
    case SftpStatus::Unsupported:
        return ErrorCode::Unsupported;
    case SftpStatus::NoSpace:
    case SftpStatus::QuotaExceeded:
        return ErrorCode::RemoteDiskFull;
    case SftpStatus::NoConnection:
    case SftpStatus::ConnectionLost:
        return ErrorCode::ConnectionLost;
    default:
        return ErrorCode::TransferFailed;
    }
}

} // namespace

SftpSession::SftpSession(core::UniqueFd stream, std::chrono::milliseconds silence)
    : m_channel(std::move(stream), silence)
{
}

Result<void> SftpSession::initialise(std::chrono::milliseconds limit)
{
    m_channel.request(SftpType::Init, {});
    auto greeting = m_channel.receive(limit);
    if (!greeting)
        return fail(greeting);
    if (greeting->type != SftpType::Version)
        return fail(m_channel.giveUp(QStringLiteral("no greeting")));
    if (greeting->id != 3)
        return fail(
            ErrorCode::Unsupported,
            QStringLiteral("the server speaks version %1 of the file transfer protocol, not 3").arg(greeting->id));
    SftpFields& fields = greeting->fields;
    while (fields.isSound() && !fields.isAtEnd()) {
        const QByteArray name = fields.takeString().toByteArray();
        m_extensions.insert(name, fields.takeString().toByteArray());
    }
    if (!fields.isSound())
        return fail(m_channel.giveUp(QStringLiteral("a greeting cut short")));
    learnLimits();
    return {};
}

// limits@openssh.com: PROTOCOL of OpenSSH, section 4.8.
void SftpSession::learnLimits()
{
    if (!m_extensions.contains("limits@openssh.com"))
        return;
    auto reply = callExtended("limits@openssh.com", {});
    if (!reply || reply->type != SftpType::ExtendedReply)
        return;
    const quint64 packet = reply->fields.takeLongNumber();
    const quint64 read = reply->fields.takeLongNumber();
    const quint64 write = reply->fields.takeLongNumber();
    if (!reply->fields.isSound())
        return;
    // A packet's header takes some of it.
    const quint64 bound =
        packet == 0 ? largestPiece : std::clamp<quint64>(packet, 2048, SftpChannel::packetLimit) - 1024;
    const auto piece = [bound](quint64 offered) {
        const quint64 wanted = offered == 0 ? 32768 : std::min(offered, bound);
        return static_cast<quint32>(std::clamp<quint64>(wanted, smallestPiece, largestPiece));
    };
    m_readBytes = piece(read);
    m_writeBytes = piece(write);
}

Result<SftpAttributes> SftpSession::stat(const QByteArray& path)
{
    return askForAttributes(SftpType::Stat, path, path);
}

Result<SftpAttributes> SftpSession::linkStat(const QByteArray& path)
{
    return askForAttributes(SftpType::LinkStat, path, path);
}

Result<SftpAttributes> SftpSession::handleStat(const QByteArray& handle, const QByteArray& path)
{
    return askForAttributes(SftpType::HandleStat, handle, path);
}

Result<SftpAttributes> SftpSession::askForAttributes(SftpType request, const QByteArray& argument,
                                                     const QByteArray& path)
{
    return attributesFrom(call(request, SftpPayload().addString(argument)), path);
}

Result<SftpAttributes> SftpSession::attributesFrom(Result<SftpReply> reply, const QByteArray& path)
{
    auto answer = expect(SftpType::Attributes, std::move(reply), QStringLiteral("cannot look at the file"), path);
    if (!answer)
        return fail(answer);
    const SftpAttributes attributes = answer->fields.takeAttributes();
    if (!answer->fields.isSound())
        return fail(m_channel.giveUp(QStringLiteral("attributes cut short")));
    return attributes;
}

Result<std::vector<Result<SftpAttributes>>> SftpSession::linkStats(const std::vector<QByteArray>& paths)
{
    std::vector<quint32> ids;
    ids.reserve(paths.size());
    for (const QByteArray& path : paths)
        ids.push_back(m_channel.request(SftpType::LinkStat, SftpPayload().addString(path).view()));
    auto answers = collect(ids);
    if (!answers)
        return fail(Error(answers.error()).at(shown(paths.front())));
    std::vector<Result<SftpAttributes>> attributes;
    attributes.reserve(paths.size());
    for (std::size_t i = 0; i < paths.size(); ++i)
        attributes.push_back(attributesFrom(replyFrom((*answers)[i]), paths[i]));
    return attributes;
}

Result<QByteArray> SftpSession::realPath(const QByteArray& path)
{
    auto reply = expect(SftpType::Name, call(SftpType::RealPath, SftpPayload().addString(path)),
                        QStringLiteral("cannot resolve the path"), path);
    if (!reply)
        return fail(reply);
    const quint32 count = reply->fields.takeNumber();
    QByteArray resolved = reply->fields.takeString().toByteArray();
    if (count != 1 || !reply->fields.isSound() || !resolved.startsWith('/') || resolved.contains('\0'))
        return fail(m_channel.giveUp(QStringLiteral("a path that is none")));
    return resolved;
}

Result<std::vector<RemoteFile>> SftpSession::list(const QByteArray& path, int limit)
{
    auto opened = expect(SftpType::Handle, call(SftpType::OpenDirectory, SftpPayload().addString(path)),
                         QStringLiteral("cannot list the folder"), path);
    if (!opened)
        return fail(opened);
    const QByteArray handle = opened->fields.takeString().toByteArray();
    std::vector<RemoteFile> files;
    int seen = 0;
    for (;;) {
        auto more = listMore(handle, path, limit, seen, files);
        if (!more || !*more) {
            forgetFile(handle);
            if (!more)
                return fail(more);
            return files;
        }
    }
}

// One answer's worth of names; false after the last.
Result<bool> SftpSession::listMore(const QByteArray& handle, const QByteArray& path, int limit, int& seen,
                                   std::vector<RemoteFile>& files)
{
    auto reply = call(SftpType::ReadDirectory, SftpPayload().addString(handle));
    if (!reply)
        return fail(reply);
    if (reply->type == SftpType::Status) {
        if (SftpFields(reply->fields).takeNumber() == static_cast<quint32>(SftpStatus::EndOfFile))
            return false;
        return fail(statusError(reply->fields, QStringLiteral("cannot list the folder"), path));
    }
    SftpFields& fields = reply->fields;
    const quint32 count = reply->type == SftpType::Name ? fields.takeNumber() : 0;
    if (count == 0)
        return fail(m_channel.giveUp(QStringLiteral("a list without names")));
    for (quint32 i = 0; i < count && fields.isSound(); ++i) {
        const QByteArrayView name = fields.takeString();
        fields.takeString(); // the same as "ls -l" shows it
        const SftpAttributes attributes = fields.takeAttributes();
        if (fields.isSound() && isUsableName(name))
            files.push_back(remoteFile(name, attributes));
        // Names that are dropped count too, or a server could send them for ever; "." and ".." are not held against it.
        if (static_cast<int>(files.size()) >= limit || ++seen >= limit + 2)
            return false;
    }
    if (!fields.isSound())
        return fail(m_channel.giveUp(QStringLiteral("a list cut short")));
    return true;
}

Result<void> SftpSession::makeDirectory(const QByteArray& path)
{
    return callForStatus(SftpType::MakeDirectory, SftpPayload().addString(path).addAttributes(),
                         QStringLiteral("cannot create the folder"), path);
}

Result<void> SftpSession::remove(const QByteArray& path)
{
    return callForStatus(SftpType::Remove, SftpPayload().addString(path), QStringLiteral("cannot remove the file"),
                         path);
}

Result<void> SftpSession::replace(const QByteArray& from, const QByteArray& to)
{
    const QString what = QStringLiteral("cannot put the file in its place");
    const auto both = SftpPayload().addString(from).addString(to);
    if (m_extensions.contains("posix-rename@openssh.com"))
        return expectOk(callExtended("posix-rename@openssh.com", both), what, to);
    // A plain rename does not go over what is there (section 6.5).
    if (linkStat(to)) {
        if (auto removed = remove(to); !removed)
            return removed;
    }
    return callForStatus(SftpType::Rename, both, what, to);
}

Result<QByteArray> SftpSession::openFile(const QByteArray& path, quint32 flags, std::optional<quint32> permissions)
{
    auto reply = expect(SftpType::Handle,
                        call(SftpType::Open, SftpPayload().addString(path).addNumber(flags).addAttributes(permissions)),
                        (flags & SftpWrite) != 0 ? QStringLiteral("cannot write the file")
                                                 : QStringLiteral("cannot read the file"),
                        path);
    if (!reply)
        return fail(reply);
    QByteArray handle = reply->fields.takeString().toByteArray();
    // At most 256 bytes: section 6.3.
    if (!reply->fields.isSound() || handle.isEmpty() || handle.size() > 256)
        return fail(m_channel.giveUp(QStringLiteral("a handle that is none")));
    return handle;
}

Result<void> SftpSession::closeFile(const QByteArray& handle, const QByteArray& path)
{
    return expectOk(call(SftpType::Close, SftpPayload().addString(handle), syncSilence),
                    QStringLiteral("cannot write the file"), path);
}

Result<SftpAttributes> SftpSession::closeWritten(const QByteArray& handle, const QByteArray& path,
                                                 std::optional<quint32> permissions)
{
    std::vector<quint32> ids;
    if (m_extensions.contains("fsync@openssh.com"))
        ids.push_back(requestExtended("fsync@openssh.com", SftpPayload().addString(handle)));
    if (permissions)
        ids.push_back(m_channel.request(SftpType::SetHandleStat,
                                        SftpPayload().addString(handle).addAttributes(permissions).view()));
    ids.push_back(m_channel.request(SftpType::Close, SftpPayload().addString(handle).view()));
    ids.push_back(m_channel.request(SftpType::LinkStat, SftpPayload().addString(path).view()));
    auto answers = collect(ids, syncSilence);
    if (!answers)
        return fail(Error(answers.error()).at(shown(path)));
    for (std::size_t i = 0; i + 1 < answers->size(); ++i) {
        auto done = expectOk(replyFrom((*answers)[i]), QStringLiteral("cannot write the file"), path);
        if (!done)
            return fail(done);
    }
    return attributesFrom(replyFrom(answers->back()), path);
}

void SftpSession::forgetFile(const QByteArray& handle)
{
    m_channel.requestAndForget(SftpType::Close, SftpPayload().addString(handle).view());
}

Result<void> SftpSession::setPermissions(const QByteArray& handle, const QByteArray& path, quint32 permissions)
{
    return callForStatus(SftpType::SetHandleStat, SftpPayload().addString(handle).addAttributes(permissions),
                         QStringLiteral("cannot set the file's permissions"), path);
}

Result<void> SftpSession::setSize(const QByteArray& handle, const QByteArray& path, quint64 size)
{
    return callForStatus(SftpType::SetHandleStat, SftpPayload().addString(handle).addSize(size),
                         QStringLiteral("cannot cut the file"), path);
}

// statvfs@openssh.com: PROTOCOL of OpenSSH, section 4.4.
std::optional<quint64> SftpSession::freeBytes(const QByteArray& path)
{
    if (!m_extensions.contains("statvfs@openssh.com"))
        return std::nullopt;
    auto reply = callExtended("statvfs@openssh.com", SftpPayload().addString(path));
    if (!reply || reply->type != SftpType::ExtendedReply)
        return std::nullopt;
    SftpFields& fields = reply->fields;
    fields.takeLongNumber(); // f_bsize
    const quint64 blockBytes = fields.takeLongNumber();
    fields.takeLongNumber(); // f_blocks
    fields.takeLongNumber(); // f_bfree
    const quint64 blocks = fields.takeLongNumber();
    if (!fields.isSound())
        return std::nullopt;
    return blocks * blockBytes;
}

Result<std::vector<QByteArray>> SftpSession::readRanges(const QByteArray& handle, const QByteArray& path,
                                                        const std::vector<Range>& ranges)
{
    std::unordered_map<quint32, std::size_t> places;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        const auto payload =
            SftpPayload().addString(handle).addLongNumber(ranges[i].offset).addNumber(ranges[i].length);
        places.emplace(m_channel.request(SftpType::Read, payload.view()), i);
    }
    std::vector<QByteArray> pieces(ranges.size());
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        auto reply = m_channel.receive();
        if (!reply)
            return fail(Error(reply.error()).at(shown(path)));
        const std::size_t place = places.at(reply->id);
        if (reply->type != SftpType::Data)
            continue;
        const QByteArrayView data = reply->fields.takeString();
        if (data.size() == ranges[place].length)
            pieces[place] = data.toByteArray();
    }
    return pieces;
}

Error SftpSession::statusError(SftpFields fields, const QString& what, const QByteArray& path)
{
    const auto status = static_cast<SftpStatus>(fields.takeNumber());
    const QString words = shown(fields.takeString());
    if (!fields.isSound() && words.isEmpty() && status == SftpStatus::Ok)
        return m_channel.giveUp(QStringLiteral("a status cut short"));
    const QString text = words.isEmpty() ? QStringLiteral("%1 (status %2)").arg(what).arg(static_cast<quint32>(status))
                                         : QStringLiteral("%1 (%2)").arg(what, words);
    return Error{codeOf(status), text, shown(path), {}};
}

Result<SftpReply> SftpSession::call(SftpType type, const SftpPayload& payload, std::chrono::milliseconds silence)
{
    const quint32 id = m_channel.request(type, payload.view());
    auto reply = m_channel.receive(silence);
    if (reply && reply->id != id)
        return fail(m_channel.giveUp(QStringLiteral("it answered what was not asked")));
    return reply;
}

// The answers to these requests, in the order of the ids.
Result<std::vector<SftpSession::Answer>> SftpSession::collect(const std::vector<quint32>& ids,
                                                              std::chrono::milliseconds silence)
{
    std::vector<Answer> answers(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        auto reply = m_channel.receive(silence);
        if (!reply)
            return fail(reply);
        const auto place = std::find(ids.begin(), ids.end(), reply->id);
        if (place == ids.end())
            return fail(m_channel.giveUp(QStringLiteral("it answered what was not asked")));
        answers[static_cast<std::size_t>(place - ids.begin())] = {reply->type, reply->fields.rest().toByteArray()};
    }
    return answers;
}

SftpReply SftpSession::replyFrom(const Answer& answer)
{
    return {0, answer.type, SftpFields(QByteArrayView(answer.payload))};
}

quint32 SftpSession::requestExtended(const char* name, const SftpPayload& arguments)
{
    QByteArray payload = SftpPayload().addString(QByteArrayView(name)).view().toByteArray();
    payload.append(arguments.view());
    return m_channel.request(SftpType::Extended, payload);
}

Result<SftpReply> SftpSession::callExtended(const char* name, const SftpPayload& arguments,
                                            std::chrono::milliseconds silence)
{
    const quint32 id = requestExtended(name, arguments);
    auto reply = m_channel.receive(silence);
    if (reply && reply->id != id)
        return fail(m_channel.giveUp(QStringLiteral("it answered what was not asked")));
    return reply;
}

Result<void> SftpSession::callForStatus(SftpType type, const SftpPayload& payload, const QString& what,
                                        const QByteArray& path)
{
    return expectOk(call(type, payload), what, path);
}

Result<void> SftpSession::expectOk(const Result<SftpReply>& reply, const QString& what, const QByteArray& path)
{
    if (!reply)
        return fail(Error(reply.error()).at(shown(path)));
    if (reply->type != SftpType::Status)
        return fail(m_channel.giveUp(QStringLiteral("an answer of the wrong kind")));
    SftpFields fields = reply->fields;
    if (fields.takeNumber() == static_cast<quint32>(SftpStatus::Ok) && fields.isSound())
        return {};
    return fail(statusError(reply->fields, what, path));
}

Result<SftpReply> SftpSession::expect(SftpType type, Result<SftpReply> reply, const QString& what,
                                      const QByteArray& path)
{
    if (!reply)
        return fail(Error(reply.error()).at(shown(path)));
    if (reply->type == type)
        return reply;
    if (reply->type != SftpType::Status)
        return fail(m_channel.giveUp(QStringLiteral("an answer of the wrong kind")));
    return fail(statusError(reply->fields, what, path));
}

} // namespace clouddesk::ssh
