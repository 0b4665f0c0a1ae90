// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/ConfigLink.h"

#include "exchange/ProfileImport.h"

#include <QSet>

namespace clouddesk::exchange {

using core::Task;
using instances::AuthType;
using instances::ImportedHost;
using instances::Instance;
using instances::InstanceDraft;

namespace {

const QString prefix = QStringLiteral("ssh-config:");
const QString own = QStringLiteral("own");

bool isUsable(const ImportedHost& host)
{
    return host.outcome != ImportedHost::Outcome::Unusable;
}

bool isAt(const Instance& machine, const ImportedHost& host)
{
    return machine.user == host.user && machine.port == host.port &&
           machine.host.compare(host.host, Qt::CaseInsensitive) == 0;
}

const Instance* machineFor(const ImportedHost& host, const std::vector<Instance>& machines)
{
    const QString origin = ConfigLink::originOf(host.alias);
    const auto linked = std::ranges::find(machines, origin, &Instance::origin);
    if (linked != machines.end())
        return &*linked;
    // Of several at the address, its namesake.
    const Instance* same = nullptr;
    for (const Instance& machine : machines) {
        const bool isFree = machine.origin.isEmpty() && isAt(machine, host);
        if (isFree && (same == nullptr || machine.name == host.alias))
            same = &machine;
    }
    return same;
}

bool isOwnersOf(const ImportedHost& host, const std::vector<Instance>& machines)
{
    return std::ranges::any_of(
        machines, [&host](const Instance& machine) { return machine.origin == own && isAt(machine, host); });
}

/// What of the machine differs from the file; nothing if nothing does.
std::optional<InstanceDraft> difference(const Instance& machine, const ImportedHost& host)
{
    InstanceDraft draft;
    bool differs = false;
    const auto take = [&differs](auto& field, const auto& now, const auto& wanted) {
        if (now == wanted)
            return;
        field = wanted;
        differs = true;
    };
    take(draft.host, machine.host, host.host);
    take(draft.user, machine.user, host.user);
    take(draft.jumps, machine.jumps, host.jumps);
    take(draft.origin, machine.origin, ConfigLink::originOf(host.alias));
    take(draft.isActive, machine.isActive, true);
    if (machine.port != host.port) {
        draft.port = host.port;
        differs = true;
    }
    // A key that is stored, or a password, was a person's choice; another file is the file's.
    const bool followsKey = machine.authType == AuthType::Agent || !machine.keyPath.isEmpty();
    if (followsKey && host.authType == AuthType::Key && machine.keyPath != host.keyPath) {
        draft.authType = AuthType::Key;
        draft.keyPath = host.keyPath;
        differs = true;
    }
    draft.mustKeyFileBeUsable = false;
    return differs ? std::optional(std::move(draft)) : std::nullopt;
}

} // namespace

Profile profileFrom(const instances::ImportedHost& host)
{
    Profile profile;
    profile.name = nameFrom(host.alias, host.host);
    profile.host = host.host;
    profile.user = host.user;
    profile.port = host.port;
    profile.authType = host.authType;
    profile.keyPath = host.keyPath;
    profile.jumps = host.jumps;
    if (host.outcome == instances::ImportedHost::Outcome::Unusable)
        profile.fault = host.notes.isEmpty() ? QString() : host.notes.constLast();
    else if (host.outcome == instances::ImportedHost::Outcome::New)
        profile.remarks = host.notes;
    return profile;
}

ConfigLink::ConfigLink(instances::InstanceService& instances, QString defaultUser)
    : m_instances(instances)
    , m_defaultUser(std::move(defaultUser))
{
}

Task<void> ConfigLink::addOne(const ImportedHost* host, Report* report)
{
    Profile profile = profileFrom(*host);
    InstanceDraft draft = draftFrom(profile);
    draft.origin = originOf(host->alias);
    const auto added = co_await m_instances.add(std::move(draft));
    if (added)
        ++report->added;
    else
        report->problems += QStringLiteral("%1: %2").arg(core::singleLine(host->alias, 80), added.error().text);
    co_return {};
}

Task<void> ConfigLink::followOne(const ImportedHost* host, const std::vector<Instance>* machines, Report* report)
{
    const Instance* const machine = machineFor(*host, *machines);
    if (machine == nullptr && isOwnersOf(*host, *machines))
        co_return {};
    if (machine == nullptr)
        co_return co_await addOne(host, report);
    const bool wasAway = !machine->isActive;
    auto draft = difference(*machine, *host);
    if (!draft)
        co_return {};
    const QString id = machine->id;
    const QString name = machine->name;
    const auto changed = co_await m_instances.edit(id, std::move(*draft));
    if (!changed)
        report->problems += QStringLiteral("%1: %2").arg(name, changed.error().text);
    else
        ++(wasAway ? report->back : report->changed);
    if (changed && !wasAway)
        report->changedNames += name;
    co_return {};
}

Task<ConfigLink::Report> ConfigLink::follow(std::vector<ssh::ConfigHost> hosts)
{
    instances::ConfigImport import(m_instances, m_defaultUser);
    const auto described = co_await import.plan(std::move(hosts));
    if (!described)
        co_return core::fail(described);
    const auto machines = co_await allMachines(m_instances);
    if (!machines)
        co_return core::fail(machines);
    Report report;
    QSet<QString> there;
    QSet<QString> places;
    for (const ImportedHost& host : *described) {
        there.insert(originOf(host.alias));
        const bool isLinked = std::ranges::find(*machines, originOf(host.alias), &Instance::origin) != machines->end();
        // Two aliases of one machine are one machine.
        const QString place = QStringLiteral("%1@%2:%3").arg(host.user, host.host.toLower()).arg(host.port);
        const bool isRepeated = !isLinked && places.contains(place);
        places.insert(place);
        if (isUsable(host) && !isRepeated)
            std::ignore = co_await followOne(&host, &*machines, &report);
    }
    for (const Instance& machine : *machines) {
        if (!machine.origin.startsWith(prefix) || there.contains(machine.origin) || !machine.isActive)
            continue;
        InstanceDraft draft;
        draft.isActive = false;
        const auto changed = co_await m_instances.edit(machine.id, std::move(draft));
        if (changed)
            ++report.vanished;
        else
            report.problems += QStringLiteral("%1: %2").arg(machine.name, changed.error().text);
    }
    co_return report;
}

Task<void> ConfigLink::setOwn(QStringList machineIds, bool isOwn)
{
    const auto machines = co_await allMachines(m_instances);
    if (!machines)
        co_return core::fail(machines);
    for (const Instance& machine : *machines) {
        if (!machineIds.contains(machine.id) || machine.origin != (isOwn ? QString() : own))
            continue;
        InstanceDraft draft;
        draft.origin = isOwn ? own : QStringLiteral("");
        const auto changed = co_await m_instances.edit(machine.id, std::move(draft));
        if (!changed)
            co_return core::fail(changed);
    }
    co_return {};
}

Task<void> ConfigLink::release()
{
    const auto machines = co_await allMachines(m_instances);
    if (!machines)
        co_return core::fail(machines);
    for (const Instance& machine : *machines) {
        if (!machine.origin.startsWith(prefix))
            continue;
        InstanceDraft draft;
        draft.origin = QLatin1String("");
        draft.isActive = true;
        const auto changed = co_await m_instances.edit(machine.id, std::move(draft));
        if (!changed)
            co_return core::fail(changed);
    }
    co_return {};
}

} // namespace clouddesk::exchange
