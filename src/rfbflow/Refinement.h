// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbflow/Statistics.h"

#include <QRegion>

namespace clouddesk::rfb {

/// Keeps in mind where the picture is lossy, and once nothing lossy has come for a second, and nothing is just coming,
/// has that drawn anew without loss: a part at a time, each of about a quarter second of the line, so that what happens
/// meanwhile is not held up. When more than a little changes elsewhere, it stops and waits for the next quiet second.
/// As long as what comes lossy is no larger than such a part, a film in a corner say, what was still beside it for a
/// second or two is drawn anew as well, with long rests. A server that does not draw a part without loss within five
/// seconds is left alone until something lossy comes again. Time is given to it. One thread.
class Refinement
{
public:
    using Clock = std::chrono::steady_clock;

    /// While disabled, it only keeps in mind.
    void setEnabled(bool enabled);
    /// What an update draws may be on its way for longer than a still second.
    void beginUpdate() { m_isInUpdate = true; }
    /// Something was drawn; CopyRect came from that place.
    void addRectangle(Coding coding, const QRect& area, QPoint from);
    /// If it drew anything lossy, the still second is counted from now on.
    void endUpdate(Clock::time_point now);
    /// The screen has another size; all of it comes anew.
    void reset();

    /// Goes on, after an update or at nextStep(). The answer is an area to be requested, after the server was told to
    /// be lossless if isRefining().
    [[nodiscard]] std::optional<QRect> advance(Clock::time_point now, std::optional<double> lineBytesPerSecond);
    /// When advance() is worth calling without an update.
    [[nodiscard]] std::optional<Clock::time_point> nextStep() const;
    /// Whether the server is to be asked for nothing lossy.
    [[nodiscard]] bool isRefining() const { return m_part.isValid(); }
    /// What still waits to be drawn anew.
    [[nodiscard]] qint64 lossyPixels() const;

private:
    /// Where something lossy came in the last second, and up to one more.
    class Motion
    {
    public:
        void add(const QRect& area);
        void advance(Clock::time_point now);
        [[nodiscard]] QRegion region() const { return m_before + m_recent; }

    private:
        QRegion m_recent; // since then
        QRegion m_before; // in the second before
        Clock::time_point m_since;
    };

    void cutOut(const QRect& area);
    void stop(Clock::time_point now);
    /// How long nothing lossy must have come.
    [[nodiscard]] Clock::duration quietTime() const;
    /// Whether the part has come and the next may follow at once.
    bool endPart(Clock::time_point now);
    void rest(Clock::time_point now);
    QRect begin(const QRegion& areas, double pixels, Clock::time_point now);
    std::optional<QRect> beginBesideMotion(double pixels, Clock::time_point now);

    QRegion m_lossy;
    Motion m_motion;
    Clock::time_point m_lossyAt;
    double m_newLoss = 0; // in this update
    QRect m_part;         // asked for
    Clock::time_point m_partAt;
    Clock::time_point m_stoppedAt;
    Clock::time_point m_restsUntil;
    double m_pixelsElsewhere = 0;
    double m_bearablePixels = 0; // elsewhere
    int m_echoes = 0;            // times in a row that a little was lossy again as soon as all was well
    bool m_isEchoDue = false;    // of when it stopped
    bool m_isEnabled = false;
    bool m_isInUpdate = false;
    bool m_hasGivenUp = false;
    bool m_isBesideMotion = false;
};

} // namespace clouddesk::rfb
