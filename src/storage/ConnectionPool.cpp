// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ConnectionPool.h"

namespace clouddesk::storage {

namespace {

using core::fail;
using core::Result;

// How often a transaction is tried that another program's transactions stand in the way of.
constexpr int maximumTries = 10;

Result<void> tryOnce(Connection& connection, Access access, const Job& job)
{
    if (Result<void> begun = connection.begin(access); !begun)
        return begun;
    if (!job.work(connection)) {
        connection.rollback();
        return {};
    }
    Result<void> committed = connection.commit();
    if (!committed)
        connection.rollback();
    return committed;
}

Result<void> tryOften(Connection& connection, Access access, const Job& job)
{
    Result<void> ended;
    for (int i = 0; i < maximumTries; ++i) {
        connection.clearRetry();
        ended = tryOnce(connection, access, job);
        if (!connection.mayRetry())
            break;
    }
    return ended;
}

// A function passed in comes from another room; nothing it throws may end the thread.
Result<void> guarded(Connection& connection, Access access, const Job& job)
{
    try {
        return tryOften(connection, access, job);
    } catch (const std::exception& exception) {
        connection.rollback();
        return fail(core::ErrorCode::Internal, QString::fromLocal8Bit(exception.what()));
    }
}

} // namespace

ConnectionPool::ConnectionPool(Access access, std::size_t maximumThreads, Factory factory)
    : m_access(access)
    , m_maximumThreads(maximumThreads)
    , m_factory(std::move(factory))
{
}

ConnectionPool::~ConnectionPool()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isEnding = true;
    }
    m_changed.notify_all();
    for (std::thread& thread : m_threads)
        thread.join();
}

void ConnectionPool::submit(Job job, Access access)
{
    const std::scoped_lock lock(m_mutex);
    m_queue.push_back({std::move(job), access});
    if (m_idle < m_queue.size() && m_threads.size() < m_maximumThreads)
        m_threads.emplace_back([this] { workOff(); });
    m_changed.notify_one();
}

void ConnectionPool::workOff()
{
    std::unique_ptr<Connection> connection;
    while (std::optional<Queued> queued = next())
        run(connection, *queued);
}

std::optional<ConnectionPool::Queued> ConnectionPool::next()
{
    std::unique_lock lock(m_mutex);
    ++m_idle;
    m_changed.wait(lock, [this] { return m_isEnding || !m_queue.empty(); });
    --m_idle;
    if (m_queue.empty())
        return {};
    Queued queued = std::move(m_queue.front());
    m_queue.pop_front();
    return queued;
}

void ConnectionPool::run(std::unique_ptr<Connection>& connection, Queued& queued) const
{
    Job& job = queued.job;
    if (connection && connection->isBroken())
        connection.reset();
    if (!connection) {
        Result<std::unique_ptr<Connection>> made = m_factory();
        if (!made) {
            job.finished(fail(made));
            return;
        }
        connection = std::move(*made);
    }
    const Result<void> ended = guarded(*connection, queued.access, job);
    // Whatever the function holds is let go before the caller goes on.
    job.work = nullptr;
    job.finished(ended);
}

} // namespace clouddesk::storage
