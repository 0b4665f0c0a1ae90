// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/AuditLog.h"
#include "audit/Checkpoint.h"

namespace clouddesk::audit {

/// Computes every record's code anew and compares the end of the log with the checkpoint. Database threads.
core::Result<Verification> verifyLog(storage::Transaction& transaction, const core::Secret& key,
                                     const CheckpointFile& checkpointFile);

} // namespace clouddesk::audit
