// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <cstddef>
#include <span>

namespace clouddesk::core {

/// Secret bytes: a password, a private key, a master key. They live in memory pages of their own that are locked (where
/// the limits allow), left out of core dumps, and wiped before they are given back. Move-only, so that a copy is always
/// a visible decision; never convertible to QString, and never printable.
class Secret
{
public:
    Secret() = default;
    /// Copies the bytes in. The caller wipes its own copy, see wipe().
    explicit Secret(QByteArrayView bytes);
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    /// Zeroed memory of that many bytes, to be filled in place.
    static Secret ofSize(std::size_t size);
    /// Takes the bytes over and wipes the source, also where it shares its data with other copies.
    static Secret takeFrom(QByteArray& source);

    /// The same bytes in pages of their own.
    [[nodiscard]] Secret clone() const;
    /// The bytes; data() is null if there are none. Pointers and views are good until this object is assigned to, moved
    /// from or destroyed.
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] const char* data() const { return m_data; }
    [[nodiscard]] char* data() { return m_data; }
    [[nodiscard]] QByteArrayView view() const { return {m_data, static_cast<qsizetype>(m_size)}; }
    /// The bytes followed by a zero byte, for C interfaces. Valid as long as this object is.
    [[nodiscard]] const char* nullTerminated() const;
    /// Shortens to the first size bytes; the rest is wiped.
    void truncate(std::size_t size);
    /// Compares in constant time for equal lengths.
    [[nodiscard]] bool equals(const Secret& other) const;

private:
    void release() noexcept;

    char* m_data = nullptr;
    std::size_t m_size = 0;
    std::size_t m_mapped = 0;
};

/// Overwrites memory in a way that the compiler does not remove.
void wipe(void* data, std::size_t size);
/// Overwrites the bytes that this array refers to, shared or not, and empties it.
void wipe(QByteArray& bytes);

} // namespace clouddesk::core
