// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "core/Secret.h"

#include <libssh/libssh.h>

#include <memory>

namespace clouddesk::ssh {

struct KeyDeleter
{
    void operator()(ssh_key key) const { ssh_key_free(key); }
};
/// A key as libssh holds it.
using KeyPointer = std::unique_ptr<ssh_key_struct, KeyDeleter>;

/// Reads a private key that inspectPrivateKey() found fit. CredentialUnusable when the passphrase does not open it, or
/// the key is damaged.
core::Result<KeyPointer> readPrivateKey(const core::Secret& text, const core::Secret& passphrase);

/// Joins an OpenSSH certificate's line to the key. CredentialUnusable when it is no certificate or not this key's.
core::Result<void> addCertificate(ssh_key key, const QByteArray& line);

} // namespace clouddesk::ssh
