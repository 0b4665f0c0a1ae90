// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QtGlobal>

namespace clouddesk::desktops {

/// The user who owns the other end of a loopback TCP connection, by Linux' socket diagnostics (sock_diag(7)) or, where
/// those are forbidden, by /proc/net/tcp. NotFound if the other end is gone already, Unsupported on other platforms.
core::Result<quint32> ownerOfPeer(int socket);

} // namespace clouddesk::desktops
