// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keyboard and mouse.
#include "ui/viewer/ViewerWidget.h"

#include "ui/keyboard/Keysyms.h"

#include <QGuiApplication>
#include <QLabel>
#include <QWheelEvent>

namespace clouddesk::ui {

namespace {

// RFC 6143, 7.5.5, and rfbproto.rst for the upper three
enum ButtonBit {
    LeftBit,
    MiddleBit,
    RightBit,
    WheelUpBit,
    WheelDownBit,
    WheelLeftBit,
    WheelRightBit,
    BackBit,
    ForwardBit
};

constexpr int wheelClick = QWheelEvent::DefaultDeltasPerStep;

int buttonMask(Qt::MouseButtons buttons)
{
    int mask = 0;
    mask |= (buttons & Qt::LeftButton) != 0 ? 1 << LeftBit : 0;
    mask |= (buttons & Qt::MiddleButton) != 0 ? 1 << MiddleBit : 0;
    mask |= (buttons & Qt::RightButton) != 0 ? 1 << RightBit : 0;
    mask |= (buttons & Qt::BackButton) != 0 ? 1 << BackBit : 0;
    mask |= (buttons & Qt::ForwardButton) != 0 ? 1 << ForwardBit : 0;
    return mask;
}

/// How the wheel was turned. With Alt, Qt lets it scroll across on X11 (qxcbconnection_xi2.cpp, xi2HandleScrollEvent);
/// what Alt and the wheel do is the remote program's matter.
QPoint turnedAngle(const QWheelEvent& event)
{
    const bool isTransposed =
        (event.modifiers() & Qt::AltModifier) != 0 && QGuiApplication::platformName() == QLatin1String("xcb");
    return isTransposed ? event.angleDelta().transposed() : event.angleDelta();
}

} // namespace

bool ViewerWidget::event(QEvent* event)
{
    // Shortcuts of menus and dialogs keep off: what is typed here is typed there.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::WindowDeactivate)
        m_keyboard.releaseAll();
    return QAbstractScrollArea::event(event);
}

// Tab goes to the remote desktop; without one, to what stands over its last picture.
bool ViewerWidget::focusNextPrevChild(bool next)
{
    return !m_isLive && QAbstractScrollArea::focusNextPrevChild(next);
}

std::optional<int> ViewerWidget::hostKeyOf(const QKeyEvent& event) const
{
    const auto chord = m_keyboard.hostChord(event);
    return chord && m_hostKeys.contains(*chord) ? chord : std::nullopt;
}

void ViewerWidget::keyPressEvent(QKeyEvent* event)
{
    event->accept();
    if (const auto chord = hostKeyOf(*event)) {
        m_keyboard.releaseAll();
        if (!event->isAutoRepeat())
            Q_EMIT hostChord(*chord);
        return;
    }
    if (!event->isAutoRepeat())
        Q_EMIT keyPressed();
    m_ahead.begin(*event);
    m_keyboard.press(*event);
    m_ahead.end(*event);
}

void ViewerWidget::setKeyMeaning(KeyMeaning meaning)
{
    m_ahead.forget();
    m_keyboard.setMeaning(meaning);
}

// Input methods take keys before they come here, and without a session no key is sent.
void ViewerWidget::aheadIfPlain()
{
    m_ahead.setEnabled(m_isLive && !m_isViewOnly && !m_composesHere);
}

// What is not sent must not count as sent: the lock keys over there stay as they are, and a button that is held now was
// pressed for what is over.
void ViewerWidget::suspendOrResume()
{
    aheadIfPlain();
    m_ignoredButtons |= std::exchange(m_buttons, 0);
    if (m_isLive && !m_isViewOnly)
        m_keyboard.resume();
    else
        m_keyboard.suspend();
}

void ViewerWidget::setViewOnly(bool viewOnly)
{
    if (viewOnly == std::exchange(m_isViewOnly, viewOnly))
        return;
    suspendOrResume();
    if (!viewOnly && m_mode == ScaleMode::Match)
        m_resizeTimer.start();
}

void ViewerWidget::inputMethodEvent(QInputMethodEvent* event)
{
    event->accept();
    if (!event->commitString().isEmpty() || !event->preeditString().isEmpty())
        Q_EMIT keyPressed();
    typeText(event->commitString());
    m_composing->setText(event->preeditString());
    m_composing->adjustSize();
    m_composing->move(8, viewport()->height() - m_composing->height() - 8);
    m_composing->setVisible(!event->preeditString().isEmpty());
}

QVariant ViewerWidget::inputMethodQuery(Qt::InputMethodQuery query) const
{
    switch (query) {
    case Qt::ImEnabled:
        return m_composesHere;
    case Qt::ImHints:
        return int(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    case Qt::ImCursorRectangle:
        return QRect(viewport()->mapFromGlobal(QCursor::pos()), QSize(1, 20));
    default:
        return {};
    }
}

void ViewerWidget::typeText(const QString& text)
{
    if (!m_isLive)
        return;
    for (const char32_t character : text.toUcs4()) {
        const quint32 keysym = keysymOfCharacter(character);
        if (keysym == 0)
            continue;
        m_client.sendKey(keysym, true);
        m_client.sendKey(keysym, false);
    }
}

void ViewerWidget::setComposesHere(bool composesHere)
{
    m_composesHere = composesHere;
    m_composing->hide();
    setAttribute(Qt::WA_InputMethodEnabled, composesHere);
    aheadIfPlain();
}

void ViewerWidget::setLive(bool isLive)
{
    if (isLive == std::exchange(m_isLive, isLive))
        return;
    suspendOrResume();
    if (isLive) {
        if (m_mode == ScaleMode::Match)
            m_resizeTimer.start();
        return;
    }
    m_asked.reset();
    m_keyboard.setRemoteLocks(std::nullopt);
    m_panner->stop();
    m_composing->hide();
}

void ViewerWidget::releaseInput()
{
    m_keyboard.releaseAll();
    // The mouse may move on with them held.
    m_ignoredButtons |= m_buttons;
    if (std::exchange(m_buttons, 0) != 0)
        m_client.sendPointer(m_pointer, 0);
}

void ViewerWidget::keyReleaseEvent(QKeyEvent* event)
{
    event->accept();
    m_keyboard.release(*event);
}

void ViewerWidget::focusOutEvent(QFocusEvent* event)
{
    // A menu takes keys of this window, and lock keys that are pressed elsewhere are not told here.
    m_ahead.forget();
    releaseInput();
    QAbstractScrollArea::focusOutEvent(event);
}

void ViewerWidget::mousePressEvent(QMouseEvent* event)
{
    sendPointer(*event);
}

void ViewerWidget::mouseReleaseEvent(QMouseEvent* event)
{
    sendPointer(*event);
}

void ViewerWidget::mouseDoubleClickEvent(QMouseEvent* event)
{
    sendPointer(*event);
}

void ViewerWidget::mouseMoveEvent(QMouseEvent* event)
{
    sendPointer(*event);
}

void ViewerWidget::wheelEvent(QWheelEvent* event)
{
    event->accept();
    if (isOutside(event->position()))
        return;
    const QPoint angle = turnedAngle(*event);
    m_pointer = m_geometry.toRemote(event->position());
    clickWheel(m_wheelY, angle.y(), WheelUpBit, WheelDownBit);
    clickWheel(m_wheelX, angle.x(), WheelLeftBit, WheelRightBit);
}

void ViewerWidget::clickWheel(int& pending, int delta, int positiveBit, int negativeBit)
{
    // Turning back starts afresh, or the first step back would be lost.
    const bool turnsBack = (pending > 0 && delta < 0) || (pending < 0 && delta > 0);
    pending = turnsBack ? delta : pending + delta;
    for (; std::abs(pending) >= wheelClick; pending += pending > 0 ? -wheelClick : wheelClick) {
        m_client.sendPointer(m_pointer, m_buttons | 1 << (pending > 0 ? positiveBit : negativeBit));
        m_client.sendPointer(m_pointer, m_buttons);
    }
}

void ViewerWidget::sendPointer(const QMouseEvent& event)
{
    // On dense screens a widget's own position may be rounded to its coordinates; the window's is not.
    m_position = viewport()->mapFrom(window(), event.scenePosition());
    m_pointer = m_geometry.toRemote(m_position);
    m_panner->follow(m_position.toPoint());
    const int held = buttonMask(event.buttons());
    // Nor one that is pressed now: its release may have been another window's.
    m_ignoredButtons &= held & ~buttonMask(event.button());
    if (isOutside(m_position))
        m_ignoredButtons |= held;
    m_buttons = held & ~m_ignoredButtons;
    m_client.sendPointer(m_pointer, m_buttons);
}

// There is nothing of the remote desktop beside the picture, but a drag that began on it may lead there.
bool ViewerWidget::isOutside(QPointF position) const
{
    return m_buttons == 0 && !m_geometry.isOnPicture(position);
}

} // namespace clouddesk::ui
