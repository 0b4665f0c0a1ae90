// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/Connection.h"

#include "ssh/ConnectGate.h"
#include "ssh/ExecChannel.h"
#include "ssh/SessionThread.h"
#include "ssh/StreamChannel.h"
#include "ssh/TcpConnector.h"

namespace clouddesk::ssh {

using core::ErrorCode;
using core::fail;

namespace {

core::Error lostError(const QString& place)
{
    return {ErrorCode::ConnectionLost, QStringLiteral("the connection is closed"), place,
            QStringLiteral("Connect again.")};
}

QString placeOf(const Hop& hop)
{
    const QString address = hop.host.contains(QLatin1Char(':')) ? QStringLiteral("[%1]:%2").arg(hop.host).arg(hop.port)
                                                                : QStringLiteral("%1:%2").arg(hop.host).arg(hop.port);
    return hop.label.isEmpty() || hop.label == hop.host ? address : QStringLiteral("%1 (%2)").arg(hop.label, address);
}

QString labelOf(const Hop& hop)
{
    return hop.label.isEmpty() ? hop.host : hop.label;
}

core::Result<void> checkLibrary()
{
    if (ssh_version(SSH_VERSION_INT(0, 10, 6)) != nullptr)
        return {};
    return fail(ErrorCode::Unsupported,
                QStringLiteral("libssh %1 has known weaknesses").arg(QString::fromLatin1(ssh_version(0))), {},
                QStringLiteral("Install libssh 0.10.6 or newer"));
}

bool isPlain(const QString& text)
{
    return !text.isEmpty() && !text.startsWith(QLatin1Char('-')) &&
           std::ranges::none_of(text, [](QChar each) { return each.isSpace() || !each.isPrint(); });
}

core::Result<void> checkOptions(const ConnectionOptions& options)
{
    if (options.hops.empty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("there is no machine to connect to"));
    for (const Hop& hop : options.hops) {
        if (!isPlain(hop.host) || !isPlain(hop.user) || hop.port == 0)
            return fail(ErrorCode::InvalidArgument, QStringLiteral("host, user or port cannot be used"), placeOf(hop),
                        QStringLiteral("Correct the machine's address"));
    }
    return checkLibrary();
}

/// What the steps of one attempt to connect share.
struct Attempt
{
    ConnectionOptions options;
    ConnectionDelegate& delegate;
    std::stop_token stop;
    std::chrono::nanoseconds answering{0}; ///< spent by the delegate
};

using Clock = std::chrono::steady_clock;

} // namespace

/// What a connection consists of: a thread per hop, the last of which is the machine's.
class Connection::Private
{
public:
    ~Private() { close(); }

    core::Task<void> addHop(Hop hop, Attempt* attempt);
    /// From the machine back: each hop's stream runs through the one before it.
    void close();
    /// Null once closed.
    [[nodiscard]] std::shared_ptr<Mailbox> mailbox() const
    {
        return m_hops.empty() ? nullptr : m_hops.back()->mailbox();
    }

    QString label;
    QString place;
    HostKey hostKey;
    std::chrono::milliseconds loginTime{0};
    Connection* owner = nullptr;
    std::optional<core::Error> lostReason;

    [[nodiscard]] bool isClosed() const { return m_isClosed; }
    [[nodiscard]] Traffic traffic() const { return m_hops.empty() ? m_lastTraffic : m_hops.back()->traffic(); }
    quint64 newChannelId() { return ++m_lastChannelId; }

private:
    [[nodiscard]] SessionThread::LostCallback lostCallback();
    void noteLost(const core::Error& reason);

