// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/Mailbox.h"

#include "ssh/SessionLoop.h"

#include <sys/eventfd.h>
#include <unistd.h>

namespace clouddesk::ssh {

Mailbox::Mailbox()
    : m_event(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
}

bool Mailbox::post(Task& task)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_isClosed)
            return false;
        m_tasks.push_back(std::move(task));
    }
    wake();
    return true;
}

void Mailbox::wake()
{
    const quint64 one = 1;
    // Fails only when the counter is full, and then the loop is awake anyway.
    std::ignore = write(m_event.get(), &one, sizeof(one));
}

std::vector<Mailbox::Task> Mailbox::take()
{
    quint64 count = 0;
    std::ignore = read(m_event.get(), &count, sizeof(count));
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_tasks, {});
}

std::vector<Mailbox::Task> Mailbox::close()
{
    const std::scoped_lock lock(m_mutex);
    m_isClosed = true;
    return std::exchange(m_tasks, {});
}

} // namespace clouddesk::ssh
