// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbflow/ScreenLayout.h"

#include <QtEndian>

namespace clouddesk::rfb {

QString resizeRefusalText(int code)
{
    switch (code) {
    case 1:
        return QStringLiteral("the desktop server does not allow its size to be changed");
    case 2:
        return QStringLiteral("the desktop server has no room for this size");
    case 3:
        return QStringLiteral("the desktop server cannot show this layout of screens");
    case 4:
        return QStringLiteral(
            "the desktop server has passed the wish for this size on and cannot say what comes of it");
    default:
        return QStringLiteral("the desktop server did not change its size (code %1)").arg(code);
    }
}

QList<Screen> readScreens(Bytes body)
{
    constexpr size_t headSize = 4;
    constexpr size_t screenSize = 16;
    QList<Screen> screens;
    for (size_t i = 0; i < body[0]; ++i) {
        const quint8* const screen = body.data() + headSize + i * screenSize;
        screens += {qFromBigEndian<quint32>(screen),
                    QRect(qFromBigEndian<quint16>(screen + 4), qFromBigEndian<quint16>(screen + 6),
                          qFromBigEndian<quint16>(screen + 8), qFromBigEndian<quint16>(screen + 10)),
                    qFromBigEndian<quint32>(screen + 12)};
    }
    return screens;
}

QList<Screen> stretched(QList<Screen> screens, QSize from, QSize to)
{
    if (screens.isEmpty())
        screens += Screen{};
    const auto scale = [](int place, int was, int is) { return static_cast<int>(qint64(place) * is / was); };
    if (screens.size() == 1)
        screens[0].area = QRect(QPoint(), to);
    for (qsizetype i = 0; screens.size() > 1 && i < screens.size(); ++i) {
        QRect& area = screens[i].area;
        const QPoint first(scale(area.x(), from.width(), to.width()), scale(area.y(), from.height(), to.height()));
        const QPoint behind(scale(area.x() + area.width(), from.width(), to.width()),
                            scale(area.y() + area.height(), from.height(), to.height()));
        area = QRect(first, QSize(behind.x() - first.x(), behind.y() - first.y()));
    }
    return screens;
}

} // namespace clouddesk::rfb
