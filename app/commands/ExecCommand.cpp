// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/ExecCommand.h"

#include "core/UniqueFd.h"
#include "openssh/ShellQuote.h"

#include <QFile>

#include <fcntl.h>

namespace clouddesk::app {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

QByteArray remoteCommand(const QStringList& words)
{
    return words.size() == 1 ? words.first().toUtf8() : ssh::shellCommand(words);
}

// Our own descriptor for standard input; invalid where nothing is to be passed on.
core::UniqueFd openInput(Context& context)
{
    if (context.streams().inputIsTerminal() || context.arguments().has("no-stdin"))
        return {};
    const int input = context.streams().input();
    const QString link = QStringLiteral("/proc/self/fd/%1").arg(input);
    // A pipe is opened anew, so that it need not block where somebody else reads from it too.
    if (QFile::symLinkTarget(link).section(QLatin1Char('/'), -1).startsWith(QLatin1String("pipe:["))) {
        core::UniqueFd own(open(link.toLatin1().constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
        if (own.isValid())
            return own;
    }
    return core::UniqueFd(fcntl(input, F_DUPFD_CLOEXEC, 3));
}

// OpenSSH's server passes no signals on for root, older ones for nobody. All commands of a connection have the same
// parent there, and each is the leader of its process group; this connection has no other command than the one to end.
core::Task<void> endCommandThere(std::shared_ptr<ssh::Connection> connection)
{
    ssh::ExecRequest request;
    request.command = "exec sh -c 'for f in $(grep -ls \"^PPid:[[:space:]]*$PPID\\$\" /proc/[0-9]*/status); do "
                      "p=${f#/proc/}; p=${p%/status}; [ $p = $$ ] || kill -TERM -$p; done'";
    request.limit = std::chrono::seconds(5);
    const auto ended = co_await connection->exec(std::move(request));
    if (!ended)
        co_return fail(ended);
    co_return Result<void>();
}

void showResult(Context& context, const QString& machine, const ssh::ExecResult& result)
{
    if (context.wantsJson()) {
        const QJsonObject json{{QStringLiteral("exitStatus"), result.exitStatus},
                               {QStringLiteral("exitSignal"), result.exitSignal},
                               {QStringLiteral("output"), QString::fromUtf8(result.output)},
                               {QStringLiteral("errorOutput"), QString::fromUtf8(result.errorOutput)}};
        context.answer(json, {});
        return;
    }
    if (!result.exitSignal.isEmpty())
        context.remark(
            QStringLiteral("clouddesk: %1: the command was ended by signal %2").arg(machine, result.exitSignal));
    else if (result.exitStatus != 0)
        context.remark(
            QStringLiteral("clouddesk: %1: the command ended with exit status %2").arg(machine).arg(result.exitStatus));
}

core::Task<int> run(Context& context)
{
    const auto limit = context.arguments().number("timeout", 0, 0, 7 * 24 * 3600);
    if (!limit)
        co_return fail(limit);
    auto services = co_await context.servicesToConnect();
    if (!services)
        co_return fail(services);
    const auto machine = co_await (*services)->instances().find(context.arguments().positional("NAME"));
    if (!machine)
        co_return fail(machine);
    const auto connection = co_await (*services)->connector().connect(*machine, context.stop());
    if (!connection)
        co_return fail(connection);

    std::stop_source stop;
    const std::stop_callback onStop(context.stop(), [&stop] { stop.request_stop(); });
    ssh::ExecRequest request;
    request.command = remoteCommand(context.arguments().trailing());
    request.inputSource = openInput(context);
    request.isTerminatedEarly = true;
    request.limit = std::chrono::seconds(*limit);
    request.stop = stop.get_token();
    if (!context.wantsJson())
        request.onOutput = [&context, &stop](QByteArrayView output, bool isStandardError) {
            if (isStandardError)
                context.streams().writeError(output);
            else if (!context.streams().write(output))
                stop.request_stop(); // nobody reads any more
        };
    const auto result = co_await (*connection)->exec(std::move(request));
    if (!result && (result.error().code == ErrorCode::Cancelled || result.error().code == ErrorCode::TimedOut))
        std::ignore = co_await endCommandThere(*connection);
    (*connection)->close();
    if (!result && !context.streams().outputIsWhole())
        co_return 1;
    if (!result)
        co_return fail(result.error().at(machine->name));
    showResult(context, machine->name, *result);
    co_return result->exitStatus == 0 ? 0 : 1;
}

} // namespace

Command execCommand()
{
    Command command;
    command.spec.path = "exec";
    command.spec.summary = "Run a command on a machine";
    command.spec.description =
        "A single word is given to the login shell there as it is (\"-- 'ls | wc -l'\"); several words reach the "
        "command "
        "exactly as they are. Output and errors appear as they come. Standard input is passed on as it comes, unless "
        "it is a terminal. Ctrl-C, or the time given with --timeout, ends the command there too (SIGTERM to its "
        "process group).\n\n"
        "A command that fails there makes this one fail with exit status 1; which status it had is said on standard "
        "error, and stands in \"exitStatus\" with --json.";
    command.spec.positionals = {{"NAME", "The machine's name"}};
    command.spec.options = withHostKeyOptions({{"timeout", "SECONDS", "End the command after so long (default: never)"},
                                               {"no-stdin", nullptr, "Do not pass standard input on"}});
    command.spec.trailing = "COMMAND...";
    command.spec.examples = {{"clouddesk exec web -- uname -a", "one command"},
                             {"clouddesk exec web -- 'df -h | sort'", "with the shell there"}};
    command.run = run;
    return command;
}

} // namespace clouddesk::app
