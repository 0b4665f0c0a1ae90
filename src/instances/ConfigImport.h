// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instances/InstanceService.h"
#include "openssh/ConfigFile.h"

namespace clouddesk::instances {

/// What becomes, or became, of one host of an SSH client configuration.
struct ImportedHost
{
    enum class Outcome {
        New,          ///< is going to be added
        Added,        ///< was added
        AlreadyThere, ///< a machine with this user, host and port exists, maybe under another name
        NameConflict, ///< another machine has the name
        Unusable,     ///< a field does not stand up to validation, or adding failed
    };
    QString alias;
    Outcome outcome = Outcome::New;
    QString host;
    QString user;
    quint16 port = 22;
    AuthType authType = AuthType::Agent;
    QString keyPath;
    std::vector<JumpHost> jumps;
    /// What the user should know: why it is not new, or what was left out.
    QStringList notes;
};

/// The stable words: "new", "added", "already_there", "name_conflict", "unusable".
QString toWord(ImportedHost::Outcome outcome);

/// Takes the hosts of an SSH client configuration over into the inventory. Keys are referred to by path, never copied;
/// a host without IdentityFile uses the agent. Run again, it adds only what is new. Home thread.
class ConfigImport
{
public:
    /// defaultUser is what ssh would take where no User is given: the local user's name.
    ConfigImport(InstanceService& instances, QString defaultUser);

    /// Compares with the inventory and changes nothing. One entry per host, in the same order.
    core::Task<std::vector<ImportedHost>> plan(std::vector<ssh::ConfigHost> hosts);
    /// Adds what plan() calls new; a host that cannot be added does not hold up the others.
    core::Task<std::vector<ImportedHost>> perform(std::vector<ssh::ConfigHost> hosts);

private:
    core::Task<void> compare(ImportedHost* entry);

    InstanceService& m_instances;
    QString m_defaultUser;
};

} // namespace clouddesk::instances
