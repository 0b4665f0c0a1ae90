// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "core/Secret.h"

#include <QByteArray>

namespace clouddesk::ssh {

/// A key to log in with, and the half of it that a machine must know.
struct KeyPair
{
    core::Secret privateKey;  ///< in OpenSSH's format, not encrypted
    QByteArray publicKeyLine; ///< "ssh-ed25519 AAAA... comment", for authorized_keys
};

/// A new Ed25519 key pair. The comment must be printable ASCII. Takes no time worth telling. Any thread.
core::Result<KeyPair> generateKeyPair(const QByteArray& comment);

} // namespace clouddesk::ssh
