// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/PuttyFile.h"

#include <QHash>
#include <QStringDecoder>
#include <QUrl>

namespace clouddesk::exchange {

using core::ErrorCode;
using core::fail;

namespace {

using Values = QHash<QString, QString>;

// PuTTY's own number (putty.h, PROXY_SSH_TCPIP).
const QString sshProxy = QStringLiteral("6");
const QString defaults = QStringLiteral("Default Settings");

QString decoded(const QString& name)
{
    return QUrl::fromPercentEncoding(name.toUtf8());
}

void takeKey(Profile& profile, const QString& file)
{
    if (file.isEmpty())
        return;
    profile.remarks += QStringLiteral("its key %1 is in PuTTY's format; convert it with: puttygen KEY.ppk -O "
                                      "private-openssh-new -o KEY")
                           .arg(core::singleLine(file, 120));
}

Profile profileOf(const Values& values, const QString& name)
{
    Profile profile;
    const QString host = values.value(QStringLiteral("HostName")).trimmed();
    profile.host = host.section(QLatin1Char('@'), -1);
    profile.user = values.value(QStringLiteral("UserName")).trimmed();
    if (host.contains(QLatin1Char('@')))
        profile.user = host.section(QLatin1Char('@'), 0, -2);
    bool isNumber = false;
    const int port = values.value(QStringLiteral("PortNumber")).toInt(&isNumber);
    profile.port = isNumber ? port : 22;
    takeName(profile, name);
    const QString protocol = values.value(QStringLiteral("Protocol"), QStringLiteral("ssh"));
    if (protocol != QLatin1String("ssh"))
        profile.fault = QStringLiteral("it is a session for %1, not for SSH").arg(core::singleLine(protocol, 20));
    takeKey(profile, values.value(QStringLiteral("PublicKeyFile")));
    const QString method = values.value(QStringLiteral("ProxyMethod"), QStringLiteral("0"));
    if (method == sshProxy) {
        const int proxyPort = values.value(QStringLiteral("ProxyPort")).toInt();
        profile.jumps.push_back({values.value(QStringLiteral("ProxyUsername")),
                                 values.value(QStringLiteral("ProxyHost")),
                                 static_cast<quint16>(proxyPort >= 1 && proxyPort <= 65535 ? proxyPort : 22)});
    } else if (method != QLatin1String("0")) {
        profile.remarks += QStringLiteral("its proxy is left out: only jump hosts by SSH can be taken over");
    }
    return profile;
}

QString textOf(const QByteArray& content)
{
    if (content.startsWith("\xff\xfe")) {
        QStringDecoder decoder(QStringDecoder::Utf16LE);
        return decoder(content.mid(2));
    }
    return QString::fromLatin1(content);
}

/// A line "Name"="text" or "Name"=dword:0000001f. Quotes and backslashes in the text are escaped by a backslash.
void takeLine(Values& values, const QString& line)
{
    const qsizetype end = line.indexOf(QLatin1String("\"="));
    if (!line.startsWith(QLatin1Char('"')) || end < 1)
        return;
    const QString name = line.mid(1, end - 1);
    QString value = line.mid(end + 2);
    if (value.startsWith(QLatin1String("dword:"))) {
        bool isNumber = false;
        const uint number = value.mid(6).toUInt(&isNumber, 16);
        if (isNumber)
            values.insert(name, QString::number(number));
        return;
    }
    if (value.size() < 2 || !value.startsWith(QLatin1Char('"')) || !value.endsWith(QLatin1Char('"')))
        return;
    value = value.mid(1, value.size() - 2);
    value.replace(QLatin1String("\\\\"), QLatin1String("\\")).replace(QLatin1String("\\\""), QLatin1String("\""));
    values.insert(name, value);
}

} // namespace

core::Result<Profile> readPuttySession(const QByteArray& content, const QString& fileName)
{
    Values values;
    for (const QByteArray& raw : content.split('\n')) {
        const QString line = QString::fromUtf8(raw).trimmed();
        if (line.contains(QLatin1Char('=')))
            values.insert(line.section(QLatin1Char('='), 0, 0), line.section(QLatin1Char('='), 1));
    }
    if (!values.contains(QStringLiteral("HostName")))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("it is no session of PuTTY"));
    return profileOf(values, decoded(fileName));
}

core::Result<std::vector<Profile>> readPuttyRegistry(const QByteArray& content)
{
    const QString text = textOf(content);
    if (!text.startsWith(QLatin1String("Windows Registry Editor")) && !text.startsWith(QLatin1String("REGEDIT4")))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("it is no export of the registry"));
    static const QString folder = QStringLiteral("\\PuTTY\\Sessions\\");
    std::vector<Profile> profiles;
    QString name;
    Values values;
    const auto finish = [&] {
        if (!name.isEmpty() && decoded(name) != defaults)
            profiles.push_back(profileOf(values, decoded(name)));
        name.clear();
        values.clear();
    };
    for (const QString& raw : text.split(QLatin1Char('\n'))) {
        const QString line = raw.trimmed();
        if (line.startsWith(QLatin1Char('['))) {
            finish();
            const qsizetype begin = line.indexOf(folder, 0, Qt::CaseInsensitive);
            if (begin >= 0 && line.endsWith(QLatin1Char(']')))
                name = line.mid(begin + folder.size()).chopped(1);
        } else if (!name.isEmpty()) {
            takeLine(values, line);
        }
        if (profiles.size() >= mostProfiles)
            return fail(ErrorCode::InvalidArgument, QStringLiteral("it has too many sessions"));
    }
    finish();
    return profiles;
}

} // namespace clouddesk::exchange
