// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegion>

namespace clouddesk::rfb {

/// How much of a screen has been drawn so far. One thread.
class Coverage
{
public:
    /// A screen that comes in very many pieces is not followed to its end, for each further one would cost more.
    void add(const QRect& area)
    {
        if (m_region.rectCount() < mostPieces)
            m_region += area;
    }
    /// Whether nothing of a screen of that size is missing.
    [[nodiscard]] bool isWhole(QSize size) const
    {
        return QRegion(QRect(QPoint(), size)).subtracted(m_region).isEmpty();
    }

private:
    static constexpr int mostPieces = 1024;

    QRegion m_region;
};

} // namespace clouddesk::rfb
