// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/FileLock.h"
#include "vault/VaultState.h"

namespace clouddesk::vault {

using Locks = std::vector<FileLock>;

/// The locks of everything that may keep a key; whoever changes keys holds them.
core::Task<Locks> lockSources(StatePointer state);

/// Finds the key; under the locks, which the caller holds, where a rotation is under way or was broken off, which is
/// finished then.
core::Task<void> openUnderLock(StatePointer state);
/// The same for a caller without locks.
core::Task<void> openState(StatePointer state);
/// The same for a vault that may be open already; where several come at once, the places are looked at once.
core::Task<void> openIfNeeded(StatePointer state);
/// Whether the database or the folder tells of a key, which is to be found before anything else is done then: somebody
/// may have to be asked for a master passphrase, and a key that is lost is better missed early.
core::Task<bool> hasKey(StatePointer state);
/// Opens anew if another program has rotated the key. VaultLocked while it is locked.
core::Task<void> refreshState(StatePointer state);

/// Empties every other place that may keep a key: what is there opens nothing of this database any more.
core::Task<void> discardOthers(StatePointer state, MasterKeySource* kept);

} // namespace clouddesk::vault
