// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace clouddesk::rfb {

/// Which lock keys are on over there (rfbproto.rst, "QEMU LED State Pseudo-encoding").
struct LockKeys
{
    bool caps = false;
    bool num = false;
    bool scroll = false;

    bool operator==(const LockKeys&) const = default;
};

} // namespace clouddesk::rfb