    // Where the SSH threads' last words arrive.
    QObject m_home;
    std::vector<std::unique_ptr<SessionThread>> m_hops;
    Traffic m_lastTraffic;
    quint64 m_lastChannelId = 0;
    bool m_isClosed = false;
};

SessionThread::LostCallback Connection::Private::lostCallback()
{
    return [this](const core::Error& reason) {
        QMetaObject::invokeMethod(&m_home, [this, reason] { noteLost(reason); }, Qt::QueuedConnection);
    };
}

void Connection::Private::noteLost(const core::Error& reason)
{
    if (m_isClosed || lostReason)
        return;
    lostReason = reason;
    // Last, because whoever hears it may destroy us.
    if (owner != nullptr)
        Q_EMIT owner->lost(reason);
}

void Connection::Private::close()
{
    m_isClosed = true;
    for (const auto& hop : m_hops)
        hop->requestStop();
    if (!m_hops.empty())
        m_lastTraffic = m_hops.back()->traffic();
    while (!m_hops.empty()) {
        m_hops.back()->finish();
        m_hops.pop_back();
    }
}

namespace {

core::Task<HandshakeAnswer> answerTo(PromptQuestion question, Attempt* attempt, QString label)
{
    co_return co_await attempt->delegate.answerInteractive(label, question.instruction, std::move(question.prompts));
}

core::Task<HandshakeAnswer> answerTo(PassphraseQuestion question, Attempt* attempt, QString label)
{
    core::Result<core::Secret> passphrase = co_await attempt->delegate.passphrase(label, question.isAgain);
    if (!passphrase)
        co_return fail(passphrase);
    HandshakeAnswer answer;
    answer.push_back(std::move(*passphrase));
    co_return answer;
}

core::Task<HandshakeAnswer> answerTo(PasswordQuestion /*question*/, Attempt* attempt, QString label)
{
    core::Result<core::Secret> password = co_await attempt->delegate.password(label);
    if (!password)
        co_return fail(password);
    HandshakeAnswer answer;
    answer.push_back(std::move(*password));
    co_return answer;
}

core::Task<HandshakeAnswer> answerTo(HostKeyQuestion question, Attempt* attempt, QString host, quint16 port,
                                     QString label)
{
    const core::Result<void> trusted = co_await attempt->delegate.checkHostKey(host, port, label, question.key);
    if (!trusted)
        co_return fail(trusted);
    co_return HandshakeAnswer();
}

// Carries questions from the SSH thread to the delegate, and answers back, until it is logged in.
core::Task<HostKey> converse(SessionThread* thread, Attempt* attempt, QString host, quint16 port, QString label)
{
    const std::stop_callback onStop(attempt->stop, [thread] { thread->requestStop(); });
    core::Deferred<HandshakeEvent> pending = thread->dialogue().next();
    thread->start();
    for (;;) {
        core::Result<HandshakeEvent> event = co_await pending;
        if (!event)
            co_return fail(event);
        if (Established* const established = std::get_if<Established>(&*event))
            co_return std::move(established->key);
        const Clock::time_point asked = Clock::now();
        core::Result<HandshakeAnswer> answer = HandshakeAnswer();
        if (HostKeyQuestion* const hostKey = std::get_if<HostKeyQuestion>(&*event))
            answer = co_await answerTo(std::move(*hostKey), attempt, host, port, label);
        else if (PromptQuestion* const prompts = std::get_if<PromptQuestion>(&*event))
            answer = co_await answerTo(std::move(*prompts), attempt, label);
        else if (const auto* const passphrase = std::get_if<PassphraseQuestion>(&*event))
            answer = co_await answerTo(*passphrase, attempt, label);
        else
            answer = co_await answerTo(PasswordQuestion(), attempt, label);
        attempt->answering += Clock::now() - asked;
        pending = thread->dialogue().next();
        thread->dialogue().answer(std::move(answer));
    }
}

using MailboxPointer = std::shared_ptr<Mailbox>;

// Tells a channel to end, from whatever thread requests the stop.
void cancelChannel(const MailboxPointer& mailbox, quint64 id, const QString& place)
{
    Mailbox::Task abandon = [id, place](SessionLoop& loop) {
        loop.abandon(id, {ErrorCode::Cancelled, QStringLiteral("cancelled"), place, {}});
    };
    mailbox->post(abandon);
}

core::Task<void> openStream(MailboxPointer mailbox, quint64 id, ChannelTarget target, core::UniqueFd local,
                            std::stop_token stop, QString place)
{
    if (!mailbox)
        co_return fail(lostError(place));
    core::Deferred<void> opened;
    Mailbox::Task open = [channel = std::make_unique<StreamChannel>(id, std::move(target), std::move(local),
                                                                    opened.resolver())](SessionLoop& loop) mutable {
        loop.add(std::move(channel));
    };
    if (!mailbox->post(open))
        co_return fail(lostError(place));
    const std::stop_callback onStop(stop, [mailbox, id, place] { cancelChannel(mailbox, id, place); });
    core::Result<void> outcome = co_await opened;
    co_return outcome;
}

core::Task<core::UniqueFd> openPair(MailboxPointer mailbox, quint64 id, ChannelTarget target, std::stop_token stop,
                                    QString place)
{
    core::Result<core::SocketPair> pair = core::makeSocketPair();
    if (!pair)
        co_return fail(pair.error().at(place));
    const core::Result<void> opened =
        co_await openStream(std::move(mailbox), id, std::move(target), std::move(pair->near), stop, place);
    if (!opened)
        co_return fail(opened);
    co_return std::move(pair->far);
}

ChannelTarget targetOf(ChannelTarget::Kind kind, const QString& name, quint16 port = 0)
{
    ChannelTarget target;
    target.kind = kind;
    target.name = name.toUtf8();
    target.port = port;
    return target;
}

// The socket of the first hop.
core::Task<core::UniqueFd> reach(QString host, quint16 port, QString place, Attempt* attempt)
{
    core::Result<core::UniqueFd> socket =
        co_await TcpConnector::connect(host, port, attempt->options.stepLimit, attempt->stop);
    if (!socket) {
        core::Error error = socket.error();
        error.where = place;
        co_return fail(std::move(error));
    }
    co_return socket;
}

// The socket of a further hop: a stream through the machine before it, which also resolves the name.
core::Task<core::UniqueFd> reachThrough(MailboxPointer mailbox, quint64 id, QString host, quint16 port, QString place,
                                        Attempt* attempt)
{
    ChannelTarget target = targetOf(ChannelTarget::Kind::TcpStream, host, port);
    core::Result<core::UniqueFd> socket =
        co_await openPair(std::move(mailbox), id, std::move(target), attempt->stop, place);
    co_return socket;
}

} // namespace

// One more hop: waits for its turn, gets a socket, logs in.
core::Task<void> Connection::Private::addHop(Hop hop, Attempt* attempt)
{
    label = labelOf(hop);
    place = placeOf(hop);
    const QString host = hop.host;
    const quint16 port = hop.port;
    core::Result<QStringList> known = co_await attempt->delegate.knownHostKeyTypes(host, port);
    if (!known)
        co_return fail(known.error().at(place));
    core::Result<ConnectGate::Pass> pass = co_await ConnectGate::enter(host, port, attempt->stop);
    if (!pass)
        co_return fail(pass.error().at(place));
    core::Result<core::UniqueFd> socket = core::UniqueFd();
    if (m_hops.empty())
        socket = co_await reach(host, port, place, attempt);
    else
        socket = co_await reachThrough(mailbox(), newChannelId(), host, port, place, attempt);
    if (!socket)
        co_return fail(socket);
    SessionSetup setup;
    setup.socket = std::move(*socket);
    setup.hop = std::move(hop);
    setup.place = place;
    setup.knownHostKeyTypes = std::move(*known);
    setup.ciphers = attempt->options.ciphers;
    setup.stepLimit = attempt->options.stepLimit;
    setup.keepaliveInterval = attempt->options.keepaliveInterval;
    m_hops.push_back(std::make_unique<SessionThread>(std::move(setup), lostCallback()));
    core::Result<HostKey> key = co_await converse(m_hops.back().get(), attempt, host, port, label);
    if (!key)
        co_return fail(key);
    hostKey = std::move(*key);
    co_return core::Result<void>();
}

core::Task<std::shared_ptr<Connection>> Connection::open(ConnectionOptions options, ConnectionDelegate& delegate,
                                                         std::stop_token stop)
{
    if (auto checked = checkOptions(options); !checked)
        co_return fail(checked);
    auto parts = std::make_unique<Private>();
    Attempt attempt{std::move(options), delegate, stop};
    const Clock::time_point began = Clock::now();
    for (std::size_t i = 0; i < attempt.options.hops.size(); ++i) {
        Hop hop = std::move(attempt.options.hops[i]);
        core::Result<void> added = co_await parts->addHop(std::move(hop), &attempt);
        if (!added && stop.stop_requested())
            co_return fail(ErrorCode::Cancelled, QStringLiteral("cancelled"), parts->place);
        if (!added)
            co_return fail(added);
    }
    if (parts->lostReason)
        co_return fail(*parts->lostReason);
    parts->loginTime = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began - attempt.answering);
    co_return std::shared_ptr<Connection>(new Connection(std::move(parts)));
}

