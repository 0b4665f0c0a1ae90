// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QByteArray>

namespace clouddesk::ssh {

/// The first limit bytes of a regular file. Blocks only as long as a disk does: a pipe or a device is refused.
core::Result<QByteArray> readTextFile(const QString& path, qint64 limit);

} // namespace clouddesk::ssh
