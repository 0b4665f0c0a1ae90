// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace clouddesk::core {

/// A new UUIDv7 (RFC 9562, section 5.7) in lower-case text form: 48 bits of Unix milliseconds, then random bits.
/// Ids made by one process sort by the time they were made. Any thread.
QString newId();

/// Whether the text is a UUID in lower-case text form.
bool isId(const QString& text);

} // namespace clouddesk::core
