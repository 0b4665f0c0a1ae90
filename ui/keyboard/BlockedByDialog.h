// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace clouddesk::ui {

/// Whether a dialog that is open keeps the widget's window from being used: one of that window, or of the whole
/// program. Dialogs of other windows do not.
[[nodiscard]] bool isBlockedByDialog(const QWidget& widget);

} // namespace clouddesk::ui
