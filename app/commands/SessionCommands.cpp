// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/SessionCommands.h"

#include "app/cli/Table.h"

#include <QJsonArray>

namespace clouddesk::app {

using core::ErrorCode;
using core::fail;
using desktops::SessionRecord;

namespace {

QJsonObject toJson(const SessionRecord& record)
{
    const auto timeOrNull = [](const QDateTime& time) {
        return time.isNull() ? QJsonValue() : QJsonValue(core::toIso(time));
    };
    return {{QStringLiteral("id"), record.id},
            {QStringLiteral("instanceId"), record.instanceId},
            {QStringLiteral("instanceName"), record.instanceName},
            {QStringLiteral("state"), desktops::toWord(record.state)},
            {QStringLiteral("status"), desktops::toSpecWord(record.state)},
            {QStringLiteral("error"), record.error.isEmpty() ? QJsonValue() : QJsonValue(record.error)},
            {QStringLiteral("display"), record.displayNumber < 0 ? QJsonValue() : QJsonValue(record.displayNumber)},
            {QStringLiteral("processId"), record.processId},
            {QStringLiteral("createdAt"), timeOrNull(record.createdAt)},
            {QStringLiteral("connectedAt"), timeOrNull(record.connectedAt)},
            {QStringLiteral("endedAt"), timeOrNull(record.endedAt)},
            {QStringLiteral("lastActivityAt"), timeOrNull(record.lastActivityAt)}};
}

core::Task<int> list(Context& context)
{
    const auto limit = context.arguments().number("limit", 100, 1, 100000);
    const auto offset = context.arguments().number("offset", 0, 0, INT_MAX);
    if (!limit || !offset)
        co_return fail(limit ? offset : limit);
    auto services = co_await context.services();
    if (!services)
        co_return fail(services);
    const bool all = context.arguments().has("all");
    const auto records = co_await (*services)->desktops().sessions(all, *limit, *offset);
    if (!records)
        co_return fail(records);
    QJsonArray array;
    std::vector<QStringList> rows;
    for (const SessionRecord& record : *records) {
        array.append(toJson(record));
        rows.push_back(
            {record.id, record.instanceName, desktops::toWord(record.state),
             record.displayNumber < 0 ? QStringLiteral("-") : QStringLiteral(":%1").arg(record.displayNumber),
             core::toIso(record.createdAt), record.error});
    }
    const QStringList heading{QStringLiteral("ID"),      QStringLiteral("MACHINE"), QStringLiteral("STATE"),
                              QStringLiteral("DISPLAY"), QStringLiteral("SINCE"),   QStringLiteral("ERROR")};
    context.answer({{QStringLiteral("sessions"), array}},
                   rows.empty() ? QStringLiteral("No session is open.\n") : tableText(heading, rows));
    co_return 0;
}

core::Task<int> close(Context& context)
{
    auto services = co_await context.services();
    if (!services)
        co_return fail(services);
    const QString id = context.arguments().positional("ID");
    const auto closed = co_await (*services)->desktops().closeSession(id, context.arguments().has("stop-desktop"));
    if (!closed) {
        core::Error error = closed.error().at(id);
        if (error.code == ErrorCode::NotFound && error.advice.isEmpty())
            error.advice = QStringLiteral("See which there are: clouddesk session list");
        co_return fail(std::move(error));
    }
    context.answer({{QStringLiteral("closed"), id}}, QStringLiteral("Closed %1.\n").arg(id));
    co_return 0;
}

} // namespace

std::vector<Command> sessionCommands()
{
    Command listCommand;
    listCommand.spec.path = "session list";
    listCommand.spec.summary = "List the open desktop sessions, newest first";
    listCommand.spec.options = {{"all", nullptr, "Those that have ended, too"},
                                {"limit", "NUMBER", "At most so many (default 100)"},
                                {"offset", "NUMBER", "Leave out so many at the beginning"}};
    listCommand.run = list;
    Command closeCommand;
    closeCommand.spec.path = "session close";
    closeCommand.spec.summary = "End a session, also one of another window or terminal";
    closeCommand.spec.positionals = {{"ID", "The session's id, as \"session list\" shows it"}};
    closeCommand.spec.options = {{"stop-desktop", nullptr, "Stop the remote desktop too"}};
    closeCommand.run = close;
    return {listCommand, closeCommand};
}

} // namespace clouddesk::app
