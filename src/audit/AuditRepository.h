// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/Record.h"
#include "storage/Database.h"

/// All SQL of the log. Database threads.
namespace clouddesk::audit::repository {

/// Sequence and code of the newest record; zero and firstPreviousCode() if there is none.
struct Head
{
    qint64 sequence = 0;
    QByteArray code;
};

/// Where the log ends by now; an empty log is no error.
core::Result<Head> head(storage::Transaction& transaction);
/// The code of one record, if there is such a record.
core::Result<std::optional<QByteArray>> codeOf(storage::Transaction& transaction, qint64 sequence);
/// Stores the record as it is; AlreadyExists if its sequence is taken.
core::Result<void> insert(storage::Transaction& transaction, const StoredRecord& record);
/// Newest first.
core::Result<std::vector<StoredRecord>> newest(storage::Transaction& transaction, int limit, int offset);
/// Oldest first, beginning with that sequence.
core::Result<std::vector<StoredRecord>> oldest(storage::Transaction& transaction, qint64 from, int limit);

} // namespace clouddesk::audit::repository