Connection::Connection(std::unique_ptr<Private> p)
    : m_p(std::move(p))
{
    m_p->owner = this;
}

Connection::~Connection()
{
    close();
}

namespace {

// Pieces of output go to the home thread one by one; what is on its way is counted, so that it cannot pile up.
std::shared_ptr<OutputSink> makeSink(decltype(ExecRequest::onOutput) handler, QObject* home,
                                     const MailboxPointer& mailbox)
{
    auto sink = std::make_shared<OutputSink>();
    sink->deliver = [handler = std::move(handler), home, mailbox, counter = sink.get()](QByteArray piece,
                                                                                        bool isError) {
        QMetaObject::invokeMethod(
            home,
            [handler, piece, isError, mailbox, counter] {
                counter->underWay -= piece.size();
                handler(piece, isError);
                mailbox->wake();
            },
            Qt::QueuedConnection);
    };
    return sink;
}

core::Task<ExecResult> runCommand(MailboxPointer mailbox, quint64 id, ExecRequest request, QString place)
{
    if (request.command.contains('\0'))
        co_return fail(ErrorCode::InvalidArgument, QStringLiteral("a command cannot hold a zero byte"), place);
    if (!mailbox)
        co_return fail(lostError(place));
    // Lives until the SSH thread has resolved the result, after which it delivers nothing more.
    QObject home;
    std::shared_ptr<OutputSink> sink;
    if (request.onOutput)
        sink = makeSink(std::move(request.onOutput), &home, mailbox);
    ExecOrder order;
    order.command = std::move(request.command);
    order.input = std::move(request.input);
    order.inputSource = std::move(request.inputSource);
    order.isTerminatedEarly = request.isTerminatedEarly;
    order.limit = request.limit;
    order.outputLimit = request.outputLimit;
    order.sink = sink;
    core::Deferred<ExecResult> done;
    Mailbox::Task run = [channel = std::make_unique<ExecChannel>(id, std::move(order), done.resolver())](
                            SessionLoop& loop) mutable { loop.add(std::move(channel)); };
    if (!mailbox->post(run))
        co_return fail(lostError(place));
    const std::stop_callback onStop(request.stop, [mailbox, id, place] { cancelChannel(mailbox, id, place); });
    core::Result<ExecResult> result = co_await done;
    co_return result;
}

} // namespace

