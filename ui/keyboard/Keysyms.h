// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyEvent>

#include <optional>

namespace clouddesk::ui {

/// Some keysyms by name (X11/keysymdef.h).
namespace keysym {

inline constexpr quint32 isoLevel3Shift = 0xfe03;
inline constexpr quint32 backspace = 0xff08;
inline constexpr quint32 tab = 0xff09;
inline constexpr quint32 enter = 0xff0d;
inline constexpr quint32 escape = 0xff1b;
inline constexpr quint32 print = 0xff61;
inline constexpr quint32 menu = 0xff67;
inline constexpr quint32 numLock = 0xff7f;
inline constexpr quint32 keypad0 = 0xffb0;
inline constexpr quint32 keypad9 = 0xffb9;
inline constexpr quint32 f1 = 0xffbe;
inline constexpr quint32 leftShift = 0xffe1;
inline constexpr quint32 leftControl = 0xffe3;
inline constexpr quint32 capsLock = 0xffe5;
inline constexpr quint32 leftMeta = 0xffe7;
inline constexpr quint32 rightMeta = 0xffe8;
inline constexpr quint32 leftAlt = 0xffe9;
inline constexpr quint32 rightAlt = 0xffea;
inline constexpr quint32 leftSuper = 0xffeb;
inline constexpr quint32 rightHyper = 0xffee;
inline constexpr quint32 remove = 0xffff;

} // namespace keysym

/// The X keysym of a key event: the platform's own where it has keysyms (X11, Wayland), else by Qt's key and text.
/// 0 if the key means nothing.
quint32 keysymOf(const QKeyEvent& event);

/// The keysym that types this character; 0 for control characters other than line ends, tabs and backspace.
quint32 keysymOfCharacter(char32_t character);

/// A character or a dead key, so something that a level shift (AltGr) has already been used up for.
bool isCharacter(quint32 keysym);
/// Shift, Control, Caps Lock, Meta, Alt, Super, Hyper.
bool isModifier(quint32 keysym);
/// For letters that Caps Lock changes on every layout (others, as é on a French keyboard, it may leave alone): whether
/// it is a capital.
std::optional<bool> isCapital(quint32 keysym);
/// For the keys of the keypad that Num Lock changes: whether it is a digit or the point now.
std::optional<bool> isKeypadDigit(quint32 keysym);
/// A character of a script other than Latin.
bool isNonLatin(quint32 keysym);
/// A key that only turns this computer's keyboard to another group or level: the keysyms that follow say it all.
bool isLayoutSwitch(quint32 keysym);

} // namespace clouddesk::ui
