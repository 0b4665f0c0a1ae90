// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfb/MessageReader.h"

#include "rfb/ClientMessages.h"

#include <QtEndian>

namespace clouddesk::rfb {

namespace {

using core::ErrorCode;
using core::fail;

constexpr qint64 updateHeadSize = 4;
constexpr qint64 rectangleHeaderSize = 12;
// Room before the first unread byte for the message head that each rectangle is given.
constexpr size_t headroom = updateHeadSize;
constexpr size_t keptCapacity = size_t(512) * 1024;

// More than a second of any sound; servers send some hundredths of one at a time.
constexpr qint64 maximumSoundBytes = qint64(512) * 1024;

// A text longer than the limit for clipboards is passed over; nobody's clipboard is longer than this. An image that was
// asked for may be: how large it is, nobody tells before.
constexpr qint64 maximumSkippedBytes = qint64(64) * 1024 * 1024;
constexpr qint64 maximumSkippedImageBytes = qint64(512) * 1024 * 1024;
// What deflate adds to what it cannot press, and the sizes within.
constexpr qint64 extendedTextSlack = qint64(64) * 1024;

} // namespace

MessageReader::MessageReader(const Limits& limits, MessageSink& sink)
    : m_limits(limits)
    , m_sink(sink)
    , m_buffer(headroom)
    , m_begin(headroom)
    , m_end(headroom)
    , m_session{{limits.maximumDimension, limits.maximumDimension}, {}, message::announcedEncodings(), true}
{
}

core::Result<void> MessageReader::read(Bytes bytes, Clock::time_point until)
{
    append(bytes);
    m_hasMore = false;
    while (m_end - m_begin >= m_needed && !m_hasMore) {
        m_needed = 1;
        const auto progressed = step();
        if (!progressed)
            return fail(progressed);
        if (!*progressed)
            break;
        m_hasMore = until != Clock::time_point::max() && Clock::now() >= until;
    }
    compact();
    return {};
}

core::Result<bool> MessageReader::step()
{
    if (m_toSkip > 0)
        return skip();
    if (m_inRectangle)
        return continueRectangle();
    if (m_inUpdate)
        return beginRectangle();
    return beginMessage();
}

core::Result<bool> MessageReader::beginMessage()
{
    switch (pending()[0]) {
    case servermessage::framebufferUpdate: {
        if (!has(updateHeadSize))
            return false;
        if (const auto begun = beginUpdate(); !begun)
            return fail(begun);
        return true;
    }
    case servermessage::setColourMapEntries:
        return skipColourMap();
    case servermessage::bell:
        consume(1);
        ++m_finished;
        if (const auto taken = m_sink.bellRang(); !taken)
            return fail(taken);
        return true;
    case servermessage::cutText:
        return readText();
    case servermessage::fence:
        return readFence();
    case servermessage::qemu:
        return readSound();
    case servermessage::endOfContinuousUpdates:
        consume(1);
        ++m_finished;
        if (const auto taken = m_sink.continuousUpdatesEnded(); !taken)
            return fail(taken);
        return true;
    default:
        return fail(ErrorCode::RfbProtocolFailed,
                    QStringLiteral("the server sent a message of type %1, which was not asked for").arg(pending()[0]));
    }
}

core::Result<void> MessageReader::beginUpdate()
{
    m_rectanglesLeft = qFromBigEndian<quint16>(pending().data() + 2);
    consume(updateHeadSize);
    m_inUpdate = true;
    m_drawnPixels = 0;
    if (auto begun = m_sink.updateBegan(); !begun)
        return begun;
    return m_rectanglesLeft == 0 ? endUpdate() : core::Result<void>();
}

core::Result<bool> MessageReader::skipColourMap()
{
    // RFC 6143, 7.6.2; means nothing to a client that asked for true colour.
    constexpr qint64 headSize = 6;
    if (!has(headSize))
        return false;
    const qint64 size = headSize + 6 * qint64(qFromBigEndian<quint16>(pending().data() + 4));
    if (!has(size))
        return false;
    consume(size);
    ++m_finished;
    return true;
}

core::Result<bool> MessageReader::readFence()
{
    // rfbproto.rst, "ServerFence"
    constexpr qint64 headSize = 9;
    if (!has(headSize))
        return false;
    const qint64 length = pending()[headSize - 1];
    if (length > fenceflag::maximumPayloadBytes)
        return fail(ErrorCode::RfbProtocolFailed,
                    QStringLiteral("the server sent a fence with %1 bytes of its own").arg(length));
    if (!has(headSize + length))
        return false;
    const Bytes payload = pending().subspan(headSize, static_cast<size_t>(length));
    if (const auto taken = m_sink.fenceArrived(qFromBigEndian<quint32>(pending().data() + 4), payload); !taken)
        return fail(taken);
    consume(headSize + length);
    ++m_finished;
    return true;
}

core::Result<bool> MessageReader::readSound()
{
    // rfbproto.rst, "QEMU Audio Server Message"
    constexpr qint64 headSize = 4;
    enum Operation : quint16 { End, Begin, Data };
    if (!has(headSize))
        return false;
    const auto operation = qFromBigEndian<quint16>(pending().data() + 2);
    if (pending()[1] != qemumessage::audio || operation > Data)
        return fail(ErrorCode::RfbProtocolFailed,
                    QStringLiteral("the server sent a QEMU message of type %1, operation %2, which was not asked for")
                        .arg(pending()[1])
                        .arg(operation));
    if (operation == Data)
        return readSoundData();
    return finishMessage(headSize, operation == Begin ? m_sink.soundBegan() : m_sink.soundEnded());
}

core::Result<bool> MessageReader::readSoundData()
{
    constexpr qint64 headSize = 8;
    if (!has(headSize))
        return false;
    const qint64 length = qFromBigEndian<quint32>(pending().data() + 4);
    if (length > maximumSoundBytes)
        return fail(ErrorCode::RfbLimitExceeded,
                    QStringLiteral("the server sent %1 bytes of sound at once").arg(length));
    if (!has(headSize + length))
        return false;
    return finishMessage(headSize + length,
                         m_sink.soundArrived(pending().subspan(headSize, static_cast<size_t>(length))));
}

core::Result<bool> MessageReader::finishMessage(qint64 size, const core::Result<void>& taken)
{
    if (!taken)
        return fail(taken);
    consume(size);
    ++m_finished;
    return true;
}

core::Result<bool> MessageReader::readText()
{
    constexpr qint64 headSize = 8;
    constexpr qint64 flagsSize = 4;
    if (!has(headSize))
        return false;
    // rfbproto.rst, "Extended Clipboard Pseudo-Encoding": a negative length is that of an extended message.
    const qint64 announced = qFromBigEndian<qint32>(pending().data() + 4);
    const bool isExtended = announced < 0;
    const qint64 length = std::abs(announced);
    if (length > (isExtended ? maximumSkippedImageBytes : maximumSkippedBytes))
        return fail(ErrorCode::RfbLimitExceeded,
                    QStringLiteral("the server sent a clipboard text of %1 bytes").arg(length));
    if (isExtended && length < flagsSize)
        return fail(ErrorCode::RfbProtocolFailed,
                    QStringLiteral("the server sent a clipboard message of %1 bytes").arg(length));
    if (isExtended && !has(headSize + flagsSize))
        return false;
    const quint32 flags = isExtended ? qFromBigEndian<quint32>(pending().data() + headSize) : 0;
    if (isExtended && length > maximumSkippedBytes && !clipboardflag::bringsImage(flags))
        return fail(ErrorCode::RfbLimitExceeded,
                    QStringLiteral("the server sent a clipboard message of %1 bytes").arg(length));
    if (length > (isExtended ? textBound(flags) : m_limits.maximumClipboardBytes))
        return skipText(headSize, length);
    if (!has(headSize + length))
        return false;
    const Bytes text = pending().subspan(headSize, static_cast<size_t>(length));
    return finishMessage(headSize + length, isExtended ? m_sink.extendedTextArrived(flags, text.subspan(flagsSize))
                                                       : m_sink.textArrived(text));
}

qint64 MessageReader::textBound(quint32 flags) const
{
    // Deflate makes nothing much longer: it adds 5 bytes to 16 KiB at most.
    const qint64 image = clipboardflag::bringsImage(flags) ? m_limits.maximumImageBytes : 0;
    return 2 * m_limits.maximumClipboardBytes + image + image / 1024 + extendedTextSlack;
}

core::Result<bool> MessageReader::skipText(qint64 headSize, qint64 length)
{
    m_toSkip = headSize + length;
    if (const auto taken = m_sink.textSkipped(length); !taken)
        return fail(taken);
    return skip();
}

bool MessageReader::skip()
{
    const qint64 here = std::min<qint64>(m_toSkip, static_cast<qint64>(m_end - m_begin));
    consume(here);
    m_toSkip -= here;
    if (m_toSkip > 0)
        return false;
    ++m_finished;
    return true;
}

core::Result<bool> MessageReader::beginRectangle()
{
    if (!has(rectangleHeaderSize))
        return false;
    m_rectangle = readRectangle(pending().first(rectangleHeaderSize));
    if (m_rectangle.encoding == encoding::lastRect) {
        consume(rectangleHeaderSize);
        if (const auto ended = endUpdate(); !ended)
            return fail(ended);
        return true;
    }
    m_step = m_parser.begin(m_rectangle, m_session, m_limits);
    if (m_step.isRefused())
        return m_parser.refusal();
    if (m_parser.isPicture())
        m_drawnPixels += m_rectangle.pixels();
    if (const qint64 most = maximumUpdatePixels(m_session.screen, m_limits); m_drawnPixels > most)
        return fail(ErrorCode::RfbLimitExceeded,
                    QStringLiteral("the server sent an update of more than %1 pixels").arg(most));
    m_parsed = 0;
    m_inRectangle = true;
    return continueRectangle();
}

core::Result<bool> MessageReader::continueRectangle()
{
    const Bytes here = pending().subspan(static_cast<size_t>(rectangleHeaderSize) + m_parsed);
    Bytes rest = here;
    m_step = m_parser.skim(m_step, rest);
    if (m_step.isRefused())
        return m_parser.refusal();
    m_parsed += here.size() - rest.size();
    const qint64 known = static_cast<qint64>(m_parsed + m_step.run);
    if (!has(rectangleHeaderSize + known + m_step.item))
        return false;
    if (m_step.item != 0)
        return true;
    if (const auto finished = finishRectangle(known); !finished)
        return fail(finished);
    return true;
}

core::Result<void> MessageReader::finishRectangle(qint64 bodySize)
{
    // What stands before the rectangle has been read; there its message head goes: type, padding, one rectangle.
    constexpr std::array<quint8, updateHeadSize> head = {servermessage::framebufferUpdate, 0, 0, 1};
    const size_t start = m_begin - updateHeadSize;
    std::copy(head.begin(), head.end(), m_buffer.begin() + static_cast<std::ptrdiff_t>(start));
    const Bytes message(m_buffer.data() + start, static_cast<size_t>(updateHeadSize + rectangleHeaderSize + bodySize));
    if (auto taken = m_sink.rectangleArrived(m_rectangle, message); !taken)
        return taken;
    if (const auto size = newScreenSize(m_rectangle))
        m_session.screen = *size;
    consume(rectangleHeaderSize + bodySize);
    m_inRectangle = false;
    if (--m_rectanglesLeft == 0)
        return endUpdate();
    return {};
}

core::Result<void> MessageReader::endUpdate()
{
    m_inUpdate = false;
    ++m_finished;
    return m_sink.updateEnded();
}

bool MessageReader::has(qint64 count)
{
    const auto wanted = static_cast<size_t>(count);
    if (m_end - m_begin >= wanted)
        return true;
    m_needed = wanted;
    return false;
}

void MessageReader::append(Bytes bytes)
{
    if (m_buffer.size() - m_end < bytes.size()) {
        // The size of a rectangle is known before its bytes are here, so a big one grows the buffer once or twice.
        const size_t claimed = std::min<size_t>(m_needed, 2 * (m_end - m_begin) + keptCapacity);
        m_buffer.resize(std::max(m_end + bytes.size(), m_begin + claimed));
    }
    std::copy(bytes.begin(), bytes.end(), m_buffer.begin() + static_cast<std::ptrdiff_t>(m_end));
    m_end += bytes.size();
}

void MessageReader::compact()
{
    const size_t unread = m_end - m_begin;
    if (m_begin > headroom && (unread == 0 || m_begin > keptCapacity)) {
        std::copy_n(m_buffer.begin() + static_cast<std::ptrdiff_t>(m_begin), unread,
                    m_buffer.begin() + static_cast<std::ptrdiff_t>(headroom));
        m_begin = headroom;
        m_end = headroom + unread;
    }
    if (unread == 0 && m_buffer.size() > keptCapacity) {
        m_buffer.resize(headroom);
        m_buffer.shrink_to_fit();
    }
}

} // namespace clouddesk::rfb
