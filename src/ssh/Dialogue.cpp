// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/Dialogue.h"

namespace clouddesk::ssh {

core::Deferred<HandshakeEvent> Dialogue::next()
{
    core::Deferred<HandshakeEvent> event;
    core::Resolver<HandshakeEvent> resolver = event.resolver();
    const std::scoped_lock lock(m_mutex);
    if (m_said)
        resolver.resolve(std::move(*std::exchange(m_said, std::nullopt)));
    else
        m_resolver = std::move(resolver);
    return event;
}

void Dialogue::answer(core::Result<HandshakeAnswer> answer)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_answer.emplace(std::move(answer));
    }
    m_answered.notify_all();
}

core::Result<HandshakeAnswer> Dialogue::ask(HandshakeEvent question, std::stop_token stop)
{
    say(std::move(question));
    std::unique_lock lock(m_mutex);
    m_answered.wait(lock, stop, [this] { return m_answer.has_value(); });
    // After a stop, what lies there may be the late answer to an earlier question.
    if (stop.stop_requested() || !m_answer)
        return core::fail(core::ErrorCode::Cancelled, QStringLiteral("cancelled"));
    core::Result<HandshakeAnswer> answer = std::move(*m_answer);
    m_answer.reset();
    return answer;
}

void Dialogue::finish(core::Result<HandshakeEvent> end)
{
    say(std::move(end));
}

void Dialogue::say(core::Result<HandshakeEvent> event)
{
    const std::scoped_lock lock(m_mutex);
    // The home thread may still be at the last question: a stop ends the wait for its answer here, not there.
    if (m_resolver.isPending())
        m_resolver.resolve(std::move(event));
    else
        m_said.emplace(std::move(event));
}

} // namespace clouddesk::ssh
