// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/ImportCommand.h"

#include "app/cli/Table.h"
#include "ssh/ConfigFile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

#include <pwd.h>
#include <unistd.h>

namespace clouddesk::app {

using core::ErrorCode;
using core::fail;
using core::Result;
using instances::InstanceDraft;
using ssh::ConfigHost;

namespace {

QString localUser()
{
    const passwd* entry = getpwuid(geteuid());
    return entry == nullptr ? QString() : QString::fromLocal8Bit(entry->pw_name);
}

const ConfigHost* findAlias(const std::vector<ConfigHost>& hosts, const QString& alias)
{
    const auto found =
        std::find_if(hosts.begin(), hosts.end(), [&alias](const ConfigHost& host) { return host.alias == alias; });
    return found == hosts.end() ? nullptr : &*found;
}

// A word of ProxyJump: an alias of the same file, or "[user@]host[:port]".
Result<instances::JumpHost> jumpFrom(const QString& word, const std::vector<ConfigHost>& hosts, const QString& user)
{
    if (const ConfigHost* known = findAlias(hosts, word); known != nullptr)
        return instances::JumpHost{known->user.isEmpty() ? localUser() : known->user, known->hostName, known->port};
    return instances::JumpHost::parse(word.contains(QLatin1Char('@')) ? word : user + QLatin1Char('@') + word);
}

Result<InstanceDraft> draftFrom(const ConfigHost& host, const std::vector<ConfigHost>& hosts)
{
    InstanceDraft draft;
    draft.name = host.alias;
    draft.host = host.hostName;
    draft.port = host.port;
    draft.user = host.user.isEmpty() ? localUser() : host.user;
    const auto key = std::find_if(host.identityFiles.begin(), host.identityFiles.end(),
                                  [](const QString& file) { return QFile::exists(file); });
    if (key == host.identityFiles.end()) {
        draft.authType = instances::AuthType::Agent;
    } else {
        draft.authType = instances::AuthType::Key;
        draft.keyPath = *key;
    }
    std::vector<instances::JumpHost> jumps;
    for (const QString& word : host.proxyJump) {
        const auto jump = jumpFrom(word, hosts, *draft.user);
        if (!jump)
            return fail(jump);
        jumps.push_back(*jump);
    }
    draft.jumps = std::move(jumps);
    return draft;
}

struct Outcome
{
    QString alias;
    QString word; ///< "added", "already there", "not added"
    QString reason;
};

core::Task<Outcome> importOne(Services& services, ConfigHost host, const std::vector<ConfigHost>& hosts)
{
    Outcome outcome;
    outcome.alias = host.alias;
    auto draft = draftFrom(host, hosts);
    if (!draft) {
        outcome.word = QStringLiteral("not added");
        outcome.reason = draft.error().toLine();
        co_return outcome;
    }
    const auto added = co_await services.instances().add(std::move(*draft));
    if (added) {
        outcome.word = QStringLiteral("added");
    } else if (added.error().code == ErrorCode::AlreadyExists) {
        outcome.word = QStringLiteral("already there");
    } else {
        outcome.word = QStringLiteral("not added");
        outcome.reason = added.error().toLine();
    }
    co_return outcome;
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
    QJsonArray array;
    std::vector<QStringList> rows;
    int failures = 0;
    for (const ConfigHost& host : *hosts) {
        const auto outcome = co_await importOne(**services, host, *hosts);
        if (!outcome)
            co_return fail(outcome);
        failures += outcome->word == QStringLiteral("not added") ? 1 : 0;
        const QJsonObject entry{{QStringLiteral("name"), outcome->alias},
                                {QStringLiteral("result"), outcome->word},
                                {QStringLiteral("reason"), outcome->reason}};
        array.append(entry);
        rows.push_back({outcome->alias, outcome->word, outcome->reason});
    }
    const QStringList heading{QStringLiteral("NAME"), QStringLiteral("RESULT"), QStringLiteral("REASON")};
    context.answer({{QStringLiteral("hosts"), array}},
                   rows.empty() ? QStringLiteral("The file names no hosts.\n") : tableText(heading, rows));
    co_return failures == 0 ? 0 : 1;
}

} // namespace

Command importCommand()
{
    Command command;
    command.spec.path = "instance import-ssh-config";
    command.spec.summary = "Add the hosts of an OpenSSH client configuration";
    command.spec.description =
        "Reads Host, HostName, User, Port, IdentityFile, ProxyJump and Include; nothing in the file is executed. Hosts "
        "with an existing key file refer to it by path, the others use the ssh-agent. Names that are there already "
        "stay "
        "as they are.";
    command.spec.positionals = {{"FILE", "The file (default ~/.ssh/config)", true}};
    command.run = run;
    return command;
}

} // namespace clouddesk::app
