// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "core/Secret.h"

#include <QByteArray>

namespace clouddesk::ssh {

/// What a private key's text says about itself without a passphrase.
struct PrivateKeyFacts
{
    enum class Format { OpenSsh, Pem, Pkcs8 };
    Format format = Format::OpenSsh;
    bool isEncrypted = false;
};

/// Looks at a private key's text: which format, encrypted or not. Decrypts nothing and takes no time.
/// CredentialUnusable, naming what it is and how to convert it, for what cannot be logged in with: public keys, PuTTY's
/// format, DSA, keys of security tokens, text that is no key, and keys whose passphrase would take more than some
/// seconds of computing to try (see maximumBcryptRounds). Any thread.
core::Result<PrivateKeyFacts> inspectPrivateKey(const core::Secret& text);

/// Reads the key with libssh, as a login will. Takes up to some seconds for an encrypted key. The answer is the key's
/// type ("ssh-ed25519", "ecdsa-sha2-nistp256", "ssh-rsa"). CredentialUnusable if the passphrase does not open it or the
/// key is damaged. Any thread.
core::Result<QString> openPrivateKey(const core::Secret& text, const core::Secret& passphrase);

/// Checks the line of an OpenSSH user certificate ("ssh-ed25519-cert-v01@openssh.com AAAA... comment"); a line break at
/// its end is fine. CredentialUnusable if it is none. Any thread.
core::Result<void> checkCertificateLine(const QByteArray& line);

/// The OpenSSH format's bcrypt rounds that are still tried: about 4 s of computing on a slow computer; ssh-keygen's own
/// default is 16 to 24.
inline constexpr quint32 maximumBcryptRounds = 400;
/// The same for PBKDF2 in PKCS #8; openssl's own default is 2048.
inline constexpr qint64 maximumPbkdf2Iterations = 10'000'000;
/// No private key is longer than this; 16384-bit RSA in PEM has about 13 KiB.
inline constexpr std::size_t maximumPrivateKeySize = std::size_t{64} * 1024;

} // namespace clouddesk::ssh
