// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/FakeRfbServer.h"
#include "rfb/Protocol.h"
#include "rfbflow/DeviceIndependentBitmap.h"
#include "rfbflow/InflateStream.h"

#include <QImage>

namespace clouddesk::test {

namespace script = lab::rfbscript;

inline constexpr quint32 takesEverything =
    rfb::clipboardflag::caps | rfb::clipboardflag::request | rfb::clipboardflag::peek | rfb::clipboardflag::notify |
    rfb::clipboardflag::provide | rfb::clipboardflag::text | rfb::clipboardflag::html | rfb::clipboardflag::dib;

/// An extended clipboard message of a server (rfbproto.rst, "Extended Clipboard Pseudo-Encoding").
inline QByteArray extended(quint32 flags, const QByteArray& data = {})
{
    return script::cutText(quint32(-4 - data.size()), script::number(flags) + data);
}

/// The same from the client.
inline QByteArray answer(quint32 flags)
{
    return char(6) + extended(flags).mid(1);
}

/// A server's clipboard, which holds an image.
inline QByteArray provided(const QByteArray& bitmap, int level = -1)
{
    return extended(rfb::clipboardflag::provide | rfb::clipboardflag::dib,
                    qCompress(script::number(quint32(bitmap.size())) + bitmap, level).mid(4));
}

inline QImage colourful(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        auto* const line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < size.width(); ++x)
            line[x] = qRgb(x, y, x ^ y);
    }
    return image;
}

inline rfb::Pixels pixelsOf(const QImage& image)
{
    return {image.width(), image.height(),
            QByteArray(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes())};
}

/// The image of the last "provide" that the server was sent; null as long as there is none.
inline QImage given(const QByteArray& received)
{
    constexpr qsizetype headBytes = 12;
    const qsizetype flags = received.lastIndexOf(script::number(rfb::clipboardflag::provide | rfb::clipboardflag::dib));
    if (flags < 8 || received.at(flags - 8) != 6)
        return {};
    const qsizetype size = -qFromBigEndian<qint32>(received.constData() + flags - 4) + 8;
    const qsizetype begin = flags - 8;
    if (received.size() < begin + size)
        return {};
    rfb::InflateStream stream;
    stream.setInput(
        {reinterpret_cast<const quint8*>(received.constData()) + begin + headBytes, size_t(size - headBytes)});
    quint32 head = 0;
    if (!stream.read(reinterpret_cast<quint8*>(&head), sizeof head))
        return {};
    std::vector<quint8> bitmap(qFromBigEndian(head));
    if (!stream.read(bitmap.data(), bitmap.size()))
        return {};
    const auto pixels = rfb::readBitmap(bitmap);
    if (!pixels)
        return {};
    return QImage(reinterpret_cast<const uchar*>(pixels->bytes.constData()), pixels->width, pixels->height,
                  QImage::Format_RGB32)
        .copy();
}

} // namespace clouddesk::test
