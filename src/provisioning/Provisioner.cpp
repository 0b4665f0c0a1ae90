// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provisioning/Provisioner.h"

#include "openssh/ShellQuote.h"
#include "provisioning/PackageProgress.h"
#include "provisioning/RunLog.h"
#include "provisioning/RunReader.h"
#include "provisioning/Script.h"

#include <QPointer>

namespace clouddesk::desktops {

namespace {

using core::ErrorCode;

/// What is asked of the scripts in resources/provisioning.
struct Order
{
    QString action; ///< "provision" or "unprovision"
    QString desktop;
    QStringList packages;
    QStringList optionalPackages;
};

/// What a run on the machine came to.
struct Outcome
{
    QStringList added;
    QStringList removed;
    QStringList kept;
    QString logFile;
};

QString sudoWord(SudoAccess access)
{
    switch (access) {
    case SudoAccess::IsRoot:
        return QStringLiteral("root");
    case SudoAccess::PasswordLess:
        return QStringLiteral("passwordless");
    case SudoAccess::NeedsPassword:
    case SudoAccess::None:
        break;
    }
    return QStringLiteral("password");
}

/// The part that runs as root, with what it needs to know in front.
core::Result<QString> rootScript(const Order& order, const QString& action, const MachineFacts& facts)
{
    const QString family = facts.packageManager == PackageManager::Dnf ? QStringLiteral("dnf") : QStringLiteral("apt");
    const core::Result<QByteArray> body = loadScriptText({
        QStringLiteral("provisioning/run.sh"),
        QStringLiteral("provisioning/packages-%1.sh").arg(family),
        QStringLiteral("provisioning/unpackages-%1.sh").arg(family),
    });
    if (!body)
        return core::fail(body);
    const std::pair<const char*, QString> variables[] = {
        {"ACTION", action},
        {"DESKTOP", order.desktop},
        {"PACKAGES", order.packages.join(QLatin1Char(' '))},
        {"OPTIONAL_PACKAGES", order.optionalPackages.join(QLatin1Char(' '))},
    };
    QByteArray script;
    for (const auto& [name, value] : variables)
        script += QByteArray(name) + '=' + ssh::shellQuote(value) + '\n';
    return QString::fromUtf8(script + *body + "\nmain \"$@\"\n");
}

core::Result<core::Secret> scriptInput(const Order& order, const QString& action, const MachineFacts& facts,
                                       const core::Secret& sudoPassword)
{
    const core::Result<QString> root = rootScript(order, action, facts);
    if (!root)
        return core::fail(root);
    core::Result<ssh::RemoteScript> script = loadScript({QStringLiteral("provisioning/become-root.sh")});
    if (!script)
        return core::fail(script);
    script->set("SUDO", sudoWord(facts.sudo));
    script->set("SUDO_TERMINAL", facts.sudoNeedsTerminal ? QStringLiteral("yes") : QString());
    script->setSecret("SUDO_PASSWORD", sudoPassword);
    script->set("ROOT_SCRIPT", *root);
    return script->input();
}

/// One run as it is seen from here: reads what the follower on the machine prints, keeps the log, reports progress, and
/// carries a cancel over.
class Follower
{
public:
    Follower(ssh::Connection& connection, RunLog& log, StepProgress progress, core::Secret cancelInput)
        : m_connection(&connection)
        , m_log(log)
        , m_progress(std::move(progress))
        , m_cancelInput(std::move(cancelInput))
        , m_reader(
              {[this](QByteArrayView bytes) { takeLog(bytes); }, [this](const QByteArray& line) { takeStatus(line); }})
    {
    }

    void take(QByteArrayView bytes, bool isStandardError)
    {
        if (isStandardError) {
            m_errorOutput += bytes.first(std::min<qsizetype>(bytes.size(), 16384 - m_errorOutput.size()));
            m_log.append(bytes);
        } else if (!m_reader.take(bytes)) {
            m_giveUp.request_stop();
        }
        if (m_isCancelWanted)
            sendCancel();
    }

    /// The person has had enough.
    void cancel()
    {
        m_isCancelWanted = true;
        sendCancel();
    }

