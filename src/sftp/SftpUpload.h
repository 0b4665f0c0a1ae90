// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sftp/LocalFile.h"
#include "sftp/SftpTransfer.h"

#include <map>

namespace clouddesk::ssh {

/// One file from here to the machine, many pieces at a time. A server carries out the requests for one file in their
/// order (section 6 of the draft: "Request Synchronization and Reordering"), so the unfinished file there is the
/// source's beginning whenever the transfer breaks off. It is for its owner only, or, where the file is new there, for
/// no more people than the whole file will be.
///
/// It goes on with an unfinished file by the same rule as SftpDownload, and only with one that belongs to whom the home
/// folder there belongs to; otherwise it begins anew with a new file. The unfinished file stays when the transfer is
/// cancelled, the link is lost or the disk is full, and is removed when the source changed in the meantime.
///
/// With SftpStart::AtTarget it writes to the target itself, by the same rule but for the times.
class SftpUpload
{
public:
    SftpUpload(SftpSession& session, SftpReport report)
        : m_session(session)
        , m_report(std::move(report))
    {
    }

    /// Returns the file's size.
    core::Result<quint64> run(const QString& localPath, const QByteArray& remotePath, SftpStart start);
    /// See SftpClient::canContinue().
    core::Result<bool> canContinue(const QString& localPath, const QByteArray& remotePath);

private:
    core::Result<void> checkTarget(const core::Result<SftpAttributes>& target);
    core::Result<QByteArray> openPart(const core::Result<SftpAttributes>& former, SftpStart start);
    core::Result<QByteArray> openTarget(const core::Result<SftpAttributes>& target);
    [[nodiscard]] bool mayBeBeginning(const core::Result<SftpAttributes>& file) const;
    void undo(const QByteArray& handle);
    core::Result<QByteArray> openFormerPart(const SftpAttributes& former);
    core::Result<bool> isBeginning(const QByteArray& handle, quint64 size);
    core::Result<void> keepPrivate(const QByteArray& handle, quint32 permissions);
    core::Result<void> transfer(const QByteArray& handle);
    core::Result<bool> send(const QByteArray& handle);
    core::Result<void> take(const SftpReply& reply);
    core::Result<void> finish(SftpHandle& handle);
    core::Error explained(core::Error error);

    SftpSession& m_session;
    SftpReport m_report;
    std::optional<LocalSource> m_source;
    QByteArray m_path;
    QByteArray m_partPath;
    std::optional<quint32> m_permissions; ///< what the file is to have at the end, if other than it was created with
    bool m_isAtTarget = false;
    quint64 m_from = 0; ///< where it began
    quint64 m_total = 0;
    quint64 m_sent = 0;  ///< where the next request begins
    quint64 m_acked = 0; ///< all before it is in the file there
    std::map<quint32, quint32> m_pending;
};

} // namespace clouddesk::ssh
