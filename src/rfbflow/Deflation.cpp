// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbflow/Deflation.h"

#include <algorithm>
#include <array>

#include <zlib.h>

namespace clouddesk::rfb {

Deflation::Deflation(QByteArray plain)
    : m_plain(std::move(plain))
    , m_stream(std::make_unique<z_stream_s>())
    , m_isOpen(deflateInit(m_stream.get(), Z_DEFAULT_COMPRESSION) == Z_OK)
{
}

Deflation::~Deflation()
{
    if (m_isOpen)
        deflateEnd(m_stream.get());
}

void Deflation::advance(qsizetype bytes)
{
    constexpr size_t pieceBytes = size_t(64) * 1024;
    const qsizetype count = m_isOpen ? std::min(bytes, m_plain.size() - m_done) : 0;
    m_done = m_isOpen ? m_done + count : m_plain.size();
    if (count == 0)
        return;
    m_stream->next_in = reinterpret_cast<Bytef*>(m_plain.data()) + m_done - count;
    m_stream->avail_in = static_cast<uInt>(count);
    std::array<char, pieceBytes> piece; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by deflate
    do {
        m_stream->next_out = reinterpret_cast<Bytef*>(piece.data());
        m_stream->avail_out = static_cast<uInt>(piece.size());
        // It has nothing to complain of but that there is nothing left to do.
        deflate(m_stream.get(), isDone() ? Z_SYNC_FLUSH : Z_NO_FLUSH);
        m_result.append(piece.data(), static_cast<qsizetype>(piece.size() - m_stream->avail_out));
    } while (m_stream->avail_out == 0);
}

} // namespace clouddesk::rfb
