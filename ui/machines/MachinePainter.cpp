// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machines/MachinePainter.h"

#include <QApplication>
#include <QStyle>

namespace clouddesk::ui {

using desktops::SessionState;

namespace {

QColor mixed(const QColor& one, const QColor& other, double share)
{
    const auto part = [share](int first, int second) { return static_cast<int>(first * share + second * (1 - share)); };
    return {part(one.red(), other.red()), part(one.green(), other.green()), part(one.blue(), other.blue())};
}

QColor markerColour(const MachineRow& row, const QColor& faint)
{
    if (!row.session)
        return row.answers == false ? QColor(0xd1, 0x34, 0x38) : row.answers == true ? QColor(0x2e, 0xa0, 0x43) : faint;
    if (*row.session == SessionState::Connected)
        return {0x2e, 0xa0, 0x43};
    if (*row.session == SessionState::Failed)
        return {0xd1, 0x34, 0x38};
    return {0xd9, 0x8a, 0x00};
}

} // namespace

MachinePainter::MachinePainter(QPainter& onto, const QStyleOptionViewItem& style)
    : painter(onto)
    , option(style)
    , font(style.font)
    , isSelected(style.state.testFlag(QStyle::State_Selected))
    , text(style.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text))
    , faint(
          mixed(text, style.palette.color(isSelected ? QPalette::Highlight : QPalette::Base), isSelected ? 0.9 : 0.68))
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
}

MachinePainter::~MachinePainter()
{
    painter.restore();
}

QString MachinePainter::titleOf(const MachineRow& row)
{
    return isFavourite(row.machine) ? QStringLiteral("★ ") + row.machine.name : row.machine.name;
}

QRect MachinePainter::mirrored(const QRect& rect) const
{
    return QStyle::visualRect(option.direction, option.rect, rect);
}

QFont MachinePainter::bold() const
{
    QFont heavy = font;
    heavy.setBold(true);
    return heavy;
}

void MachinePainter::drawArrow(const QRect& room, bool isCollapsed) const
{
    const QRect place = mirrored(room);
    const bool isMirrored = option.direction == Qt::RightToLeft;
    const QPointF middle(isMirrored ? place.right() - 4.0 : place.left() + 4.0, QRectF(place).center().y());
    const qreal ahead = isMirrored ? -1 : 1;
    const QPolygonF aside({QPointF(-2 * ahead, -4), QPointF(-2 * ahead, 4), QPointF(3 * ahead, 0)});
    const QPolygonF down({QPointF(-4, -2), QPointF(4, -2), QPointF(0, 3)});
    painter.setPen(Qt::NoPen);
    painter.setBrush(faint);
    painter.drawPolygon((isCollapsed ? aside : down).translated(middle));
}

void MachinePainter::drawGround() const
{
    const QStyle* const style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, &painter, option.widget);
    if (isSelected || !option.state.testFlag(QStyle::State_HasFocus))
        return;
    // Nothing is chosen yet, and this is where the keys begin.
    QStyleOptionFocusRect frame;
    frame.QStyleOption::operator=(option);
    frame.state |= QStyle::State_KeyboardFocusChange | QStyle::State_Item;
    style->drawPrimitive(QStyle::PE_FrameFocusRect, &frame, &painter, option.widget);
}

void MachinePainter::drawMarker(const QRect& place, const MachineRow& row) const
{
    const QColor colour = markerColour(row, faint);
    // On the ground of a selected row the colours alone would be hard to tell.
    painter.setPen(QPen(isSelected ? text : colour, 1.5));
    // Filled where there is a session, so that it is told by more than colour.
    painter.setBrush(row.session ? QBrush(colour) : Qt::NoBrush);
    const QRectF circle = QRectF(mirrored(place)).adjusted(1, 1, -1, -1);
    painter.drawEllipse(circle);
    // And struck through where nothing answers.
    if (!row.session && row.answers == false)
        painter.drawLine(circle.topRight(), circle.bottomLeft());
}

void MachinePainter::drawPicture(const QRect& room, const QPixmap& picture) const
{
    const QRectF place = mirrored(room);
    QColor ground = text;
    ground.setAlpha(20);
    painter.fillRect(place, ground);
    if (picture.isNull())
        return drawEmptyScreen(place);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QSize size = picture.size().scaled(room.size(), Qt::KeepAspectRatio);
    const QPoint corner(room.center() - QPoint((size.width() - 1) / 2, (size.height() - 1) / 2));
    const QRect shape = mirrored(QRect(corner, size));
    painter.drawPixmap(shape, picture);
    // So that a desktop of the list's own colour has its edges too.
    ground.setAlpha(60);
    painter.setPen(QPen(ground, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(shape).adjusted(0.5, 0.5, -0.5, -0.5));
}

void MachinePainter::drawEmptyScreen(const QRectF& room) const
{
    QColor line = text;
    line.setAlpha(70);
    const qreal unit = room.height() / 63;
    painter.setPen(QPen(line, std::max(1.0, unit)));
    painter.setBrush(Qt::NoBrush);
    const QRectF screen(room.center() - QPointF(13, 10) * unit, QSizeF(26, 17) * unit);
    painter.drawRoundedRect(screen, 2 * unit, 2 * unit);
    const QPointF foot(screen.center().x(), screen.bottom() + 4 * unit);
    painter.drawLine(QPointF(foot.x(), screen.bottom()), foot);
    painter.drawLine(foot - QPointF(5, 0) * unit, foot + QPointF(5, 0) * unit);
}

void MachinePainter::drawText(const QRect& rect, const QString& words, const QColor& colour, const QFont& withFont,
                              Qt::Alignment alignment) const
{
    painter.setFont(withFont);
    painter.setPen(colour);
    const QString shown = QFontMetrics(withFont).elidedText(core::singleLine(words), Qt::ElideRight, rect.width());
    const auto flags =
        static_cast<int>((QStyle::visualAlignment(option.direction, alignment) | Qt::AlignVCenter).toInt());
    painter.drawText(mirrored(rect), flags, shown);
}

void MachinePainter::drawHeading(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const MachinePainter paint(painter, option);
    paint.drawGround();
    const QRect line = option.rect.adjusted(margin, 0, -margin, -4);
    const QFontMetrics metrics(paint.bold());
    const QString title = metrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, line.width() - 60);
    const QRect bottom(line.left(), line.bottom() - metrics.height(), line.width(), metrics.height());
    if (const QVariant isCollapsed = index.data(MachineModel::CollapsedRole); isCollapsed.isValid())
        paint.drawArrow(QRect(bottom.left(), bottom.top(), arrowRoom, bottom.height()), isCollapsed.toBool());
    const QRect words = bottom.adjusted(arrowRoom, 0, 0, 0);
    paint.drawText(words, title, paint.text, paint.bold());
    paint.drawText(words.adjusted(metrics.horizontalAdvance(title) + 8, 0, 0, 0),
                   index.data(MachineModel::CountRole).toString(), paint.faint, option.font);
    painter.setPen(QPen(mixed(paint.text, option.palette.color(QPalette::Base), 0.25), 1));
    painter.drawLine(line.bottomLeft() + QPoint(0, 3), line.bottomRight() + QPoint(0, 3));
}

} // namespace clouddesk::ui
