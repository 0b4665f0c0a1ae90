// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbclient/Client.h"

#include <QHash>
#include <QKeyEvent>
#include <QList>
#include <QSet>

#include <functional>
#include <optional>

namespace clouddesk::ui {

/// What a key means to the remote desktop.
enum class KeyMeaning {
    Character, ///< what this computer's keyboard layout makes of it
    Position   ///< the key's place; the remote keyboard layout decides
};

/// One key going down or up, as it is sent.
struct KeyStroke
{
    quint32 keysym = 0;
    quint32 scanCode = 0; ///< QEMU's; 0: by keysym alone
    bool pressed = false;

    friend bool operator==(const KeyStroke&, const KeyStroke&) = default;
};

/// Turns key events into strokes so that every press is followed by exactly one release of the same key, whatever
/// happens to modifiers in between.
///
/// By character, keysyms say it all, so the keys that choose among them stay here: a key that switches this computer's
/// layout is not sent, and AltGr only with keys that it does not turn into another character (AltGr+Q on a German
/// keyboard is '@' and nothing else, whatever AltGr does over there).
class Keyboard
{
public:
    using Send = std::function<void(const KeyStroke& stroke)>;
    explicit Keyboard(Send send)
        : m_send(std::move(send))
    {
    }

    /// Releases every key that is down first, as it was pressed.
    void setMeaning(KeyMeaning meaning);
    [[nodiscard]] KeyMeaning meaning() const { return m_meaning; }

    /// The lock keys over there, if the server tells them. From then on they are put in step with this computer's
    /// whenever a key is pressed that tells how these are: a letter for Caps Lock, the keypad for Num Lock.
    void setRemoteLocks(std::optional<rfb::LockKeys> locks) { m_remoteLocks = locks; }

    /// Takes Qt's event as it came. A repeated key sends what its first press sent.
    void press(const QKeyEvent& event);
    /// Sends the release of what that key's press sent; nothing if it sent nothing.
    void release(const QKeyEvent& event);
    /// When the focus goes: nobody will tell us about their releases.
    void releaseAll();
    /// The session is gone: from now on nothing is sent.
    void suspend();
    /// There is a session again. Keys that were down when the last one went are released, as nobody could tell that
    /// server; keys that are still held count only once they are pressed anew.
    void resume();

    /// The key of a chord of this computer, as Qt::Key_A .. Z and 0 .. 9, if Ctrl, Alt and Shift are held with it;
    /// whatever the layout, digits by their place.
    [[nodiscard]] std::optional<int> hostChord(const QKeyEvent& event) const;

private:
    /// Whether the modifier is held during the event; left and right: the Linux codes of its keys.
    [[nodiscard]] bool holds(const QKeyEvent& event, Qt::KeyboardModifier modifier, quint32 left, quint32 right) const;
    void pressCharacter(quint64 key, const QKeyEvent& event);
    void pressLevelShift();
    bool releaseLevelShift(quint64 key);
    void keepLocksInStep(const QKeyEvent& event);
    void tap(quint32 keysym, quint32 linuxCode);
    void send(quint64 key, const KeyStroke& stroke);

    /// AltGr, held back until it is known what it is for.
    struct LevelShift
    {
        quint64 key = 0;
        bool wasSent = false;
        bool wasUsed = false;
    };

    Send m_send;
    KeyMeaning m_meaning = KeyMeaning::Character;
    QHash<quint64, KeyStroke> m_pressed; // by physical key
    QList<KeyStroke> m_left;             // down when the last session went
    QSet<quint32> m_down;                // Linux codes of what is held, sent or not
    std::optional<LevelShift> m_levelShift;
    std::optional<rfb::LockKeys> m_remoteLocks;
    bool m_isSuspended = false;
};

} // namespace clouddesk::ui
