// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbflow/QualityPolicy.h"

#include <algorithm>

namespace clouddesk::rfb {

namespace {

constexpr qint64 telling = qint64(32) * 1024; // bytes of an update that says something of the line
constexpr qint64 littleTraffic = qint64(64) * 1024;
constexpr double fastLine = 8e6; // bytes per second
constexpr double goodLine = 2e6;
constexpr double poorLine = 0.5e6;
constexpr auto window = std::chrono::milliseconds(500);
constexpr auto leastLossyTime = std::chrono::seconds(3);
constexpr auto shortestTransfer = std::chrono::milliseconds(1);

} // namespace

void QualityPolicy::add(const Update& update)
{
    const bool wasUnknown = !m_line;
    measureLine(update);
    if (wasUnknown && m_line.value_or(0) >= goodLine)
        m_level = m_lastWanted = -1;
    if (!m_windowBegan) {
        m_windowBegan = update.ended;
        m_lossySince = update.ended;
        return;
    }
    m_busy += update.ended - update.began;
    m_bytes += update.bytes;
    m_pixels += update.pixels;
    m_photoPixels += update.photoPixels;
    if (update.ended - *m_windowBegan >= window)
        judge(update.ended);
}

void QualityPolicy::measureLine(const Update& update)
{
    if (update.bytes < telling)
        return;
    const auto time = std::max<Clock::duration>(update.ended - update.began, shortestTransfer);
    const double rate = double(update.bytes) / std::chrono::duration<double>(time).count();
    // A line that was faster can be; one that seems slower may have waited for the server.
    const double weight = rate > m_line.value_or(0) ? 0.5 : 0.1;
    m_line = m_line ? *m_line + weight * (rate - *m_line) : rate;
}

void QualityPolicy::judge(Clock::time_point now)
{
    const int wanted = wantedLevel(now - *m_windowBegan);
    const bool agrees = wanted == std::exchange(m_lastWanted, wanted);
    m_windowBegan = now;
    m_busy = {};
    m_bytes = 0;
    m_pixels = 0;
    m_photoPixels = 0;
    if (wanted == m_level)
        return;
    if (m_level < 0)
        m_lossySince = now;
    else if (!agrees || (wanted < 0 && now - m_lossySince < leastLossyTime))
        return;
    m_level = wanted;
}

int QualityPolicy::wantedLevel(Clock::duration elapsed) const
{
    if (!m_line)
        return m_level;
    const double line = *m_line;
    if (line < goodLine)
        return jpegLevel();
    const bool isPhoto = m_bytes >= littleTraffic && m_photoPixels * 2 >= m_pixels && m_pixels > 0;
    const bool isBusy = 2 * m_busy >= elapsed;
    const bool isLossy = m_level >= 0;
    return isPhoto && (isLossy || isBusy || line < fastLine) ? jpegLevel() : -1;
}

int QualityPolicy::jpegLevel() const
{
    const double line = m_line.value_or(goodLine);
    if (line >= fastLine)
        return 7;
    if (line >= goodLine)
        return 6;
    return line >= poorLine ? 4 : 2;
}

} // namespace clouddesk::rfb
