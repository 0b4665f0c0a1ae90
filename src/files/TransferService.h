// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/AuditLog.h"
#include "instances/MachineConnector.h"
#include "ssh/SftpClient.h"

namespace clouddesk::files {

/// Files to and from machines of the inventory. Every transfer is in the audit log. Home thread.
class TransferService
{
public:
    TransferService(instances::MachineConnector& connector, audit::AuditLog& audit);

    /// remotePath: absolute, or relative to the home folder there; ending in "/" it is a folder and the name is kept.
    /// Returns bytes.
    core::Task<quint64> put(instances::Instance instance, QString localPath, QString remotePath,
                            ssh::SftpClient::TransferOptions options);
    core::Task<quint64> get(instances::Instance instance, QString remotePath, QString localPath,
                            ssh::SftpClient::TransferOptions options);

private:
    instances::MachineConnector& m_connector;
    audit::AuditLog& m_audit;
};

} // namespace clouddesk::files
