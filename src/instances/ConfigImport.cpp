// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "instances/ConfigImport.h"

#include <QFileInfo>

namespace clouddesk::instances {

using core::ErrorCode;
using core::fail;
using core::Result;
using core::Task;
using Outcome = ImportedHost::Outcome;

namespace {

constexpr int maximumJumpDepth = 16;

/// What ssh would know about all aliases together.
struct Aliases
{
    const std::vector<ssh::ConfigHost>& hosts;
    const QString& defaultUser;

    [[nodiscard]] const ssh::ConfigHost* find(const QString& alias) const
    {
        const auto found = std::ranges::find(hosts, alias, &ssh::ConfigHost::alias);
        return found == hosts.end() ? nullptr : &*found;
    }

    [[nodiscard]] QString userOf(const ssh::ConfigHost& host) const
    {
        return host.user.isEmpty() ? defaultUser : host.user;
    }
};

/// One ProxyJump word as ssh(1), -J, takes it: [user@]host[:port], also as an ssh:// URI. Absent parts stay empty.
struct JumpWord
{
    QString user;
    QString host;
    QString port;
};

JumpWord splitJumpWord(QString word)
{
    if (word.startsWith(QLatin1String("ssh://")))
        word = word.mid(6);
    JumpWord parts;
    const qsizetype at = word.lastIndexOf(QLatin1Char('@'));
    parts.user = word.left(std::max<qsizetype>(at, 0));
    QString place = word.mid(at + 1);
    const qsizetype bracket = place.lastIndexOf(QLatin1Char(']'));
    const qsizetype colon = place.lastIndexOf(QLatin1Char(':'));
    const bool isBareIpv6 = bracket < 0 && place.count(QLatin1Char(':')) > 1;
    if (colon > bracket && !isBareIpv6) {
        parts.port = place.mid(colon + 1);
        place.truncate(colon);
    }
    if (place.startsWith(QLatin1Char('[')) && place.endsWith(QLatin1Char(']')))
        place = place.mid(1, place.size() - 2);
    parts.host = place;
    return parts;
}

Result<void> addJumps(const Aliases& aliases, const QStringList& words, int depth, std::vector<JumpHost>& jumps);

/// One word becomes the jump host itself and, before it, the jump hosts that its alias goes through.
Result<void> addJump(const Aliases& aliases, const QString& word, int depth, std::vector<JumpHost>& jumps)
{
    const JumpWord parts = splitJumpWord(word);
    const ssh::ConfigHost* const alias = aliases.find(parts.host);
    if (alias != nullptr && !alias->fault.isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("jump: ") + alias->fault);
    JumpHost jump;
    jump.host = alias != nullptr ? alias->hostName : parts.host;
    jump.port = alias != nullptr ? alias->port : 22;
    jump.user = alias != nullptr ? aliases.userOf(*alias) : aliases.defaultUser;
    if (!parts.user.isEmpty())
        jump.user = parts.user;
    if (!parts.port.isEmpty()) {
        const int port = parts.port.toInt();
        if (auto valid = validatePort(port); !valid)
            return valid;
        jump.port = static_cast<quint16>(port);
    }
    if (alias != nullptr) {
        if (auto added = addJumps(aliases, alias->proxyJump, depth + 1, jumps); !added)
            return added;
    }
    if (auto valid = validateJump(jump); !valid)
        return valid;
    jumps.push_back(std::move(jump));
    return {};
}

Result<void> addJumps(const Aliases& aliases, const QStringList& words, int depth, std::vector<JumpHost>& jumps)
{
    if (depth > maximumJumpDepth)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("jump: the jump hosts go round in a circle"));
    for (const QString& word : words) {
        if (auto added = addJump(aliases, word, depth, jumps); !added)
            return added;
    }
    return {};
}

/// ssh tries every key file in turn; here there is one: the first that exists.
void chooseKey(const ssh::ConfigHost& host, ImportedHost& entry)
{
    if (host.hasProxyCommand)
        entry.notes += QStringLiteral("ProxyCommand is left out: give the hosts on the way with --jump");
    if (host.hasMatch)
        entry.notes += QStringLiteral("Match blocks are left out: see whether one of them is about this host");
    if (!host.identityAgent.isEmpty())
        entry.notes += QStringLiteral("IdentityAgent is left out: the agent of $SSH_AUTH_SOCK is used");
    if (host.identityFiles.isEmpty())
        return;
    entry.authType = AuthType::Key;
    const auto exists = [](const QString& path) { return QFileInfo::exists(path); };
    const auto found = std::ranges::find_if(host.identityFiles, exists);
    entry.keyPath = found == host.identityFiles.end() ? host.identityFiles.front() : *found;
    if (found == host.identityFiles.end())
        entry.notes += QStringLiteral("the key file %1 is not there yet").arg(core::singleLine(entry.keyPath));
    else if (host.identityFiles.size() > 1)
        entry.notes += QStringLiteral("of %1 key files, %2 is used")
                           .arg(host.identityFiles.size())
                           .arg(core::singleLine(entry.keyPath));
}

InstanceDraft draftFor(const ImportedHost& entry)
{
    InstanceDraft draft;
    draft.name = entry.alias;
    draft.host = entry.host;
    draft.port = entry.port;
    draft.user = entry.user;
    draft.authType = entry.authType;
    if (entry.authType == AuthType::Key)
        draft.keyPath = entry.keyPath;
    draft.jumps = entry.jumps;
    draft.mustKeyFileBeUsable = false;
    return draft;
}

void giveUp(ImportedHost& entry, const core::Error& reason)
{
    entry.outcome = Outcome::Unusable;
    entry.notes += reason.toLine();
}

ImportedHost describe(const Aliases& aliases, const ssh::ConfigHost& host)
{
    ImportedHost entry;
    entry.alias = host.alias;
    entry.host = host.hostName;
    entry.user = aliases.userOf(host);
    entry.port = host.port;
    chooseKey(host, entry);
    if (!host.fault.isEmpty())
        giveUp(entry, {ErrorCode::InvalidArgument, host.fault, {}, {}});
    else if (const auto jumps = addJumps(aliases, host.proxyJump, 0, entry.jumps); !jumps)
        giveUp(entry, jumps.error());
    else if (const auto valid = applyDraft(Instance(), draftFor(entry), {}); !valid)
        giveUp(entry, valid.error());
    return entry;
}

/// Two aliases of one machine in the same file become one machine.
QString addressOf(const ImportedHost& entry)
{
    return QStringLiteral("%1@%2:%3").arg(entry.user, entry.host.toLower()).arg(entry.port);
}

void markRepetitions(std::vector<ImportedHost>& entries)
{
    QHash<QString, QString> firstWithAddress;
    for (ImportedHost& entry : entries) {
        if (entry.outcome != Outcome::New)
            continue;
        const QString address = addressOf(entry);
        const auto first = firstWithAddress.constFind(address);
        if (first == firstWithAddress.constEnd()) {
            firstWithAddress.insert(address, entry.alias);
            continue;
        }
        entry.outcome = Outcome::AlreadyThere;
        entry.notes += QStringLiteral("the same machine as %1").arg(core::singleLine(*first));
    }
}

} // namespace

