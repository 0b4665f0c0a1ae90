// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/Profile.h"

namespace clouddesk::exchange {

/// Reads a table of machines (RFC 4180, in UTF-8) whose first line names its columns: name, host, port, user, provider,
/// login (key, password, agent), key_path, jumps and tags (separated by blanks and semicolons), notes. Names of columns
/// are taken without case, "hostname", "address", "username" and "label" too; unknown columns are ignored. Commas,
/// semicolons or tabs may separate, whichever the first line has. InvalidArgument, with the line, if a quote is never
/// closed or a column for the host is missing.
core::Result<std::vector<Profile>> readCsv(const QByteArray& content);

/// Writes such a table, without secrets. What a spreadsheet would take for a formula gets an apostrophe in front.
QByteArray writeCsv(const std::vector<instances::Instance>& machines);

/// One cell of such a table, quoted where it must be.
QByteArray csvCell(const QString& text);

} // namespace clouddesk::exchange
