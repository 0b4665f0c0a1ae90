// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keyboard/KeyAhead.h"

#include "ui/keyboard/BlockedByDialog.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QPointer>
#include <QThread>
#include <QWindow>

#include <cstdlib>
#include <memory>
#include <xcb/xcb.h>
#include <xcb/xcbext.h>

namespace clouddesk::ui {

namespace {

// X11/extensions/XKBproto.h: the second byte of the extension's one event.
enum KeyboardEvent : quint8 { NewKeyboard = 0, MapChanged = 1 };

// Of the state in a key event; the group of the layout is in bits 13 and 14 (The X Keyboard Extension, 2.2.2).
constexpr quint32 harmlessState = XCB_MOD_MASK_SHIFT | XCB_MOD_MASK_LOCK | XCB_MOD_MASK_2 | 0x6000;

// As old may be what a window manager knows of when somebody was there.
constexpr std::chrono::milliseconds toldOften{1000};

quint64 keyOf(quint32 keyCode, quint32 state)
{
    return quint64(keyCode) << 32 | state;
}

xcb_connection_t* connection()
{
    auto* const x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    return x11 != nullptr ? x11->connection() : nullptr;
}

} // namespace

KeyAhead::KeyAhead(QWidget& widget, Send send)
    : m_widget(widget)
    , m_send(std::move(send))
{
    xcb_connection_t* const x11 = connection();
    if (x11 == nullptr)
        return;
    constexpr QByteArrayView name("XKEYBOARD");
    m_extensionQuery = xcb_query_extension(x11, static_cast<uint16_t>(name.size()), name.data()).sequence;
    QCoreApplication::instance()->installNativeEventFilter(this);
    // Before the program waits, it has dealt with all that the X server told, unless it waits in the midst of that.
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this,
            [this] { m_isAtRest = QThread::currentThread()->loopLevel() == 1; });
}

KeyAhead::~KeyAhead()
{
    if (m_extensionQuery != 0 && !m_keyboardExtension && connection() != nullptr)
        xcb_discard_reply(connection(), m_extensionQuery);
}

void KeyAhead::setEnabled(bool isEnabled)
{
    m_isEnabled = isEnabled;
    forget();
}

void KeyAhead::forget()
{
    m_known.clear();
}

void KeyAhead::begin(const QKeyEvent& press)
{
    m_strokes.emplace();
    // Qt takes the next press of a key that it saw repeat for another repetition, unless it hears of others.
    if (!m_isHandingOut)
        m_toldByQt = std::chrono::milliseconds(press.isAutoRepeat() ? 0 : press.timestamp());
}

void KeyAhead::send(const KeyStroke& stroke)
{
    if (m_strokes)
        m_strokes->append(stroke);
    if (m_sent == stroke)
        m_sent.reset();
    else
        m_send(stroke);
}

void KeyAhead::end(const QKeyEvent& press)
{
    const quint64 key = keyOf(press.nativeScanCode(), press.nativeModifiers());
    const QList<KeyStroke> strokes = std::exchange(m_strokes, std::nullopt).value_or(QList<KeyStroke>());
    if (press.isAutoRepeat())
        return;
    const bool isPlain = (press.nativeModifiers() & ~harmlessState) == 0 && press.nativeScanCode() != 0;
    if (!isPlain || strokes.size() != 1 || !strokes.constFirst().pressed)
        m_known.remove(key);
    else if (!m_isHandingOut)
        m_known.insert(key, {std::shared_ptr<const QKeyEvent>(press.clone()), strokes.constFirst()});
}

// Nothing will release what Keyboard has never heard of.
void KeyAhead::takeBack()
{
    if (!m_sent)
        return;
    KeyStroke stroke = *std::exchange(m_sent, std::nullopt);
    stroke.pressed = false;
    m_send(stroke);
    forget();
}

bool KeyAhead::nativeEventFilter(const QByteArray& type, void* message, qintptr* /*result*/)
{
    if (type != "xcb_generic_event_t")
        return false;
    const bool isFirst = std::exchange(m_isAtRest, false);
    const auto* const event = static_cast<const xcb_generic_event_t*>(message);
    if (isMapChange(event->response_type, event->pad0))
        forget();
    // Whoever had the keyboard in the meantime may have started something that is not to take it from here.
    if (event->response_type == XCB_FOCUS_IN)
        m_toldByQt = {};
    if (!isFirst || event->response_type != XCB_KEY_PRESS)
        return false;
    const auto* const key = static_cast<const xcb_key_press_event_t*>(message);
    return press(key->detail, key->state, std::chrono::milliseconds(key->time), key->event);
}

bool KeyAhead::isMapChange(quint8 type, quint8 kind)
{
    void* answer = nullptr;
    if (!m_keyboardExtension && xcb_poll_for_reply(connection(), m_extensionQuery, &answer, nullptr) != 0) {
        const std::unique_ptr<xcb_query_extension_reply_t, decltype(&std::free)> reply(
            static_cast<xcb_query_extension_reply_t*>(answer), &std::free);
        m_keyboardExtension = reply && reply->present != 0 ? reply->first_event : quint8(0);
    }
    const bool isOfExtension = m_keyboardExtension.value_or(0) != 0 && type == m_keyboardExtension;
    return type == XCB_MAPPING_NOTIFY || (isOfExtension && (kind == NewKeyboard || kind == MapChanged));
}

bool KeyAhead::hasKeyboard(quint32 window) const
{
    const QWindow* const handle = m_widget.window()->windowHandle();
    // A dialog or a menu that has just opened is without the focus for a moment.
    const bool isOfOthers = QApplication::activePopupWidget() != nullptr || isBlockedByDialog(m_widget);
    return handle != nullptr && handle->winId() == window && m_widget.hasFocus() && !isOfOthers;
}

bool KeyAhead::press(quint32 keyCode, quint32 state, std::chrono::milliseconds time, quint32 window)
{
    // Before the answer is there, changes of the map are not told from other events.
    if (!m_isEnabled || !m_keyboardExtension || !hasKeyboard(window))
        return false;
    const auto known = m_known.constFind(keyOf(keyCode, state));
    // The X server's clock begins anew every 49 days.
    if (known == m_known.constEnd() || time < m_toldByQt || time - m_toldByQt > toldOften)
        return false;
    handOut(*known, time);
    return true;
}

void KeyAhead::handOut(Known known, std::chrono::milliseconds time)
{
    ++m_sentAhead;
    m_sent = known.stroke;
    m_send(known.stroke);
    const std::unique_ptr<QKeyEvent> press(known.press->clone());
    press->setTimestamp(static_cast<quint64>(time.count()));
    // May be the end of this.
    const QPointer<KeyAhead> self(this);
    m_isHandingOut = true;
    QCoreApplication::sendEvent(&m_widget, press.get());
    if (!self)
        return;
    m_isHandingOut = false;
    takeBack();
}

} // namespace clouddesk::ui
