// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/Keyboard.h"

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
constexpr quint32 keysymF1 = 0xffbe;
constexpr quint32 unicodeKeysyms = 0x01000000;

bool hasNativeKeysyms()
{
    const QString platform = QGuiApplication::platformName();
    return platform == QLatin1String("xcb") || platform.startsWith(QLatin1String("wayland"));
}

quint32 keysymOfKey(int key)
{
    if (key >= Qt::Key_F1 && key <= Qt::Key_F35)
        return keysymF1 + static_cast<quint32>(key - Qt::Key_F1);
    const auto* const row =
        std::find_if(keys.begin(), keys.end(), [key](const KeyRow& each) { return each.key == key; });
    return row == keys.end() ? 0 : row->keysym;
}

quint32 keysymOfText(const QString& text)
{
    const auto characters = text.toUcs4();
    if (characters.isEmpty())
        return 0;
    const quint32 character = characters.first();
    const bool isLatin1 = (character >= 0x20 && character < 0x7f) || (character >= 0xa0 && character <= 0xff);
    if (isLatin1)
        return character;
    return character > 0xff ? unicodeKeysyms | character : 0;
}

quint64 physicalKey(const QKeyEvent& event)
{
    // Made-up events (accessibility tools) have no scan code; then the key itself has to do.
    constexpr quint64 byKey = 1ULL << 32;
    return event.nativeScanCode() != 0 ? event.nativeScanCode() : byKey | static_cast<quint32>(event.key());
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

void Keyboard::press(const QKeyEvent& event)
{
    const quint64 key = physicalKey(event);
    // A repeated key stays what it was, even if Shift has come since.
    const quint32 keysym = event.isAutoRepeat() && m_pressed.contains(key) ? m_pressed[key] : keysymOf(event);
    if (keysym == 0)
        return;
    m_pressed[key] = keysym;
    m_send(keysym, true);
}

void Keyboard::release(const QKeyEvent& event)
{
    if (event.isAutoRepeat())
        return;
    if (const quint32 keysym = m_pressed.take(physicalKey(event)))
        m_send(keysym, false);
}

void Keyboard::releaseAll()
{
    const auto pressed = std::exchange(m_pressed, {});
    for (const quint32 keysym : pressed)
        m_send(keysym, false);
}

} // namespace clouddesk::ui
