// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace clouddesk::ui {

/// What the import says of one machine, in the window's language where it is one of the fixed remarks, else as it is.
QString importRemark(const QString& words);

} // namespace clouddesk::ui
