// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/SingleInstance.h"

#include "core/Deferred.h"
#include "core/Paths.h"
#include "instances/Instance.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QTimer>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>

namespace clouddesk::app {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

constexpr qsizetype longestLine = 2048;
constexpr int mostConnections = 8;
constexpr auto lineLimit = std::chrono::seconds(5);
constexpr auto answerLimit = std::chrono::seconds(10);
constexpr auto retryDelay = std::chrono::milliseconds(100);

QString socketPath(const QString& runtimeDirectory)
{
    return QDir(runtimeDirectory).filePath(QStringLiteral("app.socket"));
}

/// One try. NotFound while nobody listens.
core::Task<void> handOverOnce(QString path, QByteArray line)
{
    core::Deferred<void> done;
    const auto resolver = std::make_shared<core::Resolver<void>>(done.resolver());
    const auto refuse = [resolver](ErrorCode code) {
        resolver->resolve(fail(code, QStringLiteral("CloudDesk runs already, but does not answer"), {},
                               QStringLiteral("End that process and start again.")));
    };
    QLocalSocket socket;
    QObject::connect(&socket, &QLocalSocket::connected, &socket, [&socket, line] { socket.write(line); });
    QObject::connect(&socket, &QLocalSocket::readyRead, &socket, [&socket, resolver] {
        if (socket.canReadLine() && socket.readLine(longestLine) == "ok\n")
            resolver->resolve({});
    });
    QObject::connect(&socket, &QLocalSocket::disconnected, &socket, [refuse] { refuse(ErrorCode::ConnectionLost); });
    QObject::connect(&socket, &QLocalSocket::errorOccurred, &socket, [refuse](auto) { refuse(ErrorCode::NotFound); });
    QTimer::singleShot(answerLimit, &socket, [refuse] { refuse(ErrorCode::TimedOut); });
    socket.connectToServer(path);
    const auto answered = co_await done;
    socket.disconnect();
    co_return answered;
}

} // namespace

QByteArray StartWish::toLine() const
{
    const QJsonObject json{{QStringLiteral("machine"), machine},
                           {QStringLiteral("hidden"), isHidden},
                           {QStringLiteral("quickConnect"), wantsQuickConnect},
                           {QStringLiteral("add"), wantsNewMachine}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

void StartWish::add(const StartWish& later)
{
    if (!later.machine.isEmpty())
        machine = later.machine;
    isHidden = isHidden && later.isHidden;
    wantsQuickConnect = wantsQuickConnect || later.wantsQuickConnect;
    wantsNewMachine = wantsNewMachine || later.wantsNewMachine;
}

std::optional<StartWish> StartWish::fromLine(const QByteArray& line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject json = document.object();
    StartWish wish;
    wish.machine = json[QLatin1String("machine")].toString();
    wish.isHidden = json[QLatin1String("hidden")].toBool();
    wish.wantsQuickConnect = json[QLatin1String("quickConnect")].toBool();
    wish.wantsNewMachine = json[QLatin1String("add")].toBool();
    if (!wish.machine.isEmpty() && !instances::validateName(wish.machine))
        return std::nullopt;
    return wish;
}

SingleInstance::SingleInstance(core::UniqueFd lock)
    : m_lock(std::move(lock))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.setMaxPendingConnections(mostConnections);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket* const socket = m_server.nextPendingConnection())
            serve(socket);
    });
}

SingleInstance::~SingleInstance() = default;

Result<std::unique_ptr<SingleInstance>> SingleInstance::claim(const QString& runtimeDirectory)
{
    const QString file = QDir(runtimeDirectory).filePath(QStringLiteral("app.lock"));
    core::UniqueFd lock(open(file.toLocal8Bit().constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!lock.isValid())
        return fail(core::fromErrno(errno, QStringLiteral("cannot open the lock file"), file));
    if (flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return nullptr;
        return fail(core::fromErrno(errno, QStringLiteral("cannot lock"), file));
    }
    std::unique_ptr<SingleInstance> instance(new SingleInstance(std::move(lock)));
    const QString path = socketPath(runtimeDirectory);
    // The socket of a process that did not live to remove it.
    QLocalServer::removeServer(path);
    if (!instance->m_server.listen(path))
        return fail(ErrorCode::InputOutputFailed, instance->m_server.errorString(), path);
    return instance;
}

void SingleInstance::serve(QLocalSocket* socket)
{
    socket->setReadBufferSize(longestLine);
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(lineLimit, socket, &QLocalSocket::abort);
    const auto read = [this, socket] {
        if (!socket->canReadLine()) {
            if (socket->bytesAvailable() >= longestLine)
                socket->abort();
            return;
        }
        const auto wish = StartWish::fromLine(socket->readLine(longestLine));
        if (!wish) {
            socket->abort();
            return;
        }
        socket->write("ok\n");
        socket->flush();
        socket->disconnectFromServer();
        Q_EMIT asked(*wish);
    };
    connect(socket, &QLocalSocket::readyRead, this, read);
    read();
}

core::Task<void> SingleInstance::handOver(QString runtimeDirectory, StartWish wish)
{
    const QString path = socketPath(runtimeDirectory);
    // The first one may have the lock and not listen yet.
    for (int attempt = 0; attempt < 30; ++attempt) {
        const auto given = co_await handOverOnce(path, wish.toLine());
        if (given || given.error().code != ErrorCode::NotFound)
            co_return given;
        std::ignore = co_await core::sleepFor(retryDelay);
    }
    co_return co_await handOverOnce(path, wish.toLine());
}

} // namespace clouddesk::app
