// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "instances/MachineConnector.h"

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

    Task<Secret> passphrase(QString label, bool isAgain) override
    {
        Question question;
        question.kind = Question::Kind::Passphrase;
        question.machine = label;
        question.isAgain = isAgain;
        question.text = isAgain ? QStringLiteral("The passphrase that was given does not open the private key.")
                                : QStringLiteral("The private key for this machine needs its passphrase.");
        question.prompts.push_back(Question::Prompt{QStringLiteral("Passphrase"), false});
        return askForSecret(m_connector.m_questions, std::move(question), m_stop);
    }

    Task<Secret> password(QString label) override { return m_connector.askForPassword(std::move(label), m_stop); }

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
    , m_route(instances,
              [this](QString label, std::stop_token stop) { return askForPassword(std::move(label), std::move(stop)); })
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

Task<std::shared_ptr<ssh::Connection>> MachineConnector::open(Instance instance, Given given, std::stop_token stop)
{
    auto hops = co_await m_route.hopsTo(instance, std::move(given), stop);
    if (!hops)
        co_return fail(hops);
    ssh::ConnectionOptions options;
    options.stepLimit = m_limits.step;
    options.keepaliveInterval = m_limits.keepalive;
    options.hops = std::move(*hops);
    Delegate delegate(*this, instance, stop);
    co_return co_await ssh::Connection::open(std::move(options), delegate, stop);
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
