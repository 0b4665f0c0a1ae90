// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbdecoder/TightStream.h"

#include <isa-l/igzip_lib.h>

namespace clouddesk::rfb {

namespace {

// RFC 1950, section 2.2: compression method and flags, both of one byte.
constexpr size_t headerBytes = 2;
constexpr int deflateMethod = 8;
constexpr int largestWindow = 7; // 2^(7 + 8) bytes
constexpr int hasDictionary = 0x20;

bool isHeader(int method, int flags)
{
    return (method & 0xf) == deflateMethod && method >> 4 <= largestWindow && (flags & hasDictionary) == 0 &&
           (method << 8 | flags) % 31 == 0;
}

} // namespace

TightStream::TightStream() = default;

TightStream::~TightStream() = default;

void TightStream::reset()
{
    m_isBegun = false;
}

void TightStream::setInput(Bytes compressed)
{
    m_input = compressed;
    if (!m_isBegun)
        return;
    m_state->next_in = const_cast<quint8*>(compressed.data());
    m_state->avail_in = static_cast<quint32>(compressed.size());
}

bool TightStream::readHeader()
{
    if (m_isBegun)
        return true;
    // It comes whole, in the first rectangle: a server flushes after each.
    if (m_input.size() < headerBytes || !isHeader(m_input[0], m_input[1]))
        return false;
    if (!m_state)
        m_state = std::make_unique<inflate_state>();
    isal_inflate_init(m_state.get());
    // Bare deflate: the checksum stands at a stream's end, which these do not have.
    m_state->crc_flag = ISAL_DEFLATE;
    m_isBegun = true;
    setInput(m_input.subspan(headerBytes));
    return true;
}

TightStream::Step TightStream::advance()
{
    const auto before = std::pair(m_state->avail_in, m_state->avail_out);
    const int result = isal_inflate(m_state.get());
    if (result != ISAL_DECOMP_OK && result != ISAL_END_INPUT)
        return Step::Damaged;
    // After a stream's last block, and of some damaged ones, it takes nothing, gives nothing, and calls that well.
    return before == std::pair(m_state->avail_in, m_state->avail_out) ? Step::Nothing : Step::Progress;
}

bool TightStream::read(quint8* out, size_t count)
{
    if (!readHeader())
        return false;
    m_state->next_out = out;
    m_state->avail_out = static_cast<quint32>(count);
    while (m_state->avail_out > 0) {
        if (advance() != Step::Progress)
            return false;
    }
    return true;
}

bool TightStream::finish()
{
    // What is left is the marker of a flush, which says nothing. Its last bits may have been taken already.
    quint8 beyond = 0;
    m_state->next_out = &beyond;
    m_state->avail_out = 1;
    for (;;) {
        const Step step = advance();
        if (step == Step::Damaged || m_state->avail_out == 0)
            return false;
        if (m_state->avail_in == 0 || step == Step::Nothing)
            return m_state->avail_in == 0;
    }
}

} // namespace clouddesk::rfb
