// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/SessionLoop.h"

#include "ssh/ExecChannel.h"

#include <libssh/server.h>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>

namespace clouddesk::ssh {

using core::ErrorCode;

namespace {

// The largest count that a channel reads with; only what is really read is ever touched.
constexpr quint32 scratchSize = 4 * 1024 * 1024;
// So much libssh reads at a time (socket.c, MAX_BUF_SIZE). When it gets less, there is no more.
constexpr quint64 readSize = 4096;
// So often, and then the local ends have their turn.
constexpr int readsPerTurn = 256;
// Beyond this much in one turn it is bulk data, which delayed acknowledgements suit.
constexpr quint64 interactiveBytes = quint64(16) * 1024;
constexpr quint64 trickChannelId = 0;

} // namespace

SessionLoop::SessionLoop(Session& session, Mailbox& mailbox, SharedTraffic& traffic,
                         std::chrono::milliseconds keepaliveInterval)
    : m_session(session)
    , m_mailbox(mailbox)
    , m_traffic(traffic)
    , m_keepaliveInterval(keepaliveInterval)
    , m_event(ssh_event_new())
    , m_scratch(std::make_unique_for_overwrite<char[]>(scratchSize))
    , m_lastHeard(Clock::now())
    , m_lastAsked(m_lastHeard)
    , m_heardBytes(session.bytesReceived())
{
    ssh_event_add_session(m_event, m_session.handle());
}

SessionLoop::~SessionLoop()
{
    m_channels.clear();
    ssh_event_remove_session(m_event, m_session.handle());
    ssh_event_free(m_event);
}

std::optional<core::Error> SessionLoop::run()
{
    const std::stop_callback onStop(m_session.stopToken(), [this] { m_mailbox.wake(); });
    while (!m_death && !m_session.stopToken().stop_requested())
        poll();
    return m_death;
}

void SessionLoop::poll()
{
    const bool wantsToWrite = (ssh_get_poll_flags(m_session.handle()) & SSH_WRITE_PENDING) != 0;
    std::vector<pollfd> polled = {
        {m_mailbox.descriptor(), POLLIN, 0},
        {m_session.socket(), static_cast<short>(POLLIN | (wantsToWrite ? POLLOUT : 0)), 0},
    };
    // Open ends only: poll(2) refuses a list that is longer than RLIMIT_NOFILE, whatever is in it.
    std::vector<Channel*> local;
    for (const auto& channel : m_channels) {
        if (const int descriptor = channel->localDescriptor(); descriptor >= 0) {
            polled.push_back({descriptor, channel->wantedEvents(), 0});
            local.push_back(channel.get());
        }
    }
    if (::poll(polled.data(), polled.size(), pollTimeout()) < 0) {
        if (errno != EINTR)
            m_death = unserved(errno);
        return;
    }
    // Local ends first: until the channels advance, none of them goes.
    serveLocal(std::span(polled).subspan(2), local);
    if (polled[1].revents != 0)
        readSession();
    if ((polled[0].revents & POLLIN) != 0)
        runTasks(m_mailbox.take());
    advanceChannels();
    countTraffic();
    keepAlive();
}

int SessionLoop::pollTimeout() const
{
    Clock::time_point next = std::max(m_lastHeard, m_lastAsked) + m_keepaliveInterval;
    for (const auto& channel : m_channels) {
        if (const auto deadline = channel->deadline(); deadline && *deadline < next)
            next = *deadline;
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - Clock::now());
    return static_cast<int>(std::clamp<qint64>(left.count(), 0, 60000));
}

void SessionLoop::runTasks(std::vector<Mailbox::Task> tasks)
{
    for (Mailbox::Task& task : tasks)
        task(*this);
}

void SessionLoop::readSession()
{
    const quint64 before = m_session.bytesReceived();
    for (int i = 0; i < readsPerTurn; ++i) {
        const quint64 heard = m_session.bytesReceived();
        const int result = ssh_event_dopoll(m_event, 0);
        if (result == SSH_AGAIN)
            break;
        if (result == SSH_ERROR || isDead(m_session.handle())) {
            m_death = death();
            return;
        }
        if (m_session.bytesReceived() - heard < readSize)
            break;
    }
    // sshd leaves Nagle's algorithm on until it runs a command: an acknowledgement of ours that waits would hold back
    // its next small packet (tcp(7), TCP_QUICKACK: not permanent, so again each time). At once, each costs both sides
    // as much as a small packet does.
    if (m_acknowledgesAtOnce && m_session.bytesReceived() - before < interactiveBytes) {
        const int on = 1;
        m_acknowledgesAtOnce = setsockopt(m_session.socket(), IPPROTO_TCP, TCP_QUICKACK, &on, sizeof(on)) == 0;
    }
}

void SessionLoop::serveLocal(std::span<const pollfd> polled, std::span<Channel* const> channels)
{
    for (std::size_t i = 0; i < polled.size(); ++i) {
        if (polled[i].revents != 0)
            channels[i]->onLocalEvents(polled[i].revents);
    }
}

void SessionLoop::advanceChannels()
{
    for (const auto& channel : m_channels)
        channel->advance();
    if (m_acknowledgesAtOnce && ssh_get_openssh_version(m_session.handle()) != 0)
        m_acknowledgesAtOnce =
            std::ranges::none_of(m_channels, [](const auto& channel) { return channel->hasBegunCommand(); });
    std::erase_if(m_channels, [](const auto& channel) { return channel->isFinished(); });
    if (!m_death && isDead(m_session.handle()))
        m_death = death();
}

void SessionLoop::countTraffic()
{
    const Traffic now = m_session.traffic();
    m_traffic.received.store(now.received, std::memory_order_relaxed);
    m_traffic.sent.store(now.sent, std::memory_order_relaxed);
    if (now.received == m_heardBytes)
        return;
    m_heardBytes = now.received;
    m_lastHeard = Clock::now();
}

void SessionLoop::keepAlive()
{
    const Clock::time_point now = Clock::now();
    const auto silence = now - m_lastHeard;
    if (silence >= 3 * m_keepaliveInterval) {
        m_death =
            core::Error{ErrorCode::ConnectionLost,
                        QStringLiteral("the machine has not answered for %1 s")
                            .arg(std::chrono::duration_cast<std::chrono::seconds>(silence).count()),
                        m_session.place(), QStringLiteral("check the network, and whether the machine still runs")};
        return;
    }
    if (silence < m_keepaliveInterval || now - m_lastAsked < m_keepaliveInterval)
        return;
    m_lastAsked = now;
    // The first call may do no more than collect the last answer; while an answer is due, neither sends anything.
    ssh_send_keepalive(m_session.handle());
    ssh_send_keepalive(m_session.handle());
}

void SessionLoop::add(std::unique_ptr<Channel> channel)
{
    if (m_death) {
        channel->abandon(*m_death);
        return;
    }
    const ChannelTarget::Kind kind = channel->target().kind;
    if (kind == ChannelTarget::Kind::Command || kind == ChannelTarget::Kind::Terminal)
        m_isInteractive = true;
    channel->begin(m_session.handle(), m_session.place(), m_scratch.get(), scratchSize);
    m_channels.push_back(std::move(channel));
    if (kind == ChannelTarget::Kind::TcpStream || kind == ChannelTarget::Kind::UnixStream)
        interactiveTrick();
}

// sshd turns Nagle's algorithm off with the first command of a connection and not before (session.c,
// ssh_packet_set_interactive), so one that does nothing is run beside the first stream. If it is refused, so be it.
void SessionLoop::interactiveTrick()
{
    if (std::exchange(m_isInteractive, true))
        return;
    ExecOrder nothing;
    nothing.command = ":";
    nothing.limit = std::chrono::seconds(30);
    nothing.outputLimit = qsizetype(1) << 20;
    core::Deferred<ExecResult> ignored;
    add(std::make_unique<ExecChannel>(trickChannelId, std::move(nothing), ignored.resolver()));
}

void SessionLoop::abandon(quint64 channelId, const core::Error& error)
{
    for (const auto& channel : m_channels) {
        if (channel->id() == channelId)
            channel->abandon(error);
    }
}

void SessionLoop::resize(quint64 channelId, int columns, int rows)
{
    for (const auto& channel : m_channels) {
        if (channel->id() == channelId)
            channel->resize(columns, rows);
    }
}

void SessionLoop::fail(const core::Error& error)
{
    m_death = error;
    for (const auto& channel : m_channels)
        channel->abandon(error);
    m_channels.clear();
    runTasks(m_mailbox.close());
}

core::Error SessionLoop::unserved(int cause) const
{
    return {ErrorCode::ConnectionLost,
            QStringLiteral("this computer cannot serve the connection (poll: %1)")
                .arg(QString::fromLocal8Bit(std::strerror(cause))),
            m_session.place(), QStringLiteral("Close what uses much memory here, and connect again")};
}

core::Error SessionLoop::death() const
{
    const QString complaint = m_session.complaint();
    const bool wasClosed = complaint.isEmpty() || complaint.contains(QLatin1String("disconnected"));
    return {ErrorCode::ConnectionLost,
            wasClosed ? QStringLiteral("the machine closed the connection")
                      : QStringLiteral("the connection broke (%1)").arg(complaint),
            m_session.place(), QStringLiteral("Connect again; check the network and whether the machine still runs")};
}

} // namespace clouddesk::ssh
