// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/Dialogue.h"
#include "ssh/Session.h"

namespace clouddesk::ssh {

/// Brings a session from a bare socket to a login: key exchange, host key, authentication with exactly the configured
/// credential. Runs in the session's thread.
class Handshake
{
public:
    Handshake(Session& session, SessionSetup& setup, Dialogue& dialogue);

    /// The server's key once logged in, or why not.
    core::Result<HostKey> run();

private:
    core::Result<void> exchangeKeys();
    core::Result<HostKey> checkHostKey();
    core::Result<void> logIn();
    core::Result<void> logInWithKey(const KeyCredential& credential);
    core::Result<void> logInWithPassword(const PasswordCredential& credential);
    core::Result<core::Secret> askForPassword();
    core::Result<void> logInByMethod(int methods, const core::Secret& password);
    core::Result<void> logInWithAgent(const AgentCredential& credential);
    core::Result<void> logInInteractively(const core::Secret* password);
    core::Result<void> answerPrompts(const core::Secret*& password);
    /// One request of libssh's, to its end.
    core::Result<int> request(std::function<int()> operation);
    /// Success, a further step after partial success, or the error.
    core::Result<void> conclude(core::Result<int> outcome, const QString& refused);
    [[nodiscard]] core::Error explainExchange(const core::Error& error) const;
    [[nodiscard]] core::Error explainLogIn(const core::Error& error) const;
    [[nodiscard]] QString offeredMethods() const;

    Session& m_session;
    SessionSetup& m_setup;
    Dialogue& m_dialogue;
};

} // namespace clouddesk::ssh
