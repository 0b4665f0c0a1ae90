// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/VaultState.h"

namespace clouddesk::vault {

using Candidates = std::vector<MasterKeySource*>;

/// Unsupported if an administrator keeps the key there.
core::Result<void> requireWritable(const MasterKeySource& source);

/// A new key for everything, kept by the first of the candidates that takes it; without candidates, where the present
/// one is. See Vault::rotate().
core::Task<int> rotateInto(StatePointer state, Candidates candidates, Vault::Alongside alongside);

} // namespace clouddesk::vault
