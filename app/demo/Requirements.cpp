// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/Requirements.h"

#include <QStandardPaths>
#include <QStringList>

namespace clouddesk::app {

QString findProgram(const QString& name)
{
    QString found = QStandardPaths::findExecutable(name);
    if (!found.isEmpty())
        return found;
    return QStandardPaths::findExecutable(name, {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")});
}

namespace {

/// The Debian packages that the demo needs and this computer lacks.
QStringList missingPackagesForDemo()
{
    QStringList packages;
    const auto need = [&packages](const char* program, const char* package) {
        if (findProgram(QLatin1String(program)).isEmpty())
            packages += QLatin1String(package);
    };
    need("sshd", "openssh-server");
    need("ssh-keygen", "openssh-client");
    need("Xtigervnc", "tigervnc-standalone-server");
    if (findProgram(QStringLiteral("startlxde")).isEmpty())
        need("xfce4-session", "xfce4");
    need("dbus-launch", "dbus-x11");
    return packages;
}

} // namespace

core::Result<void> checkDemoCanRun()
{
    const QStringList missing = missingPackagesForDemo();
    if (missing.isEmpty())
        return {};
    return core::fail(
        core::ErrorCode::NotFound, QStringLiteral("programs that it needs are not installed"), QStringLiteral("demo"),
        QStringLiteral("Install what is missing: sudo apt install %1").arg(missing.join(QLatin1Char(' '))));
}

instances::Desktop installedDesktop()
{
    const bool onlyLxde =
        findProgram(QStringLiteral("xfce4-session")).isEmpty() && !findProgram(QStringLiteral("startlxde")).isEmpty();
    return onlyLxde ? instances::Desktop::Lxde : instances::Desktop::Xfce;
}

} // namespace clouddesk::app
