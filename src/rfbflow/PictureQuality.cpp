// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbflow/PictureQuality.h"

#include <QtEndian>

namespace clouddesk::rfb {

void PictureQuality::setWanted(int quality)
{
    m_wanted = quality;
    m_refinement.setEnabled(quality < 0);
}

void PictureQuality::updateBegan(Clock::time_point now)
{
    m_update = {};
    m_update.began = now;
    m_refinement.beginUpdate();
}

void PictureQuality::addRectangle(const Rectangle& rectangle, Coding coding, Bytes message, bool isPhoto)
{
    constexpr size_t headSize = 16;
    const QRect area(rectangle.x, rectangle.y, rectangle.width, rectangle.height);
    const bool isCopy = coding == Coding::CopyRect;
    const QPoint from = isCopy ? QPoint(qFromBigEndian<quint16>(message.data() + headSize),
                                        qFromBigEndian<quint16>(message.data() + headSize + 2))
                               : QPoint();
    m_hasVideo = m_hasVideo || coding == Coding::Video;
    m_refinement.addRectangle(coding, area, from);
    m_update.bytes += static_cast<qint64>(message.size());
    if (isCopy)
        return;
    m_update.pixels += rectangle.pixels();
    m_update.photoPixels += isPhoto ? rectangle.pixels() : 0;
}

void PictureQuality::updateEnded(Clock::time_point now)
{
    m_update.ended = now;
    m_refinement.endUpdate(now);
    // What refining brings says nothing about what people look at.
    if (m_update.bytes > 0 && !m_refinement.isRefining())
        m_policy.add(m_update);
}

std::optional<QRect> PictureQuality::advance(Clock::time_point now)
{
    return m_refinement.advance(now, m_policy.lineBytesPerSecond());
}

int PictureQuality::level() const
{
    if (m_refinement.isRefining() || (m_isAskingOnly && m_hasVideo))
        return quality::lossless;
    return isJudging() ? m_policy.level() : m_wanted;
}

void PictureQuality::describe(Statistics& statistics) const
{
    statistics.lineBytesPerSecond = m_policy.lineBytesPerSecond();
    statistics.lossyPixels = m_refinement.lossyPixels();
}

} // namespace clouddesk::rfb
