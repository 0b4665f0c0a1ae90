// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/Database.h"

#include <atomic>

namespace clouddesk::lab {

/// A write transaction that has begun and stands still until end().
class HeldTransaction
{
public:
    explicit HeldTransaction(storage::Database& database)
        : m_done(database.write<void>([this](storage::Transaction&) -> core::Result<void> {
            m_isHeld = true;
            m_isHeld.notify_all();
            m_mayEnd.wait(false);
            return {};
        }))
    {
        m_isHeld.wait(false);
    }
    /// Where a test has failed, nobody waits for ever.
    ~HeldTransaction()
    {
        if (!m_mayEnd)
            std::ignore = end();
    }
    HeldTransaction(const HeldTransaction&) = delete;
    HeldTransaction& operator=(const HeldTransaction&) = delete;

    /// Once.
    core::Result<void> end()
    {
        m_mayEnd = true;
        m_mayEnd.notify_all();
        return QCoro::waitFor(std::move(m_done));
    }

private:
    std::atomic<bool> m_isHeld = false;
    std::atomic<bool> m_mayEnd = false;
    core::Task<void> m_done;
};

} // namespace clouddesk::lab
