// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktops/SessionControl.h"

#include "core/Deferred.h"
#include "core/UniqueFd.h"

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QPointer>
#include <QTimer>

#include <cerrno>

#include <sys/socket.h>
#include <sys/un.h>

namespace clouddesk::desktops {

namespace {

using core::ErrorCode;

constexpr qsizetype longestLine = 2048;
constexpr auto requestLimit = std::chrono::seconds(180);

QString socketPath(const QString& runtimeDirectory, const QString& sessionId)
{
    return QDir(runtimeDirectory).filePath(sessionId + QStringLiteral(".session"));
}

// A listener's queue may be full, which is not this.
bool isAbandoned(const QString& path)
{
    const QByteArray name = QFile::encodeName(path);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    if (name.size() >= static_cast<qsizetype>(sizeof(address.sun_path)))
        return false;
    std::copy(name.begin(), name.end(), address.sun_path);
    const core::UniqueFd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    return socket.isValid() &&
           ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0 &&
           errno == ECONNREFUSED;
}

core::Result<void> judge(const QByteArray& line, const QString& sessionId)
{
    if (line == "done")
        return {};
    const QString text = core::singleLine(QString::fromUtf8(line.startsWith("failed ") ? line.mid(7) : line));
    return core::fail(ErrorCode::CommandFailed,
                      text.isEmpty() ? QStringLiteral("the session's process did not answer") : text, sessionId);
}

} // namespace

SessionControl::SessionControl(Close close)
    : m_close(std::move(close))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket* const socket = m_server.nextPendingConnection())
            serve(socket);
    });
}

SessionControl::~SessionControl() = default;

core::Result<std::unique_ptr<SessionControl>> SessionControl::listen(const QString& runtimeDirectory,
                                                                     const QString& sessionId, Close close)
{
    removeAbandoned(runtimeDirectory);
    std::unique_ptr<SessionControl> control(new SessionControl(std::move(close)));
    const QString path = socketPath(runtimeDirectory, sessionId);
    if (!control->m_server.listen(path))
        return core::fail(ErrorCode::InputOutputFailed, control->m_server.errorString(), path);
    return control;
}

void SessionControl::removeAbandoned(const QString& runtimeDirectory)
{
    const QDir folder(runtimeDirectory);
    for (const QString& name : folder.entryList({QStringLiteral("*.session")}, QDir::System | QDir::Files)) {
        if (isAbandoned(folder.filePath(name)))
            QFile::remove(folder.filePath(name));
    }
}

void SessionControl::serve(QLocalSocket* socket)
{
    // It outlives this object for as long as its answer takes.
    socket->setParent(nullptr);
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    const auto read = [socket, close = m_close] {
        if (!socket->canReadLine()) {
            if (socket->bytesAvailable() > longestLine)
                socket->abort();
            return;
        }
        const QByteArray line = socket->readLine(longestLine).trimmed();
        if (line == "close" || line == "close-and-stop")
            std::ignore = answer(socket, close, line == "close-and-stop");
        else
            socket->abort();
    };
    connect(socket, &QLocalSocket::readyRead, socket, read);
    read();
}

core::Task<void> SessionControl::answer(QPointer<QLocalSocket> socket, Close close, bool stopDesktop)
{
    const auto outcome = co_await close(stopDesktop);
    if (!socket)
        co_return {};
    const QByteArray line =
        outcome ? QByteArrayLiteral("done\n") : "failed " + outcome.error().toLine().toUtf8() + '\n';
    socket->write(line);
    socket->flush();
    socket->disconnectFromServer();
    co_return {};
}

core::Task<void> SessionControl::request(QString runtimeDirectory, QString sessionId, bool stopDesktop)
{
    core::Deferred<QByteArray> line;
    const auto resolver = std::make_shared<core::Resolver<QByteArray>>(line.resolver());
    QLocalSocket socket;
    QObject::connect(&socket, &QLocalSocket::connected, &socket,
                     [&socket, stopDesktop] { socket.write(stopDesktop ? "close-and-stop\n" : "close\n"); });
    QObject::connect(&socket, &QLocalSocket::readyRead, &socket, [&socket, resolver] {
        if (socket.canReadLine())
            resolver->resolve(socket.readLine(longestLine).trimmed());
    });
    QObject::connect(&socket, &QLocalSocket::disconnected, &socket, [resolver] { resolver->resolve(QByteArray()); });
    QObject::connect(&socket, &QLocalSocket::errorOccurred, &socket, [&socket, resolver, sessionId](auto) {
        if (socket.state() != QLocalSocket::ConnectedState)
            resolver->resolve(
                core::fail(ErrorCode::NotFound, QStringLiteral("no process has this session"), sessionId));
    });
    QTimer::singleShot(requestLimit, &socket, [resolver] {
        resolver->resolve(core::fail(ErrorCode::TimedOut, QStringLiteral("the session's process did not answer")));
    });
    socket.connectToServer(socketPath(runtimeDirectory, sessionId));
    const auto answered = co_await line;
    if (!answered)
        co_return core::fail(answered);
    co_return judge(*answered, sessionId);
}

} // namespace clouddesk::desktops
