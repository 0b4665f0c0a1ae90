// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sftp/SftpWorker.h"

namespace clouddesk::ssh {

SftpWorker::SftpWorker(core::UniqueFd stream, std::chrono::milliseconds silence)
    : m_session(std::move(stream), silence)
    , m_thread([this] { loop(); })
{
}

SftpWorker::~SftpWorker()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isClosing = true;
    }
    m_changed.notify_one();
    m_closing.request_stop();
    m_thread.join();
}

void SftpWorker::post(std::stop_token stop, std::move_only_function<void(SftpSession&)> work)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_jobs.push_back({std::move(stop), std::move(work)});
    }
    m_changed.notify_one();
}

void SftpWorker::loop()
{
    while (auto job = next())
        perform(std::move(*job));
}

std::optional<SftpWorker::Job> SftpWorker::next()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_isClosing || !m_jobs.empty(); });
    if (m_isClosing)
        return std::nullopt;
    std::optional<Job> job(std::move(m_jobs.front()));
    m_jobs.pop_front();
    return job;
}

void SftpWorker::perform(Job job)
{
    std::stop_source both;
    const std::stop_callback onStop(job.stop, [&both] { both.request_stop(); });
    const std::stop_callback onClosing(m_closing.get_token(), [&both] { both.request_stop(); });
    m_session.channel().beginWork(both.get_token());
    job.work(m_session);
    m_session.channel().endWork();
}

} // namespace clouddesk::ssh
