// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbgate/ClientParser.h"

#include "rfb/Handshake.h"

#include <QtEndian>

namespace clouddesk::rfb {

using core::ErrorCode;
using core::fail;

namespace {

constexpr size_t encodingBytes = 4;
constexpr std::array<quint8, encodingBytes> hiddenEncodingBytes = {0x7f, 0xff, 0xff, 0xff};

} // namespace

struct ClientParser::PhaseRule
{
    Phase phase;
    size_t headBytes;
    core::Result<Step> (ClientParser::*take)(Bytes head);
};

const ClientParser::PhaseRule ClientParser::phaseRules[] = {
    {Phase::ClientVersion, versionBytes, &ClientParser::takeVersion},
    {Phase::SecurityChoice, 1, &ClientParser::takeSecurityChoice},
    {Phase::VeNCryptClientVersion, 2, &ClientParser::takeVeNCryptVersion},
    {Phase::VeNCryptChoice, 4, &ClientParser::takeVeNCryptChoice},
    {Phase::ChallengeResponse, 1, &ClientParser::takeChallengeResponse},
    {Phase::Credentials, 8, &ClientParser::takeCredentials},
    {Phase::ClientInit, 1, &ClientParser::takeClientInit},
    {Phase::Running, 1, &ClientParser::takeMessage},
};

struct ClientParser::MessageRule
{
    qint32 confirmedBy; // raw: needs no confirmation
    quint8 type;
    quint8 headBytes;
    MessageKind kind;
    core::Result<Step> (ClientParser::*take)(Bytes head);
};

const ClientParser::MessageRule ClientParser::messageRules[] = {
    {encoding::raw, clientmessage::setPixelFormat, 20, MessageKind::SetPixelFormat, &ClientParser::takePixelFormat},
    {encoding::raw, clientmessage::setEncodings, 4, MessageKind::SetEncodings, &ClientParser::takeEncodings},
    {encoding::raw, clientmessage::framebufferUpdateRequest, 10, MessageKind::FramebufferUpdateRequest,
     &ClientParser::takeUpdateRequest},
    {encoding::raw, clientmessage::keyEvent, 8, MessageKind::KeyEvent, &ClientParser::takeKey},
    {encoding::raw, clientmessage::pointerEvent, 6, MessageKind::PointerEvent, &ClientParser::takePointer},
    {encoding::raw, clientmessage::cutText, 8, MessageKind::CutText, &ClientParser::takeCutText},
    {encoding::continuousUpdates, clientmessage::enableContinuousUpdates, 10, MessageKind::EnableContinuousUpdates,
     &ClientParser::takeContinuousUpdates},
    {encoding::fence, clientmessage::fence, fenceHeadBytes, MessageKind::Fence, &ClientParser::takeClientFence},
    {encoding::xvp, clientmessage::xvp, 4, MessageKind::Xvp, &ClientParser::takeXvp},
    {encoding::extendedDesktopSize, clientmessage::setDesktopSize, 8, MessageKind::SetDesktopSize,
     &ClientParser::takeDesktopSize},
    {encoding::raw, clientmessage::qemu, 2, MessageKind::ExtendedKeyEvent, &ClientParser::takeQemu},
};

ClientParser::ClientParser(SessionState& state, MessageListener& listener)
    : MessageParser(Side::Client, state, listener)
{
}

size_t ClientParser::headBytes() const
{
    return std::ranges::find(phaseRules, state().phase(), &PhaseRule::phase)->headBytes;
}

core::Result<Step> ClientParser::takeHead(Bytes head)
{
    m_nextPhase = state().phase();
    return (this->*std::ranges::find(phaseRules, state().phase(), &PhaseRule::phase)->take)(head);
}

void ClientParser::finishMessage()
{
    state().setPhase(m_nextPhase);
}

core::Result<Step> ClientParser::takeVersion(Bytes head)
{
    const auto minor = readVersion(head);
    if (!minor)
        return refuse(QStringLiteral("\"%1\" where an RFB version belongs").arg(printable(head)));
    if (!state().setClientVersion(*minor))
        return refuse(QStringLiteral("RFB version 3.%1, which is above the server's").arg(*minor));
    m_nextPhase = *minor == 3 ? Phase::SecurityType : Phase::SecurityTypes;
    return Step::finish();
}

core::Result<Step> ClientParser::takeSecurityChoice(Bytes head)
{
    const quint8 type = head[0];
    if (!state().isSecurityOffered(type))
        return refuse(QStringLiteral("the security type %1, which was not offered").arg(type),
                      ErrorCode::RfbAuthenticationFailed);
    const auto next = state().phaseOfSecurity(type);
    if (!next)
        return refuse(QStringLiteral("the security type %1, which CloudDesk does not know").arg(type),
                      ErrorCode::RfbAuthenticationFailed);
    state().forgetOffers();
    m_nextPhase = *next;
    return Step::finish();
}

core::Result<Step> ClientParser::takeVeNCryptVersion(Bytes head)
{
    if (head[0] != 0 || head[1] != 2)
        return refuse(QStringLiteral("VeNCrypt version %1.%2").arg(head[0]).arg(head[1]));
    m_nextPhase = Phase::VeNCryptVersionAnswer;
    return Step::finish();
}

core::Result<Step> ClientParser::takeVeNCryptChoice(Bytes head)
{
    const auto type = qFromBigEndian<quint32>(head.data());
    const auto next = state().phaseOfVeNCrypt(type);
    if (!state().isSecurityOffered(type) || !next)
        return refuse(QStringLiteral("the VeNCrypt type %1, which was not offered or is not known").arg(type),
                      ErrorCode::RfbAuthenticationFailed);
    m_nextPhase = *next;
    return Step::finish();
}

core::Result<Step> ClientParser::takeChallengeResponse(Bytes /*head*/)
{
    // Made of a password: nothing more of it than its first byte is ever held.
    constexpr quint64 rest = 15;
    m_nextPhase = Phase::SecurityResult;
    return Step::finish(rest);
}

core::Result<Step> ClientParser::takeCredentials(Bytes head)
{
    constexpr quint32 mostBytes = 1024;
    const auto name = qFromBigEndian<quint32>(head.data());
    const auto password = qFromBigEndian<quint32>(head.data() + 4);
    if (name > mostBytes || password > mostBytes)
        return refuse(QStringLiteral("a name of %1 and a password of %2 bytes").arg(name).arg(password),
                      ErrorCode::RfbLimitExceeded);
    m_nextPhase = Phase::SecurityResult;
    return Step::finish(quint64(name) + password);
}

core::Result<Step> ClientParser::takeClientInit(Bytes /*head*/)
{
    m_nextPhase = Phase::ServerInit;
    return Step::finish();
}

core::Result<Step> ClientParser::takeMessage(Bytes head)
{
    const auto* const rule = std::ranges::find(messageRules, head[0], &MessageRule::type);
    if (rule == std::end(messageRules))
        return refuse(QStringLiteral("a message of the unknown type %1").arg(head[0]));
    if (const auto checked = requireConfirmed(rule->confirmedBy, rule->type); !checked)
        return fail(checked);
    if (head.size() < rule->headBytes)
        return Step::extend(rule->headBytes);
    this->head().kind = rule->kind;
    return (this->*rule->take)(head);
}

core::Result<void> ClientParser::requireConfirmed(qint32 code, quint8 type) const
{
    if (code == encoding::raw || (state().isAnnounced(code) && state().isConfirmed(code)))
        return {};
    return refuse(QStringLiteral("a message of type %1, which the server never said it knows").arg(type));
}

core::Result<Step> ClientParser::takePixelFormat(Bytes head)
{
    const auto format = readPixelFormat(head.subspan(4), QStringLiteral("the client"));
    if (!format)
        return fail(format);
    if (const auto requested = state().requestFormat(*format); !requested)
        return fail(requested);
    return Step::finish();
}

core::Result<Step> ClientParser::takeEncodings(Bytes head)
{
    m_encodingsLeft = qFromBigEndian<quint16>(head.data() + 2);
    if (m_encodingsLeft > state().limits().maximumEncodings)
        return refuse(QStringLiteral("%1 encodings").arg(m_encodingsLeft), ErrorCode::RfbLimitExceeded);
    return m_encodingsLeft == 0 ? Step::finish() : Step::look(encodingBytes);
}

core::Result<Step> ClientParser::takeBody(const Item& item)
{
    if (!state().announce(qFromBigEndian<qint32>(item.bytes.data())))
        replaceItem(hiddenEncodingBytes);
    return --m_encodingsLeft == 0 ? Step::finish() : Step::look(encodingBytes);
}

core::Result<Step> ClientParser::takeUpdateRequest(Bytes /*head*/)
{
    state().noteUpdateRequest();
    return Step::finish();
}

core::Result<Step> ClientParser::takeKey(Bytes /*head*/)
{
    return Step::finish();
}

core::Result<Step> ClientParser::takePointer(Bytes head)
{
    // rfbproto.rst, "PointerEvent": once both sides know of more buttons, the highest bit says that a byte follows.
    constexpr quint8 moreFollows = 0x80;
    constexpr size_t extendedBytes = 7;
    const bool isExtended = (head[1] & moreFollows) != 0 && state().isConfirmed(encoding::extendedMouseButtons);
    return isExtended && head.size() < extendedBytes ? Step::extend(extendedBytes) : Step::finish();
}

core::Result<Step> ClientParser::takeContinuousUpdates(Bytes head)
{
    state().requestContinuous(head[1] != 0);
    return Step::finish();
}

core::Result<Step> ClientParser::takeClientFence(Bytes head)
{
    const auto step = takeFence(head);
    if (step && step->kind != Step::Kind::Extend)
        state().noteClientFence(qFromBigEndian<quint32>(head.data() + 4), head.subspan(fenceHeadBytes));
    return step;
}

core::Result<Step> ClientParser::takeXvp(Bytes head)
{
    constexpr quint8 shutDown = 2;
    constexpr quint8 reset = 4;
    const quint8 code = head[3];
    if (code < shutDown || code > reset)
        return refuse(QStringLiteral("the xvp code %1").arg(code));
    return Step::finish();
}

core::Result<Step> ClientParser::takeDesktopSize(Bytes head)
{
    constexpr quint64 screenBytes = 16;
    const auto width = qFromBigEndian<quint16>(head.data() + 2);
    const auto height = qFromBigEndian<quint16>(head.data() + 4);
    const Limits& limits = state().limits();
    const bool fits = width > 0 && height > 0 && width <= limits.maximumDimension &&
                      height <= limits.maximumDimension && qint64(width) * height <= limits.maximumPixels;
    if (!fits)
        return refuse(QStringLiteral("a wish for a screen of %1 x %2").arg(width).arg(height),
                      ErrorCode::RfbLimitExceeded);
    return Step::finish(screenBytes * head[6]);
}

core::Result<Step> ClientParser::takeQemu(Bytes head)
{
    constexpr quint8 extendedKey = 0;
    constexpr quint8 audio = 1;
    constexpr size_t keyBytes = 12;
    const quint8 kind = head[1];
    if (kind > audio)
        return refuse(QStringLiteral("a QEMU message of the unknown type %1").arg(kind));
    const qint32 extension = kind == extendedKey ? encoding::qemuExtendedKey : encoding::qemuAudio;
    if (const auto checked = requireConfirmed(extension, clientmessage::qemu); !checked)
        return fail(checked);
    if (kind == audio)
        return takeAudio(head);
    return head.size() < keyBytes ? Step::extend(keyBytes) : Step::finish();
}

core::Result<Step> ClientParser::takeAudio(Bytes head)
{
    constexpr size_t operationBytes = 4;
    constexpr size_t formatBytes = 10;
    constexpr quint16 setFormat = 2;
    this->head().kind = MessageKind::Audio;
    if (head.size() < operationBytes)
        return Step::extend(operationBytes);
    const auto operation = qFromBigEndian<quint16>(head.data() + 2);
    if (operation > setFormat)
        return refuse(QStringLiteral("the sound operation %1").arg(operation));
    return operation == setFormat && head.size() < formatBytes ? Step::extend(formatBytes) : Step::finish();
}

} // namespace clouddesk::rfb
