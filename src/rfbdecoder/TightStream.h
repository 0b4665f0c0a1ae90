// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfb/Protocol.h"

#include <memory>

struct inflate_state; // NOLINT(readability-identifier-naming): ISA-L names it

namespace clouddesk::rfb {

/// One of Tight's four zlib streams (RFC 1950), which go on from one rectangle to the next until they are reset, and
/// never end. Decompressed by ISA-L, which takes about half of the time that zlib takes; for the decoder's process
/// only, where nothing is lost should it ever be led astray. One thread.
class TightStream
{
public:
    TightStream();
    ~TightStream();
    TightStream(const TightStream&) = delete;
    TightStream& operator=(const TightStream&) = delete;

    /// Begins anew with the next input.
    void reset();
    /// Sets the input of the following calls; it must outlive them.
    void setInput(Bytes compressed);
    /// Fills exactly count bytes; false if the stream is damaged or its input ends before.
    bool read(quint8* out, size_t count);
    /// Takes the rest of the input, which must hold no more output.
    bool finish();

private:
    enum class Step { Progress, Nothing, Damaged };

    bool readHeader();
    Step advance();

    std::unique_ptr<inflate_state> m_state;
    Bytes m_input;
    bool m_isBegun = false;
};

} // namespace clouddesk::rfb
