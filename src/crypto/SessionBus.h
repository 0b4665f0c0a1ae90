// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Task.h"

namespace clouddesk::crypto {

/// Whether there is a D-Bus session bus and it speaks: KeyUnavailable if not, within the limit. The libraries that
/// reach keychains connect to the bus without any limit, and block the calling thread meanwhile. Home thread.
core::Task<void> requireSessionBus(std::chrono::milliseconds limit);

} // namespace clouddesk::crypto
