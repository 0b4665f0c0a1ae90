// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPainter>
#include <QRegion>

namespace clouddesk::ui {

/// Copies pieces of a picture (Format_RGB32), pixel by pixel, straight into the image that the painter draws into; the
/// picture's corner comes to origin, in the painter's coordinates. Says false, having drawn nothing, where that is not
/// possible: another kind of paint device or format, or one pixel is not one pixel there. isOpaque: nobody looks at the
/// image's alpha, which then may be anything. The painter's clip is not heeded: pieces must lie within it. As fast as
/// memory; QPainter goes by spans and threads where a clip is not one rectangle.
[[nodiscard]] bool copyPixels(const QPainter& painter, QPoint origin, const QImage& picture, const QRegion& pieces,
                              bool isOpaque = false);

} // namespace clouddesk::ui
