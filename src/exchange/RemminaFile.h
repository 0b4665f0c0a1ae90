// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/Profile.h"

namespace clouddesk::exchange {

/// Reads one profile of Remmina ("*.remmina", a GKeyFile with one group). The machine is where its SSH goes: the server
/// of an SSH or SFTP profile; the tunnel's server of a VNC profile whose desktop is on that machine itself; otherwise
/// the VNC server, with the tunnel's server as its jump host. Profiles of other protocols have a fault. Passwords,
/// which Remmina keeps scrambled, are not read. InvalidArgument if it is no such file.
core::Result<Profile> readRemmina(const QByteArray& content);

} // namespace clouddesk::exchange
