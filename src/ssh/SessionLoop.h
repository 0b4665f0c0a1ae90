// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/Channel.h"
#include "ssh/Mailbox.h"
#include "ssh/Session.h"

#include <atomic>
#include <memory>
#include <span>

struct pollfd;

namespace clouddesk::ssh {

/// Wire counters that other threads may read.
struct SharedTraffic
{
    std::atomic<quint64> received = 0;
    std::atomic<quint64> sent = 0;
};

/// The work of an SSH thread once it is logged in: one poll over the session's socket, the mailbox and one local
/// descriptor per channel. Everything here happens in that thread.
class SessionLoop
{
public:
    SessionLoop(Session& session, Mailbox& mailbox, SharedTraffic& traffic,
                std::chrono::milliseconds keepaliveInterval);
    ~SessionLoop();

    /// Serves until stop is requested (no error) or the link dies (why).
    std::optional<core::Error> run();

    // For tasks from the mailbox.

    /// Opens the channel, which is deleted once it is finished. After fail() it is abandoned at once.
    void add(std::unique_ptr<Channel> channel);
    /// As Channel does it; nothing happens where no channel has that id any more.
    void abandon(quint64 channelId, const core::Error& error);
    void resize(quint64 channelId, int columns, int rows);
    /// Ends everything that is under way, and whatever comes later, with this error.
    void fail(const core::Error& error);

private:
    using Clock = Channel::Clock;

    void poll();
    [[nodiscard]] int pollTimeout() const;
    void runTasks(std::vector<Mailbox::Task> tasks);
    void readSession();
    void serveLocal(std::span<const pollfd> polled, std::span<Channel* const> channels);
    void advanceChannels();
    void countTraffic();
    void keepAlive();
    void interactiveTrick();
    [[nodiscard]] core::Error unserved(int cause) const;
    [[nodiscard]] core::Error death() const;

    Session& m_session;
    Mailbox& m_mailbox;
    SharedTraffic& m_traffic;
    std::chrono::milliseconds m_keepaliveInterval;
    ssh_event m_event;
    std::vector<std::unique_ptr<Channel>> m_channels;
    std::unique_ptr<char[]> m_scratch;
    std::optional<core::Error> m_death;
    Clock::time_point m_lastHeard;
    Clock::time_point m_lastAsked;
    quint64 m_heardBytes = 0;
    bool m_acknowledgesAtOnce = true;
    bool m_isInteractive = false;
};

} // namespace clouddesk::ssh
