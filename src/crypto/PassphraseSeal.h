// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/Passphrase.h"
#include "crypto/Seal.h"

namespace clouddesk::crypto {

/// Seals bytes under a passphrase: scrypt (RFC 7914) makes the key, seal() does the rest, and what stands in front is
/// authenticated with it. Layout: four letters that tell what it is | version, logN, block size, parallel, a byte each
/// | salt, 32 bytes | as seal() has it. Any thread.
class PassphraseSeal
{
public:
    /// A new key with a salt of its own. letters: four of them. InvalidArgument if the passphrase is empty. Takes as
    /// long as the cost says.
    static core::Result<PassphraseSeal> make(const core::Secret& passphrase, QByteArrayView letters,
                                             ScryptCost cost = {});
    /// The key that these bytes were sealed with, if the passphrase is the right one, which only unseal() can tell.
    /// InvalidArgument if they do not begin with the letters or are too short, Unsupported if a newer program wrote
    /// them, SealDamaged for a cost that nobody should be made to bear. Takes as long as the cost says.
    static core::Result<PassphraseSeal> forSealed(const core::Secret& passphrase, QByteArrayView letters,
                                                  const QByteArray& sealed);

    /// All of the layout above, header included. Takes no time: the key is there already.
    [[nodiscard]] core::Result<QByteArray> seal(const core::Secret& plaintext) const;
    /// SealDamaged if the passphrase is another one, or a single byte was altered.
    [[nodiscard]] core::Result<core::Secret> unseal(const QByteArray& sealed) const;
    /// Whether the bytes were sealed with the key of this very salt and cost.
    [[nodiscard]] bool isKeyOf(const QByteArray& sealed) const { return sealed.startsWith(m_header); }

private:
    static core::Result<PassphraseSeal> withHeader(const core::Secret& passphrase, QByteArray header, ScryptCost cost);

    QByteArray m_header;
    MasterKey m_key;
};

} // namespace clouddesk::crypto
