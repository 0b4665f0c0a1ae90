// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/Connection.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace clouddesk::storage {

/// Threads that work off one queue of jobs, each with a connection of its own. A thread starts when there is work that
/// nobody is free for. Destroyed, it works off what is queued and joins its threads.
class ConnectionPool
{
public:
    /// Called on the pool's threads, again after a connection broke.
    using Factory = std::function<core::Result<std::unique_ptr<Connection>>()>;

    ConnectionPool(Access access, std::size_t maximumThreads, Factory factory);
    ConnectionPool(const ConnectionPool&) = delete;
    ConnectionPool& operator=(const ConnectionPool&) = delete;
    ~ConnectionPool();

    /// Any thread.
    void submit(Job job) { submit(std::move(job), m_access); }
    /// The same in a transaction of another kind than the pool's.
    void submit(Job job, Access access);

private:
    struct Queued
    {
        Job job;
        Access access;
    };

    void workOff();
    std::optional<Queued> next();
    void run(std::unique_ptr<Connection>& connection, Queued& queued) const;

    const Access m_access;
    const std::size_t m_maximumThreads;
    const Factory m_factory;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Queued> m_queue;
    std::size_t m_idle = 0;
    bool m_isEnding = false;
    std::vector<std::thread> m_threads;
};

} // namespace clouddesk::storage
