// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sftp/SftpChannel.h"
#include "sftp/SftpClient.h"

#include <QHash>

namespace clouddesk::ssh {

/// The requests of SFTP version 3 as functions that wait for their answer. Paths are bytes as the server has them.
/// Errors of the server come as NotFound, PermissionDenied, RemoteDiskFull, Unsupported or TransferFailed, with the
/// path and the server's words. Belongs to one thread.
class SftpSession
{
public:
    SftpSession(core::UniqueFd stream, std::chrono::milliseconds silence);

    /// Agrees on the version and learns the server's extensions and limits.
    core::Result<void> initialise(std::chrono::milliseconds limit);

    /// Follows links.
    core::Result<SftpAttributes> stat(const QByteArray& path);
    /// About the link itself, if it is one.
    core::Result<SftpAttributes> linkStat(const QByteArray& path);
    /// The same about several paths in one round trip.
    core::Result<std::vector<core::Result<SftpAttributes>>> linkStats(const std::vector<QByteArray>& paths);
    /// About an open file; path is for errors, as in every function with a handle.
    core::Result<SftpAttributes> handleStat(const QByteArray& handle, const QByteArray& path);
    /// Absolute; SshProtocolFailed for an answer that is no path.
    core::Result<QByteArray> realPath(const QByteArray& path);
    /// At most limit names, in the server's order; names that cannot be a file's are left out.
    core::Result<std::vector<RemoteFile>> list(const QByteArray& path, int limit);
    /// One level; the server's usual permissions.
    core::Result<void> makeDirectory(const QByteArray& path);
    /// A file or a link, no folder (section 6.5).
    core::Result<void> remove(const QByteArray& path);
    /// Renames, over what is there; in one step where the server can (posix-rename@openssh.com).
    core::Result<void> replace(const QByteArray& from, const QByteArray& to);

    /// flags of SftpOpenFlag; returns the handle.
    core::Result<QByteArray> openFile(const QByteArray& path, quint32 flags, std::optional<quint32> permissions = {});
    /// Waits for the answer, which may tell that writing failed.
    core::Result<void> closeFile(const QByteArray& handle, const QByteArray& path);
    /// In one round trip: waits until what was written is on the server's disk, where the server can tell
    /// (fsync@openssh.com), then sets the permissions, closes, and says what there is now at the path (not following a
    /// link).
    core::Result<SftpAttributes> closeWritten(const QByteArray& handle, const QByteArray& path,
                                              std::optional<quint32> permissions);
    /// Closes without waiting for the answer.
    void forgetFile(const QByteArray& handle);
    /// Of an open file: permission bits of st_mode.
    core::Result<void> setPermissions(const QByteArray& handle, const QByteArray& path, quint32 permissions);
    /// Of an open file: cuts it to that many bytes.
    core::Result<void> setSize(const QByteArray& handle, const QByteArray& path, quint64 size);
    /// How much a user may still write to where path is; empty where the server does not say (statvfs@openssh.com).
    std::optional<quint64> freeBytes(const QByteArray& path);

    struct Range
    {
        quint64 offset = 0;
        quint32 length = 0;
    };
    /// Reads short pieces of a file, all in one round trip. A piece that is not there in full comes empty.
    core::Result<std::vector<QByteArray>> readRanges(const QByteArray& handle, const QByteArray& path,
                                                     const std::vector<Range>& ranges);

    /// For whoever keeps many requests under way; stays owned here.
    [[nodiscard]] SftpChannel& channel() { return m_channel; }
    /// How many bytes to ask for, or to send, in one request.
    [[nodiscard]] quint32 readBytes() const { return m_readBytes; }
    [[nodiscard]] quint32 writeBytes() const { return m_writeBytes; }

    /// What an answer to a request for attributes says.
    core::Result<SftpAttributes> attributesFrom(core::Result<SftpReply> reply, const QByteArray& path);
    /// The error that a status (its fields after the id) stands for.
    core::Error statusError(SftpFields fields, const QString& what, const QByteArray& path);

private:
    core::Result<SftpReply> call(SftpType type, const SftpPayload& payload, std::chrono::milliseconds silence = {});
    /// An answer that outlives the next call to the channel.
    struct Answer
    {
        SftpType type = SftpType::Status;
        QByteArray payload;
    };
    core::Result<std::vector<Answer>> collect(const std::vector<quint32>& ids, std::chrono::milliseconds silence = {});
    static SftpReply replyFrom(const Answer& answer);
    quint32 requestExtended(const char* name, const SftpPayload& arguments);
    core::Result<SftpReply> callExtended(const char* name, const SftpPayload& arguments,
                                         std::chrono::milliseconds silence = {});
    core::Result<void> callForStatus(SftpType type, const SftpPayload& payload, const QString& what,
                                     const QByteArray& path);
    core::Result<void> expectOk(const core::Result<SftpReply>& reply, const QString& what, const QByteArray& path);
    core::Result<SftpReply> expect(SftpType type, core::Result<SftpReply> reply, const QString& what,
                                   const QByteArray& path);
    core::Result<SftpAttributes> askForAttributes(SftpType request, const QByteArray& argument, const QByteArray& path);
    core::Result<bool> listMore(const QByteArray& handle, const QByteArray& path, int limit, int& seen,
                                std::vector<RemoteFile>& files);
    void learnLimits();

    SftpChannel m_channel;
    QHash<QByteArray, QByteArray> m_extensions;
    // What every server must take (section 3): packets of 34000 bytes.
    quint32 m_readBytes = 32768;
    quint32 m_writeBytes = 32768;
};

} // namespace clouddesk::ssh
