// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QLoggingCategory>

namespace clouddesk::core {

/// Sends Qt's messages to a file as one JSON object per line (time, level, category, text), with control characters
/// escaped so that nothing from outside can forge a line, and to standard error when verbose. The file is created with
/// mode 0600 and rotated once at 10 MiB. Call once, from main, before threads start. Any thread may log afterwards.
Result<void> installLog(const QString& file, bool verbose);

} // namespace clouddesk::core
