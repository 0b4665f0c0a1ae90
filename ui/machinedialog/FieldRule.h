// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

namespace clouddesk::ui {

/// A validator's words (see instances/Instance.h) as sentences, without the field's name, which stands beside them: in
/// the window's language where the rule is one of the fixed ones, else in English.
QString fieldRule(const core::Error& error);

} // namespace clouddesk::ui
