// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provisioning/Script.h"

#include <QFile>

// Outside of any namespace, as Q_INIT_RESOURCE asks: the resources of a static library are not pulled in by themselves.
static void registerScripts()
{
    Q_INIT_RESOURCE(scripts);
}

namespace clouddesk::desktops {

core::Result<QByteArray> loadScriptText(const QStringList& names)
{
    registerScripts();
    QByteArray body;
    for (const QString& name : names) {
        QFile file(QStringLiteral(":/clouddesk/") + name);
        if (!file.open(QIODevice::ReadOnly))
            return core::fail(core::ErrorCode::Internal, QStringLiteral("a script is missing"), name);
        body += file.readAll();
    }
    return body;
}

core::Result<ssh::RemoteScript> loadScript(const QStringList& names)
{
    core::Result<QByteArray> body = loadScriptText(names);
    if (!body)
        return core::fail(body);
    return ssh::RemoteScript(std::move(*body));
}

} // namespace clouddesk::desktops
