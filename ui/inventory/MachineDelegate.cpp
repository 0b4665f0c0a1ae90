// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/MachineDelegate.h"

#include <QApplication>
#include <QPainter>

namespace clouddesk::ui {

using desktops::SessionState;

namespace {

constexpr int margin = 12;
constexpr int markerSize = 10;
constexpr int rightColumn = 220;
// Below this there is only room for name and address.
constexpr int narrow = 560;

/// What every part of a row is painted with.
struct Brush
{
    QPainter& painter;
    QRect area;
    QFont font;
    QColor text;
    QColor faint;
    bool isRightToLeft;
    bool isSelected;

    [[nodiscard]] QRect mirrored(const QRect& rect) const
    {
        return QStyle::visualRect(isRightToLeft ? Qt::RightToLeft : Qt::LeftToRight, area, rect);
    }
};

QColor mixed(const QColor& one, const QColor& other, double share)
{
    const auto part = [share](int first, int second) { return static_cast<int>(first * share + second * (1 - share)); };
    return {part(one.red(), other.red()), part(one.green(), other.green()), part(one.blue(), other.blue())};
}

QColor markerColour(const MachineRow& row, const QColor& faint)
{
    if (!row.session)
        return faint;
    if (*row.session == SessionState::Connected)
        return {0x2e, 0xa0, 0x43};
    if (*row.session == SessionState::Failed)
        return {0xd1, 0x34, 0x38};
    return {0xd9, 0x8a, 0x00};
}

void drawMarker(const Brush& brush, const MachineRow& row)
{
    const QRect place = brush.mirrored(
        QRect(brush.area.left() + margin, brush.area.center().y() - markerSize / 2, markerSize, markerSize));
    const QColor colour = markerColour(row, brush.faint);
    // On the ground of a selected row the colours alone would be hard to tell.
    brush.painter.setPen(QPen(brush.isSelected ? brush.text : colour, 1.5));
    // Filled where there is a session, so that it is told by more than colour.
    brush.painter.setBrush(row.session ? QBrush(colour) : Qt::NoBrush);
    brush.painter.drawEllipse(QRectF(place).adjusted(1, 1, -1, -1));
}

void drawText(const Brush& brush, const QRect& rect, const QString& text, const QColor& colour, const QFont& font,
              Qt::Alignment alignment = Qt::AlignLeft)
{
    brush.painter.setFont(font);
    brush.painter.setPen(colour);
    const QString shown = QFontMetrics(font).elidedText(core::singleLine(text), Qt::ElideRight, rect.width());
    const auto direction = brush.isRightToLeft ? Qt::RightToLeft : Qt::LeftToRight;
    const auto flags = static_cast<int>((QStyle::visualAlignment(direction, alignment) | Qt::AlignVCenter).toInt());
    brush.painter.drawText(brush.mirrored(rect), flags, shown);
}

/// The tags from left to right as far as there is room; what does not fit is counted.
void drawTags(const Brush& brush, QRect room, const QStringList& tags)
{
    QFont font = brush.font;
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
            drawText(brush, room, more, brush.faint, font);
            return;
        }
        const QRect chip(room.left(), room.center().y() - height / 2, width, height);
        brush.painter.setPen(Qt::NoPen);
        QColor ground = brush.text;
        ground.setAlpha(26);
        brush.painter.setBrush(ground);
        brush.painter.drawRoundedRect(brush.mirrored(chip), height / 2.0, height / 2.0);
        drawText(brush, chip, tag, brush.text, font, Qt::AlignHCenter);
        room.setLeft(chip.right() + 6);
    }
}

} // namespace

void MachineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* const row = static_cast<const MachineRow*>(index.data(MachineModel::RowRole).value<const void*>());
    if (row == nullptr)
        return;
    const QStyle* const style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const QPalette& palette = option.palette;
    const QColor text = palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    const QColor ground = palette.color(isSelected ? QPalette::Highlight : QPalette::Base);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Brush brush{*painter,
                      option.rect,
                      option.font,
                      text,
                      mixed(text, ground, isSelected ? 0.9 : 0.68),
                      option.direction == Qt::RightToLeft,
                      isSelected};
    drawMarker(brush, *row);

    const int line = option.fontMetrics.height();
    const int top = option.rect.center().y() - line - 1;
    const int left = option.rect.left() + 2 * margin + markerSize;
    const bool isNarrow = option.rect.width() < narrow;
    const int right = option.rect.right() - margin;
    const int textEnd = isNarrow ? right : left + (right - rightColumn - left) * 11 / 20;
    QFont bold = option.font;
    bold.setBold(true);
    const bool hasStar = isFavourite(row->machine);
    const QString name = hasStar ? QStringLiteral("★ ") + row->machine.name : row->machine.name;
    drawText(brush, QRect(left, top, textEnd - left, line), name, text, bold);
    drawText(brush, QRect(left, top + line + 2, textEnd - left, line), row->address, brush.faint, option.font);
    if (!isNarrow) {
        const int tagsLeft = textEnd + margin;
        const int tagsRight = right - rightColumn - margin;
        QStringList tags = row->machine.tags;
        tags.removeAll(favouriteTag());
        drawTags(brush, QRect(tagsLeft, top, tagsRight - tagsLeft, 2 * line + 2), tags);
        const QRect upper(right - rightColumn, top, rightColumn, line);
        drawText(brush, upper, statusText(*row), text, option.font, Qt::AlignRight);
        const QString when = lastConnectedText(row->machine.lastConnectedAt, QDateTime::currentDateTimeUtc());
        const QString whose = row->machine.provider == instances::Provider::Other
                                  ? when
                                  : tr("%1 · %2").arg(providerText(row->machine.provider), when);
        drawText(brush, upper.translated(0, line + 2), whose, brush.faint, option.font, Qt::AlignRight);
    }
    painter->restore();
}

QSize MachineDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {320, 2 * option.fontMetrics.height() + 2 + 16};
}

} // namespace clouddesk::ui
