// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/Connection.h"

namespace clouddesk::storage {

/// Applies the migrations that are missing, each in a transaction of its own, safe against another program that does
/// the same. DatabaseTooNew if the database turns out to be newer than the newest of them.
core::Result<void> migrate(Connection& connection, const std::vector<Migration>& migrations);

/// The version of the schema, from the table schema_version; fails if there is no such table.
core::Result<int> schemaVersion(Transaction& transaction);

/// DatabaseTooNew if the version is beyond the newest migration.
core::Result<void> requireKnownVersion(int version, const std::vector<Migration>& migrations);

} // namespace clouddesk::storage
