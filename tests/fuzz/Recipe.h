// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfb/Protocol.h"

#include <QByteArray>
#include <QtEndian>

#include <algorithm>

namespace clouddesk::fuzz {

using rfb::Bytes;

template <typename T>
QByteArray number(T value)
{
    const T wire = qToBigEndian(value);
    return {reinterpret_cast<const char*>(&wire), sizeof wire};
}

inline QByteArray byte(int value)
{
    return QByteArray(1, char(value));
}

/// A recipe, read byte by byte: what a mutation changes in it, it changes in one place of what is made.
class Recipe
{
public:
    explicit Recipe(Bytes bytes)
        : m_bytes(bytes)
    {
    }
    [[nodiscard]] bool isEmpty() const { return m_bytes.empty(); }
    quint8 next()
    {
        if (m_bytes.empty())
            return 0;
        const quint8 first = m_bytes[0];
        m_bytes = m_bytes.subspan(1);
        return first;
    }
    bool rarely() { return next() == 255; }
    QByteArray some() { return data(next()); }
    /// So many bytes, as the recipe has them or made of two of its bytes.
    QByteArray data(qint64 count)
    {
        const quint8 seed = next();
        QByteArray result;
        if ((seed & 1) == 0) {
            const Bytes part = m_bytes.first(std::min(size_t(count), m_bytes.size()));
            m_bytes = m_bytes.subspan(part.size());
            result = QByteArray(reinterpret_cast<const char*>(part.data()), qsizetype(part.size()));
        }
        const quint8 step = next();
        for (quint8 value = seed; result.size() < count; value = quint8(value + step))
            result += char(value);
        return result;
    }
    template <typename Range>
    auto pick(const Range& choices)
    {
        return std::data(choices)[next() % std::size(choices)];
    }

private:
    Bytes m_bytes;
};

} // namespace clouddesk::fuzz
