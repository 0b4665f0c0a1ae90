// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfb/Protocol.h"

#include <QByteArray>
#include <QPoint>
#include <QSize>

namespace clouddesk::rfb {

/// A screen of the server's layout (rfbproto.rst, "ExtendedDesktopSize").
struct Screen
{
    quint32 id = 0;
    quint32 flags = 0;
};

/// The client's messages as bytes (RFC 6143, 7.5).
namespace message {
/// 32 bits, the layout of QImage::Format_RGB32.
QByteArray setPixelFormat();
/// What we decode, best first, then quality (0..9, or -1 for lossless) and compression (0..9).
QByteArray setEncodings(int quality, int compression);
QByteArray updateRequest(QSize size, bool incremental);
QByteArray key(quint32 keysym, bool pressed);
QByteArray pointer(QPoint position, int buttons);
QByteArray cutText(const QByteArray& latin1);
/// SetDesktopSize with one screen (rfbproto.rst).
QByteArray setDesktopSize(QSize size, const Screen& screen);
} // namespace message

} // namespace clouddesk::rfb
