// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QVBoxLayout>
#include <QWidget>

namespace clouddesk::ui {

/// How wide the text of a page is at most, in widget pixels.
inline constexpr int pageWidth = 460;

/// A column in the middle of the page, for what a page has to say.
inline QVBoxLayout* pageColumn(QWidget& page)
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

/// A paragraph that wraps, in plain text.
inline QLabel* pageText(const QString& text)
{
    auto* const label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

/// A heading, in plain text.
inline QLabel* pageTitle(const QString& text)
{
    auto* const label = pageText(text);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * 1.5);
    font.setBold(true);
    label->setFont(font);
    return label;
}

} // namespace clouddesk::ui
