// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Secret.h"

#include <QString>

#include <variant>

namespace clouddesk::ssh {

/// Logs in with "password", and answers keyboard-interactive's password prompt with it (RFC 4252, 8; RFC 4256).
struct PasswordCredential
{
    /// Empty: a person is asked, once the server is known and wants one.
    core::Secret password;
};

/// Logs in with a private key held in memory: OpenSSH or PEM format, RSA, ECDSA or Ed25519.
struct KeyCredential
{
    core::Secret privateKey;
    core::Secret passphrase;
    /// The certificate's line ("ssh-ed25519-cert-v01@openssh.com AAAA..."); may be empty.
    QByteArray certificate;
};

/// Logs in with the keys of a running ssh-agent.
struct AgentCredential
{
    /// The agent's socket; empty for $SSH_AUTH_SOCK.
    QString socketPath;
};

using Credential = std::variant<PasswordCredential, KeyCredential, AgentCredential>;

} // namespace clouddesk::ssh
