// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/Profile.h"

namespace clouddesk::exchange {

/// Reads a confCons.xml of mRemoteNG (versions 2.x). Containers become tags, and what a connection inherits from them
/// is looked up there. Passwords, which are encrypted, are named in the remarks and skipped; a file that is encrypted
/// as a whole is refused (Unsupported). SSHTunnelConnectionName becomes a jump host. InvalidArgument, with the line, if
/// it is no such file; entities and documents that it refers to are never loaded.
core::Result<std::vector<Profile>> readMRemote(const QByteArray& content);

} // namespace clouddesk::exchange
