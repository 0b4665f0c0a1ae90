// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "instances/InstanceJson.h"

namespace clouddesk::instances {

namespace {

QJsonValue timeOrNull(const QDateTime& time)
{
    return time.isNull() ? QJsonValue() : QJsonValue(core::toIso(time));
}

QJsonValue textOrNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonArray toJson(const std::vector<JumpHost>& jumps)
{
    QJsonArray array;
    for (const JumpHost& jump : jumps)
        array += jump.toText();
    return array;
}

} // namespace

QJsonObject toJson(const Instance& instance)
{
    return {
        {QStringLiteral("id"), instance.id},
        {QStringLiteral("name"), instance.name},
        {QStringLiteral("provider"), toWord(instance.provider)},
        {QStringLiteral("host"), instance.host},
        {QStringLiteral("port"), instance.port},
        {QStringLiteral("username"), instance.user},
        {QStringLiteral("authType"), toWord(instance.authType)},
        {QStringLiteral("keyPath"), textOrNull(instance.keyPath)},
        {QStringLiteral("hasPassphrase"), instance.hasPassphrase},
        {QStringLiteral("hasSudoPassword"), instance.hasSudoPassword},
        {QStringLiteral("jumps"), toJson(instance.jumps)},
        {QStringLiteral("tags"), QJsonArray::fromStringList(instance.tags)},
        {QStringLiteral("notes"), instance.notes},
        {QStringLiteral("origin"), textOrNull(instance.origin)},
        {QStringLiteral("desktopEnvironment"), instance.desktop ? QJsonValue(toWord(*instance.desktop)) : QJsonValue()},
        {QStringLiteral("isVncInstalled"), instance.isVncInstalled},
        {QStringLiteral("status"), instance.isActive ? QStringLiteral("active") : QStringLiteral("inactive")},
        {QStringLiteral("createdAt"), timeOrNull(instance.createdAt)},
        {QStringLiteral("updatedAt"), timeOrNull(instance.updatedAt)},
        {QStringLiteral("lastConnectedAt"), timeOrNull(instance.lastConnectedAt)},
    };
}

QJsonObject toJson(const TrustedHostKey& key)
{
    return {
        {QStringLiteral("host"), key.host},
        {QStringLiteral("keyType"), key.key.type},
        {QStringLiteral("fingerprint"), key.key.fingerprint()},
        {QStringLiteral("isRevoked"), key.isRevoked},
        {QStringLiteral("source"), key.source},
        {QStringLiteral("addedAt"), timeOrNull(key.addedAt)},
    };
}

QJsonObject toJson(const ImportedHost& host)
{
    return {
        {QStringLiteral("alias"), host.alias},
        {QStringLiteral("outcome"), toWord(host.outcome)},
        {QStringLiteral("host"), host.host},
        {QStringLiteral("username"), host.user},
        {QStringLiteral("port"), host.port},
        {QStringLiteral("authType"), toWord(host.authType)},
        {QStringLiteral("keyPath"), textOrNull(host.keyPath)},
        {QStringLiteral("jumps"), toJson(host.jumps)},
        {QStringLiteral("notes"), QJsonArray::fromStringList(host.notes)},
    };
}

QJsonObject toJson(const MachineConnector::TestReport& report)
{
    return {
        {QStringLiteral("milliseconds"), report.milliseconds},
        {QStringLiteral("hostKeyType"), report.hostKey.type},
        {QStringLiteral("hostKeyFingerprint"), report.hostKey.fingerprint()},
        {QStringLiteral("serverSystem"), report.serverSystem},
    };
}

} // namespace clouddesk::instances
