// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbclient/DecoderMessages.h"

#include <array>

namespace clouddesk::rfb::decoder {

// To be raised with every change of DecoderMessages, Board or MessagePipe.
const char* const version = CLOUDDESK_VERSION "/4";

namespace {

using core::ErrorCode;

constexpr qsizetype smallBody = 4096;
constexpr qsizetype screenBytes = 24;
constexpr qsizetype maximumScreens = 255; // rfbproto.rst, "ExtendedDesktopSize": a byte counts them
constexpr qsizetype cursorHeadBytes = 20;
constexpr qsizetype maximumTextLength = 1000;

// The order is that of the numbers on the way; the first stands for what is none of them.
constexpr std::array endings = {
    ErrorCode::RfbProtocolFailed, ErrorCode::RfbLimitExceeded, ErrorCode::RfbAuthenticationFailed,
    ErrorCode::RfbStalled,        ErrorCode::ConnectionLost,   ErrorCode::InputOutputFailed,
    ErrorCode::Internal};

} // namespace

qsizetype reportBound(quint8 kind, const Limits& limits)
{
    constexpr qsizetype mostBytesOfCharacter = 4;
    switch (static_cast<Report>(kind)) {
    case Report::Cursor:
        return cursorHeadBytes + qsizetype(limits.maximumCursorSide) * limits.maximumCursorSide * bytesPerPixel;
    case Report::Clipboard:
        // A bitmap of 3 bytes a pixel has 4 here.
        return 2 * mostBytesOfCharacter * (limits.maximumClipboardBytes + 1) + limits.maximumImageBytes / 3 * 4 +
               smallBody;
    case Report::Screens:
        return 4 + maximumScreens * screenBytes;
    case Report::Sound:
        return smallBody + maximumSoundBytes;
    case Report::Connected:
    case Report::FirstFrame:
    case Report::Damage:
    case Report::WantsPicture:
    case Report::DrawsPicture:
    case Report::Challenge:
    case Report::Resized:
    case Report::ResizeRefused:
    case Report::Scancodes:
    case Report::LockKeys:
    case Report::Named:
    case Report::CursorMoved:
    case Report::ClipboardNote:
    case Report::Bell:
    case Report::Ended:
    case Report::Confined:
    case Report::Stalled:
    case Report::WantsClipboardImage:
        return smallBody;
    }
    return -1;
}

Writer& Writer::add(const QByteArray& bytes)
{
    add(static_cast<quint32>(bytes.size()));
    m_body += bytes;
    return *this;
}

Writer& Writer::add(const QList<Screen>& screens)
{
    const QList<Screen> some = screens.mid(0, maximumScreens);
    add(static_cast<quint32>(some.size()));
    for (const Screen& screen : some)
        add(screen.id).add(screen.area.topLeft()).add(screen.area.size()).add(screen.flags);
    return *this;
}

const char* Reader::take(qsizetype count)
{
    m_isShort = m_isShort || count > m_body.size() - m_place;
    if (m_isShort)
        return nullptr;
    const char* const bytes = m_body.constData() + m_place;
    m_place += count;
    return bytes;
}

QPoint Reader::point()
{
    const auto x = number<qint32>();
    return {x, number<qint32>()};
}

QSize Reader::size()
{
    const auto width = number<qint32>();
    return {width, number<qint32>()};
}

QByteArray Reader::bytes()
{
    const auto length = static_cast<qsizetype>(number<quint32>());
    const char* const found = take(length);
    return found != nullptr ? QByteArray(found, length) : QByteArray();
}

QList<Screen> Reader::screens()
{
    const auto count = std::min<qsizetype>(number<quint32>(), maximumScreens);
    QList<Screen> screens;
    for (qsizetype i = 0; i < count && !m_isShort; ++i) {
        Screen screen;
        screen.id = number<quint32>();
        const QPoint place = point();
        const QSize size = this->size();
        // As the protocol has them, 16 bits each; larger ones would overflow in sums.
        const auto side = [](int value) { return std::clamp(value, 0, 0xffff); };
        screen.area = QRect(side(place.x()), side(place.y()), side(size.width()), side(size.height()));
        screen.flags = number<quint32>();
        screens += screen;
    }
    return screens;
}

Pixels Reader::pixels()
{
    const QSize side = size();
    return {side.width(), side.height(), bytes()};
}

QByteArray Beginning::body() const
{
    Writer writer;
    writer.add(limits.maximumDimension).add(limits.maximumPixels).add(limits.maximumRectanglePixels);
    writer.add(limits.maximumCursorSide).add(limits.maximumScreensPerUpdate).add(limits.maximumEncodings);
    writer.add(qint64(limits.handshake.count())).add(qint64(limits.message.count()));
    writer.add(qint64(limits.silence.count()));
    writer.add(limits.minimumBytesPerSecond).add(qint64(limits.updateProcessorTime.count()));
    writer.add(qint64(limits.maximumClipboardBytes)).add(qint64(limits.maximumImageBytes));
    writer.add(shared).add(hasPassword).add(isViewOnly).add(isPaused).add(quality).add(compression).add(hasSound);
    return writer.body();
}

Beginning Beginning::read(const QByteArray& body)
{
    Reader reader(body);
    Beginning given;
    given.limits.maximumDimension = reader.number<int>();
    given.limits.maximumPixels = reader.number<qint64>();
    given.limits.maximumRectanglePixels = reader.number<qint64>();
    given.limits.maximumCursorSide = reader.number<int>();
    given.limits.maximumScreensPerUpdate = reader.number<int>();
    given.limits.maximumEncodings = reader.number<int>();
    given.limits.handshake = std::chrono::milliseconds(reader.number<qint64>());
    given.limits.message = std::chrono::milliseconds(reader.number<qint64>());
    given.limits.silence = std::chrono::milliseconds(reader.number<qint64>());
    given.limits.minimumBytesPerSecond = reader.number<int>();
    given.limits.updateProcessorTime = std::chrono::milliseconds(reader.number<qint64>());
    given.limits.maximumClipboardBytes = reader.number<qint64>();
    given.limits.maximumImageBytes = reader.number<qint64>();
    given.shared = reader.flag();
    given.hasPassword = reader.flag();
    given.isViewOnly = reader.flag();
    given.isPaused = reader.flag();
    given.quality = reader.number<int>();
    given.compression = reader.number<int>();
    given.hasSound = reader.flag();
    return given;
}

QByteArray cursorBody(const CursorShape& shape)
{
    Writer writer;
    writer.add(shape.image.size()).add(shape.hotspot);
    writer.add(QByteArray(reinterpret_cast<const char*>(shape.image.constBits()), shape.image.sizeInBytes()));
    return writer.body();
}

std::optional<CursorShape> readCursor(const QByteArray& body, const Limits& limits)
{
    Reader reader(body);
    const QSize size = reader.size();
    const QPoint hotspot = reader.point();
    const QByteArray pixels = reader.bytes();
    if (!reader.isWhole())
        return {};
    if (size.isEmpty())
        return pixels.isEmpty() ? std::optional<CursorShape>(CursorShape()) : std::nullopt;
    const int side = limits.maximumCursorSide;
    if (size.width() > side || size.height() > side ||
        pixels.size() != qsizetype(size.width()) * size.height() * bytesPerPixel)
        return {};
    CursorShape shape{QImage(size, QImage::Format_ARGB32_Premultiplied),
                      {std::clamp(hotspot.x(), 0, size.width()), std::clamp(hotspot.y(), 0, size.height())}};
    if (shape.image.sizeInBytes() == pixels.size())
        std::memcpy(shape.image.bits(), pixels.constData(), static_cast<size_t>(pixels.size()));
    return shape;
}

QByteArray endingBody(const core::Error& reason)
{
    const auto* const found = std::find(endings.begin(), endings.end(), reason.code);
    const auto number = found == endings.end() ? 0 : found - endings.begin();
    return Writer().add(static_cast<quint8>(number)).add(reason.text.left(maximumTextLength)).body();
}

core::Error readEnding(const QByteArray& body)
{
    Reader reader(body);
    const size_t number = std::min<size_t>(reader.number<quint8>(), endings.size());
    const QString text = core::singleLine(reader.text(), maximumTextLength);
    return {number < endings.size() ? endings.at(number) : endings.front(), text, {}, {}};
}

} // namespace clouddesk::rfb::decoder
