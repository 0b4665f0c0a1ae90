// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/LineReader.h"

#include "core/Paths.h"

#include <cerrno>
#include <cstring>

#include <poll.h>
#include <unistd.h>

namespace clouddesk::app {

using core::ErrorCode;
using core::fail;
using core::Secret;

namespace {

constexpr std::size_t longestLine = 64 * 1024;

bool hasSomething(int fd)
{
    pollfd ready{fd, POLLIN, 0};
    return poll(&ready, 1, 0) > 0;
}

} // namespace

LineReader::LineReader(int fd, bool stopAtLineEnd, std::size_t limit, core::Resolver<Secret> resolver)
    : m_fd(fd)
    , m_stopAtLineEnd(stopAtLineEnd)
    , m_limit(limit)
    , m_buffer(Secret::ofSize(256))
    , m_resolver(std::move(resolver))
    , m_notifier(std::make_unique<QSocketNotifier>(fd, QSocketNotifier::Read))
{
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &LineReader::takeWhatIsThere);
}

core::Task<Secret> LineReader::readLine(int fd, std::stop_token stop)
{
    return run(fd, true, longestLine, std::move(stop));
}

core::Task<Secret> LineReader::readAll(int fd, std::size_t limit, std::stop_token stop)
{
    return run(fd, false, limit, std::move(stop));
}

core::Task<Secret> LineReader::run(int fd, bool stopAtLineEnd, std::size_t limit, std::stop_token stop)
{
    core::Deferred<Secret> done;
    LineReader reader(fd, stopAtLineEnd, limit, done.resolver());
    const std::stop_callback onStop(
        stop, [&reader] { reader.finish(fail(ErrorCode::Cancelled, QStringLiteral("the input was cancelled"))); });
    co_return co_await done;
}

void LineReader::takeWhatIsThere()
{
    while (m_resolver.isPending() && hasSomething(m_fd) && takeOnce()) {
    }
}

bool LineReader::takeOnce()
{
    if (m_used == m_buffer.size())
        grow();
    const std::size_t room = m_stopAtLineEnd ? 1 : m_buffer.size() - m_used;
    const ssize_t count = ::read(m_fd, m_buffer.data() + m_used, room);
    if (count < 0) {
        if (errno == EINTR || errno == EAGAIN)
            return errno == EINTR;
        finish(fail(core::fromErrno(errno, QStringLiteral("cannot read the input"), {})));
    } else if (count == 0) {
        m_buffer.truncate(m_used);
        if (m_used == 0 && m_stopAtLineEnd)
            finish(fail(ErrorCode::NotFound, QStringLiteral("the input has ended")));
        else
            finish(std::move(m_buffer));
    } else if (m_stopAtLineEnd && m_buffer.data()[m_used] == '\n') {
        const bool carriage = m_used > 0 && m_buffer.data()[m_used - 1] == '\r';
        m_buffer.truncate(carriage ? m_used - 1 : m_used);
        finish(std::move(m_buffer));
    } else {
        m_used += static_cast<std::size_t>(count);
        if (m_used > m_limit)
            finish(fail(ErrorCode::InvalidArgument, QStringLiteral("the input is longer than %1 bytes").arg(m_limit)));
    }
    return m_resolver.isPending();
}

void LineReader::grow()
{
    Secret larger = Secret::ofSize(m_buffer.size() * 4);
    std::memcpy(larger.data(), m_buffer.data(), m_used);
    m_buffer = std::move(larger);
}

void LineReader::finish(core::Result<Secret> outcome)
{
    m_notifier->setEnabled(false);
    m_resolver.resolve(std::move(outcome));
}

} // namespace clouddesk::app
