// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machines/TileDelegate.h"

#include "ui/machines/MachinePainter.h"

namespace clouddesk::ui {

namespace {

constexpr int margin = MachinePainter::margin;
constexpr int markerSize = MachinePainter::markerSize;
constexpr QSize pictureRoom(200, 126);

void drawPicture(const MachinePainter& paint, const QRect& room, const QPixmap& picture)
{
    QColor ground = paint.text;
    ground.setAlpha(20);
    paint.painter.fillRect(room, ground);
    if (picture.isNull()) {
        // A screen that shows nothing.
        QColor line = paint.text;
        line.setAlpha(70);
        paint.painter.setPen(QPen(line, 2));
        paint.painter.setBrush(Qt::NoBrush);
        const QRect screen(room.center() - QPoint(26, 20), QSize(52, 34));
        paint.painter.drawRoundedRect(screen, 4, 4);
        const int middle = screen.center().x();
        paint.painter.drawLine(middle, screen.bottom() + 1, middle, screen.bottom() + 7);
        paint.painter.drawLine(middle - 10, screen.bottom() + 8, middle + 10, screen.bottom() + 8);
        return;
    }
    paint.painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QSize size = picture.size().scaled(room.size(), Qt::KeepAspectRatio);
    const QPoint corner(room.center() - QPoint(size.width() / 2, size.height() / 2));
    paint.painter.drawPixmap(QRect(corner, size), picture);
}

} // namespace

TileDelegate::TileDelegate(ThumbnailStore& pictures, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_pictures(pictures)
{
}

void TileDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* const row = static_cast<const MachineRow*>(index.data(MachineModel::RowRole).value<const void*>());
    if (row == nullptr)
        return MachinePainter::drawHeading(*painter, option, index);
    const MachinePainter paint(*painter, option);
    paint.drawGround();
    const QRect inner = option.rect.adjusted(margin, margin, -margin, -margin);
    drawPicture(paint, QRect(inner.topLeft(), QSize(inner.width(), pictureRoom.height())),
                m_pictures.picture(row->machine.id));
    const int line = option.fontMetrics.height();
    const int top = inner.top() + pictureRoom.height() + 8;
    paint.drawMarker(QRect(inner.left(), top + (line - markerSize) / 2, markerSize, markerSize), *row);
    const int left = inner.left() + markerSize + 6;
    paint.drawText(QRect(left, top, inner.right() - left, line), MachinePainter::titleOf(*row), paint.text,
                   paint.bold());
    paint.drawText(QRect(left, top + line + 2, inner.right() - left, line), statusText(*row), paint.faint, option.font);
}

QSize TileDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int line = option.fontMetrics.height();
    const auto* const view = qobject_cast<const QWidget*>(option.widget);
    // A heading has a line of its own.
    if (index.data(MachineModel::CountRole).isValid())
        return {view == nullptr ? pictureRoom.width() : view->width() - 40, 2 * line + 8};
    return {pictureRoom.width() + 2 * margin, pictureRoom.height() + 2 * margin + 8 + 2 * line + 2};
}

} // namespace clouddesk::ui
