// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfb/ClientMessages.h"

#include <QtEndian>

#include <algorithm>
#include <vector>

namespace clouddesk::rfb::message {

namespace {

template <typename T>
void add(QByteArray& bytes, T value)
{
    const T wire = qToBigEndian(value);
    bytes.append(reinterpret_cast<const char*>(&wire), sizeof wire);
}

quint16 coordinate(int value)
{
    return static_cast<quint16>(std::clamp(value, 0, 65535));
}

void add(QByteArray& bytes, const QRect& area)
{
    for (const int value : {area.x(), area.y(), area.width(), area.height()})
        add<quint16>(bytes, coordinate(value));
}

} // namespace

QByteArray setPixelFormat()
{
    QByteArray bytes(4, '\0');
    add<quint8>(bytes, 8 * bytesPerPixel);
    add<quint8>(bytes, 24);
    add<quint8>(bytes, 0); // little endian
    add<quint8>(bytes, 1); // true colour
    for (int colour = 0; colour < 3; ++colour)
        add<quint16>(bytes, 255);
    for (const quint8 shift : {16, 8, 0})
        add<quint8>(bytes, shift);
    return bytes + QByteArray(3, '\0');
}

QByteArray setEncodings(int quality, int compression, bool withSound)
{
    std::vector<qint32> codes = {encoding::tight,
                                 encoding::zrle,
                                 encoding::hextile,
                                 encoding::copyRect,
                                 encoding::raw,
                                 encoding::lastRect,
                                 encoding::desktopSize,
                                 encoding::extendedDesktopSize,
                                 encoding::desktopName,
                                 encoding::cursorWithAlpha,
                                 encoding::richCursor,
                                 encoding::pointerPosition,
                                 encoding::vmwareCursorPosition,
                                 encoding::ledState,
                                 encoding::qemuExtendedKey,
                                 encoding::extendedMouseButtons,
                                 encoding::extendedClipboard,
                                 encoding::fence,
                                 encoding::continuousUpdates,
                                 encoding::compressionLevel0 + std::clamp(compression, 0, 9)};
    if (withSound)
        codes.push_back(encoding::qemuAudio);
    if (quality >= 0) {
        // Servers that have it go by the first encoding that they know.
        codes.insert(codes.begin(), encoding::openH264);
        codes.push_back(encoding::qualityLevel0 + std::min(quality, 9));
    }
    QByteArray bytes(1, '\2');
    add<quint8>(bytes, 0);
    add<quint16>(bytes, static_cast<quint16>(codes.size()));
    for (const qint32 code : codes)
        add<qint32>(bytes, code);
    return bytes;
}

EncodingSet announcedEncodings()
{
    constexpr qsizetype headBytes = 4;
    EncodingSet announced;
    const QByteArray message = setEncodings(0, 0, true);
    for (qsizetype at = headBytes; at < message.size(); at += qsizetype(sizeof(qint32)))
        announced.add(qFromBigEndian<qint32>(message.constData() + at));
    return announced;
}

QByteArray updateRequest(const QRect& area, bool incremental)
{
    QByteArray bytes(1, '\3');
    add<quint8>(bytes, incremental ? 1 : 0);
    add(bytes, area);
    return bytes;
}

QByteArray key(quint32 keysym, bool pressed)
{
    QByteArray bytes(1, '\4');
    add<quint8>(bytes, pressed ? 1 : 0);
    add<quint16>(bytes, 0);
    add<quint32>(bytes, keysym);
    return bytes;
}

QByteArray extendedKey(quint32 keysym, quint32 scancode, bool pressed)
{
    QByteArray bytes(1, char(clientmessage::qemu));
    add<quint8>(bytes, 0);
    add<quint16>(bytes, pressed ? 1 : 0);
    add<quint32>(bytes, keysym);
    add<quint32>(bytes, scancode);
    return bytes;
}

QByteArray pointer(QPoint position, int buttons)
{
    QByteArray bytes(1, '\5');
    add<quint8>(bytes, static_cast<quint8>(buttons));
    add<quint16>(bytes, coordinate(position.x()));
    add<quint16>(bytes, coordinate(position.y()));
    return bytes;
}

QByteArray extendedPointer(QPoint position, int buttons)
{
    constexpr int marker = 0x80;
    QByteArray bytes = pointer(position, (buttons & 0x7f) | marker);
    add<quint8>(bytes, static_cast<quint8>(buttons >> 7));
    return bytes;
}

QByteArray cutText(const QByteArray& latin1)
{
    QByteArray bytes(1, '\6');
    bytes.append(3, '\0');
    add<quint32>(bytes, static_cast<quint32>(latin1.size()));
    return bytes + latin1;
}

QByteArray extendedCutText(quint32 flags, const QByteArray& data)
{
    QByteArray bytes(1, '\6');
    bytes.append(3, '\0');
    add<qint32>(bytes, -static_cast<qint32>(sizeof flags + static_cast<size_t>(data.size())));
    add<quint32>(bytes, flags);
    return bytes + data;
}

QByteArray setDesktopSize(QSize size, const QList<Screen>& screens)
{
    const qsizetype count = std::min<qsizetype>(screens.size(), 255);
    QByteArray bytes(1, char(clientmessage::setDesktopSize));
    add<quint8>(bytes, 0);
    add<quint16>(bytes, coordinate(size.width()));
    add<quint16>(bytes, coordinate(size.height()));
    add<quint8>(bytes, static_cast<quint8>(count));
    add<quint8>(bytes, 0);
    for (const Screen& screen : screens.first(count)) {
        add<quint32>(bytes, screen.id);
        add(bytes, screen.area);
        add<quint32>(bytes, screen.flags);
    }
    return bytes;
}

QByteArray fence(quint32 flags, Bytes payload)
{
    const auto size = std::min<size_t>(payload.size(), fenceflag::maximumPayloadBytes);
    QByteArray bytes(1, char(clientmessage::fence));
    bytes.append(3, '\0');
    add<quint32>(bytes, flags);
    add<quint8>(bytes, static_cast<quint8>(size));
    return bytes.append(reinterpret_cast<const char*>(payload.data()), static_cast<qsizetype>(size));
}

QByteArray enableContinuousUpdates(bool enable, const QRect& area)
{
    QByteArray bytes(1, char(clientmessage::enableContinuousUpdates));
    add<quint8>(bytes, enable ? 1 : 0);
    add(bytes, area);
    return bytes;
}

QByteArray soundFormat(SoundFormat format)
{
    constexpr quint16 setFormat = 2;
    QByteArray bytes = QByteArray(1, char(clientmessage::qemu)) + char(qemumessage::audio);
    add<quint16>(bytes, setFormat);
    add<quint8>(bytes, static_cast<quint8>(format.sample));
    add<quint8>(bytes, format.channels);
    add<quint32>(bytes, format.frequency);
    return bytes;
}

QByteArray enableSound(bool enable)
{
    QByteArray bytes = QByteArray(1, char(clientmessage::qemu)) + char(qemumessage::audio);
    add<quint16>(bytes, enable ? 0 : 1);
    return bytes;
}

} // namespace clouddesk::rfb::message
