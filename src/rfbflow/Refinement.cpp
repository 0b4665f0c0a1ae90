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
// What is drawn in between may cut it into more, but not into so many that each further rectangle costs much.
constexpr int maximumPieces = 256;
// A blinking cursor or a clock does not keep a picture from being still.
constexpr double littleChange = 64 * 1024;
constexpr double secondsPerPart = 0.25;
constexpr double bytesPerLosslessPixel = 2;
constexpr double smallestPart = 64 * 1024;
constexpr double unknownPart = 128 * 1024;
constexpr double largestPart = 512 * 1024;
// libvncserver draws what is below its own cursor again whenever it is told encodings: with a loss, once we are done.
constexpr double smallLoss = 64 * 64;
constexpr auto echoTime = std::chrono::seconds(2);
constexpr int mostDoublings = 6;
// What moves comes without loss as well while a part beside it does: the less often, the longer that took.
constexpr double smallestPartBesideMotion = 4 * 1024;
constexpr int restsPerPart = 8;
constexpr auto longestRest = std::chrono::seconds(15);
constexpr double bearablePartsOfMotion = 4;
// Servers look for changes in tiles, and find now more of them, now fewer.
constexpr int margin = 32;

double pixelsOf(const QRect& area)
{
    return double(area.width()) * area.height();
}

double pixelsOf(const QRegion& region)
{
    return std::accumulate(region.begin(), region.end(), 0.0,
                           [](double sum, const QRect& area) { return sum + pixelsOf(area); });
}

double partPixels(std::optional<double> lineBytesPerSecond, double smallest)
{
    if (!lineBytesPerSecond)
        return unknownPart;
    return std::clamp(*lineBytesPerSecond * secondsPerPart / bytesPerLosslessPixel, smallest, largestPart);
}

void addTo(QRegion& region, const QRect& area)
{
    region += area;
    if (region.rectCount() > maximumRectangles)
        region = region.boundingRect();
}

} // namespace

void Refinement::Motion::add(const QRect& area)
{
    addTo(m_recent, area.adjusted(-margin, -margin, margin, margin));
}

void Refinement::Motion::advance(Clock::time_point now)
{
    if (now - m_since < stillness)
        return;
    m_before = std::exchange(m_recent, {});
    m_since = now;
}

void Refinement::setEnabled(bool enabled)
{
    m_isEnabled = enabled;
    if (!enabled)
        m_part = {};
}

void Refinement::addRectangle(Coding coding, const QRect& area, QPoint from)
{
    const bool isCopy = coding == Coding::CopyRect;
    if (!rfb::isLossy(coding) && m_lossy.isEmpty())
        return;
    const bool isLossy = rfb::isLossy(coding) || (isCopy && m_lossy.intersects(QRect(from, area.size())));
    if (!isLossy) {
        cutOut(area);
        m_pixelsElsewhere += isRefining() && !area.intersects(m_part) ? pixelsOf(area) : 0;
        return;
    }
    addTo(m_lossy, area);
    m_motion.add(area);
    m_newLoss += pixelsOf(area);
    m_hasGivenUp = m_hasGivenUp && isRefining();
}

// What cannot be cut out any more is only drawn anew once too often.
void Refinement::cutOut(const QRect& area)
{
    QRegion rest = m_lossy - area;
    if (rest.rectCount() <= std::max(maximumPieces, m_lossy.rectCount()))
        m_lossy = std::move(rest);
}

void Refinement::endUpdate(Clock::time_point now)
{
    m_isInUpdate = false;
    const double loss = std::exchange(m_newLoss, 0);
    if (loss == 0)
        return;
    m_lossyAt = now;
    const bool isEcho = loss < smallLoss && now - m_stoppedAt < echoTime;
    m_echoes = isEcho ? m_echoes + (std::exchange(m_isEchoDue, false) ? 1 : 0) : 0;
}

void Refinement::reset()
{
    m_lossy = {};
    m_motion = {};
    m_part = {};
}

std::optional<QRect> Refinement::advance(Clock::time_point now, std::optional<double> lineBytesPerSecond)
{
    m_motion.advance(now);
    if (!m_isEnabled || m_lossy.isEmpty()) {
        stop(now);
        return {};
    }
    const bool goesOn = isRefining() && endPart(now);
    if (isRefining() ? !goesOn : m_isInUpdate || m_hasGivenUp)
        return {};
    if (goesOn || now - m_lossyAt >= quietTime())
        return begin(m_lossy, partPixels(lineBytesPerSecond, smallestPart), now);
    return beginBesideMotion(partPixels(lineBytesPerSecond, smallestPartBesideMotion), now);
}

bool Refinement::endPart(Clock::time_point now)
{
    const bool hasCome = !m_lossy.intersects(m_part);
    m_hasGivenUp = !hasCome && now - m_partAt >= patience;
    if (m_hasGivenUp || m_pixelsElsewhere > m_bearablePixels || (hasCome && m_isBesideMotion))
        rest(now);
    return hasCome && isRefining();
}

void Refinement::rest(Clock::time_point now)
{
    m_lossyAt = now;
    m_restsUntil = now + std::clamp<Clock::duration>(restsPerPart * (now - m_partAt), stillness, longestRest);
    stop(now);
}

void Refinement::stop(Clock::time_point now)
{
    if (isRefining()) {
        m_stoppedAt = now;
        m_isEchoDue = true;
    }
    m_part = {};
}

Refinement::Clock::duration Refinement::quietTime() const
{
    return stillness * (1 << std::min(m_echoes, mostDoublings));
}

QRect Refinement::begin(const QRegion& areas, double pixels, Clock::time_point now)
{
    if (!isRefining())
        m_pixelsElsewhere = 0; // in this part and those that follow at once
    const QRect all = areas.boundingRect();
    const int rows = std::max(1, static_cast<int>(pixels / all.width()));
    const QRect band(all.topLeft(), QSize(all.width(), std::min(rows, all.height())));
    m_part = areas.intersected(band).boundingRect();
    m_partAt = now;
    m_isBesideMotion = false;
    m_bearablePixels = littleChange;
    return m_part;
}

std::optional<QRect> Refinement::beginBesideMotion(double pixels, Clock::time_point now)
{
    const QRegion still = m_lossy - m_motion.region();
    const double movingPixels = pixelsOf(m_lossy) - pixelsOf(still);
    if (now < m_restsUntil || pixelsOf(still) < smallestPartBesideMotion || movingPixels > pixels)
        return {};
    begin(still, pixels, now);
    m_isBesideMotion = true;
    m_bearablePixels = bearablePartsOfMotion * pixels;
    return m_part;
}

std::optional<Refinement::Clock::time_point> Refinement::nextStep() const
{
    if (!m_isEnabled || m_lossy.isEmpty() || (m_hasGivenUp && !isRefining()))
        return {};
    if (isRefining())
        return m_partAt + patience;
    if (m_isInUpdate)
        return {};                  // its end is soon enough
    return m_lossyAt + quietTime(); // beside motion, updates come
}

qint64 Refinement::lossyPixels() const
{
    return static_cast<qint64>(pixelsOf(m_lossy));
}

} // namespace clouddesk::rfb
