// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace clouddesk::ssh {

/// Whether the whole text fits the pattern, in which "*" stands for any characters and "?" for exactly one
/// (ssh_config(5), "PATTERNS"). Takes time in proportion to the product of both lengths at worst. Case counts.
bool matchesPattern(QStringView text, QStringView pattern);

/// Whether one of the patterns fits and none that begins with "!" does.
bool matchesPatternList(const QString& text, const QStringList& patterns);

} // namespace clouddesk::ssh
