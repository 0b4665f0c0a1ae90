// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPoint>

namespace clouddesk::rfb {

/// A pointer shape from the server.
struct CursorShape
{
    QImage image; ///< Format_ARGB32_Premultiplied; null: the server hides it
    QPoint hotspot;
};

} // namespace clouddesk::rfb
