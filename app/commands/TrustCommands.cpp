// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/TrustCommands.h"

#include "app/cli/Table.h"
#include "app/commands/InstanceDraftReader.h"
#include "app/services/MasterPassphrase.h"
#include "openssh/KnownHosts.h"

#include <QJsonArray>

namespace clouddesk::app {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

core::Task<int> listHostKeys(Context& context)
{
    auto services = co_await context.services();
    if (!services)
        co_return fail(services);
    const auto keys = co_await (*services)->hostKeys().list();
    if (!keys)
        co_return fail(keys);
    QJsonArray array;
    std::vector<QStringList> rows;
    for (const instances::TrustedHostKey& trusted : *keys) {
        const QJsonObject entry{{QStringLiteral("host"), trusted.host},
                                {QStringLiteral("type"), trusted.key.type},
                                {QStringLiteral("fingerprint"), trusted.key.fingerprint()},
                                {QStringLiteral("isRevoked"), trusted.isRevoked},
                                {QStringLiteral("source"), trusted.source},
                                {QStringLiteral("addedAt"), core::toIso(trusted.addedAt)}};
        array.append(entry);
        rows.push_back({trusted.host, trusted.key.type, trusted.key.fingerprint(),
                        trusted.isRevoked ? QStringLiteral("revoked") : trusted.source, core::toIso(trusted.addedAt)});
    }
    const QStringList heading{QStringLiteral("HOST"), QStringLiteral("TYPE"), QStringLiteral("FINGERPRINT"),
                              QStringLiteral("TRUST"), QStringLiteral("SINCE")};
    context.answer({{QStringLiteral("hostKeys"), array}},
                   rows.empty() ? QStringLiteral("No host key is known yet.\n") : tableText(heading, rows));
    co_return 0;
}

struct HostPort
{
    QString host;
    quint16 port = 22;
};

// "host", "host:port", "[host]:port", or a bare IPv6 address.
Result<HostPort> parseHostPort(const QString& text)
{
    HostPort place;
    place.host = text;
    const qsizetype bracket = text.indexOf(QLatin1Char(']'));
    const bool isBracketed = text.startsWith(QLatin1Char('[')) && bracket > 0;
    const qsizetype colon = isBracketed ? text.indexOf(QLatin1Char(':'), bracket) : text.indexOf(QLatin1Char(':'));
    if (isBracketed)
        place.host = text.mid(1, bracket - 1);
    if (colon >= 0 && (isBracketed || text.count(QLatin1Char(':')) == 1)) {
        bool isNumber = false;
        place.port = text.mid(colon + 1).toUShort(&isNumber);
        if (!isNumber || place.port == 0)
            return fail(ErrorCode::InvalidArgument, QStringLiteral("\"%1\" is not a host and port").arg(text));
        if (!isBracketed)
            place.host = text.left(colon);
    }
    if (auto valid = instances::validateHost(place.host); !valid)
        return fail(valid);
    return place;
}

core::Task<int> forgetHostKey(Context& context)
{
    auto services = co_await context.services();
    if (!services)
        co_return fail(services);
    const QString name = context.arguments().positional("NAME");
    HostPort place;
    const auto machine = co_await (*services)->instances().find(name);
    if (machine) {
        place.host = machine->host;
        place.port = machine->port;
    } else {
        const auto parsed = parseHostPort(name);
        if (!parsed)
            co_return fail(parsed);
        place = *parsed;
    }
    const auto count = co_await (*services)->hostKeys().forget(place.host, place.port);
    if (!count)
        co_return fail(count);
    const QString known = ssh::knownHostName(place.host, place.port);
    if (!machine && *count == 0)
        co_return fail(ErrorCode::NotFound,
                       QStringLiteral("there is no machine of that name and no host key of that host"), name,
                       QStringLiteral("See which there are: clouddesk host-key list"));
    context.answer({{QStringLiteral("host"), known}, {QStringLiteral("forgotten"), *count}},
                   QStringLiteral("%1: %2 %3 forgotten; the next connect asks for its key anew.\n")
                       .arg(known)
                       .arg(*count)
                       .arg(*count == 1 ? QStringLiteral("key") : QStringLiteral("keys")));
    co_return 0;
}

QString rotatedText(const vault::Vault::Status& status)
{
    return status.rotatedAt.isNull() ? QStringLiteral("never") : core::toIso(status.rotatedAt);
}

QJsonObject statusJson(const vault::Vault::Status& status)
{
    return {{QStringLiteral("source"), status.sourceKind},
            {QStringLiteral("description"), status.sourceDescription},
            {QStringLiteral("keyVersion"), static_cast<qint64>(status.keyVersion)},
            {QStringLiteral("createdAt"), core::toIso(status.createdAt)},
            {QStringLiteral("rotatedAt"),
             status.rotatedAt.isNull() ? QJsonValue() : QJsonValue(core::toIso(status.rotatedAt))},
            {QStringLiteral("sealedValues"), status.sealedValues},
            {QStringLiteral("notice"), status.notice}};
}

/// Tells what can be told without the master key, then the error that says what is missing and what to do.
core::Task<int> statusDespite(Context& context, core::Error error)
{
    const auto database = co_await context.databaseDespite(error);
    if (!database)
        co_return fail(database);
    const auto status =
        co_await vault::Vault::statusWithoutKey(**database, instances::InstanceService::sealedColumns());
    if (!status)
        co_return fail(error);
    context.answer(statusJson(*status),
                   listText({{QStringLiteral("Master key"), QStringLiteral("missing")},
                             {QStringLiteral("Version"), QString::number(status->keyVersion)},
                             {QStringLiteral("Made"), core::toIso(status->createdAt)},
                             {QStringLiteral("Rotated"), rotatedText(*status)},
                             {QStringLiteral("Sealed values"), QString::number(status->sealedValues)}}));
    co_return fail(error);
}

core::Task<int> vaultStatus(Context& context)
{
    auto services = co_await context.services();
    if (!services)
        co_return co_await statusDespite(context, services.error());
    const auto status = co_await (*services)->vault().status();
    if (!status)
        co_return fail(status);
    context.answer(statusJson(*status),
                   listText({{QStringLiteral("Master key"), status->sourceDescription},
                             {QStringLiteral("Version"), QString::number(status->keyVersion)},
                             {QStringLiteral("Made"), core::toIso(status->createdAt)},
                             {QStringLiteral("Rotated"), rotatedText(*status)},
                             {QStringLiteral("Sealed values"), QString::number(status->sealedValues)},
                             {QStringLiteral("Notice"), status->notice}}));
    co_return 0;
}

void answerSealedAnew(Context& context, int count, const QString& text)
{
    context.answer({{QStringLiteral("sealedAnew"), count}},
                   QStringLiteral("%1; %2 values were sealed anew.\n").arg(text).arg(count));
}

core::Task<int> vaultRotate(Context& context)
{
    auto services = co_await context.services();
    if (!services)
        co_return fail(services);
    const auto count = co_await rotateMasterKey(**services);
    if (!count)
        co_return fail(count);
    answerSealedAnew(context, *count, QStringLiteral("There is a new master key"));
    co_return 0;
}

/// Typed blindly it is easily mistyped, and nothing would tell until it is too late.
core::Task<core::Secret> readNewPassphrase(Context& context)
{
    auto passphrase = co_await readSecretInput(context, QStringLiteral("new master passphrase"));
    if (!passphrase || !context.streams().inputIsTerminal())
        co_return std::move(passphrase);
    const auto again = co_await readSecretInput(context, QStringLiteral("the same again"));
    if (!again)
        co_return fail(again);
    if (!again->equals(*passphrase))
        co_return fail(ErrorCode::InvalidArgument, QStringLiteral("the two are not the same"), {},
                       QStringLiteral("Nothing was changed; try again."));
    co_return std::move(passphrase);
}

core::Task<int> vaultProtect(Context& context)
{
    auto services = co_await context.services();
    if (!services)
        co_return fail(services);
    auto passphrase = co_await readNewPassphrase(context);
    if (!passphrase)
        co_return fail(passphrase);
    const auto count = co_await setMasterPassphrase(**services, std::move(*passphrase));
    if (!count)
        co_return fail(count);
    answerSealedAnew(context, *count, QStringLiteral("The master passphrase is set, and asked for from now on"));
    co_return 0;
}

core::Task<int> vaultUnprotect(Context& context)
{
    auto services = co_await context.services();
    if (!services)
        co_return fail(services);
    const auto count = co_await removeMasterPassphrase(**services);
    if (!count)
        co_return fail(count);
    answerSealedAnew(context, *count, QStringLiteral("There is no master passphrase any more"));
    co_return 0;
}

core::Task<int> auditList(Context& context)
{
    const auto limit = context.arguments().number("limit", 100, 1, 100000);
    const auto offset = context.arguments().number("offset", 0, 0, INT_MAX);
    if (!limit || !offset)
        co_return fail(limit ? offset : limit);
    auto services = co_await context.services();
    if (!services)
        co_return fail(services);
    const auto records = co_await (*services)->audit().list(*limit, *offset);
    if (!records)
        co_return fail(records);
    QJsonArray array;
    std::vector<QStringList> rows;
    for (const audit::Record& record : *records) {
        const QJsonObject entry{
            {QStringLiteral("sequence"), record.sequence},       {QStringLiteral("time"), core::toIso(record.time)},
            {QStringLiteral("actor"), record.event.actor},       {QStringLiteral("action"), record.event.action},
            {QStringLiteral("resource"), record.event.resource}, {QStringLiteral("succeeded"), record.event.succeeded},
            {QStringLiteral("peer"), record.event.peer},         {QStringLiteral("details"), record.event.details}};
        array.append(entry);
        const QByteArray details = QJsonDocument(record.event.details).toJson(QJsonDocument::Compact);
        rows.push_back({QString::number(record.sequence), core::toIso(record.time), record.event.actor,
                        record.event.action, record.event.resource,
                        record.event.succeeded ? QStringLiteral("ok") : QStringLiteral("FAILED"),
                        record.event.details.isEmpty() ? QString() : QString::fromUtf8(details)});
    }
    const QStringList heading{QStringLiteral("NUMBER"), QStringLiteral("TIME"),    QStringLiteral("ACTOR"),
                              QStringLiteral("ACTION"), QStringLiteral("WHAT TO"), QStringLiteral("RESULT"),
                              QStringLiteral("DETAILS")};
    context.answer({{QStringLiteral("records"), array}},
                   rows.empty() ? QStringLiteral("The audit log is empty.\n") : tableText(heading, rows));
    co_return 0;
}

core::Task<int> auditVerify(Context& context)
{
    auto services = co_await context.services();
    if (!services)
        co_return fail(services);
    const auto found = co_await (*services)->verifyAudit();
    if (!found)
        co_return fail(found);
    if (!found->sound)
        co_return fail(ErrorCode::AuditDamaged, found->explanation,
                       QStringLiteral("audit log, record %1").arg(found->firstBadSequence));
    context.answer({{QStringLiteral("sound"), true}, {QStringLiteral("records"), found->records}},
                   QStringLiteral("The audit log is sound: %1 records.\n").arg(found->records));
    co_return 0;
}

Command make(const char* path, const char* summary, const char* description, core::Task<int> (*run)(Context&))
{
    Command command;
    command.spec.path = path;
    command.spec.summary = summary;
    command.spec.description = description;
    command.run = run;
    return command;
}

} // namespace

