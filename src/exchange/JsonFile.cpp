// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/JsonFile.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace clouddesk::exchange {

using core::ErrorCode;
using core::fail;
using instances::AuthType;
using instances::Instance;

namespace {

const QString formatName = QStringLiteral("clouddesk-machines");
constexpr int formatVersion = 1;

void takeLogin(Profile& profile, const QJsonObject& object)
{
    profile.keyPath = object[QStringLiteral("keyPath")].toString();
    const auto type = instances::authTypeFromWord(object[QStringLiteral("authType")].toString());
    if (!type)
        return;
    if (*type == AuthType::Key && profile.keyPath.isEmpty())
        profile.remarks += QStringLiteral("its key is not in the file: the agent is used");
    else
        profile.authType = *type;
}

void takeLists(Profile& profile, const QJsonObject& object)
{
    for (const auto& tag : object[QStringLiteral("tags")].toArray())
        profile.tags += tag.toString();
    for (const auto& word : object[QStringLiteral("jumps")].toArray()) {
        const auto jump = instances::JumpHost::parse(word.toString());
        if (jump)
            profile.jumps.push_back(*jump);
        else
            profile.fault = jump.error().text;
    }
}

} // namespace

QJsonObject describe(const Instance& machine)
{
    QJsonArray jumps;
    for (const instances::JumpHost& jump : machine.jumps)
        jumps += jump.toText();
    return {{QStringLiteral("name"), machine.name},
            {QStringLiteral("host"), machine.host},
            {QStringLiteral("port"), machine.port},
            {QStringLiteral("username"), machine.user},
            {QStringLiteral("provider"), instances::toWord(machine.provider)},
            {QStringLiteral("authType"), instances::toWord(machine.authType)},
            {QStringLiteral("keyPath"), machine.keyPath},
            {QStringLiteral("jumps"), jumps},
            {QStringLiteral("tags"), QJsonArray::fromStringList(machine.tags)},
            {QStringLiteral("notes"), machine.notes}};
}

Profile profileFrom(const QJsonObject& object)
{
    Profile profile;
    profile.name = object[QStringLiteral("name")].toString();
    profile.host = object[QStringLiteral("host")].toString();
    profile.user = object[QStringLiteral("username")].toString();
    profile.port = object[QStringLiteral("port")].toInt(22);
    profile.notes = object[QStringLiteral("notes")].toString();
    if (const auto provider = instances::providerFromWord(object[QStringLiteral("provider")].toString()))
        profile.provider = *provider;
    takeLists(profile, object);
    takeLogin(profile, object);
    return profile;
}

core::Result<std::vector<Profile>> readJson(const QByteArray& content)
{
    QJsonParseError problem;
    const QJsonObject object = QJsonDocument::fromJson(content, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("byte %1: %2").arg(problem.offset).arg(problem.errorString()));
    if (object[QStringLiteral("format")].toString() != formatName)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("it is no export of CloudDesk"));
    if (object[QStringLiteral("version")].toInt() != formatVersion)
        return fail(ErrorCode::Unsupported, QStringLiteral("a newer version of CloudDesk has written it"));
    std::vector<Profile> profiles;
    const QJsonArray machines = object[QStringLiteral("machines")].toArray();
    if (machines.size() > qsizetype(mostProfiles))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("it has too many machines"));
    for (const auto& machine : machines)
        profiles.push_back(profileFrom(machine.toObject()));
    return profiles;
}

QByteArray writeJson(const std::vector<Instance>& machines)
{
    QJsonArray array;
    for (const Instance& machine : machines)
        array += describe(machine);
    return QJsonDocument(QJsonObject{{QStringLiteral("format"), formatName},
                                     {QStringLiteral("version"), formatVersion},
                                     {QStringLiteral("machines"), array}})
        .toJson();
}

} // namespace clouddesk::exchange
