// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "rfb/Protocol.h"
#include "rfbdecoder/Canvas.h"
#include "rfbdecoder/TightDecoder.h"
#include "rfbdecoder/VideoDecoder.h"
#include "rfbflow/Statistics.h"

#include <QImage>

#include <memory>

namespace clouddesk::rfb {

/// Turns whole rectangles into pixels. Raw, CopyRect and what Tight compresses without loss are done here, Hextile,
/// ZRLE and Tight's JPEG by libvncclient, which is given one whole message in memory at a time: it never waits, never
/// sees a socket and never writes to one. One thread, from first to last.
class Decoder
{
public:
    Decoder();
    ~Decoder();

    /// Draws one rectangle; message as MessageSink::rectangleArrived() gets it. RfbProtocolFailed if it lies outside
    /// the canvas or does not decode.
    core::Result<void> decode(const Rectangle& rectangle, Bytes message, const Canvas& canvas);

    /// Whether libvncclient refuses rows beyond their rectangle (CVE-2026-50538), as Debian's does from
    /// 0.9.14+dfsg-1+deb12u2 on, where everything that was known before is mended as well. It tells no version.
    static bool isLibraryMended();

private:
    core::Result<void> decodeTight(const Rectangle& rectangle, Bytes message, const Canvas& canvas);
    core::Result<void> decodeByLibrary(Bytes message, const Canvas& canvas);

    class Library;
    std::unique_ptr<Library> m_library;
    TightDecoder m_tight;
    VideoDecoder m_video;
};

/// How the pixels of a whole rectangle come; of the encodings that Decoder knows.
Coding codingOf(const Rectangle& rectangle, Bytes body);

/// Whether what was drawn there has so many colours that JPEG pays: not text, not flat areas. Looks at a few hundred
/// pixels; small areas are never.
bool looksLikePhoto(const Canvas& canvas, const QRect& area);

/// A pointer shape with alpha (rfbproto.rst, "Cursor With Alpha Pseudo-encoding"), raw; null if it has no size.
QImage decodeAlphaCursor(const Rectangle& rectangle, Bytes body);
/// A pointer shape (RFC 6143, 7.8.1) from its pixels and mask; null if it has no size.
QImage decodeCursor(const Rectangle& rectangle, Bytes body);

} // namespace clouddesk::rfb
