// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbflow/Refinement.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace clouddesk::rfb {

namespace {

constexpr auto stillness = std::chrono::seconds(1);
constexpr auto patience = std::chrono::seconds(5);
constexpr int maximumRectangles = 64;
// A blinking cursor or a clock does not keep a picture from being still.
constexpr qint64 littleChange = qint64(64) * 1024;
constexpr double secondsPerPart = 0.25;
constexpr double bytesPerLosslessPixel = 2;
constexpr double smallestPart = 64 * 1024;
constexpr double unknownPart = 128 * 1024;
constexpr double largestPart = 512 * 1024;

qint64 pixelsOf(const QRect& area)
{
    return qint64(area.width()) * area.height();
}

} // namespace

void Refinement::setEnabled(bool enabled)
{
    m_isEnabled = enabled;
    if (!enabled)
        stop();
}

void Refinement::addRectangle(Coding coding, const QRect& area, QPoint from)
{
    const bool isCopy = coding == Coding::CopyRect;
    if (!rfb::isLossy(coding) && m_lossy.isEmpty())
        return;
    const bool isLossy = rfb::isLossy(coding) || (isCopy && m_lossy.intersects(QRect(from, area.size())));
    if (!isLossy) {
        m_lossy -= area;
        m_pixelsElsewhere += isRefining() && !area.intersects(m_part) ? pixelsOf(area) : 0;
        return;
    }
    m_lossy += area;
    if (m_lossy.rectCount() > maximumRectangles)
        m_lossy = m_lossy.boundingRect();
    m_hasNewLoss = true;
    m_hasGivenUp = m_hasGivenUp && isRefining();
}

void Refinement::endUpdate(Clock::time_point now)
{
    m_isInUpdate = false;
    if (std::exchange(m_hasNewLoss, false))
        m_lossyAt = now;
}

void Refinement::reset()
{
    m_lossy = {};
    stop();
}

std::optional<QRect> Refinement::advance(Clock::time_point now, std::optional<double> lineBytesPerSecond)
{
    if (!m_isEnabled || m_lossy.isEmpty()) {
        stop();
        return {};
    }
    if (isRefining() && m_lossy.intersects(m_part)) {
        m_hasGivenUp = now - m_partAt >= patience;
        if (m_pixelsElsewhere > littleChange)
            m_lossyAt = now;
        if (m_hasGivenUp || m_pixelsElsewhere > littleChange)
            stop();
        return {};
    }
    if (!isRefining() && (m_isInUpdate || m_hasGivenUp || now - m_lossyAt < stillness))
        return {};
    m_part = choosePart(lineBytesPerSecond);
    m_partAt = now;
    m_pixelsElsewhere = 0;
    return m_part;
}

std::optional<Refinement::Clock::time_point> Refinement::nextStep() const
{
    if (!m_isEnabled || m_lossy.isEmpty() || (m_hasGivenUp && !isRefining()))
        return {};
    if (isRefining())
        return m_partAt + patience;
    if (m_isInUpdate)
        return {}; // its end is soon enough
    return m_lossyAt + stillness;
}

qint64 Refinement::lossyPixels() const
{
    return std::accumulate(m_lossy.begin(), m_lossy.end(), qint64(0),
                           [](qint64 sum, const QRect& area) { return sum + pixelsOf(area); });
}

QRect Refinement::choosePart(std::optional<double> lineBytesPerSecond) const
{
    const double pixels = lineBytesPerSecond ? std::clamp(*lineBytesPerSecond * secondsPerPart / bytesPerLosslessPixel,
                                                          smallestPart, largestPart)
                                             : unknownPart;
    const QRect all = m_lossy.boundingRect();
    const int rows = std::max(1, static_cast<int>(pixels / all.width()));
    const QRect band(all.topLeft(), QSize(all.width(), std::min(rows, all.height())));
    return m_lossy.intersected(band).boundingRect();
}

} // namespace clouddesk::rfb
