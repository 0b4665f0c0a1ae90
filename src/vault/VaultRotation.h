// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/VaultState.h"

namespace clouddesk::vault {

/// A place for the next key, and how it is put there.
struct Target
{
    MasterKeySource* source = nullptr;
    std::function<core::Task<void>(core::Secret key)> storeNext;

    /// As the source itself does.
    static Target of(MasterKeySource& source);
    /// In the file under a master passphrase, under that of this seal.
    static Target under(PassphraseKeySource& source, crypto::PassphraseSeal seal);
};
using Targets = std::vector<Target>;

/// Unsupported if an administrator keeps the key there.
core::Result<void> requireWritable(const MasterKeySource& source);

/// A new key for everything, kept by the first of the targets that takes it; without targets, where the present one is.
/// See Vault::rotate().
core::Task<int> rotateInto(StatePointer state, Targets targets, Vault::Alongside alongside);

} // namespace clouddesk::vault
