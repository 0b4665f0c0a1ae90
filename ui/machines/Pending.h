// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Deferred.h"
#include "core/Task.h"

#include <memory>
#include <stop_token>

namespace clouddesk::ui {

/// What windows have under way in the services, which must not go before it has ended. A coroutine holds a lease for as
/// long as it runs. Home thread.
class Pending
{
public:
    /// Empty once the end has come: nothing may be begun any more.
    [[nodiscard]] std::shared_ptr<void> hold() const { return m_lease; }
    /// Stopped when the end comes, for what takes long.
    [[nodiscard]] std::stop_token stopToken() const { return m_stop.get_token(); }

    /// Lets nothing more begin and ends when nothing is under way. Call once.
    core::Task<void> end()
    {
        m_stop.request_stop();
        m_lease.reset();
        // That the last lease went is the whole of the answer.
        std::ignore = co_await m_ended;
        co_return {};
    }

private:
    core::Deferred<void> m_ended;
    std::shared_ptr<void> m_lease = std::make_shared<core::Resolver<void>>(m_ended.resolver());
    std::stop_source m_stop;
};

} // namespace clouddesk::ui
