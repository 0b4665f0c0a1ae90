// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/Passphrase.h"

#include <algorithm>

#include <openssl/evp.h>

namespace clouddesk::crypto {

using core::ErrorCode;
using core::fail;

bool ScryptCost::isBearable() const
{
    return logN >= 1 && logN <= mostLogN && blockSize >= 1 && blockSize <= mostBlockSize && parallel >= 1 &&
           parallel <= mostParallel;
}

// Of UTF-8: every byte that does not continue a character begins one (RFC 3629, section 3).
std::size_t countCharacters(const core::Secret& text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text.view(), [](char byte) { return (static_cast<uchar>(byte) & 0xc0U) != 0x80U; }));
}

core::Result<core::Secret> keyFromPassphrase(const core::Secret& passphrase, QByteArrayView salt, ScryptCost cost)
{
    if (!cost.isBearable())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("the passphrase's key would take too much to compute"));
    constexpr std::size_t keySize = 32;
    const quint64 rounds = quint64{1} << cost.logN;
    const quint64 memory = 128 * rounds * static_cast<quint64>(cost.blockSize) + (quint64{16} << 20);
    core::Secret key = core::Secret::ofSize(keySize);
    const int made = EVP_PBE_scrypt(
        passphrase.data(), passphrase.size(), reinterpret_cast<const unsigned char*>(salt.data()),
        static_cast<std::size_t>(salt.size()), rounds, static_cast<quint64>(cost.blockSize),
        static_cast<quint64>(cost.parallel), memory, reinterpret_cast<unsigned char*>(key.data()), key.size());
    if (made != 1)
        return fail(ErrorCode::Internal, QStringLiteral("the key could not be made from the passphrase"), {},
                    QStringLiteral("There may be too little memory: it takes about 150 MiB."));
    return key;
}

} // namespace clouddesk::crypto
