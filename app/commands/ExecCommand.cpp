// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/ExecCommand.h"

#include "app/cli/LineReader.h"
#include "openssh/ShellQuote.h"

namespace clouddesk::app {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

constexpr std::size_t largestInput = 64 * 1024 * 1024;

QByteArray remoteCommand(const QStringList& words)
{
    return words.size() == 1 ? words.first().toUtf8() : ssh::shellCommand(words);
}

core::Task<core::Secret> readInput(Context& context)
{
    if (context.streams().inputIsTerminal() || context.arguments().has("no-stdin"))
        co_return core::Secret();
    co_return co_await LineReader::readAll(context.streams().input(), largestInput, context.stop());
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
    auto input = co_await readInput(context);
    if (!input)
        co_return fail(input);
    const auto connection = co_await (*services)->connector().connect(*machine, context.stop());
    if (!connection)
        co_return fail(connection);

    std::stop_source stop;
    const std::stop_callback onStop(context.stop(), [&stop] { stop.request_stop(); });
    ssh::ExecRequest request;
    request.command = remoteCommand(context.arguments().trailing());
    request.input = std::move(*input);
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
        "exactly as they are. Output and errors appear as they come. Standard input is passed on unless it is a "
        "terminal; it is read to its end first (at most 64 MiB).\n\n"
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
