// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/AgentRelay.h"

#include <QDeadlineTimer>
#include <QtEndian>

#include <cerrno>
#include <cstring>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

namespace clouddesk::ssh {

using core::ErrorCode;
using core::fail;

namespace {

// draft-miller-ssh-agent, section 5.1
constexpr char failure = 5;
constexpr char requestIdentities = 11;
constexpr char identitiesAnswer = 12;
constexpr char signRequest = 13;

constexpr quint32 largestMessage = 256 * 1024;
constexpr int patienceMilliseconds = 60000;

core::Result<core::UniqueFd> connectToAgent(const QString& path)
{
    const QString advice =
        QStringLiteral("start ssh-agent, add your key with ssh-add, and see that SSH_AUTH_SOCK is set");
    const QByteArray name = path.isEmpty() ? qgetenv("SSH_AUTH_SOCK") : path.toLocal8Bit();
    if (name.isEmpty())
        return fail(ErrorCode::AgentUnavailable, QStringLiteral("no ssh-agent is running"), {}, advice);
    sockaddr_un address = {};
    if (static_cast<std::size_t>(name.size()) >= sizeof(address.sun_path))
        return fail(ErrorCode::AgentUnavailable, QStringLiteral("the agent's socket path is too long"), {}, advice);
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name.constData(), static_cast<std::size_t>(name.size()));
    core::UniqueFd agent(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (connect(agent.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0)
        return fail(
            ErrorCode::AgentUnavailable,
            QStringLiteral("the ssh-agent does not answer (%1)").arg(QString::fromLocal8Bit(std::strerror(errno))),
            core::singleLine(QString::fromLocal8Bit(name)), advice);
    return agent;
}

bool waitFor(int descriptor, short events, const QDeadlineTimer& deadline)
{
    pollfd waiting = {descriptor, events, 0};
    const auto left = deadline.isForever() ? -1 : static_cast<int>(deadline.remainingTime());
    return poll(&waiting, 1, left) == 1;
}

bool sendAll(int descriptor, QByteArrayView bytes, const QDeadlineTimer& deadline)
{
    while (!bytes.isEmpty()) {
        const ssize_t count =
            send(descriptor, bytes.data(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count < 0 && errno != EAGAIN && errno != EINTR)
            return false;
        if (count < 0 && !waitFor(descriptor, POLLOUT, deadline))
            return false;
        bytes = bytes.sliced(std::max<ssize_t>(count, 0));
    }
    return true;
}

bool receiveAll(int descriptor, char* data, qsizetype size, const QDeadlineTimer& deadline)
{
    while (size > 0) {
        const ssize_t count = recv(descriptor, data, static_cast<size_t>(size), MSG_DONTWAIT);
        if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR))
            return false;
        if (count < 0 && !waitFor(descriptor, POLLIN, deadline))
            return false;
        data += std::max<ssize_t>(count, 0);
        size -= std::max<ssize_t>(count, 0);
    }
    return true;
}

/// One message without its length; empty when the peer went away or sends nonsense.
QByteArray receiveMessage(int descriptor, const QDeadlineTimer& deadline)
{
    char header[4];
    if (!receiveAll(descriptor, header, sizeof(header), deadline))
        return {};
    const auto length = qFromBigEndian<quint32>(header);
    if (length == 0 || length > largestMessage)
        return {};
    QByteArray message(static_cast<qsizetype>(length), Qt::Uninitialized);
    return receiveAll(descriptor, message.data(), message.size(), deadline) ? message : QByteArray();
}

bool sendMessage(int descriptor, const QByteArray& message, const QDeadlineTimer& deadline)
{
    QByteArray framed(4, Qt::Uninitialized);
    qToBigEndian(static_cast<quint32>(message.size()), framed.data());
    return sendAll(descriptor, framed + message, deadline);
}

// Rewrites the count of an answer that lists more keys, and cuts the list behind the last one.
QByteArray withFewKeys(const QByteArray& answer)
{
    if (answer.size() < 5 || answer[0] != identitiesAnswer)
        return answer;
    const auto count = std::min(qFromBigEndian<quint32>(answer.constData() + 1), AgentRelay::mostKeys);
    qsizetype end = 5;
    for (quint32 field = 0; field < 2 * count; ++field) {
        if (end + 4 > answer.size())
            return QByteArray(1, failure);
        end += 4 + qsizetype(qFromBigEndian<quint32>(answer.constData() + end));
    }
    if (end > answer.size())
        return QByteArray(1, failure);
    QByteArray few = answer.first(end);
    qToBigEndian(count, few.data() + 1);
    return few;
}

core::Result<void> requireKeys(int agent)
{
    const QDeadlineTimer deadline(5000);
    QByteArray answer;
    if (sendMessage(agent, QByteArray(1, requestIdentities), deadline))
        answer = receiveMessage(agent, deadline);
    if (answer.size() < 5 || answer[0] != identitiesAnswer)
        return fail(ErrorCode::AgentUnavailable, QStringLiteral("the ssh-agent does not answer"), {},
                    QStringLiteral("try: ssh-add -l"));
    if (qFromBigEndian<quint32>(answer.constData() + 1) == 0)
        return fail(ErrorCode::AgentUnavailable, QStringLiteral("the ssh-agent holds no keys"), {},
                    QStringLiteral("add one with ssh-add"));
    return {};
}

} // namespace

core::Result<std::unique_ptr<AgentRelay>> AgentRelay::start(const QString& path, std::stop_token stop)
{
    core::Result<core::UniqueFd> agent = connectToAgent(path);
    if (!agent)
        return fail(agent);
    {
        const std::stop_callback onStop(stop, [descriptor = agent->get()] { shutdown(descriptor, SHUT_RDWR); });
        if (auto hasKeys = requireKeys(agent->get()); !hasKeys)
            return fail(hasKeys);
    }
    core::Result<core::SocketPair> pair = core::makeSocketPair(1 << 16);
    if (!pair)
        return fail(pair);
    return std::unique_ptr<AgentRelay>(new AgentRelay(std::move(*agent), std::move(*pair), std::move(stop)));
}

AgentRelay::AgentRelay(core::UniqueFd agent, core::SocketPair pair, std::stop_token stop)
    : m_agent(std::move(agent))
    , m_server(std::move(pair.near))
    , m_client(std::move(pair.far))
    , m_stop(std::move(stop))
    , m_thread([this] { run(); })
{
}

AgentRelay::~AgentRelay()
{
    interrupt();
    m_thread.join();
}

void AgentRelay::run() const
{
    const std::stop_callback onStop(m_stop, [this] { interrupt(); });
    while (relayOne()) {
    }
    interrupt();
}

void AgentRelay::interrupt() const
{
    shutdown(m_agent.get(), SHUT_RDWR);
    shutdown(m_server.get(), SHUT_RDWR);
}

bool AgentRelay::relayOne() const
{
    const QByteArray request = receiveMessage(m_server.get(), QDeadlineTimer(QDeadlineTimer::Forever));
    if (request.isEmpty())
        return false;
    const QDeadlineTimer deadline(patienceMilliseconds);
    if (request[0] != requestIdentities && request[0] != signRequest)
        return sendMessage(m_server.get(), QByteArray(1, failure), deadline);
    if (!sendMessage(m_agent.get(), request, deadline))
        return false;
    const QByteArray answer = receiveMessage(m_agent.get(), deadline);
    return !answer.isEmpty() && sendMessage(m_server.get(), withFewKeys(answer), deadline);
}

} // namespace clouddesk::ssh
