// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <span>

namespace clouddesk::rfb {

using Bytes = std::span<const quint8>;

/// Rectangle encodings and pseudo-encodings (RFC 6143, 7.7 and 7.8, and the community's rfbproto.rst). Which of them a
/// session may use is up to what its client announces.
namespace encoding {
inline constexpr qint32 raw = 0;
inline constexpr qint32 copyRect = 1;
inline constexpr qint32 rre = 2;
inline constexpr qint32 coRre = 4;
inline constexpr qint32 hextile = 5;
inline constexpr qint32 zlib = 6;
inline constexpr qint32 tight = 7;
inline constexpr qint32 trle = 15;
inline constexpr qint32 zrle = 16;
inline constexpr qint32 zywrle = 17; // on the wire like zrle
inline constexpr qint32 jpeg = 21;
inline constexpr qint32 openH264 = 50;
inline constexpr qint32 qualityLevel0 = -32;
inline constexpr qint32 qualityLevel9 = -23;
inline constexpr qint32 desktopSize = -223;
inline constexpr qint32 lastRect = -224;
inline constexpr qint32 pointerPosition = -232;
inline constexpr qint32 richCursor = -239;
inline constexpr qint32 xCursor = -240;
inline constexpr qint32 compressionLevel9 = -247;
inline constexpr qint32 compressionLevel0 = -256;
inline constexpr qint32 qemuPointerMotion = -257;
inline constexpr qint32 qemuExtendedKey = -258;
inline constexpr qint32 qemuAudio = -259;
inline constexpr qint32 tightPng = -260;
inline constexpr qint32 ledState = -261;
inline constexpr qint32 desktopName = -307;
inline constexpr qint32 extendedDesktopSize = -308;
inline constexpr qint32 xvp = -309;
inline constexpr qint32 fence = -312;
inline constexpr qint32 continuousUpdates = -313;
inline constexpr qint32 cursorWithAlpha = -314;
inline constexpr qint32 extendedMouseButtons = -316;
inline constexpr qint32 tightWithoutZlib = -317;
inline constexpr qint32 fineQualityLevel100 = -412;
inline constexpr qint32 fineQualityLevel0 = -512;
inline constexpr qint32 subsamplingHighest = -763;
inline constexpr qint32 subsamplingLowest = -768;
inline constexpr qint32 vmwareCursor = 0x574d5664;
inline constexpr qint32 vmwareCursorState = 0x574d5665;
inline constexpr qint32 vmwareCursorPosition = 0x574d5666;
inline constexpr qint32 vmwareLedState = 0x574d5668;
inline constexpr qint32 extendedClipboard = static_cast<qint32>(0xc0a1e5ce);
} // namespace encoding

/// First bytes of what a server sends (RFC 6143, 7.6, and rfbproto.rst).
namespace servermessage {
inline constexpr quint8 framebufferUpdate = 0;
inline constexpr quint8 setColourMapEntries = 1;
inline constexpr quint8 bell = 2;
inline constexpr quint8 cutText = 3;
inline constexpr quint8 endOfContinuousUpdates = 150;
inline constexpr quint8 fence = 248;
inline constexpr quint8 xvp = 250;
inline constexpr quint8 qemu = 255;
} // namespace servermessage

/// First bytes of what a client sends (RFC 6143, 7.5, and rfbproto.rst).
namespace clientmessage {
inline constexpr quint8 setPixelFormat = 0;
inline constexpr quint8 setEncodings = 2;
inline constexpr quint8 framebufferUpdateRequest = 3;
inline constexpr quint8 keyEvent = 4;
inline constexpr quint8 pointerEvent = 5;
inline constexpr quint8 cutText = 6;
inline constexpr quint8 enableContinuousUpdates = 150;
inline constexpr quint8 fence = 248;
inline constexpr quint8 xvp = 250;
inline constexpr quint8 setDesktopSize = 251;
inline constexpr quint8 qemu = 255;
} // namespace clientmessage

/// Second bytes of QEMU's messages (rfbproto.rst, "QEMU Client Message").
namespace qemumessage {
inline constexpr quint8 extendedKey = 0;
inline constexpr quint8 audio = 1;
} // namespace qemumessage

/// Flags of a fence (rfbproto.rst, "ClientFence").
namespace fenceflag {
inline constexpr quint32 blockBefore = 1;
inline constexpr quint32 blockAfter = 2;
inline constexpr quint32 syncNext = 4;
inline constexpr quint32 request = 0x80000000;
inline constexpr int maximumPayloadBytes = 64;
} // namespace fenceflag

/// Flags of an extended clipboard message (rfbproto.rst, "Extended Clipboard Pseudo-Encoding").
namespace clipboardflag {
inline constexpr quint32 text = 1;
inline constexpr quint32 rtf = 2;
inline constexpr quint32 html = 4;
inline constexpr quint32 dib = 8;
inline constexpr quint32 allFormats = 0xffff;
inline constexpr quint32 caps = 1U << 24;
inline constexpr quint32 request = 1U << 25;
inline constexpr quint32 peek = 1U << 26;
inline constexpr quint32 notify = 1U << 27;
inline constexpr quint32 provide = 1U << 28;
inline constexpr quint32 allActions = 0xff000000;
/// Whether a message with these flags brings an image.
constexpr bool bringsImage(quint32 flags)
{
    return (flags & allActions) == provide && (flags & dib) != 0;
}
} // namespace clipboardflag

/// Bits of a LED state (rfbproto.rst, "QEMU LED State Pseudo-encoding").
namespace ledflag {
inline constexpr quint8 scrollLock = 1;
inline constexpr quint8 numLock = 2;
inline constexpr quint8 capsLock = 4;
} // namespace ledflag

/// The header of one rectangle of an update (RFC 6143, 7.6.1).
struct Rectangle
{
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    qint32 encoding = 0;

    /// Too many for an int, if the header is hostile.
    [[nodiscard]] qint64 pixels() const { return qint64(width) * height; }
};

/// Names are cut off and reasons refused above this many bytes.
inline constexpr quint32 maximumTextBytes = 1024 * 1024;
/// The wire format we ask for (RFC 6143, 7.4): 32 bits, little endian, red 16, green 8, blue 0. It is the memory
/// format of QImage::Format_RGB32, and its compact forms in Tight and ZRLE take three bytes.
inline constexpr int bytesPerPixel = 4;
inline constexpr int bytesPerCompactPixel = 3;

} // namespace clouddesk::rfb
