// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/SqliteConnection.h"

namespace clouddesk::storage {

/// Makes sure that the file is there, ours, sound and not from the future, before anything writes to it. Creates a new
/// one under another name and gives it its own when it is complete, so that a file that is cut to nothing is never
/// taken for a new one. Makes its mode 0600, and so that of the files that SQLite keeps beside it. On a database
/// thread.
core::Result<void> prepareSqliteFile(const QString& file, const std::vector<Migration>& migrations);

} // namespace clouddesk::storage
