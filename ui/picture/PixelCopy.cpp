// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/picture/PixelCopy.h"

#include <QPaintEngine>

#include <cstring>

namespace clouddesk::ui {

namespace {

QImage* targetOf(const QPainter& painter, bool isOpaque)
{
    const QPaintEngine* const engine = painter.paintEngine();
    if (engine == nullptr || engine->type() != QPaintEngine::Raster || painter.opacity() < 1)
        return nullptr;
    QPaintDevice* const device = engine->paintDevice();
    if (device == nullptr || device->devType() != QInternal::Image)
        return nullptr;
    auto* const image = static_cast<QImage*>(device);
    // One that is shared would be copied by bits(), and the painter would draw on into the other.
    const bool fits =
        image->format() == QImage::Format_RGB32 || (isOpaque && image->format() == QImage::Format_ARGB32_Premultiplied);
    return fits && image->isDetached() ? image : nullptr;
}

void copyPiece(const QImage& picture, const QRect& piece, QImage& target, QPoint to)
{
    const auto bytes = static_cast<size_t>(piece.width()) * sizeof(QRgb);
    const uchar* from = picture.constScanLine(piece.y()) + qsizetype(piece.x()) * qsizetype(sizeof(QRgb));
    uchar* into = target.scanLine(to.y()) + qsizetype(to.x()) * qsizetype(sizeof(QRgb));
    for (int row = 0; row < piece.height(); ++row, from += picture.bytesPerLine(), into += target.bytesPerLine())
        std::memcpy(into, from, bytes);
}

} // namespace

bool copyPixels(const QPainter& painter, QPoint origin, const QImage& picture, const QRegion& pieces, bool isOpaque)
{
    const QTransform& transform = painter.deviceTransform();
    const QPointF shift(transform.dx(), transform.dy());
    const bool isExact = transform.type() <= QTransform::TxTranslate && shift == QPointF(shift.toPoint());
    QImage* const target = isExact && picture.format() == QImage::Format_RGB32 ? targetOf(painter, isOpaque) : nullptr;
    if (target == nullptr)
        return false;
    const QPoint offset = origin + shift.toPoint();
    for (const QRect& piece : pieces& picture.rect() & target->rect().translated(-offset))
        copyPiece(picture, piece, *target, piece.topLeft() + offset);
    return true;
}

} // namespace clouddesk::ui
