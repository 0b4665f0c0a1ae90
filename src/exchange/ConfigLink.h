// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/Profile.h"
#include "instances/ConfigImport.h"

namespace clouddesk::exchange {

/// The host as a profile: why it is unusable is its fault, what was left out of it are its remarks.
Profile profileFrom(const instances::ImportedHost& host);

/// Keeps machines as an OpenSSH client configuration describes them. A machine belongs to it by its origin,
/// "ssh-config:" and the alias. Host, port, user, jump hosts and a key file that is named there follow the file; name,
/// tags, notes and credentials stay a person's own. What vanishes from the file becomes inactive, never deleted, and
/// active again when it is back. Home thread.
class ConfigLink
{
public:
    struct Report
    {
        int added = 0;
        int changed = 0;
        int vanished = 0;
        int back = 0;
        QStringList changedNames;
        /// Why an alias could not be followed.
        QStringList problems;
        /// Whether there is nothing to tell.
        [[nodiscard]] bool isEmpty() const { return added + changed + vanished + back == 0 && problems.isEmpty(); }
    };

    /// What Instance::origin of the machine is that follows this alias.
    static QString originOf(const QString& alias) { return QStringLiteral("ssh-config:") + alias; }

    /// defaultUser: see ConfigImport.
    ConfigLink(instances::InstanceService& instances, QString defaultUser);

    /// Makes the inventory follow the hosts of the file as it is now. New hosts are added; a machine that was there
    /// before with a host's address belongs to it from then on, unless it is a person's own.
    core::Task<Report> follow(std::vector<ssh::ConfigHost> hosts);
    /// Those that follow nothing yet never will, and are in the place of the hosts with their addresses; or else they
    /// may follow again.
    core::Task<void> setOwn(QStringList machineIds, bool isOwn);
    /// The machines stay as they are and follow nothing any more.
    core::Task<void> release();

private:
    core::Task<void> followOne(const instances::ImportedHost* host, const std::vector<instances::Instance>* machines,
                               Report* report);
    core::Task<void> addOne(const instances::ImportedHost* host, Report* report);

    instances::InstanceService& m_instances;
    QString m_defaultUser;
};

} // namespace clouddesk::exchange
