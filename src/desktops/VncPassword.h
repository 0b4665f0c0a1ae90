// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "core/Secret.h"

namespace clouddesk::desktops {

/// A fresh VNC password: 8 printable characters (all that VncAuth looks at; RFC 6143, 7.2.2). 47 bits.
core::Secret makeVncPassword();

/// What a VNC server's password file holds for it, as 16 hex digits: DES under the fixed key that every VNC program
/// knows. It hides the password from nobody; the file's mode does.
core::Result<core::Secret> toPasswordFile(const core::Secret& password);
/// The way back. InvalidArgument if that is not 16 hex digits.
core::Result<core::Secret> fromPasswordFile(QByteArrayView hexDigits);

} // namespace clouddesk::desktops
