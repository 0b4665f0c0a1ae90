// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/LocalSocket.h"

#include "core/UniqueFd.h"

#include <QTcpSocket>

#include <algorithm>
#include <cstddef>

#include <sys/socket.h>
#include <sys/un.h>

namespace clouddesk::app {

namespace {

bool answers(const QByteArray& name)
{
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    if (name.size() >= static_cast<qsizetype>(sizeof address.sun_path))
        return false;
    std::copy(name.begin(), name.end(), address.sun_path);
    const core::UniqueFd fd(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!fd.isValid())
        return false;
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + static_cast<std::size_t>(name.size()));
    return connect(fd.get(), reinterpret_cast<const sockaddr*>(&address), length) == 0;
}

} // namespace

bool answersAt(const QString& path)
{
    return answers(path.toLocal8Bit() + '\0');
}

bool answersAtAbstract(const QString& name)
{
    return answers('\0' + name.toLocal8Bit());
}

bool answersAtPort(const QString& host, quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(host, port);
    return socket.waitForConnected(1000);
}

} // namespace clouddesk::app
