// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDebug>
#include <QList>
#include <QtEndian>

namespace clouddesk::tests {

/// A key as a server hears of it.
struct KeyHeard
{
    quint32 keysym = 0;
    bool pressed = false;
    quint32 scanCode = 0;

    friend bool operator==(const KeyHeard&, const KeyHeard&) = default;
};

/// One after the other, each let go of before the next.
inline QList<KeyHeard> tapped(const QList<quint32>& keysyms)
{
    QList<KeyHeard> keys;
    for (const quint32 keysym : keysyms)
        keys << KeyHeard{keysym, true} << KeyHeard{keysym, false};
    return keys;
}

inline QDebug operator<<(QDebug debug, const KeyHeard& key)
{
    return debug.nospace() << (key.pressed ? '+' : '-') << Qt::hex << key.keysym << '/' << key.scanCode << Qt::dec;
}

/// How long the client's message is that begins here; 0 if that cannot be told yet (RFC 6143, 7.5, and rfbproto.rst).
inline qsizetype messageLength(const QByteArray& bytes, qsizetype at)
{
    const auto left = bytes.size() - at;
    const auto* const data = bytes.constData() + at;
    switch (quint8(data[0])) {
    case 0: // SetPixelFormat
        return 20;
    case 2: // SetEncodings
        return left < 4 ? 0 : 4 + 4 * qFromBigEndian<quint16>(data + 2);
    case 3:   // FramebufferUpdateRequest
    case 150: // EnableContinuousUpdates
        return 10;
    case 4: // KeyEvent
        return 8;
    case 5: // PointerEvent
        return 6;
    case 6: // ClientCutText; negative lengths are extended clipboard messages
        return left < 8 ? 0 : 8 + qAbs(qFromBigEndian<qint32>(data + 4));
    case 248: // ClientFence
        return left < 9 ? 0 : 9 + quint8(data[8]);
    case 250: // xvp
        return 4;
    case 251: // SetDesktopSize
        return left < 8 ? 0 : 8 + 16 * quint8(data[6]);
    case 255: // QEMU extended key event, audio
        return left < 2 ? 0 : (data[1] == 0 ? 12 : (left < 4 ? 0 : (qFromBigEndian<quint16>(data + 2) == 2 ? 10 : 4)));
    default:
        qFatal("the client said something unknown: %d", int(quint8(data[0])));
    }
}

/// All keys in what a client of a server without a password has said.
inline QList<KeyHeard> keysIn(const QByteArray& said)
{
    QList<KeyHeard> keys;
    // version, security type, ClientInit
    for (qsizetype at = 12 + 1 + 1; at < said.size();) {
        const qsizetype length = messageLength(said, at);
        if (length == 0 || at + length > said.size())
            break;
        const auto* const data = said.constData() + at;
        if (data[0] == 4)
            keys.append({qFromBigEndian<quint32>(data + 4), data[1] != 0, 0});
        else if (quint8(data[0]) == 255 && data[1] == 0)
            keys.append({qFromBigEndian<quint32>(data + 4), data[3] != 0, qFromBigEndian<quint32>(data + 8)});
        at += length;
    }
    return keys;
}

} // namespace clouddesk::tests
