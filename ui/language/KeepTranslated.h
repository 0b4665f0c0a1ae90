// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QWidget>

#include <functional>
#include <initializer_list>

namespace clouddesk::ui {

/// Runs the setter, which gives something its texts, now and whenever the language changes, for as long as the owner
/// lives. The owner is a window, or stands below one: others are not told.
void keepTranslated(QObject* owner, std::function<void()> setter);

/// Has the label say these words, in another language too, until somebody sets another text.
void keepText(QLabel& label, std::function<QString()> words);

/// Gives the box these choices, each a text and its data; one that has them already keeps what is chosen, and only its
/// texts change.
void setChoices(QComboBox& box, std::initializer_list<std::pair<QString, QVariant>> choices);

} // namespace clouddesk::ui
