// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QRect>

#include <optional>

namespace clouddesk::rfb {

/// Decides what is asked of the server: one update after the other (RFC 6143, 7.5.3), or continuous updates where the
/// server offers them (rfbproto.rst, "EnableContinuousUpdates"), or nothing while paused. It keeps wishes, not
/// messages: however often they change before the stream takes something, take() is a few bytes. One thread.
class UpdateFlow
{
public:
    /// A session on a screen of that size: the first request is for all of it, paused or not.
    void begin(QSize size);
    /// An update's head was read: the next one may be asked for while this one is drawn.
    void updateBegan();
    /// The first whole picture is there; from now on updates may come unasked.
    void setPictured() { m_isPictured = true; }
    /// EndOfContinuousUpdates: first an offer, later the answer to our disabling them. One that answers nothing is a
    /// server that has thought better of it; it is asked update by update again.
    void continuousUpdatesEnded();
    /// Nothing is asked for while paused, but what the other functions here owe.
    void setPaused(bool paused);
    /// The screen has another size; all of it is asked for anew.
    void resize(QSize size);
    /// Asks for everything anew.
    void requestFull() { m_owesFull = true; }
    /// Asks for a part anew.
    void requestArea(const QRect& area) { m_owedArea = area; }

    /// Whether the server was told to send updates unasked.
    [[nodiscard]] bool isContinuous() const { return m_told.isValid(); }
    [[nodiscard]] bool isPaused() const { return m_isPaused; }
    /// What is to be sent now.
    [[nodiscard]] QByteArray take();

private:
    [[nodiscard]] QSize wanted() const;
    void takeContinuous(QByteArray& messages);
    void takeRequests(QByteArray& messages);

    QSize m_size;
    QSize m_told; // what continuous updates are on for; not valid: they are off
    bool m_isOffered = false;
    bool m_isPictured = false;
    bool m_isPaused = false;
    bool m_isRequested = false;
    bool m_owesFull = false;
    std::optional<QRect> m_owedArea;
    int m_endsExpected = 0;
};

} // namespace clouddesk::rfb
