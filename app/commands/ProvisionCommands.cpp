// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/ProvisionCommands.h"

#include "app/commands/DesktopOptions.h"

#include <QJsonArray>

namespace clouddesk::app {

using core::fail;

namespace {

QString planText(const desktops::ProvisioningPlan& plan, const QString& machine)
{
    if (plan.isComplete)
        return QStringLiteral("%1 has everything the %2 desktop needs; nothing would be changed.\n")
            .arg(machine, instances::toWord(plan.desktop));
    QString text = QStringLiteral("On %1 this would be done:\n").arg(machine);
    for (const QString& step : plan.steps)
        text += QStringLiteral("  - %1\n").arg(core::singleLine(step));
    if (!plan.packages.isEmpty())
        text += QStringLiteral("Packages: %1\n").arg(plan.packages.join(QLatin1Char(' ')));
    text += QStringLiteral("Disk: about %1\n")
                .arg(sizeText(static_cast<quint64>(std::max<qint64>(plan.neededDiskBytes, 0))));
    return text + QStringLiteral("An administrator would run: %1\n").arg(plan.administratorCommand);
}

QJsonObject toJson(const desktops::ProvisioningPlan& plan)
{
    return {{QStringLiteral("desktop"), instances::toWord(plan.desktop)},
            {QStringLiteral("isComplete"), plan.isComplete},
            {QStringLiteral("packages"), QJsonArray::fromStringList(plan.packages)},
            {QStringLiteral("steps"), QJsonArray::fromStringList(plan.steps)},
            {QStringLiteral("neededDiskBytes"), plan.neededDiskBytes},
            {QStringLiteral("administratorCommand"), plan.administratorCommand}};
}

core::Task<int> showPlan(Context& context, Services& services, instances::Instance machine, instances::Desktop desktop)
{
    const auto plan = co_await services.desktops().plan(machine, desktop, context.stop());
    if (!plan)
        co_return fail(plan);
    context.answer(toJson(*plan), planText(*plan, machine.name));
    co_return 0;
}

core::Task<int> provision(Context& context)
{
    const auto desktop = readDesktop(context.arguments());
    if (!desktop)
        co_return fail(desktop);
    auto services = co_await context.servicesToConnect();
    if (!services)
        co_return fail(services);
    const auto machine = co_await (*services)->instances().find(context.arguments().positional("NAME"));
    if (!machine)
        co_return fail(machine);
    if (context.arguments().has("dry-run"))
        co_return co_await showPlan(context, **services, *machine, *desktop);
    Progress progress(context.streams(), context.wantsJson());
    desktops::StepProgress report = [&progress](const desktops::StepReport& step) { progress.report(step); };
    const auto done = co_await (*services)->desktops().provision(*machine, *desktop, report, context.stop());
    progress.finishLine();
    if (!done)
        co_return fail(done);
    const QJsonObject json{{QStringLiteral("changedAnything"), done->changedAnything},
                           {QStringLiteral("addedPackages"), QJsonArray::fromStringList(done->addedPackages)},
                           {QStringLiteral("logFile"), done->logFile}};
    const QString text = done->changedAnything
                             ? QStringLiteral("%1 is ready: %2 packages were added. The log: %3\n")
                                   .arg(machine->name)
                                   .arg(done->addedPackages.size())
                                   .arg(done->logFile)
                             : QStringLiteral("%1 is ready; nothing had to be changed.\n").arg(machine->name);
    context.answer(json, text);
    co_return 0;
}

core::Task<int> unprovision(Context& context)
{
    auto services = co_await context.servicesToConnect();
    if (!services)
        co_return fail(services);
    const auto machine = co_await (*services)->instances().find(context.arguments().positional("NAME"));
    if (!machine)
        co_return fail(machine);
    Progress progress(context.streams(), context.wantsJson());
    desktops::StepProgress report = [&progress](const desktops::StepReport& step) { progress.report(step); };
    const auto done = co_await (*services)->desktops().unprovision(*machine, report, context.stop());
    progress.finishLine();
    if (!done)
        co_return fail(done);
    const QJsonObject json{{QStringLiteral("removedPackages"), QJsonArray::fromStringList(done->removedPackages)},
                           {QStringLiteral("keptPackages"), QJsonArray::fromStringList(done->keptPackages)},
                           {QStringLiteral("logFile"), done->logFile}};
    QString text =
        QStringLiteral("%1 packages were removed from %2.\n").arg(done->removedPackages.size()).arg(machine->name);
    if (!done->keptPackages.isEmpty())
        text +=
            QStringLiteral("Kept, because others need them now: %1\n").arg(done->keptPackages.join(QLatin1Char(' ')));
    context.answer(json, text);
    co_return 0;
}

} // namespace

std::vector<Command> provisionCommands()
{
    Command install;
    install.spec.path = "provision";
    install.spec.summary = "Install a desktop and its VNC server on a machine";
    install.spec.description =
        "connect does this by itself where something is missing. A second run changes nothing; a run that was broken "
        "off "
        "is repaired by the next one. Root rights are needed there: as root, by password-less sudo, or with the stored "
        "sudo password. The full log is kept on this computer.";
    install.spec.positionals = {{"NAME", "The machine's name"}};
    install.spec.options = withHostKeyOptions({{"desktop", "xfce|lxde", "Which desktop (default xfce)"},
                                               {"dry-run", nullptr, "Only show what would be done"}});
    install.spec.examples = {{"clouddesk provision web --dry-run", "see the plan"}};
    install.run = provision;
    Command removal;
    removal.spec.path = "unprovision";
    removal.spec.summary = "Remove from a machine exactly what provision added";
    removal.spec.description =
        "Our desktops there are stopped first. Packages that others need by now are kept. What the desktops' programs "
        "wrote into your home there by themselves (settings, caches) goes, too, where nothing of that name was before; "
        "files of yours stay.";
    removal.spec.positionals = {{"NAME", "The machine's name"}};
    removal.spec.options = withHostKeyOptions({});
    removal.run = unprovision;
    return {install, removal};
}

} // namespace clouddesk::app
