// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/Profile.h"

namespace clouddesk::exchange {

/// Reads one session of PuTTY for Unix ("~/.putty/sessions/NAME", lines of Key=Value). fileName: its name there, in
/// which characters may be written as "%41". Sessions of other protocols have a fault.
core::Result<Profile> readPuttySession(const QByteArray& content, const QString& fileName);

/// Reads an export of the registry from Windows: every key below ...\PuTTY\Sessions, in UTF-16 (regedit 5) or Latin-1
/// (regedit 4). InvalidArgument if it is no such file.
core::Result<std::vector<Profile>> readPuttyRegistry(const QByteArray& content);

} // namespace clouddesk::exchange
