// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <optional>

namespace clouddesk::rfb {

/// How long to wait before a lost stream is tried for again: longer each time, for five minutes in all if the first is
/// two seconds.
class RetryDelays
{
public:
    explicit RetryDelays(std::chrono::milliseconds first = std::chrono::seconds(2))
        : m_first(first)
    {
    }

    /// None: it has been tried for long enough.
    std::optional<std::chrono::milliseconds> next()
    {
        return m_tries < factors.size() ? std::optional(m_first * factors[m_tries++]) : std::nullopt;
    }
    [[nodiscard]] std::chrono::milliseconds longest() const { return m_first * factors.back(); }
    /// It worked; the next time begins anew.
    void reset() { m_tries = 0; }

private:
    static constexpr std::array factors = {1, 2, 4, 8, 16, 30, 30, 30, 30};

    std::chrono::milliseconds m_first;
    size_t m_tries = 0;
};

} // namespace clouddesk::rfb
