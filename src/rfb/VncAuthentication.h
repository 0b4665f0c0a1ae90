// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Secret.h"

#include <QByteArray>

namespace clouddesk::rfb {

inline constexpr qsizetype vncChallengeBytes = 16;

/// The answer to a VncAuth challenge (RFC 6143, 7.2.2): DES with the first eight bytes of the password as key, the
/// bits of each byte in reverse order. Empty if the challenge is not 16 bytes or the cipher is not to be had.
QByteArray vncResponse(const QByteArray& challenge, const core::Secret& password);

} // namespace clouddesk::rfb
