// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/MRemoteFile.h"

#include <QHash>
#include <QXmlStreamReader>

namespace clouddesk::exchange {

using core::ErrorCode;
using core::fail;
using instances::AuthType;

namespace {

constexpr std::size_t deepest = 64;

using Values = QHash<QString, QString>;

bool isTrue(const QString& value)
{
    return value.compare(QLatin1String("true"), Qt::CaseInsensitive) == 0;
}

/// The attributes of a node, with what it inherits from the containers around it.
Values valuesOf(const QXmlStreamAttributes& attributes, const std::vector<Values>& around)
{
    Values values;
    for (const QXmlStreamAttribute& attribute : attributes)
        values.insert(attribute.name().toString(), attribute.value().toString());
    if (around.empty())
        return values;
    for (const char* const name :
         {"Username", "Port", "Protocol", "Password", "Description", "SSHTunnelConnectionName"}) {
        const QString key = QLatin1String(name);
        if (isTrue(values.value(QStringLiteral("Inherit") + key)))
            values.insert(key, around.back().value(key));
    }
    return values;
}

Profile profileOf(const Values& values, const std::vector<Values>& around)
{
    Profile profile;
    profile.host = values.value(QStringLiteral("Hostname")).trimmed();
    profile.user = values.value(QStringLiteral("Username")).trimmed();
    takeName(profile, values.value(QStringLiteral("Name")));
    profile.notes = values.value(QStringLiteral("Descr"));
    const QString protocol = values.value(QStringLiteral("Protocol")).toUpper();
    if (protocol.startsWith(QLatin1String("SSH"))) {
        bool isNumber = false;
        const int port = values.value(QStringLiteral("Port")).toInt(&isNumber);
        profile.port = isNumber ? port : 22;
    } else if (protocol == QLatin1String("VNC")) {
        profile.remarks += QStringLiteral("the profile is for VNC: SSH at port 22 is assumed");
    } else {
        profile.fault =
            QStringLiteral("it is a connection for %1, not for SSH or VNC").arg(core::singleLine(protocol, 20));
    }
    if (!values.value(QStringLiteral("Password")).isEmpty()) {
        profile.authType = AuthType::Password;
        profile.remarks += QStringLiteral("the password is encrypted and was skipped: it is asked for at each connect");
    }
    for (const Values& container : around) {
        const QString tag = tagFrom(container.value(QStringLiteral("Name")));
        if (!tag.isEmpty() && !profile.tags.contains(tag))
            profile.tags += tag;
    }
    return profile;
}

/// Jump hosts are named by their connection's name, which may stand behind.
void resolveTunnels(std::vector<Profile>& profiles, const std::vector<QString>& tunnels)
{
    for (std::size_t number = 0; number < profiles.size(); ++number) {
        if (tunnels[number].isEmpty())
            continue;
        const auto found = std::ranges::find(profiles, nameFrom(tunnels[number], {}), &Profile::name);
        if (found == profiles.end())
            profiles[number].fault =
                QStringLiteral("its tunnel \"%1\" is not in the file").arg(core::singleLine(tunnels[number], 80));
        else if (!instances::validatePort(found->port))
            profiles[number].fault = QStringLiteral("jump: must have a port from 1 to 65535");
        else
            profiles[number].jumps.push_back({found->user, found->host, static_cast<quint16>(found->port)});
    }
}

} // namespace

core::Result<std::vector<Profile>> readMRemote(const QByteArray& content)
{
    QXmlStreamReader reader(content);
    std::vector<Profile> profiles;
    std::vector<QString> tunnels;
    std::vector<Values> around;
    bool isOurs = false;
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::DTD)
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("it declares a document type, which mRemoteNG never does"));
        if (token == QXmlStreamReader::EndElement && reader.name() == QLatin1String("Node") && !around.empty())
            around.pop_back();
        if (token != QXmlStreamReader::StartElement)
            continue;
        if (reader.name() == QLatin1String("Connections")) {
            isOurs = true;
            if (isTrue(reader.attributes().value(QStringLiteral("FullFileEncryption")).toString()))
                return fail(ErrorCode::Unsupported, QStringLiteral("the whole file is encrypted"), {},
                            QStringLiteral("In mRemoteNG, turn off \"Encrypt complete connection file\" and save it."));
        }
        if (!isOurs || reader.name() != QLatin1String("Node"))
            continue;
        const Values values = valuesOf(reader.attributes(), around);
        if (around.size() >= deepest || profiles.size() >= mostProfiles)
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("it has too many connections, or folders within folders"));
        if (values.value(QStringLiteral("Type")) != QLatin1String("Container")) {
            profiles.push_back(profileOf(values, around));
            tunnels.push_back(values.value(QStringLiteral("SSHTunnelConnectionName")));
        }
        around.push_back(values);
    }
    if (reader.hasError())
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("line %1: %2").arg(reader.lineNumber()).arg(reader.errorString()));
    if (!isOurs)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("it is no connection file of mRemoteNG"));
    resolveTunnels(profiles, tunnels);
    return profiles;
}

} // namespace clouddesk::exchange
