// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/keyboard/Keyboard.h"

#include <QAbstractNativeEventFilter>
#include <QHash>
#include <QKeyEvent>
#include <QObject>
#include <QWidget>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace clouddesk::ui {

/// Hands a widget its keys when the X server tells of them, instead of Qt, and sends their strokes even before that. Qt
/// tells the window manager of every press that somebody is there (_NET_WM_USER_TIME) before it hands the press out;
/// the X server, the window manager and Qt's own reader take the processor for that from those that carry the key on,
/// for a tenth to a third of a millisecond.
///
/// What a key is, Qt says, and what it means, Keyboard: a press is handed out here as the event that Qt last made of
/// that key with the same lock keys, Shift and group, and the stroke that Keyboard made of it then is sent ahead, and
/// not again. Only what X told first since the program was last at rest, so that no key overtakes a click or another
/// key; never one with Ctrl, Alt, AltGr or the like; and not the first one in a second or since the window got the
/// keyboard, so that the window manager still knows when somebody was there. Releases are Qt's.
///
/// Does nothing but pass strokes on where the platform is not X11. One thread, the window's.
class KeyAhead : public QObject, public QAbstractNativeEventFilter
{
    Q_OBJECT

public:
    using Send = std::function<void(const KeyStroke& stroke)>;

    /// The widget, whose window's keys are meant while it has the focus, outlives it.
    KeyAhead(QWidget& widget, Send send);
    ~KeyAhead() override;
    KeyAhead(const KeyAhead&) = delete;
    KeyAhead& operator=(const KeyAhead&) = delete;

    /// Off where Qt's input methods make something else of keys. On at first.
    void setEnabled(bool isEnabled);
    /// What keys mean may be something else from now on; so it is where the focus goes, be it to a menu only.
    void forget();

    /// From here to end(), strokes are what Keyboard makes of this press, which came to the widget.
    void begin(const QKeyEvent& press);
    /// Takes a stroke of Keyboard's and sends it, unless it has been sent ahead.
    void send(const KeyStroke& stroke);
    void end(const QKeyEvent& press);

    /// How many strokes went ahead of their events.
    [[nodiscard]] int sentAhead() const { return m_sentAhead; }

    bool nativeEventFilter(const QByteArray& type, void* message, qintptr* result) override;

private:
    /// What a key was the last time.
    struct Known
    {
        std::shared_ptr<const QKeyEvent> press;
        KeyStroke stroke;
    };

    [[nodiscard]] bool press(quint32 keyCode, quint32 state, std::chrono::milliseconds time, quint32 window);
    void handOut(Known known, std::chrono::milliseconds time);
    void takeBack();
    [[nodiscard]] bool isMapChange(quint8 type, quint8 kind);
    [[nodiscard]] bool hasKeyboard(quint32 window) const;

    QWidget& m_widget;
    Send m_send;
    bool m_isEnabled = true;
    bool m_isAtRest = false; // nothing came since the program waited for something to come
    bool m_isHandingOut = false;
    QHash<quint64, Known> m_known;
    std::optional<KeyStroke> m_sent;           // whose press has not come to the widget yet
    std::optional<QList<KeyStroke>> m_strokes; // of the press that is at the widget
    std::chrono::milliseconds m_toldByQt{0};   // the last press; by the X server's clock
    quint32 m_extensionQuery = 0;
    std::optional<quint8> m_keyboardExtension; // its first event; 0: there is none
    int m_sentAhead = 0;
};

} // namespace clouddesk::ui
