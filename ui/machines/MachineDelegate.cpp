// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machines/MachineDelegate.h"

#include "ui/machines/MachinePainter.h"

namespace clouddesk::ui {

namespace {

constexpr int margin = MachinePainter::margin;
constexpr int markerSize = MachinePainter::markerSize;
constexpr int rightColumn = 220;
// Below this there is only room for name and address.
constexpr int narrow = 560;
// Above and below a picture.
constexpr int pictureGap = 5;

/// As high as the row has room for, and as wide as screens mostly are (16:10).
QSize pictureRoom(const QStyleOptionViewItem& option)
{
    const int height = option.rect.height() - 2 * pictureGap;
    return {height * 16 / 10, height};
}

/// The tags from left to right as far as there is room; what does not fit is counted.
void drawTags(const MachinePainter& paint, QRect room, const QStringList& tags)
{
    QFont font = paint.font;
    font.setPointSizeF(font.pointSizeF() * 0.88);
    const QFontMetrics metrics(font);
    const int height = metrics.height() + 4;
    for (qsizetype number = 0; number < tags.size(); ++number) {
        const QString more = QStringLiteral("+%1").arg(tags.size() - number);
        const QString tag = metrics.elidedText(core::singleLine(tags[number]), Qt::ElideRight, 130);
        const int width = metrics.horizontalAdvance(tag) + 14;
        const bool isLast = number + 1 == tags.size();
        const int kept = isLast ? 0 : metrics.horizontalAdvance(more) + 8;
        if (room.width() < width + kept) {
            paint.drawText(room, more, paint.faint, font);
            return;
        }
        const QRect chip(room.left(), room.center().y() - height / 2, width, height);
        paint.painter.setPen(Qt::NoPen);
        QColor ground = paint.text;
        ground.setAlpha(26);
        paint.painter.setBrush(ground);
        paint.painter.drawRoundedRect(paint.mirrored(chip), height / 2.0, height / 2.0);
        paint.drawText(chip, tag, paint.text, font, Qt::AlignHCenter);
        room.setLeft(chip.right() + 6);
    }
}

} // namespace

MachineDelegate::MachineDelegate(ThumbnailStore& pictures, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_pictures(pictures)
{
}

void MachineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* const row = static_cast<const MachineRow*>(index.data(MachineModel::RowRole).value<const void*>());
    if (row == nullptr)
        return MachinePainter::drawHeading(*painter, option, index);
    const MachinePainter paint(*painter, option);
    paint.drawGround();
    paint.drawMarker(
        QRect(option.rect.left() + margin, option.rect.center().y() - markerSize / 2, markerSize, markerSize), *row);
    const int line = option.fontMetrics.height();
    const int top = option.rect.center().y() - line - 1;
    int left = option.rect.left() + 2 * margin + markerSize;
    if (m_pictures.isEnabled()) {
        const QSize room = pictureRoom(option);
        const qreal density = painter->device()->devicePixelRatioF();
        paint.drawPicture(QRect(QPoint(left, option.rect.top() + pictureGap), room),
                          m_pictures.picture(row->machine.id, room * density));
        left += room.width() + margin;
    }
    const bool isNarrow = option.rect.width() < narrow;
    const int right = option.rect.right() - margin;
    const int textEnd = isNarrow ? right : left + (right - rightColumn - left) * 11 / 20;
    paint.drawText(QRect(left, top, textEnd - left, line), MachinePainter::titleOf(*row), paint.text, paint.bold());
    paint.drawText(QRect(left, top + line + 2, textEnd - left, line), row->address, paint.faint, option.font);
    if (isNarrow)
        return;
    const int tagsLeft = textEnd + margin;
    const int tagsRight = right - rightColumn - margin;
    drawTags(paint, QRect(tagsLeft, top, tagsRight - tagsLeft, 2 * line + 2), wordsOf(row->machine));
    const QRect upper(right - rightColumn, top, rightColumn, line);
    paint.drawText(upper, statusText(*row), paint.text, option.font, Qt::AlignRight);
    const QString when = lastConnectedText(row->machine.lastConnectedAt, QDateTime::currentDateTimeUtc());
    const QString whose = row->machine.provider == instances::Provider::Other
                              ? when
                              : tr("%1 · %2").arg(providerText(row->machine.provider), when);
    paint.drawText(upper.translated(0, line + 2), whose, paint.faint, option.font, Qt::AlignRight);
}

QSize MachineDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {320, 2 * option.fontMetrics.height() + 2 + 16};
}

} // namespace clouddesk::ui
