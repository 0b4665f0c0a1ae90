// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Arguments.h"
#include "app/cli/Progress.h"
#include "app/cli/Streams.h"
#include "app/services/Services.h"

#include <QJsonObject>

namespace clouddesk::app {

class TerminalQuestions;

/// What one run of a command works with: its arguments, its streams, the services. Home thread.
class Context
{
public:
    Context(Arguments arguments, GlobalOptions global, Streams& streams, std::stop_token stop);
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    /// What the constructor was given; dataDirectory() is empty where --data-dir was not given.
    [[nodiscard]] const Arguments& arguments() const { return m_arguments; }
    [[nodiscard]] Streams& streams() { return m_streams; }
    [[nodiscard]] std::stop_token stop() const { return m_stop; }
    [[nodiscard]] bool wantsJson() const { return m_global.json; }
    [[nodiscard]] QString dataDirectory() const { return m_global.dataDirectory; }
    [[nodiscard]] bool isVerbose() const { return m_global.verbose; }

    /// The services over the data folder; opened by the first call.
    core::Task<Services*> services();
    /// The same, ready to connect: what happens with unknown host keys is set from the command's options.
    core::Task<Services*> servicesToConnect();
    /// For what can be told although services() failed with this error: the database alone if only the master key is
    /// missing or wrong, else the error again.
    core::Task<storage::Database*> databaseDespite(core::Error error);
    /// Answered on the terminal, or as askInWindow() says.
    core::Questions& questions() { return m_questions; }
    /// Questions are answered by a window, not on the terminal; askPassphrase is one that asks for the master
    /// passphrase. To be called before services().
    void askInWindow(vault::AskPassphrase askPassphrase)
    {
        m_asksInWindow = true;
        m_askPassphrase = std::move(askPassphrase);
    }

    /// The answer: JSON if that is wanted, else the text.
    void answer(const QJsonObject& json, const QString& text);
    /// A remark for people on standard error; not shown with --json.
    void remark(const QString& line);

private:
    core::Result<instances::UnknownKeyPolicy> unknownKeyPolicy();
    [[nodiscard]] vault::AskPassphrase passphraseAsker();
    core::Task<core::Secret> askAtTerminal(bool isAgain);
    void attachTerminal();

    Arguments m_arguments;
    GlobalOptions m_global;
    Streams& m_streams;
    std::stop_token m_stop;
    bool m_asksInWindow = false;
    vault::AskPassphrase m_askPassphrase;
    core::Questions m_questions;
    std::unique_ptr<TerminalQuestions> m_terminalQuestions;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<storage::Database> m_database;
};

/// The given options and those that every connecting command has: --accept-new-host-key and --host-key.
std::vector<Option> withHostKeyOptions(std::vector<Option> options);

} // namespace clouddesk::app
