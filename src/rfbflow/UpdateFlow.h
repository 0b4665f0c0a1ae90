// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QRect>

#include <chrono>
#include <optional>

namespace clouddesk::rfb {

/// Decides what is asked of the server: one update after the other (RFC 6143, 7.5.3), or continuous updates where the
/// server offers them (rfbproto.rst, "EnableContinuousUpdates"), or nothing while paused. It keeps wishes, not
/// messages: however often they change before the stream takes something, take() is a few bytes. Time is given to it.
/// One thread.
///
/// Most servers answer all requests that they have with one update. Some answer each with one (neatvnc up to 0.8,
/// n_pending_requests in its server.c): whatever was asked for beside the usual request would be an update more for
/// ever that such a server sends without waiting for us. So what was asked for and not answered one by one is counted;
/// when it is much, and updates come one after the other anyhow, nothing is asked for until they have used it up. A
/// server of the first kind sends nothing then, is asked again after a quarter second, and left alone twice as long.
class UpdateFlow
{
public:
    using Clock = std::chrono::steady_clock;

    /// A session on a screen of that size: the first request is for all of it, paused or not.
    void begin(QSize size);
    /// An update's head was read: the next one may be asked for while this one is drawn.
    void updateBegan(Clock::time_point now);
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
    [[nodiscard]] QByteArray take(Clock::time_point now);
    /// When take() is worth calling though nothing has come.
    [[nodiscard]] std::optional<Clock::time_point> nextRequest() const { return m_holdsUntil; }

private:
    [[nodiscard]] QSize wanted() const;
    void takeContinuous(QByteArray& messages);
    void takeRequests(QByteArray& messages);
    void ask(QByteArray& messages, const QRect& area, bool isIncremental);
    void endHold(Clock::time_point now);

    QSize m_size;
    QSize m_told; // what continuous updates are on for; not valid: they are off
    bool m_isOffered = false;
    bool m_isPictured = false;
    bool m_isPaused = false;
    bool m_isRequested = false;
    bool m_owesFull = false;
    std::optional<QRect> m_owedArea;
    int m_endsExpected = 0;
    int m_unanswered = 0; // requests, if the server answers each with an update
    int m_mostUnanswered = 8;
    Clock::time_point m_beganAt;
    std::optional<Clock::time_point> m_holdsUntil;
    int m_cameMeanwhile = 0;
};

} // namespace clouddesk::rfb
