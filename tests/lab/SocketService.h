// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/UniqueFd.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>

#include <atomic>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace clouddesk::lab {

/// A listening socket whose connections are each served by a handler in a thread of its own, with a blocking socket.
/// Ends them all, and joins, when it is destroyed.
class SocketService
{
public:
    using Handler = std::function<void(int socket)>;

    /// On a free port of 127.0.0.1.
    explicit SocketService(Handler handler);
    /// On a Unix socket.
    SocketService(const QString& path, Handler handler);
    ~SocketService();
    SocketService(const SocketService&) = delete;
    SocketService& operator=(const SocketService&) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    /// How many connections were accepted so far.
    [[nodiscard]] int accepted() const { return m_accepted; }

private:
    void serve();
    // Threads not joined keep their stacks, which a test that measures memory would see.
    void joinEnded();

    Handler m_handler;
    core::UniqueFd m_listener;
    quint16 m_port = 0;
    std::atomic<int> m_accepted = 0;
    std::atomic<bool> m_isEnding = false;
    std::mutex m_mutex;
    std::vector<std::shared_ptr<core::UniqueFd>> m_sockets;
    std::vector<std::thread> m_handlers;
    std::vector<std::thread::id> m_ended;
    std::thread m_thread;
};

/// Reads or writes all of it, on blocking or non-blocking sockets. False on error, early end, or 60 s without progress.
bool sendAll(int socket, QByteArrayView bytes);
bool receiveAll(int socket, char* data, qsizetype size);
/// Reads until the other side ends, at most this much.
QByteArray receiveToEnd(int socket, qsizetype most = qsizetype(1) << 30);

/// Sends this many pseudo-random bytes and returns their SHA-256; null on error.
QByteArray sendRandom(int socket, qint64 size, quint32 seed);
/// Reads to the end and returns the SHA-256 of everything.
QByteArray receiveHash(int socket, qint64* size = nullptr);

} // namespace clouddesk::lab
