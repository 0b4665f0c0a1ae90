// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "instances/QuietLogin.h"

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

/// Whether what is stored opens the key, and an agent that is to be asked is there.
Result<void> checkUnattended(const ssh::Hop& hop)
{
    if (std::holds_alternative<ssh::AgentCredential>(hop.credential) && qEnvironmentVariableIsEmpty("SSH_AUTH_SOCK"))
        return fail(ErrorCode::AgentUnavailable, QStringLiteral("no ssh-agent is running"), hop.label);
    const auto* const password = std::get_if<ssh::PasswordCredential>(&hop.credential);
    if (password != nullptr && password->password.isEmpty())
        return nobodyToAsk(hop.label);
    const auto* const key = std::get_if<ssh::KeyCredential>(&hop.credential);
    if (key == nullptr)
        return {};
    const auto facts = ssh::inspectPrivateKey(key->privateKey);
    if (!facts || (facts->isEncrypted && key->passphrase.isEmpty()))
        return nobodyToAsk(hop.label);
    return {};
}

Task<Secret> refusePassword(QString label, std::stop_token /*stop*/)
{
    co_return nobodyToAsk(label);
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

    Task<Secret> passphrase(QString label, bool) override { co_return nobodyToAsk(label); }
    Task<Secret> password(QString label) override { co_return nobodyToAsk(label); }

private:
    HostKeyService& m_hostKeys;
    std::stop_token m_stop;
};

QuietLogin::QuietLogin(InstanceService& instances, HostKeyService& hostKeys, audit::AuditLog& audit)
    : m_hostKeys(hostKeys)
    , m_audit(audit)
    , m_route(instances, refusePassword)
{
}

Task<void> QuietLogin::checkTrusted(QString label, QString host, quint16 port)
{
    const auto isTrusted = co_await m_hostKeys.isTrustedHere(std::move(host), port);
    if (!isTrusted)
        co_return fail(isTrusted);
    if (!*isTrusted)
        co_return fail(ErrorCode::HostKeyUnknown, QStringLiteral("none of its host keys is trusted yet"), label);
    co_return Result<void>();
}

Task<std::vector<ssh::Hop>> QuietLogin::hopsTo(Instance instance, std::stop_token stop)
{
    auto hops = co_await m_route.hopsTo(std::move(instance), nullptr, std::move(stop));
    if (!hops)
        co_return fail(hops);
    for (const ssh::Hop& hop : *hops) {
        const auto isTrusted = co_await checkTrusted(hop.label, hop.host, hop.port);
        if (!isTrusted)
            co_return fail(isTrusted);
        if (const auto isUnattended = checkUnattended(hop); !isUnattended)
            co_return fail(isUnattended);
    }
    co_return std::move(*hops);
}

Task<std::shared_ptr<ssh::Connection>> QuietLogin::connect(Instance instance, std::stop_token stop)
{
    auto hops = co_await hopsTo(instance, stop);
    if (!hops)
        co_return fail(hops);
    ssh::ConnectionOptions options;
    options.hops = std::move(*hops);
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