    void complete()
    {
        if (!m_progress)
            return;
        StepReport report = m_progressMaker.report();
        report.percent = 100;
        report.detail.clear();
        m_progress(report);
    }

    [[nodiscard]] std::stop_token giveUpToken() const { return m_giveUp.get_token(); }
    [[nodiscard]] bool isCancelWanted() const { return m_isCancelWanted; }
    [[nodiscard]] const RunReader& reader() const { return m_reader; }
    [[nodiscard]] QByteArray errorOutput() const { return m_errorOutput; }

private:
    void takeLog(QByteArrayView bytes)
    {
        m_log.append(bytes, [this](const QByteArray& line) {
            if (m_progressMaker.takeOutput(line))
                report();
        });
    }

    void takeStatus(const QByteArray& line)
    {
        if (m_progressMaker.takeStatus(line))
            report();
    }

    void report()
    {
        if (m_progress)
            m_progress(m_progressMaker.report());
    }

    /// A run that has not been started cannot be reached: then the cancel waits for it. One that waits for somebody
    /// else's run is simply left.
    void sendCancel()
    {
        if (m_reader.isWaitingForOther())
            m_giveUp.request_stop();
        if (!m_reader.hasStarted() || m_isCancelSent || !m_connection)
            return;
        m_isCancelSent = true;
        ssh::ExecRequest request;
        request.command = ssh::RemoteScript::command();
        request.input = std::move(m_cancelInput);
        // Its outcome is seen in the run's own.
        m_cancelling.emplace(m_connection->exec(std::move(request)));
    }

