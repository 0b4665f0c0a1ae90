// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "instances/MachineConnector.h"

#include "instances/KeyCredential.h"
#include "openssh/KnownHosts.h"

namespace clouddesk::instances {

using core::ErrorCode;
using core::fail;
using core::Question;
using core::Result;
using core::Secret;
using core::Task;

namespace {

constexpr auto answerLimit = std::chrono::seconds(120);

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

} // namespace

/// Answers what one connection attempt asks; lives in the attempt's coroutine frame.
class MachineConnector::Delegate : public ssh::ConnectionDelegate
{
public:
    Delegate(MachineConnector& connector, const Instance& target, std::stop_token stop)
        : m_connector(connector)
        , m_host(target.host)
        , m_port(target.port)
        , m_stop(std::move(stop))
    {
    }

    Task<void> checkHostKey(QString host, quint16 port, QString label, ssh::HostKey key) override
    {
        UnknownKeyPolicy policy = m_connector.m_policy;
        if (host != m_host || port != m_port) {
            const QString shown = key.fingerprint();
            policy.pinnedFingerprint = policy.jumpFingerprints.contains(shown) ? shown : QString();
        }
        return m_connector.m_hostKeys.check(std::move(host), port, std::move(label), std::move(key), std::move(policy),
                                            m_stop);
    }

    Task<QStringList> knownHostKeyTypes(QString host, quint16 port) override
    {
        return m_connector.m_hostKeys.knownTypes(std::move(host), port);
    }

    Task<std::vector<Secret>> answerInteractive(QString label, QString instruction,
                                                std::vector<InteractivePrompt> prompts) override
    {
        Question question;
        question.kind = Question::Kind::KeyboardInteractive;
        question.machine = label;
        question.text = QStringLiteral("The machine asks for more to log in.");
        question.instruction = core::singleLine(instruction);
        for (const InteractivePrompt& prompt : prompts)
            question.prompts.push_back(Question::Prompt{core::singleLine(prompt.text), prompt.echo});
        auto answer = co_await m_connector.m_questions.ask(std::move(question), answerLimit, m_stop);
        if (!answer)
            co_return fail(answer.error().at(label));
        if (answer->secrets.size() != prompts.size())
            co_return fail(ErrorCode::Cancelled, QStringLiteral("the machine's questions were not answered"), label);
        co_return std::move(answer->secrets);
    }

    Task<Secret> passphrase(QString label) override
    {
        Question question;
        question.kind = Question::Kind::Passphrase;
        question.machine = label;
        question.text = QStringLiteral("The private key for this machine needs its passphrase.");
        question.prompts.push_back(Question::Prompt{QStringLiteral("Passphrase"), false});
        return askForSecret(m_connector.m_questions, std::move(question), m_stop);
    }

    /// One secret, or why there is none.
    static Task<Secret> askForSecret(core::Questions& questions, Question question, std::stop_token stop)
    {
        const QString machine = question.machine;
        auto answer = co_await questions.ask(std::move(question), answerLimit, stop);
        if (!answer)
            co_return fail(answer.error().at(machine));
        if (answer->secrets.empty() || answer->secrets.front().isEmpty())
            co_return fail(ErrorCode::Cancelled, QStringLiteral("nothing was entered"), machine);
        co_return std::move(answer->secrets.front());
    }

private:
    MachineConnector& m_connector;
    QString m_host;
    quint16 m_port = 22;
    std::stop_token m_stop;
};

MachineConnector::MachineConnector(InstanceService& instances, HostKeyService& hostKeys, audit::AuditLog& audit,
                                   core::Questions& questions)
    : m_instances(instances)
    , m_hostKeys(hostKeys)
    , m_audit(audit)
    , m_questions(questions)
{
}

MachineConnector::~MachineConnector() = default;

void MachineConnector::setUnknownKeyPolicy(UnknownKeyPolicy policy)
{
    m_policy = std::move(policy);
}

Task<Secret> MachineConnector::askForPassword(QString label, std::stop_token stop)
{
    Question question;
    question.kind = Question::Kind::Password;
    question.machine = label;
    question.text = QStringLiteral("The machine wants a password.");
    question.prompts.push_back(Question::Prompt{QStringLiteral("Password"), false});
    return Delegate::askForSecret(m_questions, std::move(question), std::move(stop));
}

Task<MachineConnector::Given> MachineConnector::secretsOf(Instance instance, Given given)
{
    if (given)
        co_return given;
    auto secrets = co_await m_instances.secrets(std::move(instance));
    if (!secrets)
        co_return fail(secrets);
    co_return std::make_shared<const InstanceSecrets>(std::move(*secrets));
}

Task<ssh::Credential> MachineConnector::credentialOf(Instance instance, Given given, std::stop_token stop)
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
    if (secrets.password) {
        credential.password = secrets.password->clone();
    } else {
        auto entered = co_await askForPassword(instance.name, stop);
        if (!entered)
            co_return fail(entered);
        credential.password = std::move(*entered);
    }
    co_return ssh::Credential(std::move(credential));
}

