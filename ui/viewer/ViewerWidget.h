// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbclient/Client.h"
#include "ui/viewer/Keyboard.h"
#include "ui/viewer/ViewGeometry.h"

#include <QAbstractScrollArea>

namespace clouddesk::ui {

/// Shows a remote screen and sends it this computer's keyboard and mouse. Paints only what changed, straight from the
/// client's frame buffer. The client outlives it.
///
/// Keys held with Ctrl+Alt+Shift belong to this computer (see hostChord()); all others go to the remote desktop.
class ViewerWidget : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit ViewerWidget(rfb::Client& client, QWidget* parent = nullptr);
    ~ViewerWidget() override;

    void setScaleMode(ScaleMode mode);
    [[nodiscard]] ScaleMode scaleMode() const { return m_mode; }
    [[nodiscard]] const ViewGeometry& geometryOfView() const { return m_geometry; }
    /// A copy of the remote screen as it is now; null before the first picture.
    [[nodiscard]] QImage screenshot() const;
    /// The size that shows every remote pixel once.
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// A key was pressed together with Ctrl+Alt+Shift.
    void hostChord(int key);
    /// The mouse is at this height of the viewport; for bars that come out at the edge.
    void hovered(int y);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void takeDamage();
    void layOut();
    void layOutScrollBars();
    void showCursor(const rfb::CursorShape& shape);
    void applyCursor();
    void sendPointer(const QMouseEvent& event);
    void clickWheel(int& pending, int delta, int positiveBit, int negativeBit);

    rfb::Client& m_client;
    Keyboard m_keyboard;
    ScaleMode m_mode = ScaleMode::Fit;
    ViewGeometry m_geometry;
    QSize m_remote;
    rfb::CursorShape m_cursor;
    bool m_hasCursor = false;
    QPoint m_pointer; // remote
    int m_buttons = 0;
    int m_wheelX = 0; // eighths of a degree not sent yet
    int m_wheelY = 0;
};

} // namespace clouddesk::ui
