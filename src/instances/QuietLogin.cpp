// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "instances/QuietLogin.h"

#include "instances/KeyCredential.h"
#include "openssh/KnownHosts.h"
#include "openssh/PrivateKey.h"

namespace clouddesk::instances {

using core::ErrorCode;
using core::fail;
using core::Result;
using core::Secret;
using core::Task;

namespace {

std::unexpected<core::Error> nobodyToAsk(const QString& where)
{
    return fail(ErrorCode::CredentialUnusable, QStringLiteral("a person would have to be asked to log in"), where);
}

/// Whether the key opens with what is stored.
bool opensUnattended(const ssh::KeyCredential& credential)
{
    const auto facts = ssh::inspectPrivateKey(credential.privateKey);
    return facts && (!facts->isEncrypted || !credential.passphrase.isEmpty());
}

} // namespace

/// Refuses whatever a person would have to decide; lives in the attempt's coroutine frame.
class QuietLogin::Delegate : public ssh::ConnectionDelegate
{
public:
    explicit Delegate(HostKeyService& hostKeys, std::stop_token stop)
        : m_hostKeys(hostKeys)
        , m_stop(std::move(stop))
    {
    }

    Task<void> checkHostKey(QString host, quint16 port, QString label, ssh::HostKey key) override
    {
        UnknownKeyPolicy policy;
        policy.action = UnknownKeyPolicy::Action::Refuse;
        return m_hostKeys.check(std::move(host), port, std::move(label), std::move(key), std::move(policy), m_stop);
    }

    Task<QStringList> knownHostKeyTypes(QString host, quint16 port) override
    {
        return m_hostKeys.knownTypes(std::move(host), port);
    }

    Task<std::vector<Secret>> answerInteractive(QString label, QString, std::vector<InteractivePrompt>) override
    {
        co_return nobodyToAsk(label);
    }

    Task<Secret> passphrase(QString label) override { co_return nobodyToAsk(label); }

private:
    HostKeyService& m_hostKeys;
    std::stop_token m_stop;
};

QuietLogin::QuietLogin(InstanceService& instances, HostKeyService& hostKeys, audit::AuditLog& audit)
    : m_instances(instances)
    , m_hostKeys(hostKeys)
    , m_audit(audit)
{
}

Task<ssh::Credential> QuietLogin::credentialOf(Instance instance)
{
    if (instance.authType == AuthType::Agent) {
        if (qEnvironmentVariableIsEmpty("SSH_AUTH_SOCK"))
            co_return fail(ErrorCode::AgentUnavailable, QStringLiteral("no ssh-agent is running"), instance.name);
        co_return ssh::Credential(ssh::AgentCredential());
    }
    const auto secrets = co_await m_instances.secrets(instance);
    if (!secrets)
        co_return fail(secrets);
    if (instance.authType == AuthType::Key) {
        auto key = keyCredential(instance, *secrets);
        if (!key)
            co_return fail(key.error().at(instance.name));
        if (!opensUnattended(*key))
            co_return nobodyToAsk(instance.name);
        co_return ssh::Credential(std::move(*key));
    }
    if (!secrets->password)
        co_return nobodyToAsk(instance.name);
    ssh::PasswordCredential password;
    password.password = secrets->password->clone();
    co_return ssh::Credential(std::move(password));
}

Task<std::shared_ptr<ssh::Connection>> QuietLogin::connect(Instance instance, std::stop_token stop)
{
    if (!instance.jumps.empty())
        co_return fail(ErrorCode::Unsupported, QStringLiteral("it stands behind jump hosts"), instance.name);
    const auto isTrusted = co_await m_hostKeys.isTrustedHere(instance.host, instance.port);
    if (!isTrusted)
        co_return fail(isTrusted);
    if (!*isTrusted)
        co_return fail(ErrorCode::HostKeyUnknown, QStringLiteral("none of its host keys is trusted yet"),
                       instance.name);
    auto credential = co_await credentialOf(instance);
    if (!credential)
        co_return fail(credential);
    ssh::Hop hop;
    hop.host = instance.host;
    hop.port = instance.port;
    hop.user = instance.user;
    hop.label = instance.name;
    hop.credential = std::move(*credential);
    ssh::ConnectionOptions options;
    options.hops.push_back(std::move(hop));
    Delegate delegate(m_hostKeys, stop);
    auto connection = co_await ssh::Connection::open(std::move(options), delegate, stop);
    QJsonObject details;
    if (connection)
        details.insert(QStringLiteral("fingerprint"), (*connection)->hostKey().fingerprint());
    else
        details.insert(QStringLiteral("error"), QLatin1String(core::errorWord(connection.error().code)));
    const auto recorded = co_await record(instance, details, connection.has_value());
    if (!connection)
        co_return fail(connection.error().at(instance.name));
    if (!recorded) {
        (*connection)->close();
        co_return fail(recorded);
    }
    co_return connection;
}

Task<void> QuietLogin::record(Instance instance, QJsonObject details, bool succeeded)
{
    details.insert(QStringLiteral("host"), ssh::knownHostName(instance.host, instance.port));
    details.insert(QStringLiteral("user"), instance.user);
    details.insert(QStringLiteral("instance_id"), instance.id);
    audit::Event event;
    // Nobody's wish but the program's own.
    event.actor = QStringLiteral("clouddesk");
    event.action = QStringLiteral("ssh.looked");
    event.resource = instance.name;
    event.succeeded = succeeded;
    event.details = std::move(details);
    co_return co_await m_audit.append(std::move(event));
}

} // namespace clouddesk::instances
