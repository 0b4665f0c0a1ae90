// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/machines/MachineModel.h"

#include <QPainter>
#include <QStyleOptionViewItem>

namespace clouddesk::ui {

/// What every part of an item of the inventory is painted with, whichever view it is in. Saves the painter's state and
/// restores it at its end. Places are given from left to right and mirrored where people read the other way.
struct MachinePainter
{
    static constexpr int margin = 12;
    static constexpr int markerSize = 10;
    static constexpr int arrowRoom = 16;

    MachinePainter(QPainter& painter, const QStyleOptionViewItem& option);
    ~MachinePainter();
    MachinePainter(const MachinePainter&) = delete;
    MachinePainter& operator=(const MachinePainter&) = delete;

    /// The heading of a group: whether it is collapsed, its text and how many machines there are below it.
    static void drawHeading(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index);
    /// The name, with a star where it is a favourite.
    static QString titleOf(const MachineRow& row);

    /// Whether what is below a heading is shown.
    void drawArrow(const QRect& room, bool isCollapsed) const;
    /// What lies below everything: selection, hover, focus.
    void drawGround() const;
    /// The sign of how the machine stands.
    void drawMarker(const QRect& place, const MachineRow& row) const;
    /// A desktop's picture in its own shape; where there is none, a screen that shows nothing.
    void drawPicture(const QRect& room, const QPixmap& picture) const;
    /// One line, shortened to its room.
    void drawText(const QRect& rect, const QString& text, const QColor& colour, const QFont& font,
                  Qt::Alignment alignment = Qt::AlignLeft) const;
    /// Where that place really is.
    [[nodiscard]] QRect mirrored(const QRect& rect) const;
    [[nodiscard]] QFont bold() const;

private:
    void drawEmptyScreen(const QRectF& room) const;

public:
    QPainter& painter;
    const QStyleOptionViewItem& option;
    QFont font;
    bool isSelected;
    QColor text;
    QColor faint;
};

} // namespace clouddesk::ui
