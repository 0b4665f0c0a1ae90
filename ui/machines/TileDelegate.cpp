// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machines/TileDelegate.h"

#include "ui/machines/MachinePainter.h"

namespace clouddesk::ui {

namespace {

constexpr int margin = MachinePainter::margin;
constexpr int markerSize = MachinePainter::markerSize;
constexpr QSize pictureRoom(200, 126);

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
    paint.drawPicture(QRect(inner.topLeft(), QSize(inner.width(), pictureRoom.height())),
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
