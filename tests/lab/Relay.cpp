// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/Relay.h"

#include <QByteArray>

#include <cerrno>
#include <deque>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

namespace clouddesk::lab {

namespace {

using Clock = std::chrono::steady_clock;

constexpr qsizetype blockSize = 256 * 1024;
// More than any window times any delay that is tried.
constexpr qsizetype mostUnderWay = 64 * 1024 * 1024;

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

// A narrow line has its queue in the line, and not in the sockets at its ends. To be set before connecting; sockets
// that are accepted inherit it.
void makeNarrow(int socket)
{
    constexpr int segment = 1448;
    constexpr int buffer = 8 * 1024;
    setsockopt(socket, IPPROTO_TCP, TCP_MAXSEG, &segment, sizeof(segment));
    setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof(buffer));
}

void disableNagle(int socket)
{
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
}

/// One direction of a connection: bytes come out as late as they should.
class Direction
{
public:
    Direction(int from, int to, std::chrono::microseconds delay, qint64 bytesPerSecond)
        : m_from(from)
        , m_to(to)
        , m_delay(delay)
        , m_bytesPerSecond(bytesPerSecond)
        , m_most(bytesPerSecond == 0 ? mostUnderWay : bytesPerSecond * (delay.count() + 250'000) / 1'000'000)
    {
    }

    [[nodiscard]] bool wantsToRead() const { return !m_isEnded && m_size < m_most; }
    [[nodiscard]] bool wantsToWrite() const { return !m_pieces.empty() && due() <= Clock::now(); }
    [[nodiscard]] bool isOver() const { return m_isEnded && m_pieces.empty(); }
    [[nodiscard]] Clock::time_point due() const
    {
        return m_pieces.empty() ? Clock::time_point::max() : std::max(m_pieces.front().due, m_free);
    }

    bool readSome(bool corrupt)
    {
        QByteArray piece(std::min(blockSize, m_most - m_size), Qt::Uninitialized);
        const ssize_t count = recv(m_from, piece.data(), static_cast<size_t>(piece.size()), MSG_DONTWAIT);
        if (count < 0)
            return errno == EAGAIN || errno == EINTR;
        m_isEnded = count == 0;
        piece.truncate(count);
        if (corrupt && count > 0)
            piece.data()[count / 2] = static_cast<char>(piece.at(count / 2) ^ 1);
        m_size += count;
        m_pieces.push_back({Clock::now() + m_delay, std::move(piece)});
        return true;
    }

    bool writeSome()
    {
        while (wantsToWrite()) {
            QByteArray& piece = m_pieces.front().bytes;
            if (piece.isEmpty()) {
                shutdown(m_to, SHUT_WR);
                m_pieces.pop_front();
                continue;
            }
            const ssize_t count = send(m_to, piece.constData() + m_offset, static_cast<size_t>(mayWrite(piece)),
                                       MSG_DONTWAIT | MSG_NOSIGNAL);
            if (count < 0)
                return errno == EAGAIN || errno == EINTR;
            occupy(count);
            m_offset += count;
            m_size -= count;
            if (m_offset < piece.size())
                return true;
            m_pieces.pop_front();
            m_offset = 0;
        }
        return true;
    }

private:
    [[nodiscard]] qsizetype mayWrite(const QByteArray& piece) const
    {
        constexpr qsizetype packet = 1448;
        const qsizetype left = piece.size() - m_offset;
        return m_bytesPerSecond == 0 ? left : std::min(left, packet);
    }
    void occupy(qint64 bytes)
    {
        if (m_bytesPerSecond == 0)
            return;
        // A relay that came late makes up for it, as far as a few packets.
        m_free = std::max(m_free, Clock::now() - std::chrono::milliseconds(20));
        m_free += std::chrono::microseconds(bytes * 1'000'000 / m_bytesPerSecond);
    }

    struct Piece
    {
        Clock::time_point due;
        QByteArray bytes;
    };

    int m_from;
    int m_to;
    std::chrono::microseconds m_delay;
    qint64 m_bytesPerSecond;
    qsizetype m_most;
    Clock::time_point m_free; // when the next packet may go
    std::deque<Piece> m_pieces;
    qsizetype m_offset = 0;
    qsizetype m_size = 0;
    bool m_isEnded = false;
};

timespec timeUntil(Clock::time_point due)
{
    // Often enough to see what the test has set.
    const auto limit = Clock::now() + std::chrono::milliseconds(20);
    const auto left = std::max<qint64>(0, std::chrono::nanoseconds(std::min(due, limit) - Clock::now()).count());
    return {left / 1'000'000'000, left % 1'000'000'000};
}

void reset(int socket)
{
    const linger hard = {1, 0};
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &hard, sizeof(hard));
}

} // namespace

Relay::Relay(quint16 target, std::chrono::microseconds delay, qint64 bytesPerSecond)
    : m_target(target)
    , m_delay(delay)
    , m_bytesPerSecond(bytesPerSecond)
    , m_listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address = loopback(0);
    socklen_t length = sizeof(address);
    if (m_bytesPerSecond != 0)
        makeNarrow(m_listener.get());
    bind(m_listener.get(), reinterpret_cast<sockaddr*>(&address), length);
    listen(m_listener.get(), 512);
    getsockname(m_listener.get(), reinterpret_cast<sockaddr*>(&address), &length);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { accept(); });
}

Relay::~Relay()
{
    m_isEnding = true;
    shutdown(m_listener.get(), SHUT_RDWR);
    m_thread.join();
    for (std::thread& server : m_servers)
        server.join();
}

void Relay::accept()
{
    while (!m_isEnding) {
        core::UniqueFd client(accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
        if (!client.isValid())
            return;
        ++m_accepted;
        m_servers.emplace_back([this, socket = std::move(client)]() mutable { serve(std::move(socket)); });
    }
}

void Relay::serve(core::UniqueFd client)
{
    const core::UniqueFd server(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const sockaddr_in address = loopback(m_target);
    if (m_bytesPerSecond != 0)
        makeNarrow(server.get());
    if (connect(server.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0)
        return;
    disableNagle(client.get());
    disableNagle(server.get());
    Direction up(client.get(), server.get(), m_delay, m_bytesPerSecond);
    Direction down(server.get(), client.get(), m_delay, m_bytesPerSecond);
    bool isFine = true;
    while (isFine && !m_isEnding && !(up.isOver() && down.isOver())) {
        const bool silent = m_isSilent;
        const auto events = [silent](const Direction& out, const Direction& in) {
            const int wanted = (out.wantsToRead() ? POLLIN : 0) | (in.wantsToWrite() ? POLLOUT : 0);
            return static_cast<short>(silent ? 0 : wanted);
        };
        pollfd polled[] = {{client.get(), events(up, down), 0}, {server.get(), events(down, up), 0}};
        const timespec limit = timeUntil(std::min(up.due(), down.due()));
        ppoll(polled, 2, &limit, nullptr);
        if (m_isCut) {
            reset(client.get());
            reset(server.get());
            return;
        }
        if (silent)
            continue;
        if (up.wantsToRead() && polled[0].revents != 0)
            isFine = up.readSome(false);
        if (down.wantsToRead() && polled[1].revents != 0)
            isFine = down.readSome(m_isCorrupting) && isFine;
        isFine = up.writeSome() && down.writeSome() && isFine;
    }
}

} // namespace clouddesk::lab
