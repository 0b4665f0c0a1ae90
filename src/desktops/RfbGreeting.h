// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Task.h"
#include "core/UniqueFd.h"

namespace clouddesk::desktops {

/// Waits until an RFB server's greeting ("RFB 003.008\n"; RFC 6143, 7.1.1) stands at the beginning of the stream, and
/// leaves it there. RfbStalled after the limit, RfbProtocolFailed if something else comes, ConnectionLost at the end of
/// the stream. Home thread.
core::Task<void> awaitGreeting(const core::UniqueFd& stream, std::chrono::milliseconds limit, std::stop_token stop);

} // namespace clouddesk::desktops
