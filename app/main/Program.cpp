// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/Program.h"

#include "app/cli/CommandLine.h"
#include "app/cli/Interrupts.h"
#include "app/commands/AppCommand.h"
#include "app/window/Window.h"
#include "core/Log.h"

#include <csignal>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace clouddesk::app {

namespace {

// Secrets pass through this process: no other process of the same user may look into it, and it leaves no core file.
// Sanitizers need both.
void hardenProcess()
{
#ifndef CLOUDDESK_SANITIZED
    prctl(PR_SET_DUMPABLE, 0);
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#endif
    // Both are then errors of the write itself: a peer that is gone, a file beyond the limit (setrlimit(2)).
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

QStringList wordsFrom(int argumentCount, char** arguments)
{
    QStringList words;
    for (int i = 1; i < argumentCount; ++i)
        words += QString::fromLocal8Bit(arguments[i]);
    return words;
}

bool mayShowWindow(const Command& command)
{
    return command.needs == Command::Needs::Window || command.needs == Command::Needs::WindowOnly;
}

core::Result<void> startLog(const CommandLine::Invocation& invocation)
{
    if (invocation.command == nullptr || invocation.command->needs == Command::Needs::Nothing ||
        invocation.command->needs == Command::Needs::WindowOnly)
        return {};
    const auto paths = core::Paths::open(invocation.global.dataDirectory);
    if (!paths)
        return core::fail(paths);
    return core::installLog(paths->logDirectory() + QStringLiteral("/clouddesk.log"), invocation.global.verbose);
}

QCoro::Task<void> runAndQuit(const CommandLine& commandLine, QStringList words, Streams& streams, std::stop_token stop)
{
    const int status = co_await commandLine.run(std::move(words), streams, std::move(stop));
    QCoreApplication::exit(status);
}

// What was left to be deleted later would otherwise be left for ever.
void flushDeferred()
{
    for (int i = 0; i < 3; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

int runInside(const CommandLine& commandLine, const QStringList& words, Streams& streams)
{
    const Interrupts interrupts;
    // The event loop must be running before the command may end it.
    QTimer::singleShot(0, QCoreApplication::instance(), [&commandLine, &words, &streams, &interrupts] {
        runAndQuit(commandLine, words, streams, interrupts.token());
    });
    const int status = QCoreApplication::exec();
    flushDeferred();
    return status;
}

} // namespace

int runProgram(int argumentCount, char** arguments)
{
    hardenProcess();
    Streams streams(STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO, QStringLiteral("/dev/tty"));
    const QStringList words = withAppCommand(wordsFrom(argumentCount, arguments));
    const CommandLine commandLine(allCommands());
    const auto invocation = commandLine.resolve(words);
    const bool wantsWindow = invocation && invocation->command != nullptr && mayShowWindow(*invocation->command);
    // Qt would take options such as --geometry out of the arguments; they are ours.
    int noArguments = 1;
    const auto application = makeApplication(wantsWindow && findDisplay().has_value(), noArguments, arguments);
    QCoreApplication::setApplicationName(QStringLiteral("clouddesk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CLOUDDESK_VERSION));
    if (invocation) {
        if (const auto started = startLog(*invocation); !started)
            return CommandLine::report(started.error(), invocation->global.json, streams);
    }
    return runInside(commandLine, words, streams);
}

} // namespace clouddesk::app
