// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbclient/Client.h"
#include "ui/keyboard/KeyAhead.h"
#include "ui/keyboard/Keyboard.h"
#include "ui/picture/PictureScaler.h"
#include "ui/picture/ViewGeometry.h"
#include "ui/viewer/EdgePanner.h"
#include "ui/viewer/FramePacer.h"
#include "ui/x11/X11Presenter.h"

#include <QAbstractScrollArea>

class QLabel;

namespace clouddesk::ui {

/// Shows a remote screen and sends it this computer's keyboard and mouse. Paints only what changed, at most as often as
/// this screen shows a picture, and asks for nothing while nobody can see it. The client outlives it.
///
/// Some keys held with Ctrl+Alt+Shift belong to this computer (see setHostKeys()); all others go to the remote desktop.
class ViewerWidget : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit ViewerWidget(rfb::Client& client, QWidget* parent = nullptr);
    ~ViewerWidget() override;

    /// Match asks the server for the viewport's size a moment after it has come to rest, as with every later change of
    /// it.
    void setScaleMode(ScaleMode mode);
    /// Match: the parts of this widget, in pixels, that are screens of their own here, and become such over there; none
    /// or one: all of it is one.
    void setScreens(QList<QRect> parts);
    /// On a whole screen a native picture has no scroll bars; the mouse at the edge scrolls it.
    void setFillsScreen(bool fillsScreen);
    [[nodiscard]] ScaleMode scaleMode() const { return m_mode; }
    [[nodiscard]] const ViewGeometry& geometryOfView() const { return m_geometry; }
    /// What a key means to the remote desktop: its character (as at first) or its position.
    void setKeyMeaning(KeyMeaning meaning);
    [[nodiscard]] KeyMeaning keyMeaning() const { return m_keyboard.meaning(); }
    /// Whether dead keys, compose sequences and input methods work here and the finished text is sent, instead of every
    /// key as it is (as at first).
    void setComposesHere(bool composesHere);
    [[nodiscard]] bool composesHere() const { return m_composesHere; }
    /// Which keys, held with Ctrl+Alt+Shift, belong to this computer, of Qt::Key_A to Z and 0 to 9; at first none.
    void setHostKeys(const QSet<int>& keys) { m_hostKeys = keys; }
    /// Which of them this key is, if it is one and is held with Ctrl+Alt+Shift, for keys that others hear.
    [[nodiscard]] std::optional<int> hostKeyOf(const QKeyEvent& event) const;
    /// Types a text, character by character.
    void typeText(const QString& text);
    /// Whether there is a session to send to. Without one, what is typed is dropped, not kept for later.
    void setLive(bool isLive);
    [[nodiscard]] bool isLive() const { return m_isLive; }
    /// Whether the remote desktop is to be left as it is: no key is pressed there, and its screen keeps its size with
    /// Match, too. At first it is not. The client is told by whoever knows it.
    void setViewOnly(bool viewOnly);
    /// Lets go of every key and button that the remote desktop holds down.
    void releaseInput();
    /// A copy of the remote screen as it is now; null before the first picture.
    [[nodiscard]] QImage screenshot() const;
    /// Whether anybody can see it; updates are asked for only then.
    [[nodiscard]] bool isSeen() const;
    [[nodiscard]] const KeyAhead& keyAhead() const { return m_ahead; }
    /// The size that shows every remote pixel once.
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// A person pressed a key that went to the remote desktop, or to an input method that composes a text for it.
    void keyPressed();
    /// One of the host keys was pressed together with Ctrl+Alt+Shift.
    void hostChord(int key);
    /// ScaleMode::Match: the remote screen kept its size, and is shown as with Fit. The reason is for people.
    void matchRefused(const QString& reason);

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;
    void focusOutEvent(QFocusEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    struct Layout
    {
        QSize size;
        QList<rfb::Screen> screens;
    };

    void aheadIfPlain();
    void suspendOrResume();
    [[nodiscard]] bool isOwnSizeWanted() const;
    void wire();
    void wireInput();
    void paceDamage();
    void takeDamage();
    void takeLateDamage();
    void showDamage(const QRegion& damage);
    QRegion presentFrom(const QRegion& damage);
    void pauseWhileUnseen();
    void requestOwnSize();
    [[nodiscard]] QList<rfb::Screen> layoutFor(QSize size) const;
    void layOut();
    void layOutScrollBars();
    void showCursor(const rfb::CursorShape& shape);
    void applyCursor();
    void sendPointer(const QMouseEvent& event);
    [[nodiscard]] bool isOutside(QPointF position) const;
    void clickWheel(int& pending, int delta, int positiveBit, int negativeBit);

    rfb::Client& m_client;
    KeyAhead m_ahead;
    Keyboard m_keyboard;
    QSet<int> m_hostKeys;
    QLabel* m_composing; // what an input method has not finished yet
    bool m_composesHere = false;
    bool m_isLive = true;
    bool m_isViewOnly = false;
    QList<QRect> m_screens;        // what of this widget is a screen of its own
    bool m_hasParts = false;       // whether the server was asked for such
    std::optional<Layout> m_asked; // of the server, which has not answered yet
    ScaleMode m_mode = ScaleMode::Fit;
    ViewGeometry m_geometry;
    QSize m_remote;
    PictureScaler m_scaler;
    X11Presenter m_presenter;
    bool m_isDamageLate = false; // waits for the presenter
    FramePacer m_pacer;
    QTimer m_frameTimer;
    QTimer m_resizeTimer;
    EdgePanner* m_panner;
    bool m_fillsScreen = false;
    rfb::CursorShape m_cursor;
    bool m_hasCursor = false;
    QPointF m_position; // of the mouse in the viewport
    QPoint m_pointer;   // remote
    int m_buttons = 0;
    int m_ignoredButtons = 0; // held since they were pressed beside the picture or let go of over there; not sent
    int m_wheelX = 0;         // eighths of a degree not sent yet
    int m_wheelY = 0;
};

} // namespace clouddesk::ui
