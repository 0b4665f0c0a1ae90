// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/PageLayout.h"

namespace clouddesk::ui {

QVBoxLayout* pageColumn(QWidget& page)
{
    auto* const across = new QHBoxLayout(&page);
    across->setContentsMargins(24, 24, 24, 24);
    auto* const middle = new QWidget;
    middle->setMaximumWidth(pageWidth);
    middle->setMinimumWidth(std::min(pageWidth, 320));
    auto* const down = new QVBoxLayout(middle);
    down->setContentsMargins(0, 0, 0, 0);
    down->addStretch(2);
    auto* const column = new QVBoxLayout;
    column->setSpacing(8);
    down->addLayout(column);
    down->addStretch(3);
    across->addStretch(1);
    across->addWidget(middle, 100);
    across->addStretch(1);
    return column;
}

QLabel* pageTitle(const QString& text)
{
    auto* const label = pageText(text);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * 1.5);
    font.setBold(true);
    label->setFont(font);
    return label;
}

QLabel* pageText(const QString& text)
{
    auto* const label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace clouddesk::ui
