// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/SessionBus.h"

#include "core/Deferred.h"

#include <QFileInfo>
#include <QLocalSocket>
#include <QTimer>
#include <QUrl>

#include <unistd.h>

namespace clouddesk::crypto {

namespace {

using core::ErrorCode;
using core::fail;
using core::Resolver;
using core::Result;

struct SocketAddress
{
    QString name;
    bool isAbstract = false;
};

// D-Bus Specification, "Server Addresses": transport:key=value,...;transport:...
SocketAddress parse(const QString& addresses)
{
    for (const QString& address : addresses.split(QLatin1Char(';'))) {
        if (!address.startsWith(QStringLiteral("unix:")))
            continue;
        for (const QString& pair : address.mid(5).split(QLatin1Char(','))) {
            const QString value = QUrl::fromPercentEncoding(pair.section(QLatin1Char('='), 1).toUtf8());
            if (pair.startsWith(QStringLiteral("path=")))
                return {value, false};
            if (pair.startsWith(QStringLiteral("abstract=")))
                return {value, true};
        }
    }
    return {};
}

// Where there is no address, some libraries would start a bus of their own; we do not.
SocketAddress sessionBus()
{
    const QString addresses = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
    if (!addresses.isEmpty())
        return parse(addresses);
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const QString usual = runtime + QStringLiteral("/bus");
    return {runtime.isEmpty() || !QFileInfo::exists(usual) ? QString() : usual, false};
}

core::Error unavailable(const QString& text)
{
    return {ErrorCode::KeyUnavailable, text, QStringLiteral("keychain"), {}};
}

// The first line of the handshake (D-Bus Specification, "Authentication Protocol"); whatever the answer is, somebody
// speaks.
QByteArray greeting()
{
    return QByteArray(1, '\0') + "AUTH EXTERNAL " + QByteArray::number(geteuid()).toHex() + "\r\n";
}

} // namespace

core::Task<void> requireSessionBus(std::chrono::milliseconds limit)
{
    const SocketAddress address = sessionBus();
    if (address.name.isEmpty())
        co_return fail(unavailable(QStringLiteral("there is no keychain: no D-Bus session")));
    QLocalSocket socket;
    core::Deferred<void> deferred;
    const auto resolver = std::make_shared<Resolver<void>>(deferred.resolver());
    QObject::connect(&socket, &QLocalSocket::connected, &socket, [&socket] { socket.write(greeting()); });
    QObject::connect(&socket, &QLocalSocket::readyRead, &socket, [resolver] { resolver->resolve({}); });
    QObject::connect(&socket, &QLocalSocket::errorOccurred, &socket, [resolver] {
        resolver->resolve(fail(unavailable(QStringLiteral("there is no keychain: the D-Bus session is gone"))));
    });
    QTimer::singleShot(limit, &socket, [resolver] {
        resolver->resolve(
            fail(unavailable(QStringLiteral("the keychain did not answer: the D-Bus session is silent"))));
    });
    if (address.isAbstract)
        socket.setSocketOptions(QLocalSocket::AbstractNamespaceOption);
    socket.connectToServer(address.name);
    co_return co_await deferred;
}

} // namespace clouddesk::crypto
