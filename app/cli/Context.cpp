// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Context.h"

#include "app/cli/TerminalQuestions.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace clouddesk::app {

using core::ErrorCode;
using core::fail;
using core::Result;
using instances::UnknownKeyPolicy;

Context::Context(Arguments arguments, GlobalOptions global, Streams& streams, std::stop_token stop)
    : m_arguments(std::move(arguments))
    , m_global(std::move(global))
    , m_streams(streams)
    , m_stop(std::move(stop))
{
}

Context::~Context()
{
    // The services go before the questions that they refer to.
    m_services.reset();
    m_terminalQuestions.reset();
}

core::Task<Services*> Context::services()
{
    if (m_services)
        co_return m_services.get();
    auto paths = core::Paths::open(m_global.dataDirectory);
    if (!paths)
        co_return fail(paths);
    auto sources = Services::Sources::usual(*paths, passphraseAsker());
    // A person sees the window before a keychain asks for anything.
    sources.takesKeyWhenNeeded = m_asksInWindow;
    auto opened = co_await Services::open(std::move(*paths), m_questions, std::move(sources));
    if (!opened)
        co_return fail(opened);
    m_services = std::move(*opened);
    attachTerminal();
    if (m_services->isNew() && !m_asksInWindow) {
        const auto status = co_await m_services->vault().status();
        // Said this once, so whoever reads the answer as JSON is told too.
        if (status && !status->notice.isEmpty())
            m_streams.printErrorLine(core::singleLine(status->notice, 2000));
    }
    co_return m_services.get();
}

core::Task<storage::Database*> Context::databaseDespite(core::Error error)
{
    if (error.code != ErrorCode::KeyUnavailable && error.code != ErrorCode::KeyWrong)
        co_return fail(error);
    auto paths = core::Paths::open(m_global.dataDirectory);
    if (!paths)
        co_return fail(paths);
    auto opened = co_await Services::openDatabase(std::move(*paths));
    if (!opened)
        co_return fail(opened);
    m_database = std::move(*opened);
    co_return m_database.get();
}

core::Task<Services*> Context::servicesToConnect()
{
    const auto policy = unknownKeyPolicy();
    if (!policy)
        co_return fail(policy);
    auto opened = co_await services();
    if (!opened)
        co_return fail(opened);
    UnknownKeyPolicy chosen = *policy;
    if (chosen.action == UnknownKeyPolicy::Action::Ask && !m_asksInWindow && !m_questions.isAttached())
        chosen.action = UnknownKeyPolicy::Action::Refuse;
    (*opened)->connector().setUnknownKeyPolicy(chosen);
    co_return opened;
}

Result<UnknownKeyPolicy> Context::unknownKeyPolicy()
{
    UnknownKeyPolicy policy;
    if (m_arguments.has("host-key")) {
        static const QRegularExpression form(QStringLiteral("\\ASHA256:[A-Za-z0-9+/]{43}\\z"));
        policy.jumpFingerprints = m_arguments.values("host-key");
        for (const QString& fingerprint : std::as_const(policy.jumpFingerprints)) {
            if (!form.match(fingerprint).hasMatch())
                return fail(
                    ErrorCode::InvalidArgument,
                    QStringLiteral("--host-key must be \"SHA256:\" and 43 characters, as ssh-keygen -l shows it"));
        }
        policy.pinnedFingerprint = policy.jumpFingerprints.takeLast();
    } else if (m_arguments.has("accept-new-host-key")) {
        policy.action = UnknownKeyPolicy::Action::Accept;
    }
    return policy;
}

// Who reads JSON is a program; it is not there to be asked.
vault::AskPassphrase Context::passphraseAsker()
{
    if (m_asksInWindow)
        return m_askPassphrase;
    if (m_global.json || !Terminal::open(m_streams.terminal()))
        return {};
    return [this](bool isAgain) { return askAtTerminal(isAgain); };
}

core::Task<core::Secret> Context::askAtTerminal(bool isAgain)
{
    const auto terminal = Terminal::open(m_streams.terminal());
    if (!terminal)
        co_return fail(terminal);
    if (isAgain)
        terminal->write(QStringLiteral("This is not the master passphrase.\n"));
    co_return co_await terminal->readSecret(QStringLiteral("Master passphrase: "), m_stop);
}

void Context::attachTerminal()
{
    // Who reads JSON is a program; it is not there to be asked.
    if (m_global.json || m_asksInWindow)
        return;
    auto terminal = Terminal::open(m_streams.terminal());
    if (terminal)
        m_terminalQuestions = std::make_unique<TerminalQuestions>(m_questions, std::move(*terminal));
}

void Context::answer(const QJsonObject& json, const QString& text)
{
    if (m_global.json)
        m_streams.write(QByteArray(QJsonDocument(json).toJson(QJsonDocument::Indented)));
    else
        m_streams.write(text.toUtf8());
}

void Context::remark(const QString& line)
{
    if (!m_global.json)
        m_streams.printErrorLine(core::singleLine(line, 2000));
}

std::vector<Option> withHostKeyOptions(std::vector<Option> options)
{
    options.push_back({"accept-new-host-key", nullptr, "Trust a host key that was never seen before, without asking"});
    options.push_back(
        {"host-key", "SHA256:…",
         "Trust an unknown host key only if it has this fingerprint; for jump hosts too, the machine's own "
         "last",
         true});
    return options;
}

} // namespace clouddesk::app
