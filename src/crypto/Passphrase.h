// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "core/Secret.h"

#include <QByteArrayView>

namespace clouddesk::crypto {

/// What a new passphrase must have at least, in characters (Unicode code points).
inline constexpr int shortestPassphrase = 8;

/// The characters of a text in UTF-8.
std::size_t countCharacters(const core::Secret& text);

/// The cost of a key from a passphrase by scrypt (RFC 7914): 2^logN rounds of blockSize * 128 bytes each, parallel
/// times.
struct ScryptCost
{
    int logN = 17;
    int blockSize = 8;
    int parallel = 1;
    /// What is done for a file from outside at most: 1 GiB of memory.
    static constexpr int mostLogN = 20;
    static constexpr int mostBlockSize = 8;
    static constexpr int mostParallel = 4;
    /// Whether no number is below 1 or above its bound here.
    [[nodiscard]] bool isBearable() const;
};

/// 32 bytes from a passphrase. Takes as long as the cost says, with the usual one about half a second and 128 MiB.
/// InvalidArgument for a cost that is beyond the bounds. Any thread.
core::Result<core::Secret> keyFromPassphrase(const core::Secret& passphrase, QByteArrayView salt, ScryptCost cost);

} // namespace clouddesk::crypto
