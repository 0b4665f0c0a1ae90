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
QVBoxLayout* pageColumn(QWidget& page);
/// A heading, in plain text.
QLabel* pageTitle(const QString& text);
/// A paragraph that wraps, in plain text.
QLabel* pageText(const QString& text);

} // namespace clouddesk::ui
