// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/UniqueFd.h"

#include <QString>

#include <algorithm>

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

namespace clouddesk::lab {

/// A connection to a Unix socket; not valid if nobody listens.
inline core::UniqueFd connectUnixSocket(const QString& socketPath)
{
    core::UniqueFd stream(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray path = socketPath.toLocal8Bit();
    std::copy(path.begin(), path.end(), address.sun_path);
    if (connect(stream.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        stream.reset();
    return stream;
}

/// A connection to a TCP port of this computer's loopback; not valid if nobody listens.
inline core::UniqueFd connectPort(quint16 port)
{
    core::UniqueFd stream(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(stream.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        stream.reset();
    return stream;
}

} // namespace clouddesk::lab
