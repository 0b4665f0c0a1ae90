// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace clouddesk::rfb {

/// What a server may make us do. A server that asks for more is refused by name of the limit.
struct Limits
{
    int maximumDimension = 16384;
    qint64 maximumPixels = qint64(64) * 1024 * 1024;
    /// From the start to the end of ServerInit.
    std::chrono::milliseconds handshake = std::chrono::seconds(15);
    /// A message that has begun must be whole within this, the first picture must come within this, and something of
    /// what we send must be taken within this.
    std::chrono::milliseconds message = std::chrono::seconds(30);
    qsizetype maximumClipboardBytes = qsizetype(1024) * 1024;
};

} // namespace clouddesk::rfb