core::Task<ExecResult> Connection::exec(ExecRequest request)
{
    return runCommand(m_p->mailbox(), m_p->newChannelId(), std::move(request), m_p->place);
}

core::Task<core::UniqueFd> Connection::openTcpStream(QString host, quint16 port)
{
    return openPair(m_p->mailbox(), m_p->newChannelId(), targetOf(ChannelTarget::Kind::TcpStream, host, port), {},
                    m_p->place);
}

core::Task<core::UniqueFd> Connection::openUnixStream(QString path)
{
    return openPair(m_p->mailbox(), m_p->newChannelId(), targetOf(ChannelTarget::Kind::UnixStream, path), {},
                    m_p->place);
}

core::Task<void> Connection::forwardTcpStream(QString host, quint16 port, core::UniqueFd localEnd)
{
    return openStream(m_p->mailbox(), m_p->newChannelId(), targetOf(ChannelTarget::Kind::TcpStream, host, port),
                      std::move(localEnd), {}, m_p->place);
}

core::Task<void> Connection::forwardUnixStream(QString path, core::UniqueFd localEnd)
{
    return openStream(m_p->mailbox(), m_p->newChannelId(), targetOf(ChannelTarget::Kind::UnixStream, path),
                      std::move(localEnd), {}, m_p->place);
}

core::Task<core::UniqueFd> Connection::openSubsystem(QString name)
{
    return openPair(m_p->mailbox(), m_p->newChannelId(), targetOf(ChannelTarget::Kind::Subsystem, name), {},
                    m_p->place);
}

namespace {

core::Task<Terminal> openTerminalPair(MailboxPointer mailbox, quint64 id, ChannelTarget target, QString place)
{
    auto stream = co_await openPair(std::move(mailbox), id, std::move(target), {}, place);
    if (!stream)
        co_return fail(stream);
    Terminal terminal;
    terminal.stream = std::move(*stream);
    terminal.id = id;
    co_return terminal;
}

} // namespace

core::Task<Terminal> Connection::openTerminal(QByteArray command, int columns, int rows)
{
    ChannelTarget target;
    target.kind = ChannelTarget::Kind::Terminal;
    target.name = std::move(command);
    target.columns = columns;
    target.rows = rows;
    return openTerminalPair(m_p->mailbox(), m_p->newChannelId(), std::move(target), m_p->place);
}

void Connection::resizeTerminal(quint64 id, int columns, int rows)
{
    Mailbox::Task resize = [id, columns, rows](SessionLoop& loop) { loop.resize(id, columns, rows); };
    if (const auto mailbox = m_p->mailbox())
        mailbox->post(resize);
}

bool Connection::isAlive() const
{
    return !m_p->isClosed() && !m_p->lostReason;
}

Traffic Connection::traffic() const
{
    return m_p->traffic();
}

QString Connection::label() const
{
    return m_p->label;
}

std::chrono::milliseconds Connection::loginTime() const
{
    return m_p->loginTime;
}

HostKey Connection::hostKey() const
{
    return m_p->hostKey;
}

void Connection::close()
{
    m_p->close();
}

} // namespace clouddesk::ssh
