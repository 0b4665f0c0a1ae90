// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

namespace clouddesk::ui {

/// What the import says of one machine, in the window's language where it is one of the known remarks or a rule for a
/// field, else as it is. What stands within a remark, such as a name, stays.
QString importRemark(const QString& words);

/// Why a file could not be read: such a remark, or else errorText().
QString importFault(const core::Error& error);

} // namespace clouddesk::ui
