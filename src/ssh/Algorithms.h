// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace clouddesk::ssh {

/// The algorithms that we agree to. Left out of what libssh could do: everything with SHA-1 or MD5, CBC modes, 3DES,
/// DSA, group1 and the like. Lists are in OpenSSH's syntax, best first.
QByteArray keyExchangeAlgorithms();
QByteArray defaultCiphers();
QByteArray messageAuthenticationCodes();
/// Signature algorithms for our own keys.
QByteArray publicKeyAlgorithms();
/// Signature algorithms for host keys; those of the known key types ("ssh-rsa" stands for rsa-sha2-*) come first.
QByteArray hostKeyAlgorithms(const QStringList& knownTypes);

/// RSA keys below this many bits are refused, the server's and ours.
inline constexpr int minimumRsaBits = 2048;

/// Whether this cipher is safe only with the strict key exchange (CVE-2023-48795, "Terrapin").
bool needsStrictKeyExchange(const QByteArray& cipher);

} // namespace clouddesk::ssh