QString toWord(Outcome outcome)
{
    switch (outcome) {
    case Outcome::New:
        return QStringLiteral("new");
    case Outcome::Added:
        return QStringLiteral("added");
    case Outcome::AlreadyThere:
        return QStringLiteral("already_there");
    case Outcome::NameConflict:
        return QStringLiteral("name_conflict");
    case Outcome::Unusable:
        break;
    }
    return QStringLiteral("unusable");
}

ConfigImport::ConfigImport(InstanceService& instances, QString defaultUser)
    : m_instances(instances)
    , m_defaultUser(std::move(defaultUser))
{
}

Task<void> ConfigImport::compare(ImportedHost* entry)
{
    const auto same = co_await m_instances.findByAddress(entry->user, entry->host, entry->port);
    if (!same)
        co_return fail(same);
    if (!same->empty()) {
        entry->outcome = Outcome::AlreadyThere;
        if (same->front().name != entry->alias)
            entry->notes += QStringLiteral("it is there as %1").arg(same->front().name);
        co_return {};
    }
    const auto named = co_await m_instances.find(entry->alias);
    if (named) {
        entry->outcome = Outcome::NameConflict;
        entry->notes += QStringLiteral("another machine, %1@%2, has this name").arg(named->user, named->host);
    } else if (named.error().code != ErrorCode::NotFound) {
        co_return fail(named);
    }
    co_return {};
}

Task<std::vector<ImportedHost>> ConfigImport::plan(std::vector<ssh::ConfigHost> hosts)
{
    const Aliases aliases{hosts, m_defaultUser};
    std::vector<ImportedHost> entries;
    entries.reserve(hosts.size());
    for (const ssh::ConfigHost& host : hosts)
        entries.push_back(describe(aliases, host));
    for (ImportedHost& entry : entries) {
        if (entry.outcome != Outcome::New)
            continue;
        if (const auto compared = co_await compare(&entry); !compared)
            co_return fail(compared);
    }
    markRepetitions(entries);
    co_return entries;
}

Task<std::vector<ImportedHost>> ConfigImport::perform(std::vector<ssh::ConfigHost> hosts)
{
    auto entries = co_await plan(std::move(hosts));
    if (!entries)
        co_return fail(entries);
    for (ImportedHost& entry : *entries) {
        if (entry.outcome != Outcome::New)
            continue;
        auto draft = draftFor(entry);
        const auto added = co_await m_instances.add(std::move(draft));
        if (added)
            entry.outcome = Outcome::Added;
        else
            giveUp(entry, added.error());
    }
    co_return entries;
}

} // namespace clouddesk::instances
