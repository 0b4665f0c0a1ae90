// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/ProfileImport.h"

#include "instances/KeyFile.h"

#include <QHash>

namespace clouddesk::exchange {

using core::Result;
using core::Task;
using instances::AuthType;
using instances::Instance;
using Action = ImportEntry::Action;
using Conflict = ImportEntry::Conflict;
using Outcome = ImportEntry::Outcome;

namespace {

constexpr int pageSize = 1000;

QString addressOf(const QString& user, const QString& host, int port)
{
    return QStringLiteral("%1@%2:%3").arg(user, host.toLower()).arg(port);
}

/// What the names and addresses of machines and of profiles before this one are taken by.
struct Taken
{
    QHash<QString, const Instance*> byName;
    QHash<QString, std::vector<const Instance*>> byAddress;
    QHash<QString, QString> nameByAddressHere;
    QSet<QString> namesHere;
    /// Machines that a profile of the file means already: each is meant by one at most.
    QSet<const Instance*> meant;

    [[nodiscard]] bool isName(const QString& name) const { return byName.contains(name) || namesHere.contains(name); }
    [[nodiscard]] QString freeName(const QString& name) const
    {
        for (int number = 2;; ++number) {
            const QString suffix = QStringLiteral("-%1").arg(number);
            const QString proposal = name.left(64 - suffix.size()) + suffix;
            if (!isName(proposal))
                return proposal;
        }
    }
    /// Those with the address that no profile means yet.
    [[nodiscard]] std::vector<const Instance*> freeAt(const QString& address) const
    {
        std::vector<const Instance*> free;
        std::ranges::copy_if(byAddress.value(address), std::back_inserter(free),
                             [this](const Instance* machine) { return !meant.contains(machine); });
        return free;
    }
};

QString addressOf(const Profile& profile)
{
    return addressOf(profile.user, profile.host, profile.port);
}

void mean(ImportEntry& entry, const Instance& machine, Taken& taken)
{
    entry.otherId = machine.id;
    entry.otherName = machine.name;
    taken.meant.insert(&machine);
}

/// What has a machine's name and address means that one, whatever stands before it in the file; then what has only the
/// address means the one that is left there, if it is one.
void matchAddresses(std::vector<ImportEntry>& entries, Taken& taken)
{
    for (const bool isByName : {true, false}) {
        for (ImportEntry& entry : entries) {
            if (entry.conflict == Conflict::Unusable || !entry.otherId.isEmpty())
                continue;
            const auto free = taken.freeAt(addressOf(entry.profile));
            const auto found = isByName ? std::ranges::find(free, entry.profile.name, &Instance::name) : free.begin();
            if (found != free.end() && (isByName || free.size() == 1))
                mean(entry, **found, taken);
        }
    }
}

/// Where it is not told which machine is meant by the address, it gets the name of one that is there.
void setSameAddress(ImportEntry& entry, const Taken& taken)
{
    entry.conflict = Conflict::SameAddress;
    if (!entry.otherId.isEmpty())
        return;
    const QString address = addressOf(entry.profile);
    const auto all = taken.byAddress.value(address);
    entry.otherName = all.empty() ? taken.nameByAddressHere.value(address) : all.front()->name;
    if (!taken.freeAt(address).empty())
        entry.profile.remarks +=
            QStringLiteral("several machines have its address, none its name: which one to update cannot be told");
    else if (!all.empty())
        entry.profile.remarks += QStringLiteral("another entry of the file stands for that machine already");
}

void setSameName(ImportEntry& entry, Taken& taken)
{
    entry.conflict = Conflict::SameName;
    entry.otherName = entry.profile.name;
    const Instance* const same = taken.byName.value(entry.profile.name);
    if (same != nullptr && !taken.meant.contains(same))
        mean(entry, *same, taken);
}

void compare(ImportEntry& entry, Taken& taken)
{
    const Profile& profile = entry.profile;
    const QString address = addressOf(profile);
    if (taken.byAddress.contains(address) || taken.nameByAddressHere.contains(address)) {
        setSameAddress(entry, taken);
        entry.action = Action::Skip;
        entry.newName = taken.isName(profile.name) ? taken.freeName(profile.name) : profile.name;
    } else if (taken.isName(profile.name)) {
        setSameName(entry, taken);
        entry.action = Action::Rename;
        entry.newName = taken.freeName(profile.name);
    }
    taken.namesHere.insert(entry.newName.isEmpty() ? profile.name : entry.newName);
    if (!taken.nameByAddressHere.contains(address))
        taken.nameByAddressHere.insert(address, profile.name);
}

void normalise(Profile& profile, const QString& defaultUser)
{
    profile.name = profile.name.normalized(QString::NormalizationForm_C);
    if (profile.user.isEmpty()) {
        profile.user = defaultUser;
        profile.remarks += QStringLiteral("it names no user: %1 is assumed").arg(defaultUser);
    }
    for (instances::JumpHost& jump : profile.jumps) {
        if (jump.user.isEmpty())
            jump.user = profile.user;
    }
    if (!profile.keyPath.isEmpty())
        profile.keyPath = instances::expandHome(profile.keyPath);
    if (profile.tags.removeDuplicates() > 0)
        profile.remarks += QStringLiteral("tags that stand there twice are taken once");
}

Result<void> validate(const Profile& profile)
{
    if (!profile.fault.isEmpty())
        return core::fail(core::ErrorCode::InvalidArgument, profile.fault);
    // As the service will, but without its secrets, which only the service looks into.
    Profile plain;
    plain.name = profile.name;
    plain.host = profile.host;
    plain.user = profile.user;
    plain.port = profile.port;
    plain.provider = profile.provider;
    plain.jumps = profile.jumps;
    plain.tags = profile.tags;
    plain.notes = profile.notes;
    plain.authType = profile.secrets.privateKey ? AuthType::Agent : profile.authType;
    plain.keyPath = plain.authType == AuthType::Key ? profile.keyPath : QString();
    const auto applied = instances::applyDraft(Instance(), draftFrom(plain), {});
    return applied ? Result<void>() : Result<void>(core::fail(applied));
}

} // namespace

QString toWord(Conflict conflict)
{
    switch (conflict) {
    case Conflict::None:
        return QStringLiteral("none");
    case Conflict::SameName:
        return QStringLiteral("same_name");
    case Conflict::SameAddress:
        return QStringLiteral("same_address");
    case Conflict::Unusable:
        break;
    }
    return QStringLiteral("unusable");
}

QString toWord(Action action)
{
    switch (action) {
    case Action::Skip:
        return QStringLiteral("skip");
    case Action::Add:
        return QStringLiteral("add");
    case Action::Rename:
        return QStringLiteral("rename");
    case Action::Update:
        break;
    }
    return QStringLiteral("update");
}

QString toWord(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Planned:
        return QStringLiteral("planned");
    case Outcome::Added:
        return QStringLiteral("added");
    case Outcome::Updated:
        return QStringLiteral("updated");
    case Outcome::Skipped:
        return QStringLiteral("skipped");
    case Outcome::Failed:
        break;
    }
    return QStringLiteral("failed");
}

