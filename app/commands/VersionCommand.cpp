// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/VersionCommand.h"

#include "app/window/Window.h"

#include <QSysInfo>

#include <libssh/libssh.h>
#include <openssl/crypto.h>

namespace clouddesk::app {

namespace {

core::Task<int> run(Context& context)
{
    QJsonObject libraries;
    for (const auto& [name, version] : libraryVersions())
        libraries.insert(name, version);
    const QJsonObject json{{QStringLiteral("version"), QStringLiteral(CLOUDDESK_VERSION)},
                           {QStringLiteral("hasWindows"), canShowWindows()},
                           {QStringLiteral("libraries"), libraries}};
    context.answer(json, versionText());
    co_return 0;
}

} // namespace

std::vector<std::pair<QString, QString>> libraryVersions()
{
    // "0.10.6/openssl/zlib": the first part is the version.
    const QString ssh = QString::fromLatin1(ssh_version(0)).section(QLatin1Char('/'), 0, 0);
    const QString openssl = QString::fromLatin1(OpenSSL_version(OPENSSL_VERSION)).section(QLatin1Char(' '), 1, 1);
    return {{QStringLiteral("Qt"), QString::fromLatin1(qVersion())},
            {QStringLiteral("libssh"), ssh},
            {QStringLiteral("OpenSSL"), openssl},
            {QStringLiteral("libvncclient"), QStringLiteral(CLOUDDESK_LIBVNCCLIENT_VERSION)}};
}

QString versionText()
{
    QString text = QStringLiteral("clouddesk %1%2\n")
                       .arg(QStringLiteral(CLOUDDESK_VERSION),
                            canShowWindows() ? QString() : QStringLiteral(" (built without windows)"));
    for (const auto& [name, version] : libraryVersions())
        text += QStringLiteral("%1 %2\n").arg(name, version);
    return text;
}

Command versionCommand()
{
    Command command;
    command.spec.path = "version";
    command.spec.summary = "Tell which version this is and which libraries it runs on";
    command.needs = Command::Needs::Nothing;
    command.run = run;
    return command;
}

} // namespace clouddesk::app
