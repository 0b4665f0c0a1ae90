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

    /// Takes the stream and agrees on the version.
    static core::Task<std::unique_ptr<SftpClient>> open(core::UniqueFd stream,
                                                        std::chrono::milliseconds limit = std::chrono::seconds(15));
    ~SftpClient();

    core::Task<RemoteFile> stat(QString path);
    /// Names are checked: those with a slash, a zero byte, "." and ".." are dropped. At most limit entries.
    core::Task<std::vector<RemoteFile>> list(QString path, int limit = 100000);
    core::Task<QString> realPath(QString path);
    core::Task<void> makeDirectory(QString path);
    core::Task<void> remove(QString path);

    struct TransferOptions
    {
        /// Go on where an earlier, broken transfer of the same file stopped.
        bool resume = true;
        Progress progress;
        std::stop_token stop;
    };
    /// Local file to machine. Written to "<path>.clouddesk-part" and renamed when whole, so that path never holds half
    /// a file.
    core::Task<quint64> upload(QString localPath, QString remotePath, TransferOptions options);
    /// Machine to local file, in the same manner. Only a regular file is read; what the server says about its length is
    /// not trusted. Returns the file's size in bytes.
    core::Task<quint64> download(QString remotePath, QString localPath, TransferOptions options);

private:
    class Private;
    explicit SftpClient(std::unique_ptr<Private> p);
    std::unique_ptr<Private> m_p;
};

} // namespace clouddesk::ssh
