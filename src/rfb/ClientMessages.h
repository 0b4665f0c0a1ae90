// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfb/EncodingSet.h"
#include "rfb/Protocol.h"

#include <QByteArray>
#include <QList>
#include <QPoint>
#include <QRect>

namespace clouddesk::rfb {

/// A screen of the server's layout (rfbproto.rst, "ExtendedDesktopSize"); id and flags are the server's and come back
/// to it unchanged.
struct Screen
{
    quint32 id = 0;
    QRect area;
    quint32 flags = 0;

    bool operator==(const Screen&) const = default;
};

/// How sound is sampled (rfbproto.rst, "QEMU Audio Client Message"); the values are those of the message.
struct SoundFormat
{
    enum class Sample : quint8 { U8, S8, U16, S16, U32, S32 };
    Sample sample = Sample::S16;
    quint8 channels = 2;
    quint32 frequency = 44100; ///< Hz

    /// Bytes of one sample of every channel.
    [[nodiscard]] int frameBytes() const { return (1 << (int(sample) / 2)) * channels; }
};

/// The client's messages as bytes (RFC 6143, 7.5, and rfbproto.rst).
namespace message {
/// 32 bits, the layout of QImage::Format_RGB32.
QByteArray setPixelFormat();
/// What we decode, best first, then quality (0..9, or -1 for lossless) and compression (0..9). Video is asked for only
/// where something may be lost.
QByteArray setEncodings(int quality, int compression, bool withSound = false);
/// The encodings that setEncodings() announces at most, without the levels.
EncodingSet announcedEncodings();
/// FramebufferUpdateRequest (RFC 6143, 7.5.3), in remote pixels.
QByteArray updateRequest(const QRect& area, bool incremental);
/// KeyEvent (RFC 6143, 7.5.4) with an X keysym.
QByteArray key(quint32 keysym, bool pressed);
/// QEMU Extended Key Event (rfbproto.rst); the scan code is XT's, with bit 7 for those behind 0xe0.
QByteArray extendedKey(quint32 keysym, quint32 scancode, bool pressed);
/// Buttons above bit 6 need the server's word for extended mouse buttons; without it bit 7 is the back button.
QByteArray pointer(QPoint position, int buttons);
/// rfbproto.rst, "PointerEvent" with the marker bit: bit 7 back, bit 8 forward.
QByteArray extendedPointer(QPoint position, int buttons);
/// ClientCutText (RFC 6143, 7.5.6); lines end with a line feed.
QByteArray cutText(const QByteArray& latin1);
/// rfbproto.rst, "Extended Clipboard Pseudo-Encoding": flags and what follows them.
QByteArray extendedCutText(quint32 flags, const QByteArray& data = {});
/// SetDesktopSize (rfbproto.rst), for a server that has told its screens.
QByteArray setDesktopSize(QSize size, const QList<Screen>& screens);
/// At most 64 bytes of payload.
QByteArray fence(quint32 flags, Bytes payload);
/// EnableContinuousUpdates (rfbproto.rst).
QByteArray enableContinuousUpdates(bool enable, const QRect& area);
/// QEMU Audio Client Message (rfbproto.rst): how sound is to come, which is said before it is enabled.
QByteArray soundFormat(SoundFormat format);
/// Begins or ends sound.
QByteArray enableSound(bool enable);
} // namespace message

} // namespace clouddesk::rfb
