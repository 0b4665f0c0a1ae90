// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktops/DesktopSession.h"

#include "core/Ids.h"
#include "core/Log.h"
#include "desktops/DesktopSessionPrivate.h"

#include <QCoreApplication>
#include <QRandomGenerator>

Q_LOGGING_CATEGORY(sessionLog, "clouddesk.desktops.session")

namespace clouddesk::desktops {

namespace {

using core::ErrorCode;

constexpr auto waitingStreamLife = std::chrono::seconds(10);
constexpr auto watchAgainDelay = std::chrono::seconds(5);
constexpr auto endingServerLife = std::chrono::seconds(1);

// 1, 2, 4 ... 30 s, each up to two fifths more, so that many machines' sessions do not come back all at once. Never
// less: a link that comes and goes is tried once a second at most.
std::chrono::milliseconds backOff(int attempt)
{
    const int seconds = std::min(30, 1 << std::min(attempt, 5));
    const double jitter = 1.0 + 0.4 * QRandomGenerator::global()->generateDouble();
    return std::chrono::milliseconds(static_cast<int>(seconds * 1000 * jitter));
}

// Trying again by itself helps against none of these.
bool isFinal(ErrorCode code)
{
    switch (code) {
    case ErrorCode::HostKeyUnknown:
    case ErrorCode::HostKeyChanged:
    case ErrorCode::HostKeyRevoked:
    case ErrorCode::AuthenticationFailed:
    case ErrorCode::CredentialUnusable:
    case ErrorCode::KeyUnavailable:
    case ErrorCode::KeyWrong:
    case ErrorCode::SealDamaged:
    case ErrorCode::NotFound:
    case ErrorCode::DisplayDied:
    case ErrorCode::PortExposed:
        return true;
    default:
        return false;
    }
}

core::Task<void> nothing()
{
    co_return {};
}

} // namespace

DesktopSession::Private::Private(std::shared_ptr<SessionContext> sharedContext, instances::Instance machine,
                                 OpenOptions wishes)
    : context(std::move(sharedContext))
    , id(core::newId())
    , instance(std::move(machine))
    , options(wishes)
{
    m_streamTimer.setSingleShot(true);
    QObject::connect(&m_streamTimer, &QTimer::timeout, &m_home, [this] { m_waitingStream.reset(); });
}

SessionRecord DesktopSession::Private::makeRecord() const
{
    SessionRecord record;
    record.id = id;
    record.ownerId = context->needs.ownerId;
    record.instanceId = instance.id;
    record.instanceName = instance.name;
    record.processId = QCoreApplication::applicationPid();
    return record;
}

DesktopOpening::Order DesktopSession::Private::makeOrder(StepProgress progress)
{
    DesktopOpening::Order order;
    order.context = context;
    order.instance = instance;
    order.options = options;
    order.stop = stopSource.get_token();
    // The coroutine that runs the opening keeps this object alive.
    order.enter = [this](SessionState next) { enter(next); };
    order.progress = std::move(progress);
    return order;
}

void DesktopSession::Private::listenForControl()
{
    const std::weak_ptr<Private> weak = weak_from_this();
    auto control =
        SessionControl::listen(context->needs.runtimeDirectory, id, [weak](bool stopDesktop) -> core::Task<void> {
            const Self self = weak.lock();
            return self ? close(self, stopDesktop) : nothing();
        });
    if (control)
        m_control = std::move(*control);
    else
        qCWarning(sessionLog) << "session cannot be closed from outside:" << control.error().toLine();
}

void DesktopSession::Private::enter(SessionState next, const QString& error)
{
    if (!mayFollow(state, next))
        return;
    state = next;
    std::ignore = store(shared_from_this(), next, error);
    if (face)
        Q_EMIT face->stateChanged(next);
    if (context->service)
        Q_EMIT context->service->sessionChanged(id);
}

core::Task<void> DesktopSession::Private::store(Self self, SessionState next, QString error)
{
    if (!self->context->service)
        co_return {};
    const auto stored = co_await self->context->sessions.move(self->id, next, error);
    if (!stored)
        qCWarning(sessionLog) << "a session's state was not stored:" << stored.error().toLine();
    co_return stored;
}

core::Task<void> DesktopSession::Private::open(Self self, StepProgress progress)
{
    const auto adding = self->context->sessions.add(self->makeRecord());
    self->listenForControl();
    DesktopOpening opening(self->makeOrder(progress));
    auto reached = co_await opening.open();
    const auto added = co_await adding;
    if (reached && !added)
        reached = core::fail(added);
    // Cancelling takes the link away, which a step may notice before it sees why.
    if (!reached && reached.error().code == ErrorCode::ConnectionLost && self->stopSource.stop_requested())
        reached = core::fail(self->cancelled());
    if (!reached) {
        std::ignore = co_await abandon(self, reached.error());
        co_return core::fail(reached);
    }
    const auto finished = co_await finishOpening(self, std::move(*reached));
    if (finished && progress)
        progress(StepReport{Step::LaunchViewer, -1, {}});
    co_return finished;
}

core::Task<void> DesktopSession::Private::finishOpening(Self self, Reached reached)
{
    const QString token = reached.display.startToken;
    const int number = reached.display.number;
    self->take(std::move(reached));
    if (self->context->service)
        std::ignore = self->context->sessions.setDisplay(self->id, number);
    QJsonObject details;
    details[QLatin1String("session")] = self->id;
    details[QLatin1String("display")] = number;
    details[QLatin1String("adopted")] = self->display.wasAdopted;
    const auto audited = co_await SessionContext::audit(self->context, QStringLiteral("session.opened"),
                                                        self->instance.name, true, details);
    core::Result<void> outcome = audited;
    if (outcome)
        outcome = co_await checkStillListed(self);
    if (outcome && self->stopSource.stop_requested())
        outcome = core::fail(self->cancelled());
    if (!outcome) {
        if (!token.isEmpty())
            std::ignore = co_await VncServer::undo(*self->m_connection, token);
        std::ignore = co_await abandon(self, outcome.error());
        co_return outcome;
    }
    self->m_isOpening = false;
    self->becomeConnected();
    co_return {};
}

// Who removes a machine ends its sessions that are stored by then, and this one has been stored before it looks.
core::Task<void> DesktopSession::Private::checkStillListed(Self self)
{
    // A machine without an id was never in the list.
    if (!self->context->service || self->instance.id.isEmpty())
        co_return {};
    const auto found = co_await self->context->needs.instances.find(self->instance.id);
    if (!found)
        co_return core::fail(found.error().at(self->instance.name));
    co_return {};
}

core::Task<void> DesktopSession::Private::abandon(Self self, core::Error error)
{
    std::optional<core::Error> why;
    if (error.code == ErrorCode::Cancelled)
        self->enter(SessionState::Closing);
    else
        why = std::move(error);
    co_return co_await end(self, std::move(why));
}

core::Task<void> DesktopSession::Private::end(Self self, std::optional<core::Error> why)
{
    if (isEnd(self->state))
        co_return {};
    self->m_failure = why;
    self->stopSource.request_stop();
    self->m_isOpening = false;
    self->m_waitingStream.reset();
    if (self->m_connection)
        self->m_connection->close();
    QJsonObject details;
    details[QLatin1String("session")] = self->id;
    if (why)
        details[QLatin1String("error")] = QLatin1String(core::errorWord(why->code));
    const SessionState last = why ? SessionState::Failed : SessionState::Closed;
    // Named, because GCC 12 destroys a conditional's temporaries twice in an expression with co_await.
    const QString text = why ? why->text : QString();
    const QString action = why ? QStringLiteral("session.failed") : QStringLiteral("session.closed");
    self->state = last;
    const auto stored = co_await store(self, last, text);
    const auto audited =
        co_await SessionContext::audit(self->context, action, self->instance.name, !why.has_value(), details);
    self->m_control.reset();
    self->m_connection.reset();
    for (const auto& waiter : std::exchange(self->m_endWaiters, {}))
        waiter->resolve({});
    if (self->face)
        Q_EMIT self->face->stateChanged(last);
    if (self->face && why)
        Q_EMIT self->face->failed(*why);
    if (self->context->service)
        Q_EMIT self->context->service->sessionChanged(self->id);
    co_return stored ? audited : stored;
}

core::Task<void> DesktopSession::Private::whenEnded(Self self)
{
    if (isEnd(self->state))
        co_return {};
    core::Deferred<void> ended;
    self->m_endWaiters.push_back(std::make_shared<core::Resolver<void>>(ended.resolver()));
    co_return co_await ended;
}

void DesktopSession::Private::take(Reached reached)
{
    m_connection = std::move(reached.connection);
    display = std::move(reached.display);
    options.display.useTcp = display.socketPath.isEmpty();
    m_waitingStream = std::move(reached.stream);
    m_streamTimer.start(waitingStreamLife);
    QObject::connect(m_connection.get(), &ssh::Connection::lost, &m_home,
                     [this](const core::Error& reason) { onLost(reason); });
}

void DesktopSession::Private::becomeConnected()
{
    enter(SessionState::Connected);
    if (!m_connection->isAlive())
        return onLost(notConnected());
    std::ignore = watch(shared_from_this(), m_connection);
}

void DesktopSession::Private::onLost(const core::Error& reason)
{
    if (state == SessionState::Connected)
        std::ignore = reconnect(shared_from_this(), reason);
}

core::Task<void> DesktopSession::Private::watch(Self self, std::shared_ptr<ssh::Connection> watched)
{
    while (true) {
        const auto ended = co_await VncServer::watch(*watched, self->display.number, self->stopSource.get_token());
        const bool isCurrent = self->state == SessionState::Connected && self->m_connection == watched;
        if (!isCurrent)
            co_return {};
        if (!ended && ended.error().code == ErrorCode::DisplayDied)
            co_return co_await end(self, ended.error());
        // Somebody ended the watching over there, or refused its channel; the link itself is well.
        const auto slept = co_await core::sleepFor(watchAgainDelay, self->stopSource.get_token());
        if (!slept)
            co_return {};
    }
}

core::Task<void> DesktopSession::Private::reconnect(Self self, core::Error reason)
{
    ++self->m_reconnections;
    std::ignore = co_await comeBack(self, reason);
    if (--self->m_reconnections > 0)
        co_return {};
    for (const auto& waiter : std::exchange(self->m_reconnectionWaiters, {}))
        waiter->resolve({});
    co_return {};
}

core::Task<void> DesktopSession::Private::whenNotReconnecting(Self self)
{
    if (self->m_reconnections == 0)
        co_return {};
    core::Deferred<void> over;
    self->m_reconnectionWaiters.push_back(std::make_shared<core::Resolver<void>>(over.resolver()));
    co_return co_await over;
}

core::Task<void> DesktopSession::Private::comeBack(Self self, core::Error reason)
{
    // It is the sender of the signal that brought us here, and dies after the first wait.
    auto lost = std::move(self->m_connection);
    self->m_waitingStream.reset();
    for (int attempt = 0;; ++attempt) {
        self->enter(SessionState::Reconnecting);
        const auto delay = backOff(attempt);
        self->patience = std::stop_source();
        if (self->face)
            Q_EMIT self->face->retryScheduled(static_cast<int>((delay.count() + 999) / 1000), reason);
        {
            const std::stop_callback onStop(self->stopSource.get_token(),
                                            [patience = self->patience]() mutable { patience.request_stop(); });
            std::ignore = co_await core::sleepFor(delay, self->patience.get_token());
        }
        lost.reset();
        if (self->stopSource.stop_requested() || self->state != SessionState::Reconnecting || !self->context->service)
            co_return {};
        DesktopOpening opening(self->makeOrder({}));
        auto reached = co_await opening.reattach(self->display.number, self->display.processId);
        if (isEnd(self->state) || self->state == SessionState::Closing) {
            if (reached)
                reached->connection->close();
            co_return {};
        }
        if (reached) {
            self->take(std::move(*reached));
            self->becomeConnected();
            if (self->face)
                Q_EMIT self->face->reconnected();
            co_return {};
        }
        reason = reached.error();
        if (isFinal(reason.code))
            co_return co_await end(self, reason);
    }
}

core::Error DesktopSession::Private::cancelled() const
{
    return core::Error{ErrorCode::Cancelled, QStringLiteral("cancelled"), instance.name, {}};
}

core::Error DesktopSession::Private::notConnected() const
{
    if (m_failure)
        return *m_failure;
    return core::Error{
        ErrorCode::ConnectionLost, QStringLiteral("the session is %1").arg(toWord(state)), instance.name, {}};
}

core::Task<core::Error> DesktopSession::Private::explainRefusal(Self self, core::Error error)
{
    const auto connection = self->m_connection;
    if (self->m_failure)
        co_return *self->m_failure;
    if (error.code != ErrorCode::ChannelRefused || !connection)
        co_return error;
    auto alive = co_await VncServer::check(*connection, self->display.number);
    // A server that ends takes its socket away first.
    if (alive && co_await core::sleepFor(endingServerLife, self->stopSource.get_token()))
        alive = co_await VncServer::check(*connection, self->display.number);
    // Whoever watches may have learned it meanwhile, and taken the link away under this.
    if (self->m_failure)
        co_return *self->m_failure;
    if (alive || alive.error().code != ErrorCode::DisplayDied)
        co_return error;
    if (self->state == SessionState::Connected && self->m_connection == connection)
        std::ignore = co_await end(self, alive.error());
    co_return alive.error();
}

core::Task<core::UniqueFd> DesktopSession::Private::openStream(Self self)
{
    if (self->state != SessionState::Connected)
        co_return core::fail(self->notConnected());
    if (self->m_waitingStream.isValid())
        co_return std::move(self->m_waitingStream);
    auto stream = co_await openDisplayStream(self->m_connection, self->display.socketPath, self->display.tcpPort);
    if (stream)
        co_return stream;
    const auto explained = co_await explainRefusal(self, stream.error());
    co_return core::fail(explained ? *explained : explained.error());
}

core::Task<void> DesktopSession::Private::forwardInto(Self self, core::UniqueFd socket)
{
    if (self->state != SessionState::Connected)
        co_return core::fail(self->notConnected());
    self->m_waitingStream.reset();
    const auto connection = self->m_connection;
    core::Result<void> forwarded;
    if (self->display.socketPath.isEmpty())
        forwarded = co_await connection->forwardTcpStream(QStringLiteral("127.0.0.1"), self->display.tcpPort,
                                                          std::move(socket));
    else
        forwarded = co_await connection->forwardUnixStream(self->display.socketPath, std::move(socket));
    if (forwarded)
        co_return forwarded;
    const auto explained = co_await explainRefusal(self, forwarded.error());
    co_return core::fail(explained ? *explained : explained.error());
}

core::Task<void> DesktopSession::Private::close(Self self, bool stopDesktop)
{
    if (isEnd(self->state))
        co_return co_await whenNotReconnecting(self);
    self->m_stopDesktopAtEnd = self->m_stopDesktopAtEnd || stopDesktop;
    if (self->m_isOpening || self->state == SessionState::Closing) {
        // Whoever runs the opening or the closing brings it to its end.
        self->stopSource.request_stop();
        const auto ended = co_await whenEnded(self);
        std::ignore = co_await whenNotReconnecting(self);
        co_return ended;
    }
    self->enter(SessionState::Closing);
    self->stopSource.request_stop();
    self->m_waitingStream.reset();
    core::Result<void> stopped;
    if (self->m_stopDesktopAtEnd)
        stopped = co_await stopRemote(self);
    const auto ended = co_await end(self, std::nullopt);
    // Its connection's thread must not be left to the end of the program, which takes away what that works with.
    std::ignore = co_await whenNotReconnecting(self);
    co_return stopped ? ended : stopped;
}

core::Task<void> DesktopSession::Private::stopRemote(Self self)
{
    auto connection = self->m_connection;
    if ((!connection || !connection->isAlive()) && self->context->service) {
        auto connected = co_await self->context->needs.connector.connect(self->instance);
        if (!connected)
            co_return core::fail(connected);
        connection = std::move(*connected);
    }
    if (!connection)
        co_return core::fail(self->notConnected());
    const auto stopped = co_await VncServer::stop(*connection, self->display.number);
    if (connection != self->m_connection)
        connection->close();
    QJsonObject details;
    details[QLatin1String("display")] = self->display.number;
    std::ignore = co_await SessionContext::audit(self->context, QStringLiteral("desktop.stopped"), self->instance.name,
                                                 stopped.has_value(), details);
    co_return stopped;
}

DesktopSession::DesktopSession(std::shared_ptr<Private> p)
    : m_p(std::move(p))
{
    m_p->face = this;
}

DesktopSession::~DesktopSession()
{
    m_p->face = nullptr;
    std::ignore = Private::close(m_p, false);
}

QString DesktopSession::id() const
{
    return m_p->id;
}

instances::Instance DesktopSession::instance() const
{
    return m_p->instance;
}

SessionState DesktopSession::state() const
{
    return m_p->state;
}

int DesktopSession::displayNumber() const
{
    return m_p->display.number;
}

bool DesktopSession::wasAdopted() const
{
    return m_p->display.wasAdopted;
}

QStringList DesktopSession::notices() const
{
    return m_p->display.mended;
}

void DesktopSession::retryNow()
{
    m_p->patience.request_stop();
}

core::Task<core::UniqueFd> DesktopSession::openStream()
{
    return Private::openStream(m_p);
}

core::Task<void> DesktopSession::forwardInto(core::UniqueFd socket)
{
    return Private::forwardInto(m_p, std::move(socket));
}

std::shared_ptr<ssh::Connection> DesktopSession::connection() const
{
    return m_p->connection();
}

core::Task<void> DesktopSession::audit(QString action, bool succeeded, QJsonObject details)
{
    return SessionContext::audit(m_p->context, std::move(action), m_p->instance.name, succeeded, std::move(details));
}

core::Secret DesktopSession::password() const
{
    return m_p->display.password.clone();
}

core::Task<void> DesktopSession::close(bool stopDesktop)
{
    return Private::close(m_p, stopDesktop);
}

} // namespace clouddesk::desktops
