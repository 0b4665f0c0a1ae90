// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktops/PeerOwner.h"

#include "core/Paths.h"
#include "core/UniqueFd.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <cstring>

#include <netinet/in.h>
#include <sys/socket.h>
#ifdef Q_OS_LINUX
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#endif

namespace clouddesk::desktops {

namespace {

using core::ErrorCode;

#ifdef Q_OS_LINUX

// One end of a connection in the form of inet_diag_sockid: address words and port in network order.
struct End
{
    std::array<quint32, 4> address = {};
    quint16 port = 0;
};

struct Connection
{
    End peer; // the end whose owner is asked for
    End ours;
    sa_family_t family = AF_UNSPEC;
};

End endOf(const sockaddr_storage& name)
{
    End end;
    if (name.ss_family == AF_INET) {
        sockaddr_in address = {};
        std::memcpy(&address, &name, sizeof(address));
        end.address[0] = address.sin_addr.s_addr;
        end.port = address.sin_port;
    } else if (name.ss_family == AF_INET6) {
        sockaddr_in6 address = {};
        std::memcpy(&address, &name, sizeof(address));
        std::memcpy(end.address.data(), &address.sin6_addr, sizeof(end.address));
        end.port = address.sin6_port;
    }
    return end;
}

core::Result<Connection> connectionOf(int socket)
{
    sockaddr_storage peer = {};
    sockaddr_storage ours = {};
    socklen_t peerSize = sizeof(peer);
    socklen_t oursSize = sizeof(ours);
    if (::getpeername(socket, reinterpret_cast<sockaddr*>(&peer), &peerSize) != 0 ||
        ::getsockname(socket, reinterpret_cast<sockaddr*>(&ours), &oursSize) != 0)
        return core::fail(ErrorCode::NotFound, QStringLiteral("the other end is gone"));
    return Connection{endOf(peer), endOf(ours), peer.ss_family};
}

struct DiagnosisRequest
{
    nlmsghdr header = {};
    inet_diag_req_v2 body = {};
};

DiagnosisRequest makeRequest(const Connection& connection)
{
    DiagnosisRequest request;
    request.header.nlmsg_len = sizeof(request);
    request.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    request.header.nlmsg_flags = NLM_F_REQUEST;
    request.body.sdiag_family = static_cast<__u8>(connection.family);
    request.body.sdiag_protocol = IPPROTO_TCP;
    request.body.idiag_states = ~0U;
    request.body.id.idiag_sport = connection.peer.port;
    request.body.id.idiag_dport = connection.ours.port;
    std::memcpy(request.body.id.idiag_src, connection.peer.address.data(), sizeof(request.body.id.idiag_src));
    std::memcpy(request.body.id.idiag_dst, connection.ours.address.data(), sizeof(request.body.id.idiag_dst));
    request.body.id.idiag_cookie[0] = INET_DIAG_NOCOOKIE;
    request.body.id.idiag_cookie[1] = INET_DIAG_NOCOOKIE;
    return request;
}

// The kernel answers a question for one socket before send() returns, so nothing is waited for here.
core::Result<quint32> askKernel(const Connection& connection)
{
    const core::UniqueFd netlink(::socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG));
    const DiagnosisRequest request = makeRequest(connection);
    if (!netlink.isValid() || ::send(netlink.get(), &request, sizeof(request), 0) < 0)
        return core::fail(core::fromErrno(errno, QStringLiteral("socket diagnostics"), {}));
    alignas(nlmsghdr) std::array<char, 4096> answer = {};
    const ssize_t got = ::recv(netlink.get(), answer.data(), answer.size(), MSG_DONTWAIT);
    nlmsghdr header = {};
    inet_diag_msg message = {};
    if (got < static_cast<ssize_t>(sizeof(header)))
        return core::fail(ErrorCode::Unsupported, QStringLiteral("the kernel did not answer"));
    std::memcpy(&header, answer.data(), sizeof(header));
    if (header.nlmsg_type != SOCK_DIAG_BY_FAMILY || got < static_cast<ssize_t>(NLMSG_LENGTH(sizeof(message))))
        return core::fail(ErrorCode::NotFound, QStringLiteral("the kernel knows no such socket"));
    std::memcpy(&message, answer.data() + NLMSG_HDRLEN, sizeof(message));
    if (message.id.idiag_sport != connection.peer.port || message.id.idiag_dport != connection.ours.port)
        return core::fail(ErrorCode::NotFound, QStringLiteral("the kernel knows no such socket"));
    return message.idiag_uid;
}

// Addresses in /proc/net/tcp are words in host order, ports are numbers (proc(5)).
QByteArray procName(const End& end, sa_family_t family)
{
    QByteArray name;
    for (int word = 0; word < (family == AF_INET ? 1 : 4); ++word)
        name += QByteArray::number(end.address.at(static_cast<std::size_t>(word)), 16).toUpper().rightJustified(8, '0');
    return name + ':' + QByteArray::number(ntohs(end.port), 16).toUpper().rightJustified(4, '0');
}

core::Result<quint32> readProc(const Connection& connection)
{
    QFile file(connection.family == AF_INET ? QStringLiteral("/proc/net/tcp") : QStringLiteral("/proc/net/tcp6"));
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(ErrorCode::Unsupported, QStringLiteral("/proc/net is not readable"));
    const QByteArray peer = procName(connection.peer, connection.family);
    const QByteArray ours = procName(connection.ours, connection.family);
    for (const QByteArray& line : file.readAll().split('\n')) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() > 7 && fields.at(1) == peer && fields.at(2) == ours)
            return fields.at(7).toUInt();
    }
    return core::fail(ErrorCode::NotFound, QStringLiteral("the kernel knows no such socket"));
}

#endif

} // namespace

core::Result<quint32> ownerOfPeer(int socket)
{
#ifdef Q_OS_LINUX
    const auto connection = connectionOf(socket);
    if (!connection)
        return core::fail(connection);
    const auto owner = askKernel(*connection);
    return owner ? owner : readProc(*connection);
#else
    Q_UNUSED(socket);
    return core::fail(ErrorCode::Unsupported, QStringLiteral("this platform does not tell"));
#endif
}

} // namespace clouddesk::desktops
