// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "instances/MachineRoute.h"

#include "instances/KeyFile.h"
#include "openssh/KnownHosts.h"
#include "openssh/PrivateKey.h"

#include <algorithm>

namespace clouddesk::instances {

using core::ErrorCode;
using core::fail;
using core::Result;
using core::Secret;
using core::Task;

namespace {

/// Several machines may share an address, each with a login of its own: the one that logs in like the machine behind
/// it.
Instance likeliest(std::vector<Instance> machines, AuthType like)
{
    const auto alike = std::ranges::find(machines, like, &Instance::authType);
    return alike != machines.end() ? std::move(*alike) : std::move(machines.front());
}

bool isSameAddress(const JumpHost& jump, const Instance& instance)
{
    return jump.user == instance.user && jump.port == instance.port &&
           jump.host.compare(instance.host, Qt::CaseInsensitive) == 0;
}

Secret cloneOf(const std::optional<Secret>& secret)
{
    return secret ? secret->clone() : Secret();
}

} // namespace

Result<ssh::KeyCredential> keyCredential(const Instance& instance, const InstanceSecrets& secrets)
{
    ssh::KeyCredential credential;
    credential.passphrase = cloneOf(secrets.passphrase);
    credential.certificate = secrets.certificate.value_or(QByteArray());
    if (instance.keyPath.isEmpty()) {
        credential.privateKey = cloneOf(secrets.privateKey);
    } else {
        auto file = readKeyFile(instance.keyPath);
        if (!file)
            return fail(file);
        credential.privateKey = std::move(file->privateKey);
        if (credential.certificate.isEmpty())
            credential.certificate = file->certificate;
    }
    if (const auto facts = ssh::inspectPrivateKey(credential.privateKey); !facts)
        return fail(facts.error().at(instance.keyPath));
    if (!credential.certificate.isEmpty()) {
        if (const auto valid = ssh::checkCertificateLine(credential.certificate); !valid)
            return fail(valid);
    }
    return credential;
}

MachineRoute::MachineRoute(InstanceService& instances, AskPassword askPassword)
    : m_instances(instances)
    , m_askPassword(std::move(askPassword))
{
}

Task<MachineRoute::Given> MachineRoute::secretsOf(Instance instance, Given given)
{
    if (given)
        co_return given;
    auto secrets = co_await m_instances.secrets(std::move(instance));
    if (!secrets)
        co_return fail(secrets);
    co_return std::make_shared<const InstanceSecrets>(std::move(*secrets));
}

Task<ssh::Credential> MachineRoute::credentialOf(Instance instance, Given given)
{
    if (instance.authType == AuthType::Agent)
        co_return ssh::Credential(ssh::AgentCredential());
    const auto known = co_await secretsOf(instance, std::move(given));
    if (!known)
        co_return fail(known);
    const InstanceSecrets& secrets = **known;
    if (instance.authType == AuthType::Key) {
        auto credential = keyCredential(instance, secrets);
        if (!credential)
            co_return fail(credential.error().at(instance.name));
        co_return ssh::Credential(std::move(*credential));
    }
    ssh::PasswordCredential credential;
    if (secrets.password)
        credential.password = secrets.password->clone();
    co_return ssh::Credential(std::move(credential));
}

Task<ssh::Credential> MachineRoute::credentialOfStranger(QString label, Instance behind, std::stop_token stop)
{
    auto entered = co_await m_askPassword(label, std::move(stop));
    if (!entered && entered.error().code == ErrorCode::Unsupported)
        co_return fail(
            ErrorCode::CredentialUnusable,
            QStringLiteral(
                "the jump host is no machine of the list, and the password of \"%1\" is for that machine alone")
                .arg(behind.name),
            label, QStringLiteral("Add the jump host as a machine, with its own login: clouddesk instance add"));
    if (!entered)
        co_return fail(entered);
    ssh::PasswordCredential credential;
    credential.password = std::move(*entered);
    co_return ssh::Credential(std::move(credential));
}

Task<Instance> MachineRoute::machineAt(JumpHost jump, Instance behind)
{
    if (isSameAddress(jump, behind))
        co_return behind;
    auto matching = co_await m_instances.findByAddress(jump.user, jump.host, jump.port);
    if (!matching)
        co_return fail(matching);
    if (matching->empty())
        co_return fail(ErrorCode::NotFound, QStringLiteral("the jump host is no machine of the list"));
    co_return likeliest(std::move(*matching), behind.authType);
}

Task<ssh::Hop> MachineRoute::hopThrough(JumpHost jump, Instance instance, Given given, std::stop_token stop)
{
    ssh::Hop hop;
    hop.host = jump.host;
    hop.port = jump.port;
    hop.user = jump.user;
    hop.label = ssh::knownHostName(jump.host, jump.port);
    const QString behind = instance.name;
    const auto keeper = co_await machineAt(std::move(jump), instance);
    const bool isStranger = !keeper && keeper.error().code == ErrorCode::NotFound;
    if (!keeper && !isStranger)
        co_return fail(keeper);
    if (keeper && keeper->id != instance.id)
        hop.label = keeper->name;
    Result<ssh::Credential> credential = fail(ErrorCode::Internal, QString());
    if (keeper)
        credential = co_await credentialOf(*keeper, keeper->id == instance.id ? given : nullptr);
    else if (instance.authType == AuthType::Password) // a signature is of no use elsewhere, a password is
        credential = co_await credentialOfStranger(hop.label, std::move(instance), stop);
    else
        credential = co_await credentialOf(std::move(instance), std::move(given));
    if (!credential) {
        core::Error error = credential.error().at(hop.label);
        error.text += QStringLiteral(" (it is the way to \"%1\")").arg(behind);
        co_return fail(error);
    }
    hop.credential = std::move(*credential);
    co_return hop;
}

Task<std::vector<ssh::Hop>> MachineRoute::hopsTo(Instance instance, Given given, std::stop_token stop)
{
    std::vector<ssh::Hop> hops;
    for (const JumpHost& jump : instance.jumps) {
        auto hop = co_await hopThrough(jump, instance, given, stop);
        if (!hop)
            co_return fail(hop);
        hops.push_back(std::move(*hop));
    }
    auto credential = co_await credentialOf(instance, std::move(given));
    if (!credential)
        co_return fail(credential);
    ssh::Hop target;
    target.host = instance.host;
    target.port = instance.port;
    target.user = instance.user;
    target.label = instance.name;
    target.credential = std::move(*credential);
    hops.push_back(std::move(target));
    co_return std::move(hops);
}

} // namespace clouddesk::instances
