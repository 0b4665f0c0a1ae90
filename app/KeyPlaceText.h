// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Paths.h"
#include "vault/Vault.h"

namespace clouddesk::app {

/// Where the master key is, and what is to be known about that: sentences in the language that the windows speak.
QString keyPlaceText(const vault::Vault::Status& status, const core::Paths& paths);

} // namespace clouddesk::app
