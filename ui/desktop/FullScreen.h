// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QRect>
#include <QTimer>

class QScreen;
class QWidget;
class QWindow;

namespace clouddesk::ui {

/// How a window fills its screen, or all of them together, and gets back the place and the size that it had.
class FullScreen : public QObject
{
    Q_OBJECT

public:
    /// The window outlives it.
    explicit FullScreen(QWidget& window);

    [[nodiscard]] bool isFilled() const { return m_isFilled; }
    /// Whether a window can fill several screens. Not on Wayland, where none can be placed.
    [[nodiscard]] static bool canCoverAll();
    /// One that fills its own screen may go on to all of them. All: where they can be covered, and whatever becomes of
    /// them meanwhile.
    void fill(bool allScreens);
    /// As it was before it filled the first.
    void leave();
    /// The screens as parts of the window, in pixels; none where it does not cover them all.
    [[nodiscard]] QList<QRect> parts() const;

Q_SIGNALS:
    /// The screens that are covered are others now; parts() has them.
    void partsChanged();
    /// The window is a plain one again, which nobody asked for here: a window manager has its own key for that.
    void endedOutside();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void coverAll();
    void coverAnew();
    void checkState();
    void watch(QScreen* screen);
    void insist();
    void giveWay(const QWindow* focused);
    void setOnTop(bool isOnTop);

    QWidget& m_window;
    QTimer m_changes;  // of the screens
    QTimer m_settling; ///< of the window's state
    QRect m_before;    ///< as a plain window, even if it was maximized
    bool m_wasMaximized = false;
    bool m_isFilled = false;
    bool m_coversAll = false;
    int m_insistences = 0; // left
};

} // namespace clouddesk::ui
