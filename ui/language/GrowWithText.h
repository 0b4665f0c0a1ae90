// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace clouddesk::ui {

/// Has a window grow, up to its screen, by what its texts need in height once they are others: labels that wrap would
/// be cut instead. Home thread.
void growWithText(QWidget& window);

/// Gives a window that size, or as much of it as its screen has room for beside its frame. Home thread.
void resizeOnScreen(QWidget& window, QSize size);

/// If the window of this part of it needs more room than that at least, the part scrolls from then on; it stands in
/// the window's own layout. Home thread.
void scrollWhereTooLarge(QWidget& part, QSize room);

} // namespace clouddesk::ui