std::vector<Action> actionsFor(const ImportEntry& entry)
{
    switch (entry.conflict) {
    case Conflict::None:
        return {Action::Add, Action::Skip};
    case Conflict::SameName:
    case Conflict::SameAddress:
        if (entry.otherId.isEmpty())
            return {Action::Skip, Action::Rename};
        return {Action::Skip, Action::Rename, Action::Update};
    case Conflict::Unusable:
        break;
    }
    return {Action::Skip};
}

bool isAllowed(const ImportEntry& entry, Action action)
{
    const auto allowed = actionsFor(entry);
    return std::ranges::find(allowed, action) != allowed.end();
}

instances::InstanceDraft draftFrom(Profile& profile)
{
    instances::InstanceDraft draft;
    draft.name = profile.name;
    draft.host = profile.host;
    draft.port = profile.port;
    draft.user = profile.user;
    draft.provider = profile.provider;
    draft.jumps = profile.jumps;
    draft.tags = profile.tags;
    draft.notes = profile.notes;
    draft.authType = profile.authType;
    if (profile.authType == AuthType::Key && !profile.secrets.privateKey)
        draft.keyPath = profile.keyPath;
    draft.secrets = std::move(profile.secrets);
    draft.mustKeyFileBeUsable = false;
    return draft;
}

