// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/SessionThread.h"

#include "ssh/Handshake.h"

#include <csignal>

#include <pthread.h>

namespace clouddesk::ssh {

namespace {

// Signals are for the home thread, which may have handlers.
class SignalsBlocked
{
public:
    SignalsBlocked()
    {
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &m_before);
    }
    ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &m_before, nullptr); }

private:
    sigset_t m_before;
};

} // namespace

SessionThread::SessionThread(SessionSetup setup, LostCallback onLost)
    : m_setup(std::move(setup))
    , m_onLost(std::move(onLost))
{
}

SessionThread::~SessionThread()
{
    finish();
}

void SessionThread::start()
{
    const SignalsBlocked blocked;
    m_thread = std::thread([this] { run(); });
    pthread_setname_np(m_thread.native_handle(), "ssh");
}

void SessionThread::finish()
{
    m_stop.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

Traffic SessionThread::traffic() const
{
    return {m_traffic.received.load(std::memory_order_relaxed), m_traffic.sent.load(std::memory_order_relaxed)};
}

void SessionThread::run()
{
    auto session = Session::create(std::move(m_setup.socket), m_setup, m_stop.get_token());
    if (!session) {
        m_dialogue.finish(core::fail(session));
        return;
    }
    core::Result<HostKey> key = Handshake(**session, m_setup, m_dialogue).run();
    m_setup.hop.credential = AgentCredential();
    if (!key) {
        session->reset();
        m_dialogue.finish(core::fail(key));
        return;
    }
    ssh_set_log_level(SSH_LOG_NONE);
    m_dialogue.finish(HandshakeEvent(Established{std::move(*key)}));
    serve(**session);
}

void SessionThread::serve(Session& session)
{
    SessionLoop loop(session, *m_mailbox, m_traffic, m_setup.keepaliveInterval);
    const std::optional<core::Error> death = loop.run();
    const core::Error closed{
        core::ErrorCode::ConnectionLost, QStringLiteral("the connection was closed"), session.place(), {}};
    // Before the channels end: who sees one end shall know already that it was the whole connection.
    if (death)
        m_onLost(*death);
    loop.fail(death.value_or(closed));
}

} // namespace clouddesk::ssh
