// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbflow/Clipboard.h"

#include "rfb/ClientMessages.h"
#include "rfbflow/InflateStream.h"

#include <QScopeGuard>
#include <QtEndian>

#include <zlib.h>

namespace clouddesk::rfb {

namespace {

// However often a server tells of something new, it is asked no more often than that.
constexpr auto askingInterval = std::chrono::milliseconds(100);
// A server that never answers does not stop the clipboard for ever.
constexpr auto answerLimit = std::chrono::seconds(5);
constexpr quint32 ourFormats = clipboardflag::text | clipboardflag::html;
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

// Flushed, and not ended, as TigerVNC does it: libvncserver hangs up on a stream that has an end.
QByteArray deflated(QByteArray data)
{
    constexpr uLong flushBytes = 16;
    z_stream stream{};
    if (deflateInit(&stream, Z_DEFAULT_COMPRESSION) != Z_OK)
        return {};
    const auto end = qScopeGuard([&stream] { deflateEnd(&stream); });
    QByteArray out(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(data.size())) + flushBytes),
                   Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef*>(data.data());
    stream.avail_in = static_cast<uInt>(data.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    if (deflate(&stream, Z_SYNC_FLUSH) != Z_OK || stream.avail_in != 0 || stream.avail_out == 0)
        return {};
    out.truncate(out.size() - static_cast<qsizetype>(stream.avail_out));
    return out;
}

/// One size and data pair of a "provide" without its null; nothing if it is damaged or claims more
/// than the limit.
std::optional<QByteArray> inflateOne(InflateStream& stream, qsizetype limit)
{
    std::array<quint8, sizeof(quint32)> head{};
    if (!stream.read(head.data(), head.size()))
        return {};
    const auto size = static_cast<qsizetype>(qFromBigEndian<quint32>(head.data()));
    // Every line may have come with a carriage return.
    if (size > 2 * limit)
        return {};
    QByteArray data(size, Qt::Uninitialized);
    if (!stream.read(reinterpret_cast<quint8*>(data.data()), static_cast<size_t>(size)))
        return {};
    if (const qsizetype end = data.indexOf('\0'); end >= 0)
        data.truncate(end);
    return data;
}

} // namespace

void Clipboard::offer(ClipboardContent content)
{
    content.text = withLineFeeds(std::move(content.text));
    if (content.text == m_shared && !m_shared.isEmpty())
        return;
    m_provided.clear();
    m_shared = content.text;
    m_owesOffer = true;
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
    m_local = std::move(content);
}

void Clipboard::takeLatin1(Bytes text)
{
    receive({QString::fromLatin1(reinterpret_cast<const char*>(text.data()), qsizetype(text.size())), {}});
}

void Clipboard::receive(ClipboardContent content)
{
    content.text = withLineFeeds(std::move(content.text));
    if (content.isEmpty() || content.text == m_shared)
        return;
    m_local = {};
    m_provided.clear();
    m_owesOffer = false;
    m_shared = content.text;
    m_received = std::move(content);
}

void Clipboard::takeExtended(quint32 flags, Bytes data, Clock::time_point now)
{
    // "If caps is not set then only one of the other actions may be set."
    const quint32 action = flags & clipboardflag::allActions;
    const quint32 formats = flags & ourFormats;
    if ((action & clipboardflag::caps) != 0)
        takeCaps(flags);
    else if (action == clipboardflag::request)
        m_owesProvide = m_owesProvide || (formats & offeredFormats()) != 0;
    else if (action == clipboardflag::peek)
        m_owesOffer = serverTakes(clipboardflag::notify);
    else if (action == clipboardflag::notify)
        takeNotify(formats);
    else if (action == clipboardflag::provide)
        takeProvide(flags & clipboardflag::allFormats, data, now);
}

void Clipboard::takeCaps(quint32 flags)
{
    // A server sends its caps after each SetEncodings; ours do not change. What it was told before it had any, it was
    // told in Latin-1.
    const bool isFirst = m_serverFlags == 0;
    m_serverFlags = flags;
    m_owesCaps = m_owesCaps || isFirst;
    m_owesOffer = m_owesOffer || (isFirst && !m_local.isEmpty());
}

void Clipboard::takeNotify(quint32 formats)
{
    m_wantedFormats = serverTakes(clipboardflag::request) && m_listens ? formats : 0;
    if (formats == 0)
        m_shared.clear();
}

void Clipboard::takeProvide(quint32 formats, Bytes compressed, Clock::time_point now)
{
    const bool wasAsked = std::exchange(m_isAsked, false);
    if (!m_listens || (!wasAsked && now - m_heardAt < askingInterval))
        return;
    m_heardAt = now;
    InflateStream stream;
    stream.setInput(compressed);
    ClipboardContent content;
    for (quint32 format = 1; format <= clipboardflag::html; format <<= 1) {
        if ((formats & format) == 0)
            continue;
        auto data = inflateOne(stream, m_maximumBytes);
        if (data && format == clipboardflag::text)
            data->replace("\r\n", "\n");
        if (!data || data->size() > m_maximumBytes) {
            m_note = QStringLiteral("what the desktop's clipboard holds is damaged or longer than %1 bytes")
                         .arg(m_maximumBytes);
            return;
        }
        if (format == clipboardflag::text)
            content.text = QString::fromUtf8(*data);
        else if (format == clipboardflag::html)
            content.html = fromHtmlFormat(*data);
    }
    receive(std::move(content));
}

quint32 Clipboard::offeredFormats() const
{
    const quint32 text = m_local.text.isEmpty() ? 0 : clipboardflag::text;
    const quint32 html = m_local.html.isEmpty() ? 0 : clipboardflag::html & m_serverFlags;
    return text | html;
}

QByteArray Clipboard::takeMessages(Clock::time_point now)
{
    QByteArray messages;
    if (std::exchange(m_owesCaps, false)) {
        // Sizes of 0 ask for everything to be told first; one for each of our two formats.
        messages += message::extendedCutText(clipboardflag::caps | ourActions | ourFormats, QByteArray(8, '\0'));
    }
    if (std::exchange(m_owesOffer, false))
        messages += offerMessage();
    if (std::exchange(m_owesProvide, false) && offeredFormats() != 0)
        messages += provided();
    if (const auto next = nextMessage(); next && *next <= now) {
        messages += message::extendedCutText(clipboardflag::request | std::exchange(m_wantedFormats, 0));
        m_isAsked = true;
        m_askedAt = now;
    }
    return messages;
}

std::optional<Clipboard::Clock::time_point> Clipboard::nextMessage() const
{
    if (m_wantedFormats == 0)
        return {};
    return m_askedAt + (m_isAsked ? Clock::duration(answerLimit) : Clock::duration(askingInterval));
}

QByteArray Clipboard::offerMessage()
{
    if (serverTakes(clipboardflag::notify))
        return message::extendedCutText(clipboardflag::notify | offeredFormats());
    if (m_local.text.isEmpty())
        return {};
    if (serverTakes(clipboardflag::provide))
        return provided();
    return message::cutText(m_local.text.toLatin1());
}

const QByteArray& Clipboard::provided()
{
    if (!m_provided.isEmpty())
        return m_provided;
    const quint32 formats = offeredFormats();
    QByteArray pairs;
    if ((formats & clipboardflag::text) != 0)
        pairs += sized(withCarriageReturns(m_local.text) + '\0');
    if ((formats & clipboardflag::html) != 0)
        pairs += sized(toHtmlFormat(m_local.html) + '\0');
    m_provided = message::extendedCutText(clipboardflag::provide | formats, deflated(pairs));
    return m_provided;
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
