// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbflow/KeyMessages.h"

#include "rfb/ClientMessages.h"

namespace clouddesk::rfb {

QByteArray KeyMessages::message(quint32 keysym, quint32 scancode, bool pressed)
{
    // A server keeps its pressed keys by scan code or by keysym: each is released the way it was pressed.
    const bool isPlain = scancode == 0 || !m_takesScancodes || (!pressed && m_plainKeys.contains(keysym));
    if (isPlain && pressed)
        m_plainKeys.insert(keysym);
    else if (isPlain)
        m_plainKeys.remove(keysym);
    return isPlain ? message::key(keysym, pressed) : message::extendedKey(keysym, scancode, pressed);
}

} // namespace clouddesk::rfb
