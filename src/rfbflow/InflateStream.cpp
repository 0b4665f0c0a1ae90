// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbflow/InflateStream.h"

#include <zlib.h>

namespace clouddesk::rfb {

InflateStream::InflateStream()
    : m_stream(std::make_unique<z_stream_s>())
{
}

InflateStream::~InflateStream()
{
    if (m_isOpen)
        inflateEnd(m_stream.get());
}

void InflateStream::setInput(Bytes compressed)
{
    m_stream->next_in = const_cast<quint8*>(compressed.data());
    m_stream->avail_in = static_cast<uInt>(compressed.size());
}

bool InflateStream::prepare()
{
    if (m_isOpen)
        return true;
    m_isOpen = inflateInit(m_stream.get()) == Z_OK;
    // The checksum stands at a stream's end, which these do not have: summing up what nobody compares is left out.
    if (m_isOpen)
        inflateValidate(m_stream.get(), 0);
    return m_isOpen;
}

bool InflateStream::read(quint8* out, size_t count)
{
    if (!prepare())
        return false;
    m_stream->next_out = out;
    m_stream->avail_out = static_cast<uInt>(count);
    while (m_stream->avail_out > 0) {
        const int result = inflate(m_stream.get(), Z_SYNC_FLUSH);
        if (result != Z_OK)
            return result == Z_STREAM_END && m_stream->avail_out == 0;
    }
    return true;
}

} // namespace clouddesk::rfb
