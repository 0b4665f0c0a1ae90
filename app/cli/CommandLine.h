// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Command.h"

namespace clouddesk::app {

/// Finds the command that is meant, checks its arguments, runs it and reports how it ended. Home thread.
class CommandLine
{
public:
    explicit CommandLine(std::vector<Command> commands);

    /// What the words ask for. command is null when only text is to be shown.
    struct Invocation
    {
        const Command* command = nullptr;
        GlobalOptions global;
        Arguments arguments;
        QString text;
    };
    /// InvalidArgument if it is wrong usage.
    [[nodiscard]] core::Result<Invocation> resolve(const QStringList& words) const;

    /// Runs what the words (without the program's name) ask for; the exit status.
    QCoro::Task<int> run(QStringList words, Streams& streams, std::stop_token stop = {}) const;

    /// Shows an error on standard error and returns its exit status.
    static int report(const core::Error& error, bool json, Streams& streams);

private:
    static int statusOf(int ended, bool json, Streams& streams);
    [[nodiscard]] std::vector<CommandSpec> specs() const;
    [[nodiscard]] const Command* find(const QStringList& words, qsizetype& used) const;
    [[nodiscard]] core::Result<Invocation> unknown(const GlobalOptions& global) const;

    std::vector<Command> m_commands;
};

/// Every command of the program.
std::vector<Command> allCommands();

} // namespace clouddesk::app
