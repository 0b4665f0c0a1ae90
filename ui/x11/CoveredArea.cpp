// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/x11/CoveredArea.h"

namespace clouddesk::ui {

namespace {

/// Where children of a widget stand, of those after one of them in its order from back to front; none: of all.
QRegion childrenBefore(const QWidget& parent, const QWidget* child)
{
    QRegion covered;
    bool isBefore = child == nullptr;
    for (const QObject* const object : parent.children()) {
        const auto* const sibling = qobject_cast<const QWidget*>(object);
        if (sibling == child) {
            isBefore = true;
            continue;
        }
        if (isBefore && sibling != nullptr && sibling->isVisible() && !sibling->isWindow())
            covered += sibling->geometry();
    }
    return covered;
}

} // namespace

QRegion coveredArea(const QWidget& widget)
{
    QRegion covered = childrenBefore(widget, nullptr);
    QPoint corner; // of the widget in the one that is looked at
    const QWidget* child = &widget;
    while (!child->isWindow() && child->parentWidget() != nullptr) {
        const QWidget* const parent = child->parentWidget();
        corner += child->pos();
        const QRegion beyond = QRegion(QRect(corner, widget.size())) - parent->rect();
        covered += (childrenBefore(*parent, child) + beyond).translated(-corner);
        child = parent;
    }
    return covered & widget.rect();
}

} // namespace clouddesk::ui
