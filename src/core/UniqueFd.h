// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <utility>

namespace clouddesk::core {

/// Owns one file descriptor and closes it.
class UniqueFd
{
public:
    UniqueFd() = default;
    explicit UniqueFd(int fd)
        : m_fd(fd)
    {
    }
    UniqueFd(UniqueFd&& other) noexcept
        : m_fd(other.release())
    {
    }
    UniqueFd& operator=(UniqueFd&& other) noexcept;
    UniqueFd(const UniqueFd&) = delete;
    UniqueFd& operator=(const UniqueFd&) = delete;
    ~UniqueFd() { reset(); }

    /// Still owned here; -1 if there is none.
    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] bool isValid() const { return m_fd >= 0; }
    /// Gives the descriptor away, to be closed by whoever takes it; -1 if there is none.
    [[nodiscard]] int release() { return std::exchange(m_fd, -1); }
    /// Closes it, if there is one.
    void reset();

private:
    int m_fd = -1;
};

/// Both ends of a connected AF_UNIX stream socket pair.
struct SocketPair
{
    UniqueFd near;
    UniqueFd far;
};

/// A new pair: close-on-exec, non-blocking, with send and receive buffers of bufferBytes where the kernel allows.
Result<SocketPair> makeSocketPair(int bufferBytes = 1 << 20);

} // namespace clouddesk::core
