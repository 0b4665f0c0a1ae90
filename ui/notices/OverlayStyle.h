// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QPalette>
#include <QWidget>

namespace clouddesk::ui {

/// What lies over a remote picture is dark with light text in either theme: nobody knows what is below.
inline QPalette overlayPalette()
{
    QPalette palette;
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(role, QColor(0xf2, 0xf3, 0xf5));
    palette.setColor(QPalette::PlaceholderText, QColor(0xb4, 0xb9, 0xc2));
    return palette;
}

/// The panel below such a text.
inline void paintOverlayPanel(QWidget& widget)
{
    QPainter painter(&widget);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QColor(255, 255, 255, 40));
    painter.setBrush(QColor(0x1b, 0x1d, 0x21, 0xf4));
    constexpr double radius = 8;
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace clouddesk::ui
