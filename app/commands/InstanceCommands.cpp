// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/InstanceCommands.h"

#include "app/cli/Table.h"
#include "app/commands/InstanceDraftReader.h"
#include "instances/InstanceJson.h"
#include "openssh/ShellQuote.h"

#include <QJsonArray>

namespace clouddesk::app {

using core::ErrorCode;
using core::fail;
using instances::Instance;

namespace {

QString jumpsText(const Instance& instance)
{
    QStringList jumps;
    for (const instances::JumpHost& jump : instance.jumps)
        jumps += jump.toText();
    return jumps.join(QStringLiteral(", "));
}

QString authText(const Instance& instance)
{
    QString text = instances::toWord(instance.authType);
    if (instance.authType == instances::AuthType::Key)
        text += instance.keyPath.isEmpty() ? QStringLiteral(" (stored sealed)")
                                           : QStringLiteral(" (%1)").arg(instance.keyPath);
    if (instance.hasPassphrase)
        text += QStringLiteral(", with passphrase");
    return text;
}

QString addressText(const Instance& instance)
{
    const bool isIpv6 = instance.host.contains(QLatin1Char(':'));
    const QString host = isIpv6 ? QStringLiteral("[%1]").arg(instance.host) : instance.host;
    return QStringLiteral("%1@%2:%3").arg(instance.user, host).arg(instance.port);
}

QString showText(const Instance& instance)
{
    return listText(
        {{QStringLiteral("Name"), instance.name},
         {QStringLiteral("Address"), addressText(instance)},
         {QStringLiteral("Provider"), instances::toWord(instance.provider)},
         {QStringLiteral("Login"), authText(instance)},
         {QStringLiteral("Sudo password"), instance.hasSudoPassword ? QStringLiteral("stored sealed") : QString()},
         {QStringLiteral("Jump hosts"), jumpsText(instance)},
         {QStringLiteral("Tags"), instance.tags.join(QStringLiteral(", "))},
         {QStringLiteral("Notes"), instance.notes},
         {QStringLiteral("Desktop"), instance.desktop ? instances::toWord(*instance.desktop) : QString()},
         {QStringLiteral("Status"), instance.isActive ? QStringLiteral("active") : QStringLiteral("inactive")},
         {QStringLiteral("Last connected"), core::toIso(instance.lastConnectedAt)},
         {QStringLiteral("Added"), core::toIso(instance.createdAt)},
         {QStringLiteral("Changed"), core::toIso(instance.updatedAt)},
         {QStringLiteral("Id"), instance.id}});
}

core::Task<int> add(Context& context)
{
    auto draft = co_await readDraft(context);
    if (!draft)
        co_return fail(draft);
    if (!draft->authType)
        co_return fail(ErrorCode::InvalidArgument,
                       QStringLiteral("say how to log in: --key FILE, --key-path FILE, --password-stdin or --agent"));
    draft->name = context.arguments().positional("NAME");
    auto services = co_await context.services();
    if (!services)
        co_return fail(services);
    const auto added = co_await (*services)->instances().add(std::move(*draft));
    if (!added)
        co_return fail(added);
    context.answer(toJson(*added),
                   QStringLiteral("Added %1 (%2).\nTry it: clouddesk instance test %3\n")
                       .arg(added->name, addressText(*added), QString::fromUtf8(ssh::shellQuote(added->name))));
    co_return 0;
}

core::Task<int> edit(Context& context)
{
    auto draft = co_await readDraft(context);
    if (!draft)
        co_return fail(draft);
    auto services = co_await context.services();
    if (!services)
        co_return fail(services);
    const auto edited =
        co_await (*services)->instances().edit(context.arguments().positional("NAME"), std::move(*draft));
    if (!edited)
        co_return fail(edited);
    context.answer(toJson(*edited), showText(*edited));
    co_return 0;
}

// Nothing of the list is sealed, so a missing master key does not stand in its way.
core::Task<std::vector<Instance>> readMachines(Context& context, int limit, int offset, QStringList tags)
{
    const auto services = co_await context.services();
    if (services)
        co_return co_await (*services)->instances().list(limit, offset, tags);
    const auto database = co_await context.databaseDespite(services.error());
    if (!database)
        co_return fail(database);
    context.remark(services.error().toLine());
    context.remark(QStringLiteral("What to do: clouddesk vault status"));
    instances::InstanceRepository repository(**database, Services::ownerId(), {});
    co_return co_await repository.list(limit, offset, tags);
}

QString emptyListText(bool isPart)
{
    return isPart ? QStringLiteral("No machine is like that.\n")
                  : QStringLiteral("There are no machines yet. Add one: clouddesk instance add NAME --host HOST --user "
                                   "USER --key FILE\n");
}

core::Task<int> list(Context& context)
{
    const auto limit = context.arguments().number("limit", 1000, 1, 100000);
    const auto offset = context.arguments().number("offset", 0, 0, INT_MAX);
    if (!limit || !offset)
        co_return fail(limit ? offset : limit);
    const QStringList tags = context.arguments().values("tag");
    const auto machines = co_await readMachines(context, *limit, *offset, tags);
    if (!machines)
        co_return fail(machines);
    QJsonArray array;
    std::vector<QStringList> rows;
    for (const Instance& machine : *machines) {
        array.append(toJson(machine));
        rows.push_back({machine.name, addressText(machine), instances::toWord(machine.provider),
                        machine.desktop ? instances::toWord(*machine.desktop) : QStringLiteral("-"),
                        machine.tags.join(QLatin1Char(' '))});
    }
    const QString text = rows.empty()
                             ? emptyListText(!tags.isEmpty() || *offset > 0)
                             : tableText({QStringLiteral("NAME"), QStringLiteral("ADDRESS"), QStringLiteral("PROVIDER"),
                                          QStringLiteral("DESKTOP"), QStringLiteral("TAGS")},
                                         rows);
    context.answer({{QStringLiteral("instances"), array}}, text);
    co_return 0;
}

core::Task<int> show(Context& context)
{
    auto services = co_await context.services();
    if (!services)
        co_return fail(services);
    const auto machine = co_await (*services)->instances().find(context.arguments().positional("NAME"));
    if (!machine)
        co_return fail(machine);
    context.answer(toJson(*machine), showText(*machine));
    co_return 0;
}

core::Task<int> remove(Context& context)
{
    auto services = co_await context.services();
    if (!services)
        co_return fail(services);
    const QString name = context.arguments().positional("NAME");
    const auto machine = co_await (*services)->instances().find(name);
    if (!machine)
        co_return fail(machine);
    const auto removed = co_await (*services)->instances().remove(machine->id);
    if (!removed)
        co_return fail(removed);
    if (const auto closed = co_await (*services)->desktops().closeSessionsOf(machine->id); !closed)
        context.remark(QStringLiteral("A session of it could not be ended: ") + closed.error().toLine());
    context.answer({{QStringLiteral("removed"), name}},
                   QStringLiteral("Removed %1 from the list; the machine itself is as it was.\n").arg(name));
    co_return 0;
}

core::Task<int> test(Context& context)
{
    auto services = co_await context.servicesToConnect();
    if (!services)
        co_return fail(services);
    const auto machine = co_await (*services)->instances().find(context.arguments().positional("NAME"));
    if (!machine)
        co_return fail(machine);
    const auto report = co_await (*services)->connector().test(*machine, context.stop());
    if (!report)
        co_return fail(report);
    const QString system = core::singleLine(report->serverSystem);
    const QJsonObject json{{QStringLiteral("name"), machine->name},
                           {QStringLiteral("milliseconds"), report->milliseconds},
                           {QStringLiteral("hostKeyType"), report->hostKey.type},
                           {QStringLiteral("hostKeyFingerprint"), report->hostKey.fingerprint()},
                           {QStringLiteral("system"), system}};
    context.answer(json, QStringLiteral("%1 answers: %2, in %3 ms.\nHost key: %4 %5\n")
                             .arg(machine->name, system)
                             .arg(report->milliseconds)
                             .arg(report->hostKey.type, report->hostKey.fingerprint()));
    co_return 0;
}

Command make(const char* path, const char* summary, core::Task<int> (*run)(Context&))
{
    Command command;
    command.spec.path = path;
    command.spec.summary = summary;
    command.run = run;
    return command;
}

Positional nameOfMachine()
{
    return {"NAME", "The machine's name"};
}

Command addCommand()
{
    Command command = make("instance add", "Add a machine to the list", add);
    command.spec.description =
        "Exactly one way to log in is needed: --key, --key-path, --password-stdin or --agent. Secrets are stored "
        "sealed under the master key (see \"clouddesk vault status\") and are never given as arguments.\n\n"
        "Secrets from standard input stand one on each line, in the order password, passphrase, sudo password; on a "
        "terminal they are asked for, with echo off.\n\n"
        "A jump host that is a machine of the list logs in as that one does, with its own secrets. Any other logs in "
        "with this machine's key or the agent, but is never given its password: its own is asked for.";
    command.spec.positionals = {{"NAME", "What to call it: unique among your machines"}};
    command.spec.options = instanceOptions();
    command.spec.examples = {
        {"clouddesk instance add web --host 203.0.113.7 --user debian --key ~/.ssh/id_ed25519", "with a key"},
        {"clouddesk instance add db --host db.internal --user admin --agent --jump ops@bastion.example.org",
         "behind a jump host, with the agent's keys"},
        {"pass show web | clouddesk instance add web --host 203.0.113.7 --user root --password-stdin",
         "with a password"}};
    return command;
}

Command editCommand()
{
    Command command = make("instance edit", "Change what is known about a machine", edit);
    command.spec.description = "What is not given stays as it is. --jump and --tag replace the whole list.";
    command.spec.positionals = {nameOfMachine()};
    command.spec.options = instanceOptions();
    command.spec.options.insert(command.spec.options.begin(), Option{"name", "NAME", "Another name for it"});
    command.spec.examples = {{"clouddesk instance edit web --host 203.0.113.9", "it has a new address"},
                             {"clouddesk instance edit web --sudo-password-stdin", "sudo wants a password there"}};
    return command;
}

} // namespace

std::vector<Command> instanceCommands()
{
    Command listCommand = make("instance list", "List the machines, by name", list);
    listCommand.spec.options = {{"tag", "TAG", "Only those with this tag", true},
                                {"limit", "NUMBER", "At most so many (default 1000)"},
                                {"offset", "NUMBER", "Leave out so many at the beginning"}};
    Command showCommand = make("instance show", "Show everything about a machine but its secrets", show);
    showCommand.spec.positionals = {nameOfMachine()};
    Command removeCommand = make("instance remove", "Forget a machine and its secrets", remove);
    removeCommand.spec.description = "Its open sessions end, in every window. Nothing is changed on the machine "
                                     "itself; see \"clouddesk unprovision\" for that.";
    removeCommand.spec.positionals = {nameOfMachine()};
    Command testCommand = make("instance test", "Log in to a machine and run one harmless command", test);
    testCommand.spec.positionals = {nameOfMachine()};
    testCommand.spec.options = withHostKeyOptions({});
    return {addCommand(), listCommand, showCommand, editCommand(), removeCommand, testCommand};
}

} // namespace clouddesk::app
