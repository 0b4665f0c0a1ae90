// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <vector>

namespace clouddesk::app {

/// Rows under a heading with columns as wide as their longest entry; every line ends with a line feed, none with
/// blanks. Control characters in cells are made visible.
QString tableText(const QStringList& heading, const std::vector<QStringList>& rows);

/// "Name:  value" lines; rows with an empty value are left out.
QString listText(const std::vector<std::pair<QString, QString>>& rows);

} // namespace clouddesk::app
