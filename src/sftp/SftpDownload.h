// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sftp/LocalFile.h"
#include "sftp/SftpTransfer.h"

#include <map>
#include <unordered_map>

namespace clouddesk::ssh {

/// One file from the machine to here. The pieces are asked for many at a time and written in their order, so that the
/// unfinished file is the source's beginning whenever the transfer breaks off.
///
/// It goes on with an unfinished file if that is not longer than the source, was last written to after the source was
/// last changed, and agrees with it in the samples (see sftpSamples()); otherwise it begins anew. The unfinished file
/// stays when the transfer is cancelled, the link is lost or a disk is full, and is removed when the source turns out
/// to have changed or to be other than the server said.
///
/// With SftpStart::AtTarget it writes to the target itself, by the same rule but for the times.
class SftpDownload
{
public:
    SftpDownload(SftpSession& session, SftpReport report)
        : m_session(session)
        , m_report(std::move(report))
    {
    }

    /// Returns the file's size.
    core::Result<quint64> run(const QByteArray& remotePath, const QString& localPath, SftpStart start);
    /// See SftpClient::canContinue().
    core::Result<bool> canContinue(const QByteArray& remotePath, const QString& localPath);

private:
    core::Result<void> checkSource(const SftpAttributes& attributes);
    core::Result<QByteArray> openSource();
    core::Result<bool> isBeginning(const QByteArray& handle);
    core::Result<void> prepare(const QByteArray& handle, SftpStart start);
    core::Result<void> transfer(const QByteArray& handle);
    void ask(const QByteArray& handle);
    void request(const QByteArray& handle, quint64 offset, quint32 length);
    core::Result<void> take(SftpReply& reply, const QByteArray& handle);
    core::Result<void> takeLook(SftpReply& reply);
    core::Result<void> takeStatus(const SftpReply& reply, quint64 offset);
    core::Result<void> store(quint64 offset, QByteArrayView data);
    core::Result<void> write(QByteArrayView data);
    core::Result<void> checkWhole();
    core::Error lied(const QString& text);

    SftpSession& m_session;
    SftpReport m_report;
    QByteArray m_remotePath;
    SftpAttributes m_source;
    std::optional<LocalPart> m_part;
    quint64 m_announced = 0;
    quint64 m_limit = 0;   ///< nothing is asked for beyond it
    quint64 m_asked = 0;   ///< where the next request begins
    quint64 m_written = 0; ///< all before it is in the local file
    quint64 m_end = 0;     ///< where the server says the file ends; m_limit + 1 while it has not
    std::unordered_map<quint32, SftpSession::Range> m_pending;
    std::map<quint64, QByteArray> m_early; ///< pieces that came before those in front of them
    quint32 m_lookId = 0;                  ///< of the request for what the file is at the end
    std::optional<SftpAttributes> m_lastLook;
    bool m_hasLied = false;
};

} // namespace clouddesk::ssh
