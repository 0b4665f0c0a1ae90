// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/DoctorCommand.h"

#include "app/doctor/LocalChecks.h"
#include "app/doctor/MachineChecks.h"

#include <QJsonArray>

namespace clouddesk::app {

using core::fail;

namespace {

void append(std::vector<Check>& all, const std::vector<Check>& more)
{
    all.insert(all.end(), more.begin(), more.end());
}

core::Task<std::vector<Check>> examine(Context& context)
{
    std::vector<Check> all = checkComputer();
    const auto decoder = co_await checkDecoder();
    if (decoder)
        all.push_back(*decoder);
    const auto keychain = co_await checkKeychain();
    if (keychain)
        all.push_back(*keychain);
    const auto paths = core::Paths::open(context.dataDirectory());
    if (!paths) {
        all.push_back(failureFrom(QStringLiteral("data folder"), paths.error()));
        co_return all;
    }
    append(all, checkDataFolder(*paths));
    const auto services = co_await context.servicesToConnect();
    if (!services) {
        all.push_back(failureFrom(QStringLiteral("data"), services.error()));
        co_return all;
    }
    const auto inside = co_await checkServices(**services);
    if (inside)
        append(all, *inside);
    const QString name = context.arguments().positional("NAME");
    if (name.isEmpty())
        co_return all;
    const auto machine = co_await checkMachine(**services, name, context.stop());
    if (!machine)
        co_return fail(machine);
    append(all, *machine);
    co_return all;
}

core::Task<int> run(Context& context)
{
    const auto checks = co_await examine(context);
    if (!checks)
        co_return fail(checks);
    QJsonArray array;
    for (const Check& check : *checks) {
        const QJsonObject entry{{QStringLiteral("level"), toWord(check.level)},
                                {QStringLiteral("name"), check.name},
                                {QStringLiteral("text"), check.text},
                                {QStringLiteral("advice"), check.advice}};
        array.append(entry);
    }
    const bool isSound = std::none_of(checks->begin(), checks->end(),
                                      [](const Check& check) { return check.level == Check::Level::Failure; });
    context.answer({{QStringLiteral("sound"), isSound}, {QStringLiteral("checks"), array}}, reportText(*checks));
    co_return isSound ? 0 : 1;
}

} // namespace

Command doctorCommand()
{
    Command command;
    command.spec.path = "doctor";
    command.spec.summary = "Check this computer, or a machine too, and say what to mend";
    command.spec.description = "Each line says OK, WARN or FAIL, and below it what to do. Nothing is changed. The exit "
                               "status is 1 if something "
                               "fails.";
    command.spec.positionals = {{"NAME", "A machine to look at as well", true}};
    command.spec.options = withHostKeyOptions({});
    command.spec.examples = {{"clouddesk doctor", "this computer"}, {"clouddesk doctor web", "and the machine web"}};
    command.needs = Command::Needs::Nothing;
    command.run = run;
    return command;
}

} // namespace clouddesk::app
