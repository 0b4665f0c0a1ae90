// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/TransferCommands.h"

#include <QElapsedTimer>

namespace clouddesk::app {

using core::fail;

namespace {

ssh::SftpClient::TransferOptions transferOptions(Context& context, Progress& progress)
{
    ssh::SftpClient::TransferOptions options;
    options.resume = !context.arguments().has("restart");
    options.progress = [&progress](quint64 done, quint64 total) { progress.transfer(done, total); };
    options.stop = context.stop();
    return options;
}

void showDone(Context& context, quint64 bytes, const QElapsedTimer& clock)
{
    const qint64 milliseconds = std::max<qint64>(1, clock.elapsed());
    const QJsonObject json{{QStringLiteral("bytes"), static_cast<qint64>(bytes)},
                           {QStringLiteral("milliseconds"), milliseconds}};
    context.answer(
        json,
        QStringLiteral("%1 in %2 s.\n").arg(sizeText(bytes)).arg(static_cast<double>(milliseconds) / 1000, 0, 'f', 1));
}

core::Task<int> put(Context& context)
{
    auto services = co_await context.servicesToConnect();
    if (!services)
        co_return fail(services);
    const auto machine = co_await (*services)->instances().find(context.arguments().positional("NAME"));
    if (!machine)
        co_return fail(machine);
    QElapsedTimer clock;
    clock.start();
    Progress progress(context.streams(), context.wantsJson());
    auto options = transferOptions(context, progress);
    const auto bytes = co_await (*services)->transfers().put(*machine, context.arguments().positional("SRC"),
                                                             context.arguments().positional("DST"), std::move(options));
    progress.finishLine();
    if (!bytes)
        co_return fail(bytes);
    showDone(context, *bytes, clock);
    co_return 0;
}

core::Task<int> get(Context& context)
{
    auto services = co_await context.servicesToConnect();
    if (!services)
        co_return fail(services);
    const auto machine = co_await (*services)->instances().find(context.arguments().positional("NAME"));
    if (!machine)
        co_return fail(machine);
    QElapsedTimer clock;
    clock.start();
    Progress progress(context.streams(), context.wantsJson());
    auto options = transferOptions(context, progress);
    const auto bytes = co_await (*services)->transfers().get(*machine, context.arguments().positional("SRC"),
                                                             context.arguments().positional("DST"), std::move(options));
    progress.finishLine();
    if (!bytes)
        co_return fail(bytes);
    showDone(context, *bytes, clock);
    co_return 0;
}

Command make(const char* path, const char* summary, const char* source, const char* target,
             core::Task<int> (*run)(Context&))
{
    Command command;
    command.spec.path = path;
    command.spec.summary = summary;
    command.spec.description = "The target holds the old file or the new one, never half of it. A transfer that was "
                               "broken off goes on where it "
                               "stopped when the same command is run again.";
    command.spec.positionals = {{"NAME", "The machine's name"}, {"SRC", source}, {"DST", target}};
    command.spec.options = withHostKeyOptions({{"restart", nullptr, "Begin anew instead of going on"}});
    command.run = run;
    return command;
}

constexpr const char* remotePlace = "A path there: absolute, or relative to the home folder";

} // namespace

std::vector<Command> transferCommands()
{
    Command putCommand = make("put", "Copy a file to a machine", "A file on this computer", remotePlace, put);
    putCommand.spec.examples = {{"clouddesk put web site.tar.gz /srv/", "keep its name"}};
    Command getCommand =
        make("get", "Copy a file from a machine", remotePlace, "A file or folder on this computer", get);
    getCommand.spec.examples = {{"clouddesk get web /var/log/syslog .", "into this folder"}};
    return {putCommand, getCommand};
}

} // namespace clouddesk::app
