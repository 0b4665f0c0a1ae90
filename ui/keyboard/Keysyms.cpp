// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keyboard/Keysyms.h"

#include <QGuiApplication>

#include <array>

namespace clouddesk::ui {

namespace {

struct KeyRow
{
    int key;
    quint32 keysym;
};

// X11/keysymdef.h; for platforms whose native key codes are no keysyms.
constexpr std::array keys = {
    KeyRow{Qt::Key_Backspace, 0xff08}, KeyRow{Qt::Key_Tab, 0xff09},     KeyRow{Qt::Key_Backtab, 0xfe20},
    KeyRow{Qt::Key_Return, 0xff0d},    KeyRow{Qt::Key_Enter, 0xff8d},   KeyRow{Qt::Key_Escape, 0xff1b},
    KeyRow{Qt::Key_Delete, 0xffff},    KeyRow{Qt::Key_Insert, 0xff63},  KeyRow{Qt::Key_Home, 0xff50},
    KeyRow{Qt::Key_Left, 0xff51},      KeyRow{Qt::Key_Up, 0xff52},      KeyRow{Qt::Key_Right, 0xff53},
    KeyRow{Qt::Key_Down, 0xff54},      KeyRow{Qt::Key_PageUp, 0xff55},  KeyRow{Qt::Key_PageDown, 0xff56},
    KeyRow{Qt::Key_End, 0xff57},       KeyRow{Qt::Key_Pause, 0xff13},   KeyRow{Qt::Key_ScrollLock, 0xff14},
    KeyRow{Qt::Key_Print, 0xff61},     KeyRow{Qt::Key_Menu, 0xff67},    KeyRow{Qt::Key_NumLock, 0xff7f},
    KeyRow{Qt::Key_Shift, 0xffe1},     KeyRow{Qt::Key_Control, 0xffe3}, KeyRow{Qt::Key_CapsLock, 0xffe5},
    KeyRow{Qt::Key_Meta, 0xffeb},      KeyRow{Qt::Key_Alt, 0xffe9},     KeyRow{Qt::Key_AltGr, 0xfe03},
    KeyRow{Qt::Key_Super_L, 0xffeb},   KeyRow{Qt::Key_Super_R, 0xffec},
};
constexpr quint32 unicodeKeysyms = 0x01000000;
constexpr quint32 lastUnicodeKeysym = 0x0110ffff;
constexpr quint32 euro = 0x20ac; // the keysym and the character have the same number
constexpr quint32 firstDeadKey = 0xfe50;
constexpr quint32 lastDeadKey = 0xfe93;

bool hasNativeKeysyms()
{
    const QString platform = QGuiApplication::platformName();
    return platform == QLatin1String("xcb") || platform.startsWith(QLatin1String("wayland"));
}

quint32 keysymOfKey(int key)
{
    if (key >= Qt::Key_F1 && key <= Qt::Key_F35)
        return keysym::f1 + static_cast<quint32>(key - Qt::Key_F1);
    const auto* const row =
        std::find_if(keys.begin(), keys.end(), [key](const KeyRow& each) { return each.key == key; });
    return row == keys.end() ? 0 : row->keysym;
}

quint32 keysymOfText(const QString& text)
{
    const auto characters = text.toUcs4();
    const bool isControl = !characters.isEmpty() && characters.first() < 0x20;
    return characters.isEmpty() || isControl ? 0 : keysymOfCharacter(characters.first());
}

} // namespace

quint32 keysymOf(const QKeyEvent& event)
{
    if (hasNativeKeysyms() && event.nativeVirtualKey() != 0)
        return event.nativeVirtualKey();
    if (const quint32 keysym = keysymOfKey(event.key()))
        return keysym;
    if (const quint32 keysym = keysymOfText(event.text()))
        return keysym;
    // With Control, the text is a control character; the key still tells the letter.
    const bool isPrintable = event.key() >= Qt::Key_Space && event.key() <= Qt::Key_AsciiTilde;
    return isPrintable ? QChar(event.key()).toLower().unicode() : 0;
}

quint32 keysymOfCharacter(char32_t character)
{
    switch (character) {
    case U'\n':
    case U'\r':
        return keysym::enter;
    case U'\t':
        return keysym::tab;
    case U'\b':
        return keysym::backspace;
    case euro:
        return euro;
    default:
        break;
    }
    const bool isLatin1 = (character >= 0x20 && character < 0x7f) || (character >= 0xa0 && character <= 0xff);
    if (isLatin1)
        return character;
    return character > 0xff ? unicodeKeysyms | character : 0;
}

bool isCharacter(quint32 keysym)
{
    constexpr quint32 lastLegacyCharacter = 0x20ff;
    return (keysym >= 0x20 && keysym <= lastLegacyCharacter) || (keysym >= firstDeadKey && keysym <= lastDeadKey) ||
           (keysym > unicodeKeysyms && keysym <= lastUnicodeKeysym);
}

bool isModifier(quint32 keysym)
{
    return keysym >= keysym::leftShift && keysym <= keysym::rightHyper;
}

std::optional<bool> isCapital(quint32 keysym)
{
    if ((keysym >= 'A' && keysym <= 'Z') || (keysym >= 'a' && keysym <= 'z'))
        return keysym <= 'Z';
    // In the old Cyrillic set (X11/keysymdef.h), 0x6c0 to 0x6df are small, the 32 behind them capital.
    constexpr quint32 oldCyrillic = 0x6c0;
    constexpr quint32 lettersOfACase = 32;
    if (keysym >= oldCyrillic && keysym < oldCyrillic + 2 * lettersOfACase)
        return keysym >= oldCyrillic + lettersOfACase;
    return std::nullopt;
}

std::optional<bool> isKeypadDigit(quint32 keysym)
{
    constexpr quint32 keypadHome = 0xff95;
    constexpr quint32 keypadDelete = 0xff9f;
    constexpr quint32 keypadSeparator = 0xffac;
    constexpr quint32 keypadDecimal = 0xffae;
    if (keysym >= keypadHome && keysym <= keypadDelete)
        return false;
    if ((keysym >= keysym::keypad0 && keysym <= keysym::keypad9) || keysym == keypadDecimal ||
        keysym == keypadSeparator)
        return true;
    return std::nullopt;
}

bool isNonLatin(quint32 keysym)
{
    // Of the old sets, 1 to 3 (Latin-2 to Latin-4), 0x12 (Latin-8) and 0x13 (Latin-9) are Latin; Greek begins the rest
    // of Unicode's alphabets.
    constexpr quint32 firstGreek = 0x370;
    const bool isOldSet = keysym >= 0x0400 && keysym <= 0x0eff;
    return isOldSet || (keysym >= (unicodeKeysyms | firstGreek) && keysym <= lastUnicodeKeysym);
}

bool isLayoutSwitch(quint32 keysym)
{
    constexpr quint32 isoLock = 0xfe01;
    constexpr quint32 isoLastGroupLock = 0xfe0f;
    constexpr quint32 isoLevel5Shift = 0xfe11;
    constexpr quint32 isoLevel5Lock = 0xfe13;
    constexpr quint32 modeSwitch = 0xff7e;
    return (keysym >= isoLock && keysym <= isoLastGroupLock) || (keysym >= isoLevel5Shift && keysym <= isoLevel5Lock) ||
           keysym == modeSwitch;
}

} // namespace clouddesk::ui
