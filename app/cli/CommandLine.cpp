// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandLine.h"

#include "app/ErrorAdvice.h"
#include "app/cli/Help.h"
#include "app/commands/VersionCommand.h"
#include "core/Paths.h"

#include <QJsonDocument>

#include <cerrno>

namespace clouddesk::app {

using core::Error;
using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

QStringList pathOf(const Command& command)
{
    return QString(QLatin1String(command.spec.path)).split(QLatin1Char(' '));
}

// A mistake in the arguments of a command: named after it, with the way to its help.
Error usageError(const Error& error, const Command& command)
{
    if (error.code != ErrorCode::InvalidArgument)
        return error;
    const QString path = QLatin1String(command.spec.path);
    Error named = error.at(path);
    if (named.advice.isEmpty())
        named.advice =
            QStringLiteral("Usage: %1  (\"clouddesk %2 --help\" tells more)").arg(synopsis(command.spec), path);
    return named;
}

} // namespace

CommandLine::CommandLine(std::vector<Command> commands)
    : m_commands(std::move(commands))
{
}

std::vector<CommandSpec> CommandLine::specs() const
{
    std::vector<CommandSpec> all;
    all.reserve(m_commands.size());
    for (const Command& command : m_commands)
        all.push_back(command.spec);
    return all;
}

const Command* CommandLine::find(const QStringList& words, qsizetype& used) const
{
    const Command* found = nullptr;
    used = 0;
    for (const Command& command : m_commands) {
        const QStringList path = pathOf(command);
        if (path.size() > used && words.mid(0, path.size()) == path) {
            found = &command;
            used = path.size();
        }
    }
    return found;
}

Result<CommandLine::Invocation> CommandLine::unknown(const GlobalOptions& global) const
{
    const QString word = global.rest.first();
    const QString seeAll = QStringLiteral("\"clouddesk --help\" lists the commands.");
    if (word.startsWith(QLatin1Char('-')))
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("the command comes before its options; %1 came first").arg(word), {}, seeAll);
    QStringList firstWords;
    QStringList subcommands;
    for (const Command& command : m_commands) {
        const QStringList path = pathOf(command);
        firstWords += path.first();
        if (path.size() > 1 && path.first() == word)
            subcommands += path.last();
    }
    if (subcommands.isEmpty()) {
        const QString meant = closestWord(word, firstWords);
        const QString hint = meant.isEmpty() ? QString() : QStringLiteral("; did you mean \"%1\"?").arg(meant);
        return fail(ErrorCode::InvalidArgument, QStringLiteral("there is no command \"%1\"%2").arg(word, hint), {},
                    seeAll);
    }
    if (global.help) {
        Invocation invocation;
        invocation.global = global;
        invocation.text = groupText(word, specs());
        return invocation;
    }
    return fail(ErrorCode::InvalidArgument,
                QStringLiteral("one of these must follow: %1").arg(subcommands.join(QStringLiteral(", "))), word,
                QStringLiteral("\"clouddesk %1 --help\" tells more.").arg(word));
}

Result<CommandLine::Invocation> CommandLine::resolve(const QStringList& words) const
{
    Invocation invocation;
    auto global = takeGlobalOptions(words);
    if (!global)
        return fail(global);
    invocation.global = *global;
    if (global->version && global->rest.isEmpty()) {
        invocation.text = versionText();
        return invocation;
    }
    if (global->rest.isEmpty()) {
        if (!global->help)
            return fail(
                ErrorCode::InvalidArgument, QStringLiteral("a command is missing"), {},
                QStringLiteral("\"clouddesk --help\" lists the commands; \"clouddesk demo\" shows it at work."));
        invocation.text = overviewText(specs());
        return invocation;
    }
    qsizetype used = 0;
    const Command* command = find(global->rest, used);
    if (command == nullptr)
        return unknown(*global);
    if (global->help) {
        invocation.text = commandText(command->spec);
        return invocation;
    }
    auto arguments = Arguments::parse(command->spec, global->rest.mid(used), *global);
    if (!arguments)
        return fail(usageError(arguments.error(), *command));
    invocation.command = command;
    invocation.arguments = std::move(*arguments);
    return invocation;
}

QCoro::Task<int> CommandLine::run(QStringList words, Streams& streams, std::stop_token stop) const
{
    const auto invocation = resolve(words);
    if (!invocation)
        co_return report(invocation.error(), words.contains(QStringLiteral("--json")), streams);
    if (invocation->command == nullptr) {
        streams.write(invocation->text.toUtf8());
        co_return statusOf(0, words.contains(QStringLiteral("--json")), streams);
    }
    Context context(invocation->arguments, invocation->global, streams, stop);
    const Result<int> ended = co_await invocation->command->run(context);
    if (!ended)
        co_return report(usageError(ended.error(), *invocation->command), context.wantsJson(), streams);
    co_return statusOf(*ended, context.wantsJson(), streams);
}

int CommandLine::statusOf(int ended, bool json, Streams& streams)
{
    if (streams.outputIsWhole())
        return ended;
    // Whoever stops reading knows that; a disk that is full says nothing by itself.
    if (streams.outputError() != EPIPE)
        report(core::fromErrno(streams.outputError(), QStringLiteral("cannot write to standard output"), {}), json,
               streams);
    return 1;
}

int CommandLine::report(const Error& error, bool json, Streams& streams)
{
    if (json)
        streams.writeError(QByteArray(QJsonDocument(errorJson(error)).toJson(QJsonDocument::Compact) + '\n'));
    else
        streams.writeError(errorText(error).toUtf8());
    return core::exitStatus(error.code);
}

} // namespace clouddesk::app
