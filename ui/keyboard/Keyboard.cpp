// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keyboard/Keyboard.h"

#include "ui/keyboard/Keysyms.h"
#include "ui/keyboard/ScanCodes.h"

namespace clouddesk::ui {

namespace {

// linux/input-event-codes.h
enum LinuxKey : quint32 {
    LeftControlKey = 29,
    RightControlKey = 97,
    LeftShiftKey = 42,
    RightShiftKey = 54,
    LeftAltKey = 56,
    RightAltKey = 100,
    CapsLockKey = 58,
    NumLockKey = 69
};

quint64 physicalKey(const QKeyEvent& event)
{
    // Made-up events (accessibility tools) have no scan code; then the key itself has to do.
    constexpr quint64 byKey = 1ULL << 32;
    return event.nativeScanCode() != 0 ? event.nativeScanCode() : byKey | static_cast<quint32>(event.key());
}

bool isDigitRow(quint32 linuxCode)
{
    const char character = usCharacter(linuxCode);
    return character >= '0' && character <= '9';
}

quint32 meant(const QKeyEvent& event, bool isShifted)
{
    const quint32 keysym = keysymOf(event);
    const quint32 code = linuxKeyCode(event);
    // X has Meta on Shift+Alt, but whoever holds Shift and then Alt means Alt.
    const bool isShiftedAlt =
        (event.modifiers() & Qt::ShiftModifier) != 0 && (keysym == keysym::leftMeta || keysym == keysym::rightMeta);
    if (isShiftedAlt && code == LeftAltKey)
        return keysym::leftAlt;
    if (isShiftedAlt && code == RightAltKey)
        return keysym::rightAlt;
    // Programs know their shortcuts by Latin letters: Ctrl+С on a Russian keyboard is to copy there, too.
    const bool isShortcut = (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != 0;
    // Shifted as it is: where Shift is held, a server lets go of it for the sake of a character that has none, and
    // Ctrl+Shift+C would be Ctrl+C there.
    const char latin = usCharacter(code, isShifted);
    return isShortcut && latin != 0 && isNonLatin(keysym) ? static_cast<quint32>(latin) : keysym;
}

} // namespace

void Keyboard::setMeaning(KeyMeaning meaning)
{
    releaseAll();
    m_meaning = meaning;
}

void Keyboard::press(const QKeyEvent& event)
{
    const quint64 key = physicalKey(event);
    if (event.isAutoRepeat()) {
        // A repeated key stays what it was, even if Shift has come since; one that was let go of stays so.
        if (m_pressed.contains(key))
            m_send(m_pressed[key]);
        return;
    }
    m_down.insert(linuxKeyCode(event));
    if (m_isSuspended)
        return;
    keepLocksInStep(event);
    if (m_meaning == KeyMeaning::Character)
        pressCharacter(key, event);
    else
        send(key, {keysymOf(event), qemuScanCode(linuxKeyCode(event)), true});
}

void Keyboard::keepLocksInStep(const QKeyEvent& event)
{
    if (!m_remoteLocks)
        return;
    const quint32 keysym = keysymOf(event);
    const bool hasShift = (event.modifiers() & Qt::ShiftModifier) != 0;
    const auto isUpper = m_levelShift ? std::nullopt : isCapital(keysym);
    if (isUpper && m_remoteLocks->caps != (*isUpper != hasShift)) {
        m_remoteLocks->caps = !m_remoteLocks->caps;
        tap(keysym::capsLock, CapsLockKey);
    }
    const auto isDigit = isKeypadDigit(keysym);
    if (isDigit && m_remoteLocks->num != (*isDigit != hasShift)) {
        m_remoteLocks->num = !m_remoteLocks->num;
        tap(keysym::numLock, NumLockKey);
    }
}

void Keyboard::tap(quint32 keysym, quint32 linuxCode)
{
    const quint32 scanCode = m_meaning == KeyMeaning::Position ? qemuScanCode(linuxCode) : 0;
    m_send({keysym, scanCode, true});
    m_send({keysym, scanCode, false});
}

void Keyboard::pressCharacter(quint64 key, const QKeyEvent& event)
{
    const quint32 keysym = meant(event, holds(event, Qt::ShiftModifier, LeftShiftKey, RightShiftKey));
    if (keysym == keysym::isoLevel3Shift) {
        m_levelShift = LevelShift{key};
        return;
    }
    if (isLayoutSwitch(keysym))
        return;
    if (isCharacter(keysym) && m_levelShift)
        m_levelShift->wasUsed = true;
    else if (m_levelShift && !m_levelShift->wasSent && !isModifier(keysym))
        pressLevelShift();
    send(key, {keysym, 0, true});
}

void Keyboard::pressLevelShift()
{
    m_levelShift->wasSent = true;
    send(m_levelShift->key, {keysym::isoLevel3Shift, 0, true});
}

bool Keyboard::releaseLevelShift(quint64 key)
{
    if (!m_levelShift || m_levelShift->key != key)
        return false;
    const LevelShift shift = *std::exchange(m_levelShift, std::nullopt);
    if (shift.wasSent)
        return false;
    if (!shift.wasUsed) {
        m_send({keysym::isoLevel3Shift, 0, true});
        m_send({keysym::isoLevel3Shift, 0, false});
    }
    return true;
}

void Keyboard::send(quint64 key, const KeyStroke& stroke)
{
    if (stroke.keysym == 0 && stroke.scanCode == 0)
        return;
    m_pressed[key] = stroke;
    if (m_remoteLocks && stroke.keysym == keysym::capsLock)
        m_remoteLocks->caps = !m_remoteLocks->caps;
    if (m_remoteLocks && stroke.keysym == keysym::numLock)
        m_remoteLocks->num = !m_remoteLocks->num;
    m_send(stroke);
}

void Keyboard::release(const QKeyEvent& event)
{
    if (event.isAutoRepeat())
        return;
    const quint64 key = physicalKey(event);
    m_down.remove(linuxKeyCode(event));
    if (releaseLevelShift(key) || !m_pressed.contains(key))
        return;
    KeyStroke stroke = m_pressed.take(key);
    stroke.pressed = false;
    m_send(stroke);
}

void Keyboard::releaseAll()
{
    m_levelShift.reset();
    m_down.clear();
    for (KeyStroke stroke : std::exchange(m_pressed, {})) {
        stroke.pressed = false;
        m_send(stroke);
    }
}

void Keyboard::suspend()
{
    m_left += std::exchange(m_pressed, {}).values();
    m_levelShift.reset();
    m_isSuspended = true;
}

void Keyboard::resume()
{
    m_isSuspended = false;
    for (KeyStroke stroke : std::exchange(m_left, {})) {
        stroke.pressed = false;
        m_send(stroke);
    }
}

bool Keyboard::holds(const QKeyEvent& event, Qt::KeyboardModifier modifier, quint32 left, quint32 right) const
{
    // A layout that switches on Alt+Shift makes another key of the second one.
    return (event.modifiers() & modifier) != 0 || m_down.contains(left) || m_down.contains(right);
}

std::optional<int> Keyboard::hostChord(const QKeyEvent& event) const
{
    if (!holds(event, Qt::ControlModifier, LeftControlKey, RightControlKey) ||
        !holds(event, Qt::AltModifier, LeftAltKey, RightAltKey) ||
        !holds(event, Qt::ShiftModifier, LeftShiftKey, RightShiftKey))
        return std::nullopt;
    const quint32 code = linuxKeyCode(event);
    const bool isLetter = event.key() >= Qt::Key_A && event.key() <= Qt::Key_Z;
    const bool isDigit = event.key() >= Qt::Key_0 && event.key() <= Qt::Key_9;
    if (isLetter || (isDigit && !isDigitRow(code)))
        return event.key();
    const char us = usCharacter(code);
    if ((us >= 'a' && us <= 'z') || isDigitRow(code))
        return QChar(QLatin1Char(us)).toUpper().unicode();
    return isDigit ? std::optional<int>(event.key()) : std::nullopt;
}

} // namespace clouddesk::ui
