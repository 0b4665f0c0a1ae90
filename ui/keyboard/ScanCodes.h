// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyEvent>

namespace clouddesk::ui {

/// The Linux key code (linux/input-event-codes.h) of the physical key; 0 where the platform doesn't tell. X11 and
/// Wayland count from 8 (X keyboard extension, "evdev" key codes).
quint32 linuxKeyCode(const QKeyEvent& event);

/// The code that QEMU's extended key event carries for a Linux key: set 1 of the PC/XT keyboard, with the highest bit
/// set where the keyboard sends 0xe0 first (rfbproto.rst, "QEMU Extended Key Event Message"). 0 if there is none.
quint32 qemuScanCode(quint32 linuxKeyCode);

/// What a US keyboard has on this key: 'a', '1', ';' ..., with Shift 'A', '!', ':' ...; 0 for keys without a character.
char usCharacter(quint32 linuxKeyCode, bool isShifted = false);

} // namespace clouddesk::ui
