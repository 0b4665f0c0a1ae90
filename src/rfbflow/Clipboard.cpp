// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbflow/Clipboard.h"

#include "rfb/ClientMessages.h"

#include <QtEndian>

#include <bit>
#include <limits>

namespace clouddesk::rfb {

namespace {

// However often a server tells of something new, it is asked no more often than that.
constexpr auto askingInterval = std::chrono::milliseconds(100);
// A server that never answers does not stop the clipboard for ever.
constexpr auto answerLimit = std::chrono::seconds(5);
// Nor for an image more often than that.
constexpr auto imageInterval = std::chrono::seconds(1);
constexpr quint32 ourFormats = clipboardflag::text | clipboardflag::html | clipboardflag::dib;
// Of an image, what is pressed or unpacked at once.
constexpr qsizetype pieceBytes = qsizetype(256) * 1024;
constexpr quint32 ourActions =
    clipboardflag::request | clipboardflag::peek | clipboardflag::notify | clipboardflag::provide;

QString withLineFeeds(QString text)
{
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    text.replace(QLatin1Char('\r'), QLatin1Char('\n'));
    return text;
}

QByteArray withCarriageReturns(QString text)
{
    text.replace(QLatin1Char('\n'), QLatin1String("\r\n"));
    return text.toUtf8();
}

QByteArray sized(const QByteArray& data)
{
    const auto size = qToBigEndian(static_cast<quint32>(data.size()));
    return QByteArray(reinterpret_cast<const char*>(&size), sizeof size) + data;
}

QByteArray provide(quint32 formats, const QByteArray& pressed)
{
    return message::extendedCutText(clipboardflag::provide | formats, pressed);
}

Bytes view(const QByteArray& bytes)
{
    return {reinterpret_cast<const quint8*>(bytes.constData()), static_cast<size_t>(bytes.size())};
}

/// Nothing if the stream is damaged.
std::optional<qsizetype> inflateSize(InflateStream& stream)
{
    std::array<quint8, sizeof(quint32)> head{};
    if (!stream.read(head.data(), head.size()))
        return {};
    return static_cast<qsizetype>(qFromBigEndian<quint32>(head.data()));
}

/// One size and data pair of a "provide" without its null; nothing if it is damaged or claims more
/// than the limit.
std::optional<QByteArray> inflateOne(InflateStream& stream, qsizetype limit)
{
    const auto size = inflateSize(stream);
    // Every line may have come with a carriage return.
    if (!size || *size > 2 * limit)
        return {};
    QByteArray data(*size, Qt::Uninitialized);
    if (!stream.read(reinterpret_cast<quint8*>(data.data()), static_cast<size_t>(*size)))
        return {};
    if (const qsizetype end = data.indexOf('\0'); end >= 0)
        data.truncate(end);
    return data;
}

} // namespace

void Clipboard::setListening(bool listens)
{
    if (std::exchange(m_listens, listens) && !listens)
        offer({});
}

void Clipboard::offer(ClipboardContent content, bool hasImage)
{
    content.text = withLineFeeds(std::move(content.text));
    const bool isSameText = content.text == m_shared.text;
    m_compared.reset();
    // Nothing to take back: what the server has is its own.
    if (!hasImage && content.isEmpty() && m_local.isEmpty() && m_image == Image::None)
        return;
    if (hasImage && isSameText && m_shared.image != 0 && mayOfferImages()) {
        m_compared = std::move(content);
        m_isImageWished = true;
    } else if (hasImage || !isSameText || m_shared.text.isEmpty()) {
        adopt(std::move(content), hasImage);
    }
}

void Clipboard::adopt(ClipboardContent content, bool hasImage)
{
    forgetLocal();
    m_shared = {content.text, 0};
    m_image = hasImage ? Image::Offered : Image::None;
    m_owesOffer = true;
    dropTooLong(content);
    m_local = std::move(content);
}

void Clipboard::forgetLocal()
{
    m_local = {};
    m_image = Image::None;
    m_isImageWished = false;
    m_compared.reset();
    m_texts = {};
    m_withImage = {};
    m_pressing.reset();
    m_owesOffer = false;
}

void Clipboard::dropTooLong(ClipboardContent& content)
{
    const auto isTooLong = [this](const QString& text) {
        return text.size() > m_maximumBytes || text.toUtf8().size() > m_maximumBytes;
    };
    if (isTooLong(content.text)) {
        m_note = QStringLiteral("the text in the clipboard is too long for the desktop: %1 bytes is the limit")
                     .arg(m_maximumBytes);
        content = {};
    }
    if (isTooLong(content.html))
        content.html.clear();
}

void Clipboard::giveImage(const Pixels& image)
{
    const bool isTooLarge = bitmapBytes(image.width, image.height) > m_maximumImageBytes;
    const bool isThere = image.isWhole() && !isTooLarge;
    const bool isWanted = m_compared.has_value() || m_image == Image::Awaited;
    if (isTooLarge && isWanted)
        m_note = QStringLiteral("the image in the clipboard is too large for the desktop: %1 bytes is the limit")
                     .arg(m_maximumImageBytes);
    const quint64 digest = isThere && isWanted ? image.digest() : 0;
    if (auto compared = std::exchange(m_compared, {}); compared && digest != m_shared.image) {
        adopt(std::move(*compared), isThere);
        return;
    }
    if (m_image != Image::Awaited)
        return;
    m_image = isThere ? Image::Offered : Image::None;
    m_shared.image = digest;
    const bool isTaken = !m_isUnasked || bitmapBytes(image.width, image.height) <= m_serverImageBytes;
    if (isThere && isTaken)
        press(image);
    else if (isThere)
        m_owedFormats &= ~clipboardflag::dib;
    else
        m_owesOffer = serverTakes(clipboardflag::notify);
}

void Clipboard::press(const Pixels& image)
{
    m_pressedFormats = m_owedFormats & offeredFormats();
    m_pressing = std::make_unique<Deflation>(textPairs(m_pressedFormats) + sized(toBitmap(image)));
}

void Clipboard::work()
{
    if (m_pressing) {
        m_pressing->advance(pieceBytes);
        if (m_pressing->isDone()) {
            m_withImage = {m_pressedFormats, provide(m_pressedFormats, m_pressing->result())};
            m_pressing.reset();
        }
    }
    if (m_incoming)
        unpack();
}

void Clipboard::takeLatin1(Bytes text)
{
    receive({QString::fromLatin1(reinterpret_cast<const char*>(text.data()), qsizetype(text.size())), {}, {}});
}

void Clipboard::receive(ClipboardContent content)
{
    content.text = withLineFeeds(std::move(content.text));
    const quint64 digest = content.image.isEmpty() ? 0 : content.image.digest();
    if (content.isEmpty() || (content.text == m_shared.text && digest == m_shared.image))
        return;
    forgetLocal();
    m_shared = {content.text, digest};
    m_received = std::move(content);
}

void Clipboard::takeExtended(quint32 flags, Bytes data, Clock::time_point now)
{
    // "If caps is not set then only one of the other actions may be set."
    const quint32 action = flags & clipboardflag::allActions;
    const quint32 formats = flags & ourFormats;
    if ((action & clipboardflag::caps) != 0) {
        takeCaps(flags, data);
    } else if (action == clipboardflag::request) {
        m_owedFormats |= formats & offeredFormats();
        m_isUnasked = false;
    } else if (action == clipboardflag::peek) {
        m_owesOffer = serverTakes(clipboardflag::notify);
    } else if (action == clipboardflag::notify) {
        takeNotify(formats);
    } else if (action == clipboardflag::provide) {
        takeProvide(flags & clipboardflag::allFormats, data, now);
    }
}

void Clipboard::takeCaps(quint32 flags, Bytes sizes)
{
    // A server sends its caps after each SetEncodings; ours do not change. What it was told before it had any, it was
    // told in Latin-1.
    const bool isFirst = m_serverFlags == 0;
    m_serverFlags = flags;
    m_owesCaps = m_owesCaps || isFirst;
    m_owesOffer = m_owesOffer || (isFirst && (!m_local.isEmpty() || m_image != Image::None));
    // "The maximum unsolicited size for each format", in the order of their bits.
    constexpr quint32 before = clipboardflag::dib - 1;
    const size_t place = sizeof(quint32) * static_cast<size_t>(std::popcount(flags & before));
    const bool isTold = serverTakes(clipboardflag::dib) && sizes.size() >= place + sizeof(quint32);
    m_serverImageBytes = isTold ? qFromBigEndian<quint32>(sizes.data() + place) : 0;
}

void Clipboard::takeNotify(quint32 formats)
{
    // What has a text needs no image of it.
    const quint32 wanted = (formats & clipboardflag::text) != 0 ? formats & ~clipboardflag::dib : formats;
    m_wantedFormats = serverTakes(clipboardflag::request) && m_listens ? wanted : 0;
    if (formats == 0)
        m_shared = {};
}

void Clipboard::takeProvide(quint32 formats, Bytes compressed, Clock::time_point now)
{
    const quint32 asked = std::exchange(m_isAsked, false) ? m_askedFormats : 0;
    if (!m_listens || (asked == 0 && now - m_heardAt < askingInterval))
        return;
    m_heardAt = now;
    m_incoming.reset();
    auto incoming = std::make_unique<Incoming>();
    incoming->compressed = QByteArray(reinterpret_cast<const char*>(compressed.data()), qsizetype(compressed.size()));
    incoming->stream.setInput(view(incoming->compressed));
    if (!takeTexts(formats, *incoming))
        m_note =
            QStringLiteral("what the desktop's clipboard holds is damaged or longer than %1 bytes").arg(m_maximumBytes);
    else if ((formats & asked & clipboardflag::dib) != 0)
        takeBitmapHead(std::move(incoming));
    else
        receive(std::move(incoming->content));
}

bool Clipboard::takeTexts(quint32 formats, Incoming& incoming) const
{
    for (quint32 format = 1; format <= clipboardflag::html; format <<= 1) {
        if ((formats & format) == 0)
            continue;
        auto data = inflateOne(incoming.stream, m_maximumBytes);
        if (data && format == clipboardflag::text)
            data->replace("\r\n", "\n");
        if (!data || data->size() > m_maximumBytes)
            return false;
        if (format == clipboardflag::text)
            incoming.content.text = QString::fromUtf8(*data);
        else if (format == clipboardflag::html)
            incoming.content.html = fromHtmlFormat(*data);
    }
    return true;
}

void Clipboard::takeBitmapHead(std::unique_ptr<Incoming> incoming)
{
    const auto size = inflateSize(incoming->stream);
    if (size && *size <= m_maximumImageBytes) {
        incoming->bitmap = QByteArray(*size, Qt::Uninitialized);
        m_incoming = std::move(incoming);
        return;
    }
    m_note = QStringLiteral("the image in the desktop's clipboard is damaged or larger than %1 bytes")
                 .arg(m_maximumImageBytes);
    receive(std::move(incoming->content));
}

void Clipboard::unpack()
{
    Incoming& some = *m_incoming;
    const qsizetype count = std::min(pieceBytes, some.bitmap.size() - some.filled);
    const bool isSound =
        some.stream.read(reinterpret_cast<quint8*>(some.bitmap.data()) + some.filled, static_cast<size_t>(count));
    some.filled += count;
    if (isSound && some.filled < some.bitmap.size())
        return;
    const auto whole = std::move(m_incoming);
    if (!m_listens)
        return;
    auto pixels = isSound ? readBitmap(view(whole->bitmap))
                          : core::fail(core::ErrorCode::RfbProtocolFailed, QStringLiteral("it is damaged"));
    if (pixels)
        whole->content.image = std::move(*pixels);
    else
        m_note = QStringLiteral("the image in the desktop's clipboard cannot be taken: %1").arg(pixels.error().text);
    receive(std::move(whole->content));
}

bool Clipboard::mayOfferImages() const
{
    const bool takesUnasked = serverTakes(clipboardflag::provide) && m_serverImageBytes > 0;
    return serverTakes(clipboardflag::dib) && (serverTakes(clipboardflag::notify) || takesUnasked);
}

quint32 Clipboard::offeredFormats() const
{
    const quint32 text = m_local.text.isEmpty() ? 0 : clipboardflag::text;
    const quint32 html = m_local.html.isEmpty() ? 0 : clipboardflag::html & m_serverFlags;
    const quint32 image = m_image != Image::None && mayOfferImages() ? clipboardflag::dib : 0;
    return text | html | image;
}

QByteArray Clipboard::takeMessages(Clock::time_point now)
{
    QByteArray messages;
    if (std::exchange(m_owesCaps, false)) {
        // Sizes of 0 ask for everything to be told first; one for each of our formats.
        const QByteArray sizes(4 * std::popcount(ourFormats), '\0');
        messages += message::extendedCutText(clipboardflag::caps | ourActions | ourFormats, sizes);
    }
    if (std::exchange(m_owesOffer, false))
        messages += offerMessage();
    messages += provideMessage();
    if (const auto next = nextMessage(); next && *next <= now) {
        m_askedFormats = std::exchange(m_wantedFormats, 0);
        messages += message::extendedCutText(clipboardflag::request | m_askedFormats);
        m_isAsked = true;
        m_askedAt = now;
    }
    return messages;
}

std::optional<Clipboard::Clock::time_point> Clipboard::nextMessage() const
{
    if (m_wantedFormats == 0)
        return {};
    const bool wasImage = (m_askedFormats & clipboardflag::dib) != 0;
    const Clock::duration pause = wasImage ? Clock::duration(imageInterval) : Clock::duration(askingInterval);
    return m_askedAt + (m_isAsked ? Clock::duration(answerLimit) : pause);
}

QByteArray Clipboard::offerMessage()
{
    if (serverTakes(clipboardflag::notify))
        return message::extendedCutText(clipboardflag::notify | offeredFormats());
    if (serverTakes(clipboardflag::provide)) {
        m_owedFormats = offeredFormats();
        m_isUnasked = true;
        return {};
    }
    return m_local.text.isEmpty() ? QByteArray() : message::cutText(m_local.text.toLatin1());
}

QByteArray Clipboard::provideMessage()
{
    m_owedFormats &= offeredFormats();
    const bool hasImage = (m_owedFormats & clipboardflag::dib) != 0;
    Provided& ready = hasImage ? m_withImage : m_texts;
    if (m_owedFormats == 0 || m_pressing || m_image == Image::Awaited)
        return {};
    if (ready.formats != m_owedFormats && hasImage) {
        m_image = Image::Awaited;
        m_isImageWished = true;
        return {};
    }
    if (ready.formats != m_owedFormats) {
        Deflation pressing(textPairs(m_owedFormats));
        pressing.advance(std::numeric_limits<qsizetype>::max());
        ready = {m_owedFormats, provide(m_owedFormats, pressing.result())};
    }
    m_owedFormats = 0;
    return ready.message;
}

QByteArray Clipboard::textPairs(quint32 formats) const
{
    QByteArray pairs;
    if ((formats & clipboardflag::text) != 0)
        pairs += sized(withCarriageReturns(m_local.text) + '\0');
    if ((formats & clipboardflag::html) != 0)
        pairs += sized(toHtmlFormat(m_local.html) + '\0');
    return pairs;
}

QByteArray toHtmlFormat(const QString& html)
{
    const QByteArray before = "<html><body>\r\n<!--StartFragment-->";
    const QByteArray after = "<!--EndFragment-->\r\n</body></html>";
    const QByteArray fragment = html.toUtf8();
    const auto header = [](qsizetype startHtml, qsizetype startFragment, qsizetype endFragment, qsizetype endHtml) {
        const auto line = [](const char* name, qsizetype place) {
            return name + QByteArray::number(place).rightJustified(10, '0') + "\r\n";
        };
        return "Version:0.9\r\n" + line("StartHTML:", startHtml) + line("EndHTML:", endHtml) +
               line("StartFragment:", startFragment) + line("EndFragment:", endFragment);
    };
    const qsizetype start = header(0, 0, 0, 0).size();
    const qsizetype first = start + before.size();
    const qsizetype behind = first + fragment.size();
    return header(start, first, behind, behind + after.size()) + before + fragment + after;
}

QString fromHtmlFormat(const QByteArray& format)
{
    const auto place = [&format](const QByteArray& name) {
        const qsizetype at = format.indexOf(name);
        if (at < 0)
            return qsizetype(-1);
        const qsizetype from = at + name.size();
        const qsizetype end = format.indexOf('\n', from);
        bool isNumber = false;
        const qsizetype value = end < 0 ? -1 : format.mid(from, end - from).trimmed().toLongLong(&isNumber);
        return isNumber ? value : -1;
    };
    const qsizetype first = place("StartFragment:");
    const qsizetype behind = place("EndFragment:");
    if (first < 0 || behind < first || behind > format.size())
        return {};
    return QString::fromUtf8(format.mid(first, behind - first));
}

} // namespace clouddesk::rfb
