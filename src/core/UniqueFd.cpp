// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/UniqueFd.h"

#include <cerrno>
#include <cstring>

#include <sys/socket.h>
#include <unistd.h>

namespace clouddesk::core {

UniqueFd& UniqueFd::operator=(UniqueFd&& other) noexcept
{
    if (this != &other) {
        reset();
        m_fd = other.release();
    }
    return *this;
}

void UniqueFd::reset()
{
    if (m_fd >= 0)
        close(m_fd);
    m_fd = -1;
}

Result<SocketPair> makeSocketPair(int bufferBytes)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) != 0)
        return fail(ErrorCode::InputOutputFailed,
                    QStringLiteral("no socket pair: %1").arg(QString::fromLocal8Bit(std::strerror(errno))));
    for (const int end : ends) {
        setsockopt(end, SOL_SOCKET, SO_SNDBUF, &bufferBytes, sizeof(bufferBytes));
        setsockopt(end, SOL_SOCKET, SO_RCVBUF, &bufferBytes, sizeof(bufferBytes));
    }
    return SocketPair{UniqueFd(ends[0]), UniqueFd(ends[1])};
}

} // namespace clouddesk::core
