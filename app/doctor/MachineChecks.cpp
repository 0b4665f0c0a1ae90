// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/doctor/MachineChecks.h"

#include "app/ErrorAdvice.h"
#include "app/cli/Progress.h"
#include "provisioning/Probe.h"

namespace clouddesk::app {

using Level = Check::Level;
using desktops::MachineFacts;
using desktops::SudoAccess;

namespace {

QString bytesText(qint64 bytes)
{
    return sizeText(static_cast<quint64>(std::max<qint64>(bytes, 0)));
}

Check systemCheck(const MachineFacts& facts)
{
    return {facts.packageManager == desktops::PackageManager::None ? Level::Warning : Level::Ok,
            QStringLiteral("system"),
            QStringLiteral("%1, Linux %2, %3, %4 of memory")
                .arg(facts.systemName, facts.kernel, facts.architecture, bytesText(facts.memoryBytes)),
            {}};
}

Check sudoCheck(const MachineFacts& facts, const instances::Instance& machine)
{
    Check check{Level::Ok, QStringLiteral("administrator rights"), {}, {}};
    switch (facts.sudo) {
    case SudoAccess::IsRoot:
        check.text = QStringLiteral("%1 is root").arg(facts.user);
        break;
    case SudoAccess::PasswordLess:
        check.text = QStringLiteral("%1 may use sudo without a password").arg(facts.user);
        break;
    case SudoAccess::NeedsPassword:
        check.text = QStringLiteral("sudo wants a password");
        if (!machine.hasSudoPassword && machine.authType != instances::AuthType::Password) {
            check.level = Level::Warning;
            check.advice =
                QStringLiteral("Store it: clouddesk instance edit %1 --sudo-password-stdin").arg(machine.name);
        }
        break;
    case SudoAccess::None:
        check.level = Level::Warning;
        check.text = QStringLiteral("%1 may not use sudo").arg(facts.user);
        check.advice = QStringLiteral("What is missing must be installed by an administrator.");
        break;
    }
    return check;
}

Check diskCheck(const MachineFacts& facts)
{
    Check check{Level::Ok, QStringLiteral("disk there"), {}, {}};
    check.text =
        QStringLiteral("%1 free for packages, %2 at home, %3 for temporary files")
            .arg(bytesText(facts.freeDiskBytes), bytesText(facts.freeHomeBytes), bytesText(facts.freeTemporaryBytes));
    // A session writes its sockets, cookies and logs; below this much people meet black screens.
    constexpr qint64 least = 20LL * 1024 * 1024;
    if (std::min(facts.freeHomeBytes, facts.freeTemporaryBytes) < least) {
        check.level = Level::Failure;
        check.advice = QStringLiteral("Make room there: a desktop does not start on a full disk.");
    }
    return check;
}

QString provisionAdvice(const QString& machine)
{
    return QStringLiteral("\"clouddesk provision %1\" installs it; connect does so by itself.").arg(machine);
}

Check serverCheck(const MachineFacts& facts, const QString& machine)
{
    if (facts.vncServer.isEmpty())
        return {Level::Warning, QStringLiteral("VNC server"), QStringLiteral("none is installed"),
                provisionAdvice(machine)};
    return {Level::Ok,
            QStringLiteral("VNC server"),
            QStringLiteral("%1 %2").arg(facts.vncServer, facts.vncServerVersion),
            {}};
}

Check desktopCheck(const MachineFacts& facts, const QString& machine)
{
    const auto plan = desktops::ProvisioningPlan::make(facts, instances::Desktop::Xfce);
    const QString installed =
        facts.desktops.isEmpty() ? QStringLiteral("none is installed") : facts.desktops.join(QStringLiteral(", "));
    if (!plan)
        return {facts.desktops.isEmpty() ? Level::Failure : Level::Warning, QStringLiteral("desktop"),
                QStringLiteral("%1; %2").arg(installed, plan.error().toLine()), adviceFor(plan.error())};
    if (plan->isComplete)
        return {Level::Ok, QStringLiteral("desktop"), installed, {}};
    return {Level::Warning, QStringLiteral("desktop"),
            QStringLiteral("%1; missing for xfce: %2").arg(installed, plan->packages.join(QLatin1Char(' '))),
            provisionAdvice(machine)};
}

Check displaysCheck(const MachineFacts& facts)
{
    QStringList running;
    for (const desktops::RunningDisplay& display : facts.displays)
        running += display.number < 0
                       ? QStringLiteral("its own screen")
                       : QStringLiteral(":%1 (%2)").arg(display.number).arg(instances::toWord(display.desktop));
    return {Level::Ok,
            QStringLiteral("running desktops"),
            running.isEmpty() ? QStringLiteral("none of ours") : running.join(QStringLiteral(", ")),
            {}};
}

std::vector<Check> factChecks(const MachineFacts& facts, const instances::Instance& machine)
{
    std::vector<Check> checks{systemCheck(facts),
                              sudoCheck(facts, machine),
                              diskCheck(facts),
                              serverCheck(facts, machine.name),
                              desktopCheck(facts, machine.name),
                              displaysCheck(facts)};
    if (facts.packageRepairNeeded)
        checks.push_back({Level::Warning, QStringLiteral("package manager"),
                          QStringLiteral("an installation was interrupted"),
                          QStringLiteral("\"clouddesk provision %1\" repairs it.").arg(machine.name)});
    return checks;
}

} // namespace

core::Task<std::vector<Check>> checkMachine(Services& services, QString name, std::stop_token stop)
{
    std::vector<Check> checks;
    const auto machine = co_await services.instances().find(name);
    if (!machine)
        co_return core::fail(machine);
    const auto connection = co_await services.connector().connect(*machine, stop);
    if (!connection) {
        checks.push_back(failureFrom(QStringLiteral("login"), connection.error()));
        co_return checks;
    }
    Check login;
    login.name = QStringLiteral("login");
    login.text = QStringLiteral("%1 lets %2 in, host key %3")
                     .arg(machine->host, machine->user, (*connection)->hostKey().fingerprint());
    checks.push_back(login);
    const auto facts = co_await desktops::probe(**connection, stop);
    (*connection)->close();
    if (!facts) {
        checks.push_back(failureFrom(QStringLiteral("probe"), facts.error()));
        co_return checks;
    }
    const std::vector<Check> found = factChecks(*facts, *machine);
    checks.insert(checks.end(), found.begin(), found.end());
    co_return checks;
}

} // namespace clouddesk::app
