// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Task.h"

#include <QString>

namespace clouddesk::ssh {

/// Keeps the number of connections that are not yet authenticated, to one host and port, at 8 at most: sshd drops
/// further ones at random beyond 10 (sshd_config(5), MaxStartups 10:30:100). Home thread; others wait their turn.
class ConnectGate
{
public:
    static constexpr int limit = 8;

    /// The right to be one of them; given back when it is destroyed.
    class Pass
    {
    public:
        Pass() = default;
        explicit Pass(QString place)
            : m_place(std::move(place))
        {
        }
        Pass(Pass&& other) noexcept
            : m_place(std::exchange(other.m_place, {}))
        {
        }
        Pass& operator=(Pass&& other) noexcept
        {
            std::swap(m_place, other.m_place);
            return *this;
        }
        Pass(const Pass&) = delete;
        Pass& operator=(const Pass&) = delete;
        ~Pass();

    private:
        QString m_place;
    };

    /// Waits for a free place. Cancelled when stop is requested.
    static core::Task<Pass> enter(QString host, quint16 port, std::stop_token stop);
};

} // namespace clouddesk::ssh
