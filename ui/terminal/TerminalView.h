// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "terminal/Screen.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>

namespace clouddesk::ui {

/// Shows a terminal's screen with what has scrolled out of it, and types into it. The screen outlives it. Home thread.
///
/// Ctrl+Shift+C copies, Ctrl+Shift+V and the middle button paste, Shift+PageUp and Shift+PageDown scroll, over there
/// where nothing has scrolled out here (tmux), and the chords of windowChord() are for windows; every other key goes to
/// the machine.
class TerminalView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit TerminalView(terminal::Screen& screen, QWidget* parent = nullptr);

    /// The screen has changed.
    void refresh();
    /// Without a live machine behind it: dimmed, and what is typed is dropped.
    void setLive(bool isLive);
    /// Lines end with line feeds; empty if nothing is selected.
    [[nodiscard]] QString selectedText() const;
    /// Puts the selected text into the clipboard; nothing happens without any.
    void copy();
    /// Sends it as Screen::paste() does, if something is live.
    void paste(const QString& text);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// The screen has something to send.
    void typed();
    /// It was given another size.
    void resized();
    /// A key was pressed while nothing was live.
    void wakeWanted();
    /// A chord of the viewers' menu that is for windows was pressed: its key, N, O or T.
    void windowChord(int key);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    struct Place
    {
        int line = 0; ///< of all, the oldest of the history being 0
        int column = 0;
        auto operator<=>(const Place&) const = default;
    };

    void measure();
    void paintLine(QPainter& painter, int y, int line);
    void paintCell(QPainter& painter, QRect place, const terminal::Cell& cell, bool isSelected);
    void paintCursor(QPainter& painter);
    [[nodiscard]] QColor colour(const terminal::Colour& colour, QPalette::ColorRole usual) const;
    bool handleOwnKey(const QKeyEvent& event);
    void typeKey(const QKeyEvent& event);
    [[nodiscard]] Place placeAt(QPoint position) const;
    [[nodiscard]] bool isSelected(Place place) const;
    void fitScrollBar();
    void tellTyped();

    terminal::Screen& m_screen;
    QFont m_font;
    QSize m_cell;
    int m_ascent = 0;
    Place m_from;
    Place m_to;
    bool m_isSelecting = false;
    bool m_isLive = false;
    QBasicTimer m_repaint; ///< at most so often, however fast it prints
};

} // namespace clouddesk::ui
