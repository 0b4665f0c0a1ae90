// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/VaultRepository.h"

namespace clouddesk::vault {

using Sources = std::vector<std::unique_ptr<MasterKeySource>>;

/// A key and where it was found.
struct FoundKey
{
    MasterKeySource* source = nullptr;
    MasterKeySource::Slot slot = MasterKeySource::Slot::Current;
    core::Secret key;
    bool isNew = false;
};

/// Whether a person who was asked has decided: there is no use in asking again, or elsewhere.
bool isDecided(core::ErrorCode code);

/// Which slots of a source to look at: "next" counts only for whoever holds the lock.
enum class SlotsToSearch { CurrentOnly, Both };

/// The source that holds the key of the record; the quick ones are asked first, for only one key can be the right one.
/// KeyWrong if there are keys but not this one, VaultLocked if there is one that nobody could be asked to open,
/// KeyUnavailable if there is none; the text says what each place answered. Where a person has decided (isDecided()),
/// that error at once. The sources must outlive the task.
core::Task<FoundKey> findKey(const Sources& sources, VaultRecord record, SlotsToSearch slots);

/// For a database without a key: the first source that holds one, or that takes a new one. KeyUnavailable if there is
/// none. The sources must outlive the task.
core::Task<FoundKey> findOrMakeKey(const Sources& sources);

} // namespace clouddesk::vault
