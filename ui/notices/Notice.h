// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace clouddesk::ui {

/// Makes a widget one that a screen reader reads out whenever it appears, by its accessible name, though it never has
/// the focus. Before anything has asked for its accessible interface.
void makeNotice(QWidget& widget);
/// What a notice says from now on. One that is there already is read out anew; an empty one is not.
void setNoticeText(QWidget& notice, const QString& text);

} // namespace clouddesk::ui
