// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/Profile.h"
#include "instances/InstanceService.h"

namespace clouddesk::exchange {

/// One profile of an import: what stands in its way, what is to be done with it, and what was.
struct ImportEntry
{
    enum class Conflict { None, SameName, SameAddress, Unusable };
    enum class Action { Skip, Add, Rename, Update };
    enum class Outcome { Planned, Added, Updated, Skipped, Failed };

    Profile profile;
    Conflict conflict = Conflict::None;
    /// The machine that it is in conflict with. The id is empty where no machine could be updated: it is a profile of
    /// the same file, or which machine is meant cannot be told.
    QString otherId;
    QString otherName;
    Action action = Action::Add;
    QString newName; ///< for Action::Rename
    Outcome outcome = Outcome::Planned;
    /// Why it is unusable or failed.
    QString problem;
};

/// The stable words: "none", "same_name", "same_address", "unusable"; "skip", "add", "rename", "update"; "planned",
/// "added", "updated", "skipped", "failed".
QString toWord(ImportEntry::Conflict conflict);
QString toWord(ImportEntry::Action action);
QString toWord(ImportEntry::Outcome outcome);

/// What may be done with an entry in its conflict.
std::vector<ImportEntry::Action> actionsFor(const ImportEntry& entry);
bool isAllowed(const ImportEntry& entry, ImportEntry::Action action);

/// Takes profiles over into the inventory. Home thread.
class ProfileImport
{
public:
    /// defaultUser: where a profile names no user.
    ProfileImport(instances::InstanceService& instances, QString defaultUser);

    /// Compares with the inventory, and the profiles with each other, and changes nothing. Proposed is: to add what is
    /// new, to skip what has the address of a machine that is there, to rename what has only its name. Where several
    /// machines have the address, the one with the profile's name is meant; where none has that, the one that no other
    /// profile of the file means; where there are several of those, none. No machine is meant by two profiles.
    core::Task<std::vector<ImportEntry>> plan(std::vector<Profile> profiles);
    /// Does what the entries' actions say; one that fails does not hold up the others.
    core::Task<std::vector<ImportEntry>> perform(std::vector<ImportEntry> entries);

private:
    core::Task<void> performOne(ImportEntry* entry);

    instances::InstanceService& m_instances;
    QString m_defaultUser;
};

/// The draft that adds the profile. The profile's secrets are moved into it.
instances::InstanceDraft draftFrom(Profile& profile);

/// Every machine of the inventory.
core::Task<std::vector<instances::Instance>> allMachines(instances::InstanceService& instances);

} // namespace clouddesk::exchange
