// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegion>
#include <QWidget>

namespace clouddesk::ui {

/// Where a widget does not show itself, in its own coordinates: under its children and whatever else of its window
/// stands before it, and beyond what its parents show of it.
[[nodiscard]] QRegion coveredArea(const QWidget& widget);

} // namespace clouddesk::ui
