// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Deferred.h"
#include "ssh/Connection.h"

#include <condition_variable>
#include <mutex>

namespace clouddesk::ssh {

/// May this key be trusted?
struct HostKeyQuestion
{
    HostKey key;
};

/// What the server asks in keyboard-interactive authentication.
struct PromptQuestion
{
    QString instruction;
    std::vector<ConnectionDelegate::InteractivePrompt> prompts;
};

/// The private key needs a passphrase that is not known.
struct PassphraseQuestion
{
    bool isAgain = false; ///< one was stored, or answered, that does not open it
};

/// The server wants a password, and none is known.
struct PasswordQuestion
{
};

/// Logged in.
struct Established
{
    HostKey key;
};

using HandshakeEvent = std::variant<HostKeyQuestion, PromptQuestion, PassphraseQuestion, PasswordQuestion, Established>;
/// One secret per prompt, one for a passphrase or password, none for a host key.
using HandshakeAnswer = std::vector<core::Secret>;

/// The talk between an SSH thread that logs in and the home thread that knows whom to ask. The home thread calls next()
/// before it starts the thread and before each answer(), and waits for what it returned.
class Dialogue
{
public:
    /// Home thread: the next thing that the SSH thread says.
    core::Deferred<HandshakeEvent> next();
    /// Home thread: to the question that came last.
    void answer(core::Result<HandshakeAnswer> answer);

    /// SSH thread: puts a question and waits for its answer; Cancelled once stop is requested.
    core::Result<HandshakeAnswer> ask(HandshakeEvent question, std::stop_token stop);
    /// SSH thread: how it ended.
    void finish(core::Result<HandshakeEvent> end);

private:
    void say(core::Result<HandshakeEvent> event);

    std::mutex m_mutex;
    std::condition_variable_any m_answered;
    core::Resolver<HandshakeEvent> m_resolver;
    /// What was said while nobody waited for it.
    std::optional<core::Result<HandshakeEvent>> m_said;
    std::optional<core::Result<HandshakeAnswer>> m_answer;
};

} // namespace clouddesk::ssh
