// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/Dialogue.h"

namespace clouddesk::ssh {

core::Deferred<HandshakeEvent> Dialogue::next()
{
    core::Deferred<HandshakeEvent> event;
    const std::scoped_lock lock(m_mutex);
    m_resolver = event.resolver();
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
    takeResolver().resolve(std::move(question));
    std::unique_lock lock(m_mutex);
    if (!m_answered.wait(lock, stop, [this] { return m_answer.has_value(); }))
        return core::fail(core::ErrorCode::Cancelled, QStringLiteral("cancelled"));
    core::Result<HandshakeAnswer> answer = std::move(*m_answer);
    m_answer.reset();
    return answer;
}

void Dialogue::finish(core::Result<HandshakeEvent> end)
{
    takeResolver().resolve(std::move(end));
}

core::Resolver<HandshakeEvent> Dialogue::takeResolver()
{
    const std::scoped_lock lock(m_mutex);
    return std::move(m_resolver);
}

} // namespace clouddesk::ssh
