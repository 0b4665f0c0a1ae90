// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/SocketService.h"

#include <QFile>
#include <QRandomGenerator>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

namespace clouddesk::lab {

namespace {

constexpr int patienceMilliseconds = 60000;
constexpr qsizetype blockSize = qsizetype(256) * 1024;

bool waitFor(int socket, short events)
{
    pollfd waiting = {socket, events, 0};
    return poll(&waiting, 1, patienceMilliseconds) == 1;
}

ssize_t receiveSome(int socket, char* data, qsizetype size)
{
    for (;;) {
        const ssize_t count = recv(socket, data, static_cast<size_t>(size), 0);
        if (count >= 0)
            return count;
        if (errno != EAGAIN && errno != EINTR)
            return -1;
        if (!waitFor(socket, POLLIN))
            return -1;
    }
}

// A test whose service is not there would find out late, and not why.
void listenAt(int socket, const sockaddr* address, socklen_t length)
{
    if (::bind(socket, address, length) != 0 || listen(socket, 128) != 0)
        qFatal("the test's own service cannot listen: %s", std::strerror(errno));
}

} // namespace

SocketService::SocketService(Handler handler)
    : m_handler(std::move(handler))
    , m_listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof(address);
    listenAt(m_listener.get(), reinterpret_cast<sockaddr*>(&address), length);
    getsockname(m_listener.get(), reinterpret_cast<sockaddr*>(&address), &length);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

SocketService::SocketService(const QString& path, Handler handler)
    : m_handler(std::move(handler))
    , m_listener(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path);
    std::memcpy(address.sun_path, name.constData(), std::min<std::size_t>(name.size(), sizeof(address.sun_path) - 1));
    listenAt(m_listener.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address));
    m_thread = std::thread([this] { serve(); });
}

SocketService::~SocketService()
{
    m_isEnding = true;
    shutdown(m_listener.get(), SHUT_RDWR);
    m_thread.join();
    {
        const std::scoped_lock lock(m_mutex);
        for (const auto& socket : m_sockets)
            shutdown(socket->get(), SHUT_RDWR);
    }
    for (std::thread& handler : m_handlers)
        handler.join();
}

void SocketService::serve()
{
    while (!m_isEnding) {
        auto socket = std::make_shared<core::UniqueFd>(accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
        if (!socket->isValid())
            return;
        const int on = 1;
        setsockopt(socket->get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
        ++m_accepted;
        const std::scoped_lock lock(m_mutex);
        joinEnded();
        m_sockets.push_back(socket);
        m_handlers.emplace_back([this, socket] {
            m_handler(socket->get());
            const std::scoped_lock closing(m_mutex);
            std::erase(m_sockets, socket);
            socket->reset();
            m_ended.push_back(std::this_thread::get_id());
        });
    }
}

void SocketService::joinEnded()
{
    for (const std::thread::id ended : std::exchange(m_ended, {})) {
        const auto handler = std::ranges::find(m_handlers, ended, &std::thread::get_id);
        handler->join();
        m_handlers.erase(handler);
    }
}

bool sendAll(int socket, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t count = send(socket, bytes.data(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL);
        if (count < 0 && errno != EAGAIN && errno != EINTR)
            return false;
        if (count < 0 && !waitFor(socket, POLLOUT))
            return false;
        bytes = bytes.sliced(std::max<ssize_t>(count, 0));
    }
    return true;
}

bool receiveAll(int socket, char* data, qsizetype size)
{
    while (size > 0) {
        const ssize_t count = receiveSome(socket, data, size);
        if (count <= 0)
            return false;
        data += count;
        size -= count;
    }
    return true;
}

QByteArray receiveToEnd(int socket, qsizetype most)
{
    QByteArray all;
    QByteArray block(blockSize, Qt::Uninitialized);
    while (all.size() < most) {
        const ssize_t count = receiveSome(socket, block.data(), block.size());
        if (count <= 0)
            break;
        all.append(block.constData(), count);
    }
    return all;
}

QByteArray sendRandom(int socket, qint64 size, quint32 seed)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QRandomGenerator random(seed);
    QByteArray block(blockSize, Qt::Uninitialized);
    random.fillRange(reinterpret_cast<quint32*>(block.data()), block.size() / qsizetype(sizeof(quint32)));
    for (qint64 sent = 0; sent < size;) {
        // Each block differs, or lost and repeated blocks would go unseen.
        std::memcpy(block.data(), &sent, sizeof(sent));
        const QByteArrayView piece(block.constData(), std::min<qint64>(block.size(), size - sent));
        hash.addData(piece);
        if (!sendAll(socket, piece))
            return {};
        sent += piece.size();
    }
    return hash.result();
}

QByteArray receiveHash(int socket, qint64* size)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray block(blockSize, Qt::Uninitialized);
    qint64 total = 0;
    for (;;) {
        const ssize_t count = receiveSome(socket, block.data(), block.size());
        if (count <= 0)
            break;
        hash.addData(QByteArrayView(block.constData(), count));
        total += count;
    }
    if (size != nullptr)
        *size = total;
    return hash.result();
}

} // namespace clouddesk::lab
