// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/TcpConnector.h"

#include <cerrno>
#include <cstring>

#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace clouddesk::ssh {

using core::ErrorCode;
using core::fail;

namespace {

constexpr std::chrono::milliseconds staggerTime(250);
constexpr int unacknowledgedLimitMilliseconds = 15000;

// The families take turns, beginning with the one that the resolver prefers (RFC 8305, section 4).
QList<QHostAddress> interleaved(const QList<QHostAddress>& addresses)
{
    QList<QHostAddress> first;
    QList<QHostAddress> second;
    for (const QHostAddress& address : addresses)
        (address.protocol() == addresses.first().protocol() ? first : second) += address;
    QList<QHostAddress> all;
    for (qsizetype i = 0; i < std::max(first.size(), second.size()); ++i) {
        if (i < first.size())
            all += first[i];
        if (i < second.size())
            all += second[i];
    }
    return all;
}

socklen_t fillAddress(const QHostAddress& address, quint16 port, sockaddr_storage& storage)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        auto* const target = reinterpret_cast<sockaddr_in*>(&storage);
        target->sin_family = AF_INET;
        target->sin_port = htons(port);
        target->sin_addr.s_addr = htonl(address.toIPv4Address());
        return sizeof(sockaddr_in);
    }
    auto* const target = reinterpret_cast<sockaddr_in6*>(&storage);
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    target->sin6_family = AF_INET6;
    target->sin6_port = htons(port);
    std::memcpy(&target->sin6_addr, &bytes, sizeof(bytes));
    const QByteArray scope = address.scopeId().toLatin1();
    bool isNumber = false;
    const uint number = scope.toUInt(&isNumber);
    target->sin6_scope_id = isNumber ? number : if_nametoindex(scope.constData());
    return sizeof(sockaddr_in6);
}

void setOption(int socket, int level, int option, int value)
{
    setsockopt(socket, level, option, &value, sizeof(value));
}

void tune(int socket)
{
    setOption(socket, IPPROTO_TCP, TCP_NODELAY, 1);
    setOption(socket, SOL_SOCKET, SO_KEEPALIVE, 1);
    setOption(socket, IPPROTO_TCP, TCP_KEEPIDLE, 15);
    setOption(socket, IPPROTO_TCP, TCP_KEEPINTVL, 5);
    setOption(socket, IPPROTO_TCP, TCP_KEEPCNT, 3);
    setOption(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, unacknowledgedLimitMilliseconds);
}

} // namespace

core::Task<core::UniqueFd> TcpConnector::connect(QString host, quint16 port, std::chrono::milliseconds limit,
                                                 std::stop_token stop)
{
    core::Deferred<core::UniqueFd> done;
    TcpConnector connector(std::move(host), port, done.resolver());
    const std::stop_callback onStop(stop, [&connector] {
        QMetaObject::invokeMethod(
            &connector,
            [&connector] {
                connector.finish(fail(ErrorCode::Cancelled, QStringLiteral("cancelled"), connector.place()));
            },
            Qt::QueuedConnection);
    });
    connector.start(limit);
    core::Result<core::UniqueFd> socket = co_await done;
    co_return socket;
}

TcpConnector::TcpConnector(QString host, quint16 port, core::Resolver<core::UniqueFd> resolver)
    : m_host(std::move(host))
    , m_port(port)
    , m_resolver(std::move(resolver))
{
    m_stagger.setSingleShot(true);
    m_limit.setSingleShot(true);
    QObject::connect(&m_stagger, &QTimer::timeout, this, &TcpConnector::tryNext);
    QObject::connect(&m_limit, &QTimer::timeout, this, [this] {
        if (m_lookup)
            finish(fail(NameLookup::silence().at(place())));
        else
            finish(fail(ErrorCode::ConnectionTimedOut, QStringLiteral("nothing answers at this address"), place(),
                        QStringLiteral("check the address, and that the machine runs and its firewall lets SSH in")));
    });
}

QString TcpConnector::place() const
{
    return m_host.contains(QLatin1Char(':')) ? QStringLiteral("[%1]:%2").arg(m_host).arg(m_port)
                                             : QStringLiteral("%1:%2").arg(m_host).arg(m_port);
}

void TcpConnector::start(std::chrono::milliseconds limit)
{
    m_limit.start(limit);
    const QHostAddress literal(m_host);
    if (literal.isNull())
        lookUp();
    else
        useAddresses({literal});
}

void TcpConnector::lookUp()
{
    m_lookup = std::make_unique<NameLookup>(m_host, [this](core::Result<QList<QHostAddress>> addresses) {
        // It is in the middle of its call.
        m_lookup.release()->deleteLater();
        if (addresses)
            useAddresses(interleaved(*addresses));
        else
            finish(fail(addresses.error().at(place())));
    });
}

void TcpConnector::useAddresses(const QList<QHostAddress>& addresses)
{
    m_waiting = addresses;
    tryNext();
}

void TcpConnector::tryNext()
{
    while (!m_waiting.isEmpty()) {
        if (beginAttempt(m_waiting.takeFirst())) {
            if (!m_waiting.isEmpty())
                m_stagger.start(staggerTime);
            return;
        }
    }
    if (!m_attempts.empty())
        return;
    const bool refused = m_lastError != ETIMEDOUT;
    finish(fail(
        refused ? ErrorCode::ConnectionRefused : ErrorCode::ConnectionTimedOut,
        QStringLiteral("cannot connect (%1)").arg(QString::fromLocal8Bit(std::strerror(m_lastError))), place(),
        QStringLiteral("check that the machine runs, that its SSH server listens on this port, and its firewall")));
}

bool TcpConnector::beginAttempt(const QHostAddress& address)
{
    sockaddr_storage storage = {};
    const socklen_t length = fillAddress(address, m_port, storage);
    Attempt attempt;
    attempt.socket = core::UniqueFd(socket(storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!attempt.socket.isValid()) {
        noteFailure(errno);
        return false;
    }
    tune(attempt.socket.get());
    if (::connect(attempt.socket.get(), reinterpret_cast<sockaddr*>(&storage), length) != 0 && errno != EINPROGRESS) {
        noteFailure(errno);
        return false;
    }
    const int descriptor = attempt.socket.get();
    attempt.notifier = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Write);
    QObject::connect(attempt.notifier.get(), &QSocketNotifier::activated, this,
                     [this, descriptor] { onWritable(descriptor); });
    m_attempts.push_back(std::move(attempt));
    return true;
}

void TcpConnector::onWritable(int socket)
{
    const auto attempt =
        std::ranges::find_if(m_attempts, [socket](const Attempt& each) { return each.socket.get() == socket; });
    if (attempt == m_attempts.end())
        return;
    int number = 0;
    socklen_t length = sizeof(number);
    getsockopt(socket, SOL_SOCKET, SO_ERROR, &number, &length);
    // The notifier is in the middle of its signal.
    attempt->notifier->setEnabled(false);
    attempt->notifier.release()->deleteLater();
    core::UniqueFd connected = std::move(attempt->socket);
    m_attempts.erase(attempt);
    if (number == 0) {
        finish(std::move(connected));
        return;
    }
    noteFailure(number);
    tryNext();
}

void TcpConnector::noteFailure(int number)
{
    m_lastError = number;
}

void TcpConnector::finish(core::Result<core::UniqueFd> result)
{
    m_limit.stop();
    m_stagger.stop();
    m_waiting.clear();
    m_attempts.clear();
    m_lookup.reset();
    if (m_resolver.isPending())
        m_resolver.resolve(std::move(result));
}

} // namespace clouddesk::ssh