std::vector<Command> trustCommands()
{
    Command list = make("host-key list", "List the host keys that are trusted",
                        "Those that only OpenSSH's known_hosts files vouch for appear once a machine was connected to.",
                        listHostKeys);
    Command forget = make("host-key forget", "Forget a machine's host key, because it was set up anew",
                          "A changed key is refused until the old one is forgotten this way. From then on our own "
                          "list decides for this host, not the known_hosts files.",
                          forgetHostKey);
    forget.spec.positionals = {{"NAME", "A machine's name, or HOST[:PORT]"}};
    Command status = make("vault status", "Tell where the master key is and what it seals", "", vaultStatus);
    Command rotate = make("vault rotate", "Make a new master key and seal every secret anew",
                          "Broken off at any moment, everything still opens: the next start finishes it. A key in the "
                          "file that CLOUDDESK_MASTER_KEY_FILE names is its administrator's and is not replaced.",
                          vaultRotate);
    Command protect =
        make("vault protect", "Set a master passphrase, or another one",
             "The master key is sealed under it, and every command that needs the stored secrets asks for it. "
             "Nobody can open them without it, not even you. At a terminal it is asked for twice.",
             vaultProtect);
    protect.spec.options = {{"passphrase-stdin", nullptr, "The new passphrase, read from standard input"}};
    Command unprotect =
        make("vault unprotect", "Remove the master passphrase",
             "The master key goes back to the keychain or, where there is none, into a key file.", vaultUnprotect);
    Command records = make("audit list", "Show the audit log, newest first", "", auditList);
    records.spec.options = {{"limit", "NUMBER", "At most so many (default 100)"},
                            {"offset", "NUMBER", "Leave out so many at the beginning"}};
    Command verify = make("audit verify", "Check that no record of the audit log was changed, removed or reordered", "",
                          auditVerify);
    return {list, forget, status, rotate, protect, unprotect, records, verify};
}

} // namespace clouddesk::app
