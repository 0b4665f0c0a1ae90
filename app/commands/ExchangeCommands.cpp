// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/ExchangeCommands.h"

#include "app/cli/Table.h"
#include "app/commands/InstanceDraftReader.h"
#include "core/Paths.h"
#include "exchange/ConfigLink.h"
#include "exchange/CsvFile.h"
#include "exchange/JsonFile.h"
#include "exchange/ProfileImport.h"
#include "exchange/ProfileReader.h"
#include "exchange/SealedFile.h"
#include "instances/InstanceJson.h"

#include <QDir>
#include <QJsonArray>

#include <algorithm>

#include <pwd.h>
#include <unistd.h>

namespace clouddesk::app {

using core::ErrorCode;
using core::fail;
using core::Result;
using exchange::Format;
using exchange::ImportEntry;
using instances::ImportedHost;

namespace {

QString localUserName()
{
    const passwd* entry = getpwuid(geteuid());
    return entry == nullptr ? QString() : QString::fromLocal8Bit(entry->pw_name);
}

Result<std::optional<ImportEntry::Action>> chosenAction(const Arguments& arguments)
{
    const QString word = arguments.value("conflicts");
    if (word.isEmpty())
        return std::nullopt;
    for (const auto action : {ImportEntry::Action::Skip, ImportEntry::Action::Rename, ImportEntry::Action::Update}) {
        if (word == exchange::toWord(action))
            return action;
    }
    return fail(ErrorCode::InvalidArgument, QStringLiteral("--conflicts must be skip, rename or update"));
}

void decide(std::vector<ImportEntry>& entries, std::optional<ImportEntry::Action> action)
{
    for (ImportEntry& entry : entries) {
        const bool isConflict =
            entry.conflict == ImportEntry::Conflict::SameName || entry.conflict == ImportEntry::Conflict::SameAddress;
        if (action && isConflict && exchange::isAllowed(entry, *action))
            entry.action = *action;
    }
}

QJsonObject toJson(const ImportEntry& entry)
{
    QStringList remarks = entry.profile.remarks;
    if (!entry.problem.isEmpty())
        remarks.prepend(entry.problem);
    return {{QStringLiteral("name"), entry.profile.name},
            {QStringLiteral("host"), entry.profile.host},
            {QStringLiteral("username"), entry.profile.user},
            {QStringLiteral("port"), entry.profile.port},
            {QStringLiteral("conflict"), exchange::toWord(entry.conflict)},
            {QStringLiteral("with"), entry.otherName},
            {QStringLiteral("action"), exchange::toWord(entry.action)},
            {QStringLiteral("outcome"), exchange::toWord(entry.outcome)},
            {QStringLiteral("notes"), QJsonArray::fromStringList(remarks)}};
}

QStringList toRow(const ImportEntry& entry)
{
    QStringList remarks = entry.profile.remarks;
    if (!entry.problem.isEmpty())
        remarks.prepend(entry.problem);
    if (entry.conflict == ImportEntry::Conflict::SameName)
        remarks.prepend(QStringLiteral("the name is taken"));
    if (entry.conflict == ImportEntry::Conflict::SameAddress)
        remarks.prepend(QStringLiteral("it is there as %1").arg(entry.otherName));
    const bool isPlan = entry.outcome == ImportEntry::Outcome::Planned;
    return {entry.profile.name, isPlan ? exchange::toWord(entry.action) : exchange::toWord(entry.outcome),
            remarks.join(QStringLiteral("; "))};
}

/// How every import ends, after its list was shown. left: how many of all were not taken.
Result<int> endOfImport(qsizetype left, std::size_t all, const QString& file)
{
    if (left == 0)
        return 0;
    return fail(ErrorCode::Conflict, QStringLiteral("%1 of the file's %2 machines were left out").arg(left).arg(all),
                file, QStringLiteral("The list says why."));
}

core::Task<std::vector<exchange::Profile>> readFile(Context& context)
{
    const QString path = QDir().absoluteFilePath(context.arguments().positional("FILE"));
    const QString word = context.arguments().value("format");
    const auto format = word.isEmpty() ? exchange::guessFormat(path) : exchange::formatFromWord(word);
    if (!format)
        co_return fail(format);
    core::Secret passphrase;
    if (*format == Format::Sealed) {
        auto given = co_await readSecretInput(context, QStringLiteral("passphrase of the file"));
        if (!given)
            co_return fail(given);
        passphrase = std::move(*given);
    }
    co_return exchange::readProfiles(path, *format, passphrase);
}

core::Task<int> runImport(Context& context)
{
    const auto action = chosenAction(context.arguments());
    if (!action)
        co_return fail(action);
    auto profiles = co_await readFile(context);
    if (!profiles)
        co_return fail(profiles);
    const auto services = co_await context.services();
    if (!services)
        co_return fail(services);
    exchange::ProfileImport import((*services)->instances(), localUserName());
    auto entries = co_await import.plan(std::move(*profiles));
    if (!entries)
        co_return fail(entries);
    decide(*entries, *action);
    if (!context.arguments().has("dry-run"))
        entries = co_await import.perform(std::move(*entries));
    if (!entries)
        co_return fail(entries);
    QJsonArray array;
    std::vector<QStringList> rows;
    for (const ImportEntry& entry : *entries) {
        array.append(toJson(entry));
        rows.push_back(toRow(entry));
    }
    const QStringList heading{QStringLiteral("NAME"), QStringLiteral("RESULT"), QStringLiteral("NOTES")};
    context.answer({{QStringLiteral("machines"), array}},
                   rows.empty() ? QStringLiteral("The file names no machines.\n") : tableText(heading, rows));
    const auto left = std::ranges::count_if(*entries, [](const ImportEntry& entry) {
        return entry.outcome == ImportEntry::Outcome::Failed || entry.conflict == ImportEntry::Conflict::Unusable;
    });
    co_return endOfImport(left, entries->size(), context.arguments().positional("FILE"));
}

Result<Format> exportFormat(const Arguments& arguments)
{
    const QString word = arguments.value("format");
    const QString file = arguments.positional("FILE");
    if (word.isEmpty() && arguments.has("passphrase-stdin"))
        return Format::Sealed;
    const auto format =
        exchange::formatFromWord(!word.isEmpty()                                             ? word
                                 : file.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive) ? QStringLiteral("csv")
                                                                                             : QStringLiteral("json"));
    if (format && *format != Format::Csv && *format != Format::Json && *format != Format::Sealed)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("--format must be csv, json or sealed"));
    return format;
}

