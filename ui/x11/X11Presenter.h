// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbclient/Framebuffer.h"

#include <QAbstractNativeEventFilter>
#include <QObject>
#include <QTimer>
#include <QWindow>

#include <optional>

struct xcb_connection_t;

namespace clouddesk::ui {

/// Shows a frame buffer's pixels in a window of X11 straight from the memory they are in (X11, "MIT Shared Memory
/// Extension", 1.2: AttachFd), so that nothing is copied on this side of the connection. What it shows never comes to
/// Qt's own picture of the window: whoever uses it paints again where that picture comes to the screen.
///
/// While the X server reads, the decoder does not write. So it has to tell when it has read, which wakes two threads
/// here; a few pixels, as a typed letter changes them, are copied into the request instead. Never waits. Home thread
/// only.
class X11Presenter : public QObject, private QAbstractNativeEventFilter
{
    Q_OBJECT

public:
    explicit X11Presenter(std::shared_ptr<rfb::Framebuffer> framebuffer, QObject* parent = nullptr);
    ~X11Presenter() override;

    /// Whether that window can be shown in: by an X server on this computer that can do it and whose pixels are like
    /// the frame buffer's. It may turn out later that it cannot, see failed().
    [[nodiscard]] bool canShowIn(const QWindow& window) const;
    /// Shows pieces of the frame buffer, whose corner is at origin, in the window's own pixels. The pieces are within
    /// the frame buffer, and canShowIn() the window. One at a time: not while isBusy().
    void show(const QWindow& window, QPoint origin, const QRegion& pieces);
    /// Whether the X server still reads.
    [[nodiscard]] bool isBusy() const { return m_turn.has_value(); }

Q_SIGNALS:
    /// The X server has read what it was to show.
    void shown();
    /// What was shown last did not come to the screen, and nothing will in this way; all must be painted.
    void failed();

private:
    bool nativeEventFilter(const QByteArray& type, void* message, qintptr* result) override;
    void attach();
    void detach();
    void chooseWindow(WId window);
    [[nodiscard]] bool mayCopy(const QRegion& pieces);
    void copy(QPoint origin, const QRect& piece, const QImage& image);
    void put(QPoint origin, const QRect& piece, bool tells);
    void finish();
    void fail();
    void release();

    std::shared_ptr<rfb::Framebuffer> m_framebuffer;
    xcb_connection_t* m_connection; // none: cannot be used
    std::optional<rfb::Framebuffer::Access> m_turn;
    QTimer m_patience;
    int m_pictureNumber = 0; // that the X server has
    QSize m_size;            // of that
    quint32 m_offset = 0;    // of its first pixel
    quint32 m_segment = 0;
    quint32 m_window = 0;
    quint32 m_context = 0; // for drawing in that
    quint32 m_first = 0;   // the requests that can fail
    quint32 m_last = 0;
    qsizetype m_untoldBytes = 0; // copied since the X server last told that it has read
    quint32 m_lastCopy = 0;
};

} // namespace clouddesk::ui
