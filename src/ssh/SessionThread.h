// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/Dialogue.h"
#include "ssh/Mailbox.h"
#include "ssh/SessionLoop.h"

#include <thread>

namespace clouddesk::ssh {

/// One hop of a connection: the thread that owns its session. The object belongs to the home thread; destroying it ends
/// the session and joins.
class SessionThread
{
public:
    /// Called in the SSH thread, once at most, if a session that was established dies by itself.
    using LostCallback = std::function<void(const core::Error&)>;

    SessionThread(SessionSetup setup, LostCallback onLost);
    ~SessionThread();
    SessionThread(const SessionThread&) = delete;
    SessionThread& operator=(const SessionThread&) = delete;

    /// Starts the thread. Before that, take the first next() of the dialogue.
    void start();
    /// What the thread asks and tells while it logs in.
    [[nodiscard]] Dialogue& dialogue() { return m_dialogue; }
    /// Closed when the session has ended. Shared, so that it can be written to at any time.
    [[nodiscard]] std::shared_ptr<Mailbox> mailbox() const { return m_mailbox; }
    /// Any thread. The SSH thread ends soon.
    void requestStop() { m_stop.request_stop(); }
    /// requestStop() and join.
    void finish();
    /// Since the session began; also after its end.
    [[nodiscard]] Traffic traffic() const;

private:
    void run();
    void serve(Session& session);

    SessionSetup m_setup;
    LostCallback m_onLost;
    std::stop_source m_stop;
    Dialogue m_dialogue;
    std::shared_ptr<Mailbox> m_mailbox = std::make_shared<Mailbox>();
    SharedTraffic m_traffic;
    std::thread m_thread;
};

} // namespace clouddesk::ssh
