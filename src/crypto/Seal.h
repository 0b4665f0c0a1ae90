// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "core/Secret.h"

#include <QByteArray>

namespace clouddesk::crypto {

/// A master key and the number that ciphertexts made with it carry. 32 bytes.
struct MasterKey
{
    quint32 version = 0;
    core::Secret bytes;
};

/// Seals with AES-256-GCM (NIST SP 800-38D) under a key that HKDF derives from the master key and a fresh 256-bit salt,
/// so that no nonce can repeat under one key. associatedData is authenticated but not stored: opening asks for the same
/// bytes. The plaintext is padded, so that the ciphertext shows its length only in steps of 64 bytes. Layout: "CDS1" |
/// key version, 4 bytes big-endian | salt, 32 bytes | ciphertext | tag, 16 bytes. Any thread.
core::Result<QByteArray> seal(const MasterKey& key, const core::Secret& plaintext, QByteArrayView associatedData);

/// Opens what seal() made. SealDamaged if it was altered, cut or belongs to other associated data, or if the key
/// version differs. Any thread.
core::Result<core::Secret> unseal(const MasterKey& key, QByteArrayView sealed, QByteArrayView associatedData);

/// The key version a sealed value says it needs; SealDamaged if it is not a sealed value.
core::Result<quint32> sealedKeyVersion(QByteArrayView sealed);

} // namespace clouddesk::crypto