    QPointer<ssh::Connection> m_connection;
    RunLog& m_log;
    StepProgress m_progress;
    core::Secret m_cancelInput;
    RunReader m_reader;
    PackageProgress m_progressMaker;
    QByteArray m_errorOutput;
    std::stop_source m_giveUp;
    std::optional<core::Task<ssh::ExecResult>> m_cancelling;
    bool m_isCancelWanted = false;
    bool m_isCancelSent = false;
};

core::Error describe(const Follower& follower, const core::Result<ssh::ExecResult>& ended, const RunLog& log)
{
    const RunReader& reader = follower.reader();
    if (follower.isCancelWanted() && (!ended || reader.result() == "cancelled"))
        return {ErrorCode::Cancelled, QStringLiteral("cancelled"), {}, {}};
    if (!ended && ended.error().code == ErrorCode::Cancelled)
        return {ErrorCode::CommandFailed, QStringLiteral("the machine's answer makes no sense"), {}, {}};
    if (!ended && ended.error().code == ErrorCode::ConnectionLost)
        return ended.error().advising(
            QStringLiteral("The installation goes on there by itself; connecting again follows it"));
    if (!ended)
        return ended.error();
    if (!reader.hasBegun())
        return errorFromSudo(follower.errorOutput());
    return errorFromRun(reader.result().isEmpty() ? QByteArray("died") : reader.result(), log.tail());
}

core::Error withLog(core::Error error, const QString& logFile)
{
    if (error.code == ErrorCode::Cancelled)
        return error;
    const QString hint = QStringLiteral("The full log is %1").arg(logFile);
    error.advice = error.advice.isEmpty() ? hint : error.advice + QStringLiteral(". ") + hint;
    return error;
}

core::Task<Outcome> run(ssh::Connection& connection, Order order, MachineFacts facts, core::Secret sudoPassword,
                        QString logDirectory, StepProgress progress, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return core::fail(ErrorCode::Cancelled, QStringLiteral("cancelled"));
    const QString label = connection.label();
    const core::Result<std::unique_ptr<RunLog>> log = RunLog::create(logDirectory, order.action, label, sudoPassword);
    if (!log)
        co_return core::fail(log);
    core::Result<core::Secret> input = scriptInput(order, order.action, facts, sudoPassword);
    core::Result<core::Secret> cancelInput = scriptInput(order, QStringLiteral("cancel"), facts, sudoPassword);
    if (!input || !cancelInput)
        co_return core::fail(input ? cancelInput : input);

    Follower follower(connection, **log, std::move(progress), std::move(*cancelInput));
    QObject home;
    const std::stop_callback onStop(stop, [&home, &follower] {
        QMetaObject::invokeMethod(&home, [&follower] { follower.cancel(); }, Qt::QueuedConnection);
    });
    ssh::ExecRequest request;
    request.command = ssh::RemoteScript::command();
    request.input = std::move(*input);
    request.limit = std::chrono::hours(4);
    request.onOutput = [&follower](QByteArrayView bytes, bool isError) { follower.take(bytes, isError); };
    request.stop = follower.giveUpToken();
    const core::Result<ssh::ExecResult> ended = co_await connection.exec(std::move(request));
    (*log)->finish();

    Outcome outcome;
    outcome.added = follower.reader().added();
    outcome.removed = follower.reader().removed();
    outcome.kept = follower.reader().kept();
    outcome.logFile = (*log)->fileName();
    if (!ended || follower.reader().result() != "done")
        co_return core::fail(withLog(describe(follower, ended, **log), outcome.logFile).at(label));
    follower.complete();
    co_return outcome;
}

/// sudo's refusal, with what an administrator can do about it.
core::Error advised(const core::Error& error, const ProvisioningPlan& plan)
{
    if (error.code != ErrorCode::SudoUnavailable)
        return error;
    return error.advising(
        QStringLiteral("Ask the machine's administrator to run as root: %1").arg(plan.administratorCommand));
}

core::Error passwordMissing(const QString& label)
{
    return {ErrorCode::SudoPasswordWrong, QStringLiteral("sudo on the machine wants a password, and none is known"),
            label, QStringLiteral("Give this machine's sudo password and try again")};
}

bool lacksPassword(const MachineFacts& facts, const core::Secret& password)
{
    return facts.sudo == SudoAccess::NeedsPassword && password.isEmpty();
}

} // namespace

Provisioner::Provisioner(QString logDirectory)
    : m_logDirectory(std::move(logDirectory))
{
}

core::Task<ProvisioningReport> Provisioner::provision(ssh::Connection& connection, MachineFacts facts,
                                                      ProvisioningPlan plan, core::Secret sudoPassword,
                                                      StepProgress progress, std::stop_token stop)
{
    ProvisioningReport report;
    if (plan.isComplete)
        co_return report;
    if (lacksPassword(facts, sudoPassword))
        co_return core::fail(advised(passwordMissing(connection.label()), plan));
    Order order;
    order.action = QStringLiteral("provision");
    order.desktop = instances::toWord(plan.desktop);
    order.packages = plan.packages;
    order.optionalPackages = plan.optionalPackages;
    const core::Result<Outcome> outcome =
        co_await run(connection, std::move(order), std::move(facts), std::move(sudoPassword), m_logDirectory,
                     std::move(progress), std::move(stop));
    if (!outcome)
        co_return core::fail(advised(outcome.error(), plan));
    report.addedPackages = outcome->added;
    report.changedAnything = !outcome->added.isEmpty();
    report.logFile = outcome->logFile;
    co_return report;
}

core::Task<UnprovisioningReport> Provisioner::unprovision(ssh::Connection& connection, MachineFacts facts,
                                                          core::Secret sudoPassword, StepProgress progress,
                                                          std::stop_token stop)
{
    UnprovisioningReport report;
    if (facts.provisioning == ProvisioningState::None)
        co_return report;
    if (facts.sudo == SudoAccess::None)
        co_return core::fail(ErrorCode::SudoUnavailable,
                             QStringLiteral("this user may not remove anything on the machine"), connection.label());
    if (lacksPassword(facts, sudoPassword))
        co_return core::fail(passwordMissing(connection.label()));
    Order order;
    order.action = QStringLiteral("unprovision");
    const core::Result<Outcome> outcome =
        co_await run(connection, std::move(order), std::move(facts), std::move(sudoPassword), m_logDirectory,
                     std::move(progress), std::move(stop));
    if (!outcome)
        co_return core::fail(outcome);
    report.removedPackages = outcome->removed;
    report.keptPackages = outcome->kept;
    report.logFile = outcome->logFile;
    co_return report;
}

} // namespace clouddesk::desktops
