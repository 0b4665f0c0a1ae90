// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfb/Protocol.h"

#include <QSize>

namespace clouddesk::rfb {

/// Where decoded pixels go: 32 bits each, rows without gaps.
struct Canvas
{
    uchar* pixels = nullptr;
    QSize size;

    /// Not checked: the pixel must lie inside.
    [[nodiscard]] uchar* at(int x, int y) const { return pixels + (qsizetype(y) * size.width() + x) * bytesPerPixel; }
};

} // namespace clouddesk::rfb
