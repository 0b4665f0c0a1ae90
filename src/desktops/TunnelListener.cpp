// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktops/TunnelListener.h"

#include "desktops/PeerOwner.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTimer>

#include <fcntl.h>
#include <unistd.h>

namespace clouddesk::desktops {

namespace {

using core::ErrorCode;

constexpr qint64 largestSettings = 1024 * 1024;
constexpr auto acceptAgainDelay = std::chrono::milliseconds(500);

// Hands out the descriptor itself: its bytes are for the connection's thread, not for this one.
class DescriptorServer : public QTcpServer
{
public:
    std::function<void(core::UniqueFd)> taken;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        const int fd = static_cast<int>(descriptor);
        ::fcntl(fd, F_SETFD, FD_CLOEXEC);
        ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
        taken(core::UniqueFd(fd));
    }
};

core::Result<void> bind(QTcpServer& server, const QHostAddress& address, quint16 port, TunnelPorts ports)
{
    const QString place = QStringLiteral("%1 port %2").arg(address.toString());
    if (port != 0) {
        if (server.listen(address, port))
            return {};
        return core::fail(server.serverError() == QAbstractSocket::AddressInUseError ? ErrorCode::AlreadyExists
                                                                                     : ErrorCode::InputOutputFailed,
                          server.errorString(), place.arg(port), QStringLiteral("Choose another port."));
    }
    for (int candidate = ports.first; candidate <= ports.last; ++candidate) {
        if (server.listen(address, static_cast<quint16>(candidate)))
            return {};
    }
    return core::fail(
        ErrorCode::AlreadyExists, QStringLiteral("no port of %1 to %2 is free").arg(ports.first).arg(ports.last),
        address.toString(), QStringLiteral("Name one with --listen, or choose others in Settings, Network."));
}

core::Result<void> judgePeer(int fd)
{
    const auto owner = ownerOfPeer(fd);
    if (!owner && owner.error().code == ErrorCode::Unsupported) {
#ifndef Q_OS_LINUX
        return {}; // no way to tell
#endif
    }
    if (!owner)
        return core::fail(ErrorCode::PermissionDenied, QStringLiteral("a viewer's owner could not be told"));
    if (*owner != ::geteuid())
        return core::fail(ErrorCode::PermissionDenied,
                          QStringLiteral("a process of another user (id %1) tried to connect").arg(*owner));
    return {};
}

} // namespace

core::Result<void> TunnelPorts::validate() const
{
    if (first >= least && first <= last && last <= most)
        return {};
    return core::fail(
        ErrorCode::InvalidArgument,
        QStringLiteral("the ports of tunnels must go from %1 at least upwards to %2 at most").arg(least).arg(most));
}

core::Result<TunnelPorts> TunnelPorts::read(const QString& settingsFile)
{
    QFile file(settingsFile);
    if (!file.exists())
        return TunnelPorts();
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(ErrorCode::InputOutputFailed, file.errorString(), settingsFile);
    const QJsonDocument document = QJsonDocument::fromJson(file.read(largestSettings));
    if (!document.isObject())
        return core::fail(ErrorCode::InvalidArgument, QStringLiteral("the settings cannot be read"), settingsFile,
                          QStringLiteral("Correct the file, or remove it: then everything is as at first."));
    const QJsonObject settings = document.object();
    const auto chosen = [&settings](const char* name, int usual) {
        const QJsonValue value = settings.value(QLatin1String(name));
        return value.isUndefined() ? usual : value.toInt();
    };
    TunnelPorts ports;
    ports.first = chosen("tunnelFirstPort", ports.first);
    ports.last = chosen("tunnelLastPort", ports.last);
    if (const auto valid = ports.validate(); !valid)
        return core::fail(core::Error(valid.error()).at(settingsFile));
    return ports;
}

class TunnelListener::Private
{
public:
    DescriptorServer server;
    std::shared_ptr<DesktopSession> session;
};

TunnelListener::TunnelListener(std::unique_ptr<Private> p)
    : m_p(std::move(p))
{
}

TunnelListener::~TunnelListener() = default;

core::Result<std::unique_ptr<TunnelListener>>
TunnelListener::listen(std::shared_ptr<DesktopSession> session, QHostAddress address, quint16 port, TunnelPorts ports)
{
    if (!address.isLoopback())
        return core::fail(ErrorCode::InvalidArgument, QStringLiteral("a tunnel listens on loopback addresses only"),
                          address.toString(), QStringLiteral("Use 127.0.0.1 or ::1."));
    auto p = std::make_unique<Private>();
    const auto bound = bind(p->server, address, port, ports);
    if (!bound)
        return core::fail(bound);
    std::unique_ptr<TunnelListener> listener(new TunnelListener(std::move(p)));
    Private* const d = listener->m_p.get();
    d->session = std::move(session);
    connect(d->session.get(), &DesktopSession::stateChanged, listener.get(), [d](SessionState state) {
        if (isEnd(state) || state == SessionState::Closing)
            d->server.close();
    });
    d->server.taken = [guard = QPointer<TunnelListener>(listener.get())](core::UniqueFd fd) {
        if (guard)
            std::ignore = take(guard, std::move(fd));
    };
    // Without descriptors nothing can be accepted; QTcpServer stops listening then and leaves it to us to go on.
    connect(&d->server, &QTcpServer::acceptError, listener.get(), [d, self = listener.get()] {
        Q_EMIT self->refused(core::Error{ErrorCode::InputOutputFailed,
                                         QStringLiteral("a viewer cannot be let in: ") + d->server.errorString(),
                                         {},
                                         QStringLiteral("Close other viewers, or raise the limit on open files.")});
        QTimer::singleShot(acceptAgainDelay, &d->server, &QTcpServer::resumeAccepting);
    });
    return listener;
}

core::Task<void> TunnelListener::take(QPointer<TunnelListener> self, core::UniqueFd socket)
{
    auto verdict = judgePeer(socket.get());
    if (verdict) {
        const std::shared_ptr<DesktopSession> session = self->m_p->session;
        verdict = co_await session->forwardInto(std::move(socket));
    }
    if (!self)
        co_return {};
    if (verdict)
        Q_EMIT self->accepted();
    else
        Q_EMIT self->refused(verdict.error());
    co_return {};
}

quint16 TunnelListener::port() const
{
    return m_p->server.serverPort();
}

} // namespace clouddesk::desktops
