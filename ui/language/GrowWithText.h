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

} // namespace clouddesk::ui
