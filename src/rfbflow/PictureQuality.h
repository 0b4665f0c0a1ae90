// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfb/ClientMessages.h"
#include "rfbflow/QualityPolicy.h"
#include "rfbflow/Refinement.h"

namespace clouddesk::rfb {

/// What quality a session asks for now: what the user chose, or what QualityPolicy chooses, and nothing lossy while a
/// still picture is refined. One thread.
class PictureQuality
{
public:
    using Clock = std::chrono::steady_clock;

    /// quality::automatic, quality::lossless or 0..9. Only what is automatic or lossless is refined.
    void setWanted(int quality);
    /// The head of an update was read.
    void updateBegan(Clock::time_point now);
    /// Whether it matters what drawn rectangles look like.
    [[nodiscard]] bool isJudging() const { return m_wanted == quality::automatic; }
    /// A rectangle was drawn; message as MessageSink::rectangleArrived() gets it.
    void addRectangle(const Rectangle& rectangle, Coding coding, Bytes message, bool isPhoto);
    /// Whether or not anything was drawn.
    void updateEnded(Clock::time_point now);
    /// What is asked for now only shows whether the server is there. Video would answer that by a whole picture, and a
    /// lossy one.
    void setAskingOnly(bool isOn) { m_isAskingOnly = isOn; }
    /// The screen has another size, and comes anew.
    void resize() { m_refinement.reset(); }

    /// Goes on refining; the answer is an area to be requested once the server knows level().
    [[nodiscard]] std::optional<QRect> advance(Clock::time_point now);
    /// When advance() is worth calling without an update.
    [[nodiscard]] std::optional<Clock::time_point> nextStep() const { return m_refinement.nextStep(); }
    /// To be announced: 0..9, or -1 for lossless.
    [[nodiscard]] int level() const;
    /// Fills in the line's rate and the lossy pixels; leaves the rest.
    void describe(Statistics& statistics) const;

private:
    int m_wanted = quality::lossless;
    bool m_hasVideo = false;
    bool m_isAskingOnly = false;
    QualityPolicy m_policy;
    Refinement m_refinement;
    QualityPolicy::Update m_update;
};

} // namespace clouddesk::rfb
