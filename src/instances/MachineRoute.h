// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instances/InstanceService.h"
#include "ssh/Connection.h"

namespace clouddesk::instances {

/// What a machine that is logged in to by key is logged in to with: the key from its file, as it is now, or from its
/// secrets. CredentialUnusable if it is no key or its certificate none; for a file also as readKeyFile() says.
core::Result<ssh::KeyCredential> keyCredential(const Instance& instance, const InstanceSecrets& secrets);

/// The way to a machine: through its jump hosts to itself, each with what it is logged in to with. Home thread.
class MachineRoute
{
public:
    /// The secrets of the machine to use instead of the stored ones; null: the stored ones.
    using Given = std::shared_ptr<const InstanceSecrets>;
    /// Gives a password that is not stored, for what people call by this label. Unsupported if nobody can be asked.
    using AskPassword = std::function<core::Task<core::Secret>(QString label, std::stop_token stop)>;

    /// The instances outlive it.
    MachineRoute(InstanceService& instances, AskPassword askPassword);

    /// The hops in their order, the machine itself last. A jump host that is a machine of the list is logged in to as
    /// that, any other with the machine's own credential, but for a password, which is asked for; a machine's password
    /// that is not stored is left to ssh::ConnectionDelegate. CredentialUnusable if a key cannot be used; as
    /// AskPassword where that is called.
    core::Task<std::vector<ssh::Hop>> hopsTo(Instance instance, Given given, std::stop_token stop);

private:
    core::Task<ssh::Hop> hopThrough(JumpHost jump, Instance instance, Given given, std::stop_token stop);
    /// The machine of the list that a jump host is; NotFound if it is none.
    core::Task<Instance> machineAt(JumpHost jump, Instance behind);
    /// For a jump host that is no machine of the list, on the way to one with a password.
    core::Task<ssh::Credential> credentialOfStranger(QString label, Instance behind, std::stop_token stop);
    core::Task<Given> secretsOf(Instance instance, Given given);
    core::Task<ssh::Credential> credentialOf(Instance instance, Given given);

    InstanceService& m_instances;
    AskPassword m_askPassword;
};

} // namespace clouddesk::instances
