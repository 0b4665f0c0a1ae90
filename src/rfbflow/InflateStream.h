// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfb/Protocol.h"

#include <memory>

struct z_stream_s; // NOLINT(readability-identifier-naming): zlib names it

namespace clouddesk::rfb {

/// A zlib stream (RFC 1950) that is read piece by piece, up to sizes that were not known before. One thread.
class InflateStream
{
public:
    InflateStream();
    ~InflateStream();
    InflateStream(const InflateStream&) = delete;
    InflateStream& operator=(const InflateStream&) = delete;

    /// Sets the input of the following calls; it must outlive them.
    void setInput(Bytes compressed);
    /// Fills exactly count bytes; false if the stream is damaged or ends before.
    bool read(quint8* out, size_t count);

private:
    bool prepare();

    std::unique_ptr<z_stream_s> m_stream;
    bool m_isOpen = false;
};

} // namespace clouddesk::rfb
