// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "rfb/Protocol.h"

#include <QImage>
#include <QSize>

#include <memory>

namespace clouddesk::rfb {

/// Where decoded pixels go: 32 bits each, rows without gaps.
struct Canvas
{
    uchar* pixels = nullptr;
    QSize size;
};

/// Turns whole rectangles into pixels. Raw and CopyRect are done here, Hextile, Tight and ZRLE by libvncclient, which
/// is given one whole message in memory at a time: it never waits, never sees a socket and never writes to one. One
/// thread, from first to last.
class Decoder
{
public:
    Decoder();
    ~Decoder();

    /// Draws one rectangle; message as MessageSink::rectangleArrived() gets it. RfbProtocolFailed if it lies outside
    /// the canvas or does not decode.
    core::Result<void> decode(const Rectangle& rectangle, Bytes message, const Canvas& canvas);

private:
    core::Result<void> decodeByLibrary(Bytes message, const Canvas& canvas);

    class Library;
    std::unique_ptr<Library> m_library;
};

/// A pointer shape (RFC 6143, 7.8.1) from its pixels and mask; null if it has no size.
QImage decodeCursor(const Rectangle& rectangle, Bytes body);

} // namespace clouddesk::rfb