core::Task<QByteArray> sealedContent(Context& context, std::vector<instances::Instance> machines)
{
    const auto passphrase = co_await readSecretInput(context, QStringLiteral("passphrase for the file"));
    if (!passphrase)
        co_return fail(passphrase);
    const auto services = co_await context.services();
    if (!services)
        co_return fail(services);
    std::vector<exchange::SealedMachine> all;
    for (const instances::Instance& machine : machines) {
        auto secrets = co_await (*services)->instances().secrets(machine);
        if (!secrets)
            co_return fail(secrets.error().at(machine.name));
        exchange::SealedMachine sealed;
        sealed.machine = machine;
        sealed.secrets = std::move(*secrets);
        all.push_back(std::move(sealed));
    }
    co_return exchange::writeSealed(all, *passphrase);
}

core::Task<int> runExport(Context& context)
{
    const auto format = exportFormat(context.arguments());
    if (!format)
        co_return fail(format);
    const QString path = QDir().absoluteFilePath(context.arguments().positional("FILE"));
    if (QFile::exists(path) && !context.arguments().has("force"))
        co_return fail(ErrorCode::AlreadyExists, QStringLiteral("there is such a file already"), path,
                       QStringLiteral("Choose another name, or add --force to replace it."));
    const auto services = co_await context.services();
    if (!services)
        co_return fail(services);
    const auto machines = co_await exchange::allMachines((*services)->instances());
    if (!machines)
        co_return fail(machines);
    Result<QByteArray> content;
    if (*format == Format::Sealed)
        content = co_await sealedContent(context, *machines);
    else
        content = *format == Format::Csv ? exchange::writeCsv(*machines) : exchange::writeJson(*machines);
    if (!content)
        co_return fail(content);
    if (const auto written = core::writePrivateFile(path, *content); !written)
        co_return fail(written);
    const auto count = static_cast<int>(machines->size());
    context.answer({{QStringLiteral("file"), path},
                    {QStringLiteral("format"), exchange::toWord(*format)},
                    {QStringLiteral("machines"), count}},
                   QStringLiteral("%1 machines are in %2%3.\n")
                       .arg(count)
                       .arg(path, *format == Format::Sealed ? QStringLiteral(", with their keys and passwords, sealed")
                                                            : QStringLiteral(", without keys and passwords")));
    co_return 0;
}

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

core::Task<int> followConfig(Context& context, QString file, std::vector<ssh::ConfigHost> hosts)
{
    const std::size_t all = hosts.size();
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
    co_return endOfImport(report->problems.size(), all, file);
}

core::Task<int> runConfigImport(Context& context)
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
        co_return co_await followConfig(context, file, *hosts);
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
    co_return endOfImport(std::ranges::count_if(*imported, isFailure), imported->size(), file);
}

Command configImportCommand()
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
    command.run = runConfigImport;
    return command;
}

} // namespace

std::vector<Command> exchangeCommands()
{
    Command in;
    in.spec.path = "instance import";
    in.spec.summary = "Add machines from a file of Remmina, mRemoteNG, PuTTY, a table or an export";
    in.spec.description =
        "Reads *.remmina files and folders of them, confCons.xml, ~/.putty/sessions and exports of PuTTY's registry, "
        "CSV "
        "with a heading line, and what \"instance export\" wrote. Passwords of other tools are not taken over. What "
        "has "
        "the address of a machine that is there is skipped, what has only its name is renamed, unless --conflicts says "
        "otherwise. For ~/.ssh/config there is \"instance import-ssh-config\".";
    in.spec.positionals = {{"FILE", "The file or folder", false}};
    in.spec.options = {
        {"format", "FORMAT", "remmina, mremoteng, putty, csv, json or sealed (default: by its contents)"},
        {"conflicts", "skip|rename|update", "What to do with machines that are there already"},
        {"passphrase-stdin", nullptr, "The passphrase of a sealed file, read from standard input"},
        {"dry-run", nullptr, "Only show what would be done"}};
    in.spec.examples = {{"clouddesk instance import ~/.local/share/remmina", "every profile of Remmina"}};
    in.run = runImport;
    Command out;
    out.spec.path = "instance export";
    out.spec.summary = "Write the machines to a file, without secrets or sealed with a passphrase";
    out.spec.description =
        "A table (CSV) or JSON has no keys and passwords. A sealed file has them, under a key made from a passphrase "
        "by "
        "scrypt, with AES-256-GCM; it can be read by \"instance import\" alone. The passphrase has 8 characters or "
        "more. The file is yours alone (mode 0600).";
    out.spec.positionals = {{"FILE", "The file to write", false}};
    out.spec.options = {{"format", "csv|json|sealed", "The default is by the file's name"},
                        {"passphrase-stdin", nullptr, "Seal it with this passphrase, read from standard input"},
                        {"force", nullptr, "Replace a file that is there"}};
    out.run = runExport;
    return {configImportCommand(), in, out};
}

} // namespace clouddesk::app
