// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfb/RectangleBodies.h"

#include <QtEndian>

namespace clouddesk::rfb {

using core::ErrorCode;

Step refuseRectangle(const RectangleContext& context, const QString& what, ErrorCode code)
{
    *context.refusal = {code,
                        QStringLiteral("the server sent %1 in a rectangle of %2 x %3 pixels (encoding %4)")
                            .arg(what)
                            .arg(context.rectangle.width)
                            .arg(context.rectangle.height)
                            .arg(context.rectangle.encoding),
                        {},
                        {}};
    return Step::refused();
}

Step refuseRectangle(const RectangleContext& context, const char* what)
{
    return refuseRectangle(context, QString::fromLatin1(what));
}

Step refuseRectangle(const RectangleContext& context, const char* what, quint64 number)
{
    return refuseRectangle(context, QString::fromLatin1(what).arg(number));
}

Step refuseOversized(const RectangleContext& context)
{
    *context.refusal = {ErrorCode::RfbLimitExceeded,
                        QStringLiteral("the server sent a rectangle of %1 x %2 pixels")
                            .arg(context.rectangle.width)
                            .arg(context.rectangle.height),
                        {},
                        {}};
    return Step::refused();
}

Step CountedBody::refuse(const RectangleContext& context, quint32 length) const
{
    return refuseRectangle(context, QStringLiteral("a %1 of %2 bytes").arg(QLatin1String(m_field)).arg(length), m_code);
}

namespace {

[[gnu::cold]] void refusePictureSize(const RectangleContext& context, quint32 width, quint32 height)
{
    std::ignore = refuseRectangle(context, QStringLiteral("a picture of %1 x %2 pixels").arg(width).arg(height));
}

} // namespace

bool checkPictureSize(const RectangleContext& context, quint32 width, quint32 height)
{
    const bool isSame = width == static_cast<quint32>(context.rectangle.width) &&
                        height == static_cast<quint32>(context.rectangle.height);
    if (!isSame)
        refusePictureSize(context, width, height);
    return isSame;
}

Step ScreensBody::take(const RectangleContext& /*context*/, const Item& item) const
{
    constexpr quint64 screenBytes = 16;
    return Step::finish(screenBytes * item.bytes[0]);
}

Step VmwareCursorBody::take(const RectangleContext& context, const Item& item) const
{
    constexpr quint8 classic = 0;
    constexpr quint8 alpha = 1;
    if (item.bytes[0] > alpha)
        return refuseRectangle(context, "the unknown pointer type %1", item.bytes[0]);
    return Step::finish(item.bytes[0] == classic ? 2 * context.plainBytes() : 4 * context.area());
}

Step RreBody::take(const RectangleContext& context, const Item& item)
{
    if (!m_hasCount)
        return takeCount(context, qFromBigEndian<quint32>(item.bytes.data()));
    if (!isPartInside(context, item.bytes.data() + context.format.pixelBytes()))
        return refuseRectangle(context, "a subrectangle that lies outside,");
    return --m_left == 0 ? Step::finish() : Step::look(item.bytes.size());
}

Step RreBody::takeCount(const RectangleContext& context, quint32 count)
{
    if (count > context.area())
        return refuseRectangle(context, "%1 subrectangles", count);
    m_hasCount = true;
    m_left = count;
    const auto pixel = static_cast<size_t>(context.format.pixelBytes());
    const size_t place = m_isCompact ? 4 : 8;
    return count == 0 ? Step::finish(pixel) : Step::look(pixel + place, pixel);
}

bool RreBody::isPartInside(const RectangleContext& context, const quint8* place) const
{
    const auto number = [place, this](int index) -> int {
        return m_isCompact ? place[index] : qFromBigEndian<quint16>(place + qsizetype(2) * index);
    };
    return number(0) + number(2) <= context.rectangle.width && number(1) + number(3) <= context.rectangle.height;
}

} // namespace clouddesk::rfb
