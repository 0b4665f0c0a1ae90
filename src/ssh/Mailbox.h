// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/UniqueFd.h"

#include <functional>
#include <mutex>
#include <vector>

namespace clouddesk::ssh {

class SessionLoop;

/// Tasks for the loop of an SSH thread, and the descriptor that wakes it. Any thread posts; one thread takes.
class Mailbox
{
public:
    using Task = std::move_only_function<void(SessionLoop&)>;

    Mailbox();

    /// False, and the task is not taken, once the mailbox is closed.
    bool post(Task& task);
    /// Only wakes the loop.
    void wake();
    /// What was posted so far; clears the wake-up.
    std::vector<Task> take();
    /// No more posts after this; returns what is left.
    std::vector<Task> close();
    /// Readable when there is something to take.
    [[nodiscard]] int descriptor() const { return m_event.get(); }

private:
    std::mutex m_mutex;
    std::vector<Task> m_tasks;
    bool m_isClosed = false;
    core::UniqueFd m_event;
};

} // namespace clouddesk::ssh
