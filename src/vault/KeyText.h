// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "core/Secret.h"

namespace clouddesk::vault {

/// A master key as one line of base64, the form in which every source keeps it.
core::Secret toKeyText(const core::Secret& key);

/// The key of such a text; KeyUnavailable, naming the place, if it is anything but 32 bytes in base64.
core::Result<core::Secret> fromKeyText(const core::Secret& text, const QString& place);

} // namespace clouddesk::vault
