// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbgate/MessageParser.h"

#include <QtEndian>

#include <bit>

namespace clouddesk::rfb {

using core::ErrorCode;
using core::fail;
using Found = ItemReader::Found;

namespace {

// Nobody's clipboard is longer; what is longer than allowed but not than this is left out, and the session goes on.
constexpr quint32 maximumTextBytesPassedOver = 64U * 1024 * 1024;
// How large an image is, nobody tells before it was asked for.
constexpr quint32 maximumImageBytesPassedOver = 512U * 1024 * 1024;

} // namespace

MessageParser::MessageParser(Side side, SessionState& state, MessageListener& listener)
    : m_state(state)
    , m_listener(listener)
    , m_side(side)
{
}

core::Result<size_t> MessageParser::feed(Bytes bytes)
{
    Bytes input = bytes;
    core::Result<void> taken;
    while (taken) {
        if (m_stage == Stage::Idle) {
            if (input.empty() || !m_state.maySpeak(m_side))
                break;
            m_stage = Stage::Head;
            m_head = {MessageKind::Handshake, m_state.phase(), 0, 0};
            m_messageBytes = 0;
            m_items.begin(Step::look(headBytes()));
        }
        const ItemReader::Piece piece = m_items.next(input);
        m_messageBytes += piece.bytes.size();
        if (piece.found == Found::Nothing)
            break;
        if (piece.found == Found::Run)
            pass(piece.bytes);
        else if (piece.found == Found::Item)
            taken = takeItem(piece.bytes, input);
        else if (piece.found == Found::End)
            taken = endStep(input);
        else
            taken = fail(ErrorCode::RfbLimitExceeded, QStringLiteral("the server sent a picture without an end"));
    }
    if (!taken)
        return fail(taken);
    return bytes.size() - input.size();
}

core::Result<void> MessageParser::takeItem(Bytes item, Bytes& input)
{
    const bool isHead = m_stage == Stage::Head;
    const auto step = isHead ? takeHead(item) : takeBody({item, m_items.passed()});
    if (!step)
        return fail(step);
    if (step->kind == Step::Kind::Extend) {
        m_messageBytes -= item.size();
        m_items.extend(item, step->item, input);
        return {};
    }
    if (isHead) {
        m_stage = Stage::Body;
        m_isPassed = m_listener.messageBegan(m_head);
    }
    pass(m_replacement.empty() ? item : std::exchange(m_replacement, {}));
    return beginStep(*step, input);
}

core::Result<void> MessageParser::beginStep(const Step& step, Bytes& input)
{
    const Bytes before = input;
    const auto left = skim(step, input);
    pass(before.first(before.size() - input.size()));
    if (!left)
        return fail(left);
    m_items.begin(*left);
    return {};
}

core::Result<void> MessageParser::endStep(Bytes& input)
{
    const auto next = nextPart();
    if (!next)
        return fail(next);
    if (*next)
        return beginStep(**next, input);
    m_stage = Stage::Idle;
    finishMessage();
    m_listener.messageEnded(m_head.kind, m_messageBytes);
    return {};
}

void MessageParser::pass(Bytes bytes)
{
    if (m_isPassed && !bytes.empty())
        m_listener.bytesPassed(bytes);
}

std::unexpected<core::Error> MessageParser::refuse(const QString& what, ErrorCode code) const
{
    const QString sender = m_side == Side::Server ? QStringLiteral("the server") : QStringLiteral("the client");
    return fail(code, QStringLiteral("%1 sent %2").arg(sender, what));
}

core::Result<Step> MessageParser::takeCutText(Bytes head)
{
    // RFC 6143, 7.5.6 and 7.6.4: type, padding, length. With the extension the length is signed, and flags follow.
    constexpr size_t plainBytes = 8;
    constexpr quint32 flagsBytes = 4;
    const auto length = qFromBigEndian<quint32>(head.data() + 4);
    const bool isExtended = length > 0x7fffffff && m_state.isAnnounced(encoding::extendedClipboard);
    const quint32 bytes = isExtended ? 0U - length : length;
    if (bytes > (isExtended ? maximumImageBytesPassedOver : maximumTextBytesPassedOver))
        return refuse(QStringLiteral("a clipboard text of %1 bytes").arg(bytes), ErrorCode::RfbLimitExceeded);
    m_head.kind = isExtended ? MessageKind::ExtendedCutText : MessageKind::CutText;
    m_head.textBytes = bytes;
    if (!isExtended)
        return Step::finish(bytes);
    if (bytes < flagsBytes)
        return refuse(QStringLiteral("a clipboard message of %1 bytes without flags").arg(bytes));
    if (head.size() == plainBytes)
        return Step::extend(plainBytes + flagsBytes);
    m_head.textBytes = bytes - flagsBytes;
    m_head.clipboardFlags = qFromBigEndian<quint32>(head.data() + plainBytes);
    if (bytes > maximumTextBytesPassedOver && !clipboardflag::bringsImage(m_head.clipboardFlags))
        return refuse(QStringLiteral("a clipboard message of %1 bytes without an image").arg(bytes),
                      ErrorCode::RfbLimitExceeded);
    return takeClipboardFlags();
}

core::Result<Step> MessageParser::takeClipboardFlags()
{
    constexpr quint32 actions =
        clipboardflag::request | clipboardflag::peek | clipboardflag::notify | clipboardflag::provide;
    const quint32 flags = m_head.clipboardFlags;
    const bool isCaps = (flags & clipboardflag::caps) != 0;
    if (!isCaps && std::popcount(flags & actions) != 1)
        return refuse(QStringLiteral("a clipboard message with flags 0x%1").arg(flags, 8, 16, QLatin1Char('0')));
    const quint32 sizesBytes = 4U * static_cast<quint32>(std::popcount(flags & clipboardflag::allFormats));
    if (isCaps && m_head.textBytes != sizesBytes)
        return refuse(
            QStringLiteral("clipboard sizes of %1 bytes where its flags say %2").arg(m_head.textBytes).arg(sizesBytes));
    return Step::finish(m_head.textBytes);
}

core::Result<Step> MessageParser::takeFence(Bytes head)
{
    const quint8 payload = head[fenceHeadBytes - 1];
    if (payload > fenceflag::maximumPayloadBytes)
        return refuse(QStringLiteral("a fence with a payload of %1 bytes").arg(payload));
    m_head.kind = MessageKind::Fence;
    const size_t whole = fenceHeadBytes + payload;
    return head.size() < whole ? Step::extend(whole) : Step::finish();
}

} // namespace clouddesk::rfb
