// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Secret.h"

#include <QByteArray>

#include <cstring>
#include <new>
#include <utility>

#include <sys/mman.h>
#include <unistd.h>

namespace clouddesk::core {

namespace {

std::size_t pagesFor(std::size_t size)
{
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    // One byte more than asked for: the terminating zero of nullTerminated().
    return (size + 1 + page - 1) / page * page;
}

} // namespace

Secret::Secret(QByteArrayView bytes)
{
    *this = ofSize(static_cast<std::size_t>(bytes.size()));
    if (!bytes.isEmpty())
        std::memcpy(m_data, bytes.data(), m_size);
}

Secret::Secret(Secret&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr))
    , m_size(std::exchange(other.m_size, 0))
    , m_mapped(std::exchange(other.m_mapped, 0))
{
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        release();
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
        m_mapped = std::exchange(other.m_mapped, 0);
    }
    return *this;
}

Secret::~Secret()
{
    release();
}

Secret Secret::ofSize(std::size_t size)
{
    Secret secret;
    if (size == 0)
        return secret;
    const std::size_t mapped = pagesFor(size);
    void* memory = mmap(nullptr, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        throw std::bad_alloc();
    // Both are best effort: RLIMIT_MEMLOCK may be small, and the wiping does not depend on them.
    mlock(memory, mapped);
    madvise(memory, mapped, MADV_DONTDUMP);
    secret.m_data = static_cast<char*>(memory);
    secret.m_size = size;
    secret.m_mapped = mapped;
    return secret;
}

Secret Secret::takeFrom(QByteArray& source)
{
    Secret secret{QByteArrayView(source)};
    wipe(source);
    return secret;
}

Secret Secret::clone() const
{
    return Secret(view());
}

const char* Secret::nullTerminated() const
{
    return m_data == nullptr ? "" : m_data;
}

void Secret::truncate(std::size_t size)
{
    if (size >= m_size)
        return;
    wipe(m_data + size, m_size - size);
    m_size = size;
}

bool Secret::equals(const Secret& other) const
{
    if (m_size != other.m_size)
        return false;
    unsigned char difference = 0;
    for (std::size_t i = 0; i < m_size; ++i)
        difference |= static_cast<unsigned char>(m_data[i] ^ other.m_data[i]);
    return difference == 0;
}

void Secret::release() noexcept
{
    if (m_data == nullptr)
        return;
    wipe(m_data, m_mapped);
    munlock(m_data, m_mapped);
    munmap(m_data, m_mapped);
    m_data = nullptr;
    m_size = 0;
    m_mapped = 0;
}

void wipe(void* data, std::size_t size)
{
    explicit_bzero(data, size);
}

void wipe(QByteArray& bytes)
{
    if (!bytes.isEmpty())
        wipe(const_cast<char*>(bytes.constData()), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
}

} // namespace clouddesk::core
