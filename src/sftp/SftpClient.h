// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Task.h"
#include "core/UniqueFd.h"

#include <QDateTime>

namespace clouddesk::ssh {

struct RemoteFile
{
    enum class Kind { Regular, Directory, Link, Other };
    QString name;
    Kind kind = Kind::Other;
    quint64 size = 0;
    quint32 permissions = 0;
    QDateTime modifiedAt;
};

/// A client for SFTP version 3 (draft-ietf-secsh-filexfer-02) over any byte stream, usually
/// Connection::openSubsystem("sftp"). It keeps many requests under way, so that neither round trips nor the server's
/// disk hold a transfer up. It owns a thread that does the protocol and the local file's reads and writes; this object
/// and its callers live in the home thread.
class SftpClient
{
public:
    /// done and total in bytes; total is 0 where it is not known. Called in the home thread, at most every 100 ms.
    using Progress = std::function<void(quint64 done, quint64 total)>;

    /// Takes the stream, a connected socket, and agrees on the version, for which the server has until limit. Later on
    /// it must not be silent for longer than silence while something is asked of it; then the task ends with
    /// ConnectionTimedOut. After that, or any other error of the stream or the protocol (ConnectionLost,
    /// SshProtocolFailed), the client is of no more use.
    static core::Task<std::unique_ptr<SftpClient>> open(core::UniqueFd stream,
                                                        std::chrono::milliseconds limit = std::chrono::seconds(15),
                                                        std::chrono::milliseconds silence = std::chrono::seconds(30));
    /// Ends what is under way with Cancelled and joins the thread. Call in the home thread.
    ~SftpClient();
    SftpClient(const SftpClient&) = delete;
    SftpClient& operator=(const SftpClient&) = delete;

    /// Remote paths are absolute or begin at the home folder there. Operations are carried out one after the other, in
    /// the order of the calls. Errors of the server: NotFound, PermissionDenied, RemoteDiskFull, Unsupported,
    /// TransferFailed.
    core::Task<RemoteFile> stat(QString path);
    /// Names are checked: those with a slash, a zero byte, more than 255 bytes, "." and ".." are dropped. Others may
    /// hold anything, line feeds too. At most limit entries.
    core::Task<std::vector<RemoteFile>> list(QString path, int limit = 100000);
    /// Absolute, with links resolved as far as the server does it.
    core::Task<QString> realPath(QString path);
    /// Its parent must be there. A folder that is there already is a TransferFailed with most servers.
    core::Task<void> makeDirectory(QString path);
    /// A file or a link, no folder.
    core::Task<void> remove(QString path);

    struct TransferOptions
    {
        /// Go on where an earlier, broken transfer of the same file stopped, if what it left still fits the source.
        bool resume = true;
        /// Adds to the target what it lacks, without a part of its own: the target must be there and a beginning of the
        /// source (see canContinue()), else it is a Conflict. Where the source changes meanwhile, the target gets its
        /// former length back.
        bool atTarget = false;
        Progress progress;
        std::stop_token stop;
    };
    /// Local file to machine. Written to "<path>.clouddesk-part", brought to the disk and renamed when whole, so that
    /// path never holds half a file. Only regular files, at both ends; a path that is a link is refused
    /// (InvalidArgument). Ends within a second of a stop with Cancelled. The part stays when the transfer is cancelled,
    /// the link is lost or the disk is full (RemoteDiskFull), and is removed when the source changed in the meantime
    /// (Conflict). A file that is replaced keeps its permissions, and its part is for its owner only; a new one gets
    /// the local file's, as far as the machine's umask allows, and so does its part. Returns the file's size in bytes.
    core::Task<quint64> upload(QString localPath, QString remotePath, TransferOptions options);
    /// Machine to local file, in the same manner (DiskFull when there is no more room here). What the server says about
    /// the file's length is not trusted: neither is room taken by it, nor does more come in; if it was wrong, the part
    /// is removed. A file that grows meanwhile is taken as long as it was at the beginning.
    core::Task<quint64> download(QString remotePath, QString localPath, TransferOptions options);
    /// Whether the target of such a transfer is a regular file that seems to be the beginning of the source, no longer
    /// than that and not empty: as far as its last 64 KiB and samples from all over it tell.
    core::Task<bool> canContinue(QString localPath, QString remotePath, bool isUpload);

private:
    class Private;
    explicit SftpClient(std::unique_ptr<Private> p);
    std::unique_ptr<Private> m_p;
};

} // namespace clouddesk::ssh
