// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <span>

namespace clouddesk::ssh {

/// Bytes in and out at the two ends of one piece of memory that is never cleared and rarely moved.
class ByteQueue
{
public:
    explicit ByteQueue(std::size_t capacity)
        : m_memory(new char[capacity])
        , m_capacity(capacity)
    {
    }

    /// Bytes between the two ends.
    [[nodiscard]] std::size_t size() const { return m_end - m_begin; }
    /// All of them; good until room() or consume().
    [[nodiscard]] std::span<const char> view() const { return {m_memory.get() + m_begin, size()}; }

    /// Room for at least that many bytes behind the last one; the queue grows if it must.
    std::span<char> room(std::size_t count)
    {
        if (m_capacity - m_end < count)
            rearrange(count);
        return {m_memory.get() + m_end, m_capacity - m_end};
    }
    /// The first count bytes of room() hold content now.
    void commit(std::size_t count) { m_end += count; }
    /// Takes the first count bytes away, of size() at most.
    void consume(std::size_t count)
    {
        m_begin += count;
        if (m_begin == m_end)
            m_begin = m_end = 0;
    }
    /// Takes the last count bytes away.
    void dropLast(std::size_t count) { m_end -= count; }

private:
    void rearrange(std::size_t count)
    {
        if (size() + count <= m_capacity) {
            std::memmove(m_memory.get(), m_memory.get() + m_begin, size());
        } else {
            m_capacity = (size() + count) * 2;
            std::unique_ptr<char[]> larger(new char[m_capacity]);
            std::memcpy(larger.get(), m_memory.get() + m_begin, size());
            m_memory = std::move(larger);
        }
        m_end = size();
        m_begin = 0;
    }

    std::unique_ptr<char[]> m_memory;
    std::size_t m_capacity;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
};

} // namespace clouddesk::ssh