Task<std::vector<Instance>> allMachines(instances::InstanceService& instances)
{
    std::vector<Instance> all;
    core::Result<std::vector<Instance>> page;
    do {
        page = co_await instances.list(pageSize, static_cast<int>(all.size()));
        if (!page)
            co_return core::fail(page);
        std::ranges::move(*page, std::back_inserter(all));
    } while (page->size() == pageSize);
    co_return all;
}

ProfileImport::ProfileImport(instances::InstanceService& instances, QString defaultUser)
    : m_instances(instances)
    , m_defaultUser(std::move(defaultUser))
{
}

Task<std::vector<ImportEntry>> ProfileImport::plan(std::vector<Profile> profiles)
{
    const auto machines = co_await allMachines(m_instances);
    if (!machines)
        co_return core::fail(machines);
    Taken taken;
    for (const Instance& machine : *machines) {
        taken.byName.insert(machine.name, &machine);
        taken.byAddress[addressOf(machine.user, machine.host, machine.port)].push_back(&machine);
    }
    std::vector<ImportEntry> entries;
    entries.reserve(profiles.size());
    for (Profile& profile : profiles) {
        ImportEntry entry;
        entry.profile = std::move(profile);
        normalise(entry.profile, m_defaultUser);
        if (const auto valid = validate(entry.profile); !valid) {
            entry.conflict = Conflict::Unusable;
            entry.action = Action::Skip;
            entry.problem = valid.error().text;
            entry.profile.remarks.clear(); // what is said of the rest is of no use then
        }
        entries.push_back(std::move(entry));
    }
    matchAddresses(entries, taken);
    for (ImportEntry& entry : entries) {
        if (entry.conflict != Conflict::Unusable)
            compare(entry, taken);
    }
    co_return entries;
}

Task<void> ProfileImport::performOne(ImportEntry* entry)
{
    if (entry->action == Action::Skip || !isAllowed(*entry, entry->action)) {
        entry->outcome = Outcome::Skipped;
        co_return {};
    }
    if (entry->action == Action::Rename && !entry->newName.isEmpty())
        entry->profile.name = entry->newName;
    auto draft = draftFrom(entry->profile);
    core::Result<Instance> stored;
    if (entry->action == Action::Update) {
        // Its name and what a person wrote to it stay, unless the file has something to say.
        if (entry->conflict == Conflict::SameAddress)
            draft.name.reset();
        if (draft.notes->isEmpty())
            draft.notes.reset();
        if (draft.tags->isEmpty())
            draft.tags.reset();
        // A way to log in that the file does not bring along is no reason to forget the one that is stored.
        if (draft.authType != AuthType::Key)
            draft.authType.reset();
        stored = co_await m_instances.edit(entry->otherId, std::move(draft));
    } else {
        stored = co_await m_instances.add(std::move(draft));
    }
    if (!stored) {
        entry->outcome = Outcome::Failed;
        entry->problem = stored.error().text;
        co_return {};
    }
    entry->outcome = entry->action == Action::Update ? Outcome::Updated : Outcome::Added;
    co_return {};
}

Task<std::vector<ImportEntry>> ProfileImport::perform(std::vector<ImportEntry> entries)
{
    for (ImportEntry& entry : entries)
        std::ignore = co_await performOne(&entry);
    co_return entries;
}

} // namespace clouddesk::exchange