Task<ssh::Credential> MachineConnector::credentialOfStranger(QString label, Instance behind, std::stop_token stop)
{
    auto entered = co_await askForPassword(label, std::move(stop));
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

Task<Instance> MachineConnector::machineAt(JumpHost jump, Instance behind)
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

Task<ssh::Hop> MachineConnector::hopThrough(JumpHost jump, Instance instance, Given given, std::stop_token stop)
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
        credential = co_await credentialOf(*keeper, keeper->id == instance.id ? given : nullptr, stop);
    else if (instance.authType == AuthType::Password) // a signature is of no use elsewhere, a password is
        credential = co_await credentialOfStranger(hop.label, std::move(instance), stop);
    else
        credential = co_await credentialOf(std::move(instance), std::move(given), stop);
    if (!credential) {
        core::Error error = credential.error().at(hop.label);
        error.text += QStringLiteral(" (it is the way to \"%1\")").arg(behind);
        co_return fail(error);
    }
    hop.credential = std::move(*credential);
    co_return hop;
}

Task<ssh::ConnectionOptions> MachineConnector::optionsFor(Instance instance, Given given, std::stop_token stop)
{
    ssh::ConnectionOptions options;
    options.stepLimit = m_limits.step;
    options.keepaliveInterval = m_limits.keepalive;
    for (const JumpHost& jump : instance.jumps) {
        auto hop = co_await hopThrough(jump, instance, given, stop);
        if (!hop)
            co_return fail(hop);
        options.hops.push_back(std::move(*hop));
    }
    auto credential = co_await credentialOf(instance, given, stop);
    if (!credential)
        co_return fail(credential);
    ssh::Hop target;
    target.host = instance.host;
    target.port = instance.port;
    target.user = instance.user;
    target.label = instance.name;
    target.credential = std::move(*credential);
    options.hops.push_back(std::move(target));
    co_return options;
}

Task<std::shared_ptr<ssh::Connection>> MachineConnector::open(Instance instance, Given given, std::stop_token stop)
{
    auto options = co_await optionsFor(instance, std::move(given), stop);
    if (!options)
        co_return fail(options);
    Delegate delegate(*this, instance, stop);
    co_return co_await ssh::Connection::open(std::move(*options), delegate, stop);
}

Task<std::shared_ptr<ssh::Connection>> MachineConnector::connect(Instance instance, std::stop_token stop)
{
    return connectWith(std::move(instance), nullptr, std::move(stop));
}

Task<std::shared_ptr<ssh::Connection>> MachineConnector::connectWith(Instance instance, Given given,
                                                                     std::stop_token stop)
{
    auto connection = co_await open(instance, std::move(given), stop);
    if (!connection) {
        const core::Error reason = connection.error().at(instance.name);
        const QJsonObject details{{QStringLiteral("error"), QLatin1String(core::errorWord(reason.code))}};
        if (const auto recorded = co_await record(QStringLiteral("ssh.failed"), instance, details, false); !recorded)
            qWarning("%s", qUtf8Printable(recorded.error().toLine()));
        co_return fail(reason);
    }
    const QJsonObject details{{QStringLiteral("fingerprint"), (*connection)->hostKey().fingerprint()}};
    const auto recorded = co_await record(QStringLiteral("ssh.connected"), instance, details, true);
    if (!recorded) {
        (*connection)->close();
        co_return fail(recorded);
    }
    // Another process may have removed the machine meanwhile; the connection is good all the same.
    if (const auto marked = co_await m_instances.markConnected(instance.id); !marked)
        qInfo("%s", qUtf8Printable(marked.error().toLine()));
    co_return connection;
}

Task<void> MachineConnector::record(QString action, Instance instance, QJsonObject details, bool succeeded)
{
    details.insert(QStringLiteral("host"), ssh::knownHostName(instance.host, instance.port));
    details.insert(QStringLiteral("user"), instance.user);
    details.insert(QStringLiteral("instance_id"), instance.id);
    audit::Event event;
    event.actor = instance.ownerId;
    event.action = std::move(action);
    event.resource = instance.name;
    event.succeeded = succeeded;
    event.details = std::move(details);
    co_return co_await m_audit.append(std::move(event));
}

Task<MachineConnector::TestReport> MachineConnector::test(Instance instance, std::stop_token stop)
{
    return runTest(std::move(instance), nullptr, std::move(stop));
}

Task<MachineConnector::TestReport> MachineConnector::testWith(Instance instance, InstanceSecrets secrets,
                                                              std::stop_token stop)
{
    auto given = std::make_shared<const InstanceSecrets>(std::move(secrets));
    return runTest(std::move(instance), std::move(given), std::move(stop));
}

Task<MachineConnector::TestReport> MachineConnector::runTest(Instance instance, Given given, std::stop_token stop)
{
    const auto connection = co_await connectWith(instance, std::move(given), stop);
    if (!connection)
        co_return fail(connection);
    TestReport report;
    report.milliseconds = (*connection)->loginTime().count();
    report.hostKey = (*connection)->hostKey();
    ssh::ExecRequest request;
    request.command = QByteArrayLiteral("uname -sr");
    request.limit = std::chrono::seconds(15);
    request.outputLimit = qsizetype{64} * 1024;
    request.stop = stop;
    const auto result = co_await (*connection)->exec(std::move(request));
    (*connection)->close();
    if (!result)
        co_return fail(result.error().at(instance.name));
    report.serverSystem = core::singleLine(QString::fromUtf8(result->output.trimmed()), 200);
    co_return report;
}

} // namespace clouddesk::instances
