// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/ImportCommand.h"

#include "app/cli/Table.h"
#include "exchange/ConfigLink.h"
#include "instances/InstanceJson.h"

#include <QDir>
#include <QJsonArray>

#include <algorithm>

#include <pwd.h>
#include <unistd.h>

namespace clouddesk::app {

using core::fail;
using instances::ImportedHost;

namespace {

// What people read; programs get the words of instances::toWord().
QString phrase(ImportedHost::Outcome outcome)
{
    switch (outcome) {
    case ImportedHost::Outcome::New:
    case ImportedHost::Outcome::Added:
        return QStringLiteral("added");
    case ImportedHost::Outcome::AlreadyThere:
        return QStringLiteral("already there");
    case ImportedHost::Outcome::NameConflict:
        return QStringLiteral("name is taken");
    case ImportedHost::Outcome::Unusable:
        break;
    }
    return QStringLiteral("not added");
}

bool isFailure(const ImportedHost& host)
{
    return host.outcome == ImportedHost::Outcome::NameConflict || host.outcome == ImportedHost::Outcome::Unusable;
}

core::Task<int> follow(Context& context, std::vector<ssh::ConfigHost> hosts)
{
    const auto services = co_await context.services();
    if (!services)
        co_return fail(services);
    exchange::ConfigLink link((*services)->instances(), localUserName());
    const auto report = co_await link.follow(std::move(hosts));
    if (!report)
        co_return fail(report);
    context.answer({{QStringLiteral("added"), report->added},
                    {QStringLiteral("changed"), report->changed},
                    {QStringLiteral("vanished"), report->vanished},
                    {QStringLiteral("back"), report->back},
                    {QStringLiteral("problems"), QJsonArray::fromStringList(report->problems)}},
                   QStringLiteral("%1 added, %2 changed, %3 vanished (now inactive), %4 back.\n%5")
                       .arg(report->added)
                       .arg(report->changed)
                       .arg(report->vanished)
                       .arg(report->back)
                       .arg(report->problems.isEmpty() ? QString()
                                                       : report->problems.join(QLatin1Char('\n')) + QLatin1Char('\n')));
    co_return report->problems.isEmpty() ? 0 : 1;
}

core::Task<int> run(Context& context)
{
    QString file = context.arguments().positional("FILE");
    if (file.isEmpty())
        file = QDir::homePath() + QStringLiteral("/.ssh/config");
    const auto hosts = ssh::readConfigFile(QDir().absoluteFilePath(file), QDir::homePath());
    if (!hosts)
        co_return fail(hosts.error().at(file).advising(QStringLiteral("Name the file to import hosts from.")));
    auto services = co_await context.services();
    if (!services)
        co_return fail(services);
    if (context.arguments().has("follow"))
        co_return co_await follow(context, *hosts);
    instances::ConfigImport import((*services)->instances(), localUserName());
    const auto imported = co_await import.perform(*hosts);
    if (!imported)
        co_return fail(imported);
    QJsonArray array;
    std::vector<QStringList> rows;
    for (const ImportedHost& host : *imported) {
        array.append(instances::toJson(host));
        rows.push_back({host.alias, phrase(host.outcome), host.notes.join(QStringLiteral("; "))});
    }
    const QStringList heading{QStringLiteral("NAME"), QStringLiteral("RESULT"), QStringLiteral("NOTES")};
    context.answer({{QStringLiteral("hosts"), array}},
                   rows.empty() ? QStringLiteral("The file names no hosts.\n") : tableText(heading, rows));
    co_return std::ranges::any_of(*imported, isFailure) ? 1 : 0;
}

} // namespace

QString localUserName()
{
    const passwd* entry = getpwuid(geteuid());
    return entry == nullptr ? QString() : QString::fromLocal8Bit(entry->pw_name);
}

Command importCommand()
{
    Command command;
    command.spec.path = "instance import-ssh-config";
    command.spec.summary = "Add the hosts of an OpenSSH client configuration";
    command.spec.description =
        "Reads Host, HostName, User, Port, IdentityFile, ProxyJump and Include; nothing in the file is executed. Hosts "
        "with an IdentityFile refer to it by path, the others use the ssh-agent. Machines that are there already stay "
        "as "
        "they are.";
    command.spec.positionals = {{"FILE", "The file (default ~/.ssh/config)", true}};
    command.spec.options = {
        {"follow", nullptr, "Make machines follow the file: change what changed, mark what vanished"}};
    command.run = run;
    return command;
}

} // namespace clouddesk::app
