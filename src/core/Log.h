// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QLoggingCategory>

namespace clouddesk::core {

/// Sends Qt's messages to a file as one JSON object per line (time, level, category, text), with control characters
/// escaped so that nothing from outside can forge a line, and to standard error when verbose. The file is created with
/// mode 0600. Whenever it has reached the limit, in bytes, it becomes "<file>.1" in place of an earlier one and a new
/// file is begun, so that both together never take more than twice the limit and a line, whichever number of processes
/// writes them. Call once, from main, before threads start. Any thread may log afterwards.
Result<void> installLog(const QString& file, bool verbose, qint64 limit = 10LL * 1024 * 1024);

} // namespace clouddesk::core
