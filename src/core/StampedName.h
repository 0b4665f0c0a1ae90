// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace clouddesk::core {

/// A name for a file that is made of a machine's desktop now, without its ending. The machine's name may hold anything.
QString stampedName(const QString& machine);

} // namespace clouddesk::core
