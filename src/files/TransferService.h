// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/AuditLog.h"
#include "instances/MachineConnector.h"
#include "sftp/SftpClient.h"

namespace clouddesk::files {

/// Files to and from machines of the inventory. Every transfer, done or failed, is in the audit log ("file.put",
/// "file.get", with both paths and the size); one that cannot be recorded is reported as failed. Home thread.
class TransferService
{
public:
    /// Both must outlive the service's tasks.
    TransferService(instances::MachineConnector& connector, audit::AuditLog& audit);

    /// One regular file to the machine, see ssh::SftpClient::upload(). remotePath: absolute, or relative to the home
    /// folder there (also as "~/..."); ending in "/", or naming a folder there that exists, the local name is kept.
    /// Returns bytes.
    core::Task<quint64> put(instances::Instance instance, QString localPath, QString remotePath,
                            ssh::SftpClient::TransferOptions options);
    /// One regular file from the machine, see ssh::SftpClient::download(). The same rule for both paths, localPath
    /// being relative to the current folder.
    core::Task<quint64> get(instances::Instance instance, QString remotePath, QString localPath,
                            ssh::SftpClient::TransferOptions options);

private:
    core::Task<void> record(QString action, instances::Instance instance, QJsonObject details,
                            core::Result<quint64> outcome);

    instances::MachineConnector& m_connector;
    audit::AuditLog& m_audit;
};

} // namespace clouddesk::files
