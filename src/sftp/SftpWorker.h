// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Deferred.h"
#include "sftp/SftpSession.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace clouddesk::ssh {

/// The thread of one SftpClient. It does one piece of work after the other with the session that it owns.
class SftpWorker
{
public:
    SftpWorker(core::UniqueFd stream, std::chrono::milliseconds silence);
    /// Ends what is under way with Cancelled, and joins.
    ~SftpWorker();
    SftpWorker(const SftpWorker&) = delete;
    SftpWorker& operator=(const SftpWorker&) = delete;

    /// Queues a piece of work; home thread. It ends with Cancelled when stop is requested.
    template <typename T>
    core::Deferred<T> run(std::stop_token stop, std::move_only_function<core::Result<T>(SftpSession&)> work)
    {
        core::Deferred<T> result;
        post(std::move(stop), [end = result.resolver(), task = std::move(work)](SftpSession& session) mutable {
            auto outcome = task(session);
            // What the work holds is let go before whoever waits for it goes on.
            task = nullptr;
            end.resolve(std::move(outcome));
        });
        return result;
    }

private:
    struct Job
    {
        std::stop_token stop;
        std::move_only_function<void(SftpSession&)> work;
    };

    void post(std::stop_token stop, std::move_only_function<void(SftpSession&)> work);
    void loop();
    std::optional<Job> next();
    void perform(Job job);

    SftpSession m_session; ///< touched by the thread only
    std::stop_source m_closing;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Job> m_jobs;   ///< under m_mutex
    bool m_isClosing = false; ///< under m_mutex
    std::thread m_thread;
};

} // namespace clouddesk::ssh
