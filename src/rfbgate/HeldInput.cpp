// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbgate/HeldInput.h"

#include "rfbgate/Gate.h"

#include <QtEndian>

namespace clouddesk::rfb {

namespace {

// RFC 6143, 7.5.4: type, whether it is down, two of padding, keysym.
constexpr size_t keyBytes = 8;
// rfbproto.rst, "QEMU Extended Key Event Message": type, kind, whether it is down (two bytes), keysym, scan code.
constexpr size_t extendedKeyBytes = 12;
// RFC 6143, 7.5.5: type, buttons, x, y; with more buttons a byte of them follows.
constexpr size_t pointerBytes = 6;

} // namespace

void HeldInput::note(MessageKind kind, Bytes message)
{
    switch (kind) {
    case MessageKind::KeyEvent:
        return noteKey({qFromBigEndian<quint32>(message.data() + 4), 0}, message[1] != 0);
    case MessageKind::ExtendedKeyEvent:
        return noteKey({qFromBigEndian<quint32>(message.data() + 4), qFromBigEndian<quint32>(message.data() + 8)},
                       qFromBigEndian<quint16>(message.data() + 2) != 0);
    case MessageKind::PointerEvent:
        return notePointer(message);
    default:
        return;
    }
}

// What a key means may change while it is down, with Shift for one; where it is does not.
bool HeldInput::isSame(const Key& one, const Key& other)
{
    const bool haveScanCodes = one.scanCode != 0 && other.scanCode != 0;
    return haveScanCodes ? one.scanCode == other.scanCode : one.keysym == other.keysym;
}

void HeldInput::noteKey(const Key& key, bool isDown)
{
    const auto held = std::span(m_keys).first(m_keyCount);
    const auto found = std::ranges::find_if(held, [&key](const Key& one) { return isSame(one, key); });
    const bool isHeld = found != held.end();
    if (isDown == isHeld)
        return;
    if (isHeld || m_keyCount == mostKeys) {
        const auto forgotten = isHeld ? found : held.begin();
        std::move(std::next(forgotten), held.end(), forgotten);
        --m_keyCount;
    }
    if (isDown)
        m_keys[m_keyCount++] = key;
}

void HeldInput::notePointer(Bytes message)
{
    // In the longer message the highest bit is no button: it says that a byte of more of them follows.
    const bool isExtended = message.size() > pointerBytes;
    const quint8 buttons = isExtended ? (message[1] & 0x7f) | message[pointerBytes] : message[1];
    m_hasButtons = buttons != 0;
    m_x = qFromBigEndian<quint16>(message.data() + 2);
    m_y = qFromBigEndian<quint16>(message.data() + 4);
}

// As hands do it: the buttons before the keys that a drag was begun with, and the last key first.
void HeldInput::release(GateOutput& toServer)
{
    if (std::exchange(m_hasButtons, false)) {
        std::array<quint8, pointerBytes> message = {clientmessage::pointerEvent};
        qToBigEndian(m_x, message.data() + 2);
        qToBigEndian(m_y, message.data() + 4);
        toServer.write(message);
    }
    while (m_keyCount > 0) {
        const Key& key = m_keys[--m_keyCount];
        const bool isExtended = key.scanCode != 0;
        std::array<quint8, extendedKeyBytes> message = {isExtended ? clientmessage::qemu : clientmessage::keyEvent};
        qToBigEndian(key.keysym, message.data() + 4);
        qToBigEndian(key.scanCode, message.data() + 8);
        toServer.write(Bytes(message).first(isExtended ? extendedKeyBytes : keyBytes));
    }
}

} // namespace clouddesk::rfb
