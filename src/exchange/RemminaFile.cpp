// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/RemminaFile.h"

#include <QHash>
#include <QUrl>

namespace clouddesk::exchange {

using core::ErrorCode;
using core::fail;
using instances::AuthType;

namespace {

using Values = QHash<QString, QString>;

// Remmina's own numbers (src/remmina_ssh.h, 1.4).
enum RemminaAuth { ByPassword = 0, ByKey = 1, ByAgent = 2, ByUsualKey = 3 };

/// The keys of the group [remmina].
std::optional<Values> valuesOf(const QByteArray& content)
{
    std::optional<Values> values;
    bool isOurs = false;
    for (const QByteArray& raw : content.split('\n')) {
        const QString line = QString::fromUtf8(raw).trimmed();
        if (line.isEmpty() || line.startsWith(QLatin1Char('#')))
            continue;
        if (line.startsWith(QLatin1Char('['))) {
            isOurs = line == QLatin1String("[remmina]");
            if (isOurs && !values)
                values.emplace();
        } else if (isOurs) {
            values->insert(line.section(QLatin1Char('='), 0, 0).trimmed(), line.section(QLatin1Char('='), 1).trimmed());
        }
    }
    return values;
}

/// The first of the keys that has a value: names changed in 1.4.
QString first(const Values& values, std::initializer_list<const char*> keys)
{
    for (const char* const key : keys) {
        if (const QString value = values.value(QLatin1String(key)); !value.isEmpty())
            return value;
    }
    return {};
}

bool isLocal(const QString& host)
{
    return host.isEmpty() || host == QLatin1String("localhost") || host == QLatin1String("127.0.0.1") ||
           host == QLatin1String("::1");
}

void takePlace(Profile& profile, const QString& text)
{
    const HostAndPort place = HostAndPort::parse(text);
    profile.host = place.host;
    profile.port = place.port == 0 ? 22 : place.port;
}

void takeLogin(Profile& profile, const QString& way, const QString& key)
{
    bool isNumber = false;
    const int number = way.toInt(&isNumber);
    if (isNumber && number == ByPassword) {
        profile.authType = AuthType::Password;
        profile.remarks += QStringLiteral("the password is asked for at each connect");
    } else if (!key.isEmpty() && number != ByAgent) {
        profile.authType = AuthType::Key;
        profile.keyPath = key;
    }
}

void readSsh(Profile& profile, const Values& values)
{
    takePlace(profile, values.value(QStringLiteral("server")));
    profile.user = first(values, {"username", "ssh_username"});
    takeLogin(profile, values.value(QStringLiteral("ssh_auth")), values.value(QStringLiteral("ssh_privatekey")));
}

void readVnc(Profile& profile, const Values& values)
{
    const HostAndPort desktop = HostAndPort::parse(values.value(QStringLiteral("server")));
    const bool hasTunnel = first(values, {"ssh_tunnel_enabled", "ssh_enabled"}) == QLatin1String("1");
    const QString user = first(values, {"ssh_tunnel_username", "ssh_username"});
    if (!hasTunnel) {
        profile.host = desktop.host;
        profile.remarks += QStringLiteral("the profile knows of no SSH: port 22 is assumed");
        return;
    }
    profile.user = user;
    takeLogin(profile, first(values, {"ssh_tunnel_auth", "ssh_auth"}),
              first(values, {"ssh_tunnel_privatekey", "ssh_privatekey"}));
    const QString server = first(values, {"ssh_tunnel_server", "ssh_server"});
    if (server.isEmpty() || isLocal(desktop.host) || HostAndPort::parse(server).host == desktop.host) {
        takePlace(profile, server.isEmpty() ? desktop.host : server);
        return;
    }
    profile.host = desktop.host;
    const HostAndPort jump = HostAndPort::parse(server);
    profile.jumps.push_back({user, jump.host, static_cast<quint16>(jump.port <= 0 ? 22 : jump.port)});
    profile.remarks += QStringLiteral("the tunnel's server is the jump host; the same user is assumed behind it");
}

} // namespace

core::Result<Profile> readRemmina(const QByteArray& content)
{
    const auto values = valuesOf(content);
    if (!values)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("it is no profile of Remmina"));
    Profile profile;
    const QString protocol = values->value(QStringLiteral("protocol")).toUpper();
    if (protocol == QLatin1String("SSH") || protocol == QLatin1String("SFTP"))
        readSsh(profile, *values);
    else if (protocol == QLatin1String("VNC"))
        readVnc(profile, *values);
    else
        profile.fault = QStringLiteral("it is a profile for %1, not for VNC or SSH")
                            .arg(protocol.isEmpty() ? QStringLiteral("nothing") : core::singleLine(protocol, 20));
    takeName(profile, values->value(QStringLiteral("name")));
    if (const QString tag = tagFrom(values->value(QStringLiteral("group"))); !tag.isEmpty())
        profile.tags += tag;
    profile.notes = QUrl::fromPercentEncoding(values->value(QStringLiteral("notes_text")).toUtf8());
    return profile;
}

} // namespace clouddesk::exchange
