// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/keyboard/Keyboard.h"

#include <QAbstractNativeEventFilter>
#include <QHash>
#include <QObject>
#include <QWidget>

#include <functional>
#include <optional>

namespace clouddesk::ui {

/// Sends a key's stroke when the X server tells of it, ahead of Qt's event. Qt hands a key out only after it has told
/// the window manager that somebody is there (_NET_WM_USER_TIME), and the X server, the window manager and Qt's own
/// reader take the processor from it for that, for a tenth to a third of a millisecond.
///
/// What a key means stays with Keyboard, which hears of every key in Qt's events as without this. Here it is remembered
/// what a key with the same lock keys, Shift and group last was; its next press is sent ahead as the same, and the
/// stroke that Keyboard makes of Qt's event is then not sent again. Only what X told first since the program was last
/// at rest goes ahead, so that no key overtakes a click or another key; and never one with Ctrl, Alt, AltGr or the
/// like.
///
/// Does nothing but pass strokes on where the platform is not X11. One thread, the window's.
class KeyAhead : public QObject, public QAbstractNativeEventFilter
{
    Q_OBJECT

public:
    using Send = std::function<void(const KeyStroke& stroke)>;

    /// The widget, which has the keyboard, outlives it.
    KeyAhead(QWidget& widget, Send send);
    ~KeyAhead() override;
    KeyAhead(const KeyAhead&) = delete;
    KeyAhead& operator=(const KeyAhead&) = delete;

    /// Off where Qt's input methods make something else of keys. On at first.
    void setEnabled(bool isEnabled);
    /// What keys mean may be something else from now on; so it is where the focus goes, be it to a menu only.
    void forget();

    /// From here to the end of what Keyboard makes of it, strokes belong to the press of this event.
    void begin(const QKeyEvent& press);
    /// Takes a stroke of Keyboard's and sends it, unless it has been sent ahead.
    void send(const KeyStroke& stroke);
    void end();

    /// How many strokes went ahead of their events.
    [[nodiscard]] int sentAhead() const { return m_sentAhead; }

    bool nativeEventFilter(const QByteArray& type, void* message, qintptr* result) override;

private:
    /// A stroke whose event is still to come.
    struct Sent
    {
        quint32 keyCode = 0;
        quint32 time = 0; ///< of the X server, in ms
        KeyStroke stroke;
    };

    void press(quint32 keyCode, quint32 state, quint32 time, quint32 window);
    void rest();
    void takeBack();
    [[nodiscard]] bool isMapChange(quint8 type, quint8 kind);
    [[nodiscard]] bool hasKeyboard(quint32 window) const;

    QWidget& m_widget;
    Send m_send;
    bool m_isEnabled = true;
    bool m_isAtRest = false; // nothing came since the program waited for something to come
    QHash<quint64, KeyStroke> m_known;
    std::optional<Sent> m_sent;
    std::optional<quint64> m_pressed; // the key whose strokes are coming
    bool m_isRepeat = false;          // of what that key was before
    QList<KeyStroke> m_strokes;       // of it
    quint32 m_extensionQuery = 0;
    std::optional<quint8> m_keyboardExtension; // its first event; 0: there is none
    int m_sentAhead = 0;
};

} // namespace clouddesk::ui
