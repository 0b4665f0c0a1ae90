// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbgate/ServerParser.h"

#include "rfb/Handshake.h"

#include <QtEndian>

namespace clouddesk::rfb {

using core::ErrorCode;
using core::fail;

struct ServerParser::PhaseRule
{
    Phase phase;
    size_t headBytes;
    core::Result<Step> (ServerParser::*take)(Bytes head);
};

const ServerParser::PhaseRule ServerParser::phaseRules[] = {
    {Phase::ServerVersion, versionBytes, &ServerParser::takeVersion},
    {Phase::SecurityTypes, 1, &ServerParser::takeSecurityTypes},
    {Phase::SecurityType, 4, &ServerParser::takeSecurityType},
    {Phase::VeNCryptServerVersion, 2, &ServerParser::takeVeNCryptVersion},
    {Phase::VeNCryptVersionAnswer, 1, &ServerParser::takeVeNCryptVersionAnswer},
    {Phase::VeNCryptTypes, 1, &ServerParser::takeVeNCryptTypes},
    {Phase::VeNCryptChoiceAnswer, 1, &ServerParser::takeVeNCryptChoiceAnswer},
    {Phase::Challenge, 16, &ServerParser::takeChallenge},
    {Phase::SecurityResult, 4, &ServerParser::takeSecurityResult},
    {Phase::Reason, 4, &ServerParser::takeReason},
    {Phase::ServerInit, 24, &ServerParser::takeServerInit},
    {Phase::Running, 1, &ServerParser::takeMessage},
};

struct ServerParser::MessageRule
{
    qint32 announcedBy; // raw: needs no announcement
    quint8 type;
    quint8 headBytes;
    core::Result<Step> (ServerParser::*take)(Bytes head);
};

const ServerParser::MessageRule ServerParser::messageRules[] = {
    {encoding::raw, servermessage::framebufferUpdate, 4, &ServerParser::takeUpdate},
    {encoding::raw, servermessage::setColourMapEntries, 6, &ServerParser::takeColours},
    {encoding::raw, servermessage::bell, 1, &ServerParser::takeBell},
    {encoding::raw, servermessage::cutText, 8, &ServerParser::takeText},
    {encoding::continuousUpdates, servermessage::endOfContinuousUpdates, 1, &ServerParser::takeEndOfContinuousUpdates},
    {encoding::fence, servermessage::fence, fenceHeadBytes, &ServerParser::takeServerFence},
    {encoding::xvp, servermessage::xvp, 4, &ServerParser::takeXvp},
    {encoding::qemuAudio, servermessage::qemu, 4, &ServerParser::takeAudio},
};

ServerParser::ServerParser(SessionState& state, MessageListener& listener)
    : MessageParser(Side::Server, state, listener)
{
}

size_t ServerParser::headBytes() const
{
    return std::ranges::find(phaseRules, state().phase(), &PhaseRule::phase)->headBytes;
}

core::Result<Step> ServerParser::takeHead(Bytes head)
{
    m_nextPhase = state().phase();
    return (this->*std::ranges::find(phaseRules, state().phase(), &PhaseRule::phase)->take)(head);
}

void ServerParser::finishMessage()
{
    state().setPhase(m_nextPhase);
    if (head().kind == MessageKind::FramebufferUpdate)
        state().noteUpdateEnded();
}

core::Result<Step> ServerParser::takeVersion(Bytes head)
{
    const auto minor = readVersion(head);
    if (!minor)
        return refuse(QStringLiteral("\"%1\" where an RFB version belongs").arg(printable(head)));
    state().setServerVersion(*minor);
    m_nextPhase = Phase::ClientVersion;
    return Step::finish();
}

core::Result<Step> ServerParser::takeSecurityTypes(Bytes head)
{
    m_partsLeft = head[0];
    m_isOfferKnown = false;
    m_nextPhase = m_partsLeft == 0 ? Phase::Reason : Phase::SecurityChoice;
    return m_partsLeft == 0 ? Step::finish() : Step::look(1);
}

core::Result<Step> ServerParser::takeVeNCryptTypes(Bytes head)
{
    m_partsLeft = head[0];
    m_isOfferKnown = false;
    m_nextPhase = Phase::VeNCryptChoice;
    if (m_partsLeft == 0)
        return refuse(QStringLiteral("no VeNCrypt types"), ErrorCode::RfbAuthenticationFailed);
    return Step::look(4);
}

core::Result<Step> ServerParser::takeOffer(Bytes item)
{
    const bool isVeNCrypt = state().phase() == Phase::VeNCryptTypes;
    const quint32 type = isVeNCrypt ? qFromBigEndian<quint32>(item.data()) : item[0];
    state().offerSecurity(type);
    m_isOfferKnown |= isVeNCrypt ? SessionState::isVeNCryptTypeKnown(type) : SessionState::isSecurityKnown(type);
    if (--m_partsLeft > 0)
        return Step::look(item.size());
    if (!m_isOfferKnown)
        return refuse(QStringLiteral("only %1 types that CloudDesk does not know")
                          .arg(isVeNCrypt ? QStringLiteral("VeNCrypt") : QStringLiteral("security")),
                      ErrorCode::RfbAuthenticationFailed);
    return Step::finish();
}

core::Result<Step> ServerParser::takeSecurityType(Bytes head)
{
    const auto type = qFromBigEndian<quint32>(head.data());
    if (type == 0) {
        m_nextPhase = Phase::Reason;
        return Step::finish();
    }
    const auto next = state().phaseOfSecurity(type);
    if (!next)
        return refuse(QStringLiteral("the security type %1, which CloudDesk does not know").arg(type),
                      ErrorCode::RfbAuthenticationFailed);
    m_nextPhase = *next;
    return Step::finish();
}

core::Result<Step> ServerParser::takeVeNCryptVersion(Bytes head)
{
    const bool isOld = head[0] == 0 && head[1] < 2;
    if (isOld)
        return refuse(QStringLiteral("VeNCrypt version %1.%2").arg(head[0]).arg(head[1]));
    m_nextPhase = Phase::VeNCryptClientVersion;
    return Step::finish();
}

core::Result<Step> ServerParser::takeVeNCryptVersionAnswer(Bytes head)
{
    m_nextPhase = head[0] == 0 ? Phase::VeNCryptTypes : Phase::Ended;
    return Step::finish();
}

core::Result<Step> ServerParser::takeVeNCryptChoiceAnswer(Bytes head)
{
    m_nextPhase = head[0] == 1 ? Phase::Tls : Phase::Ended;
    return Step::finish();
}

core::Result<Step> ServerParser::takeChallenge(Bytes /*head*/)
{
    m_nextPhase = Phase::ChallengeResponse;
    return Step::finish();
}

core::Result<Step> ServerParser::takeSecurityResult(Bytes head)
{
    constexpr quint32 tooMany = 2;
    const auto result = qFromBigEndian<quint32>(head.data());
    if (result > tooMany)
        return refuse(QStringLiteral("the security result %1").arg(result));
    if (result == 0)
        m_nextPhase = Phase::ClientInit;
    else
        m_nextPhase = state().minorVersion() >= 8 ? Phase::Reason : Phase::Ended;
    return Step::finish();
}

core::Result<Step> ServerParser::takeReason(Bytes head)
{
    const auto length = qFromBigEndian<quint32>(head.data());
    if (length > maximumTextBytes)
        return refuse(QStringLiteral("a reason of %1 bytes").arg(length), ErrorCode::RfbLimitExceeded);
    m_nextPhase = Phase::Ended;
    return Step::finish(length);
}

core::Result<Step> ServerParser::takeServerInit(Bytes head)
{
    const QSize size(qFromBigEndian<quint16>(head.data()), qFromBigEndian<quint16>(head.data() + 2));
    if (const auto checked = checkScreenSize(size, state().limits()); !checked)
        return fail(checked);
    const auto format = readPixelFormat(head.subspan(4, pixelFormatBytes), QStringLiteral("the server"));
    if (!format)
        return fail(format);
    const auto nameBytes = qFromBigEndian<quint32>(head.data() + 4 + pixelFormatBytes);
    if (nameBytes > maximumTextBytes)
        return refuse(QStringLiteral("a desktop name of %1 bytes").arg(nameBytes), ErrorCode::RfbLimitExceeded);
    state().setScreen(size);
    state().setServerFormat(*format);
    m_nextPhase = Phase::Running;
    return Step::finish(nameBytes);
}

core::Result<Step> ServerParser::takeMessage(Bytes head)
{
    const auto* const rule = std::ranges::find(messageRules, head[0], &MessageRule::type);
    const bool isAsked = rule != std::end(messageRules) &&
                         (rule->announcedBy == encoding::raw || state().isAnnounced(rule->announcedBy));
    if (!isAsked)
        return refuse(QStringLiteral("a message of type %1, which was not asked for").arg(head[0]));
    return head.size() < rule->headBytes ? Step::extend(rule->headBytes) : (this->*rule->take)(head);
}

core::Result<Step> ServerParser::takeUpdate(Bytes head)
{
    this->head().kind = MessageKind::FramebufferUpdate;
    m_partsLeft = qFromBigEndian<quint16>(head.data() + 2);
    m_isInRectangle = false;
    m_drawnPixels = 0;
    state().noteUpdateBegan();
    return m_partsLeft == 0 ? Step::finish() : Step::look(rectangleHeaderBytes);
}

core::Result<Step> ServerParser::takeColours(Bytes head)
{
    constexpr quint32 mostColours = 65536;
    constexpr quint64 colourBytes = 6;
    this->head().kind = MessageKind::SetColourMapEntries;
    const auto first = qFromBigEndian<quint16>(head.data() + 2);
    const auto count = qFromBigEndian<quint16>(head.data() + 4);
    if (quint32(first) + count > mostColours)
        return refuse(QStringLiteral("%1 colours from number %2 on").arg(count).arg(first));
    return Step::finish(colourBytes * count);
}

core::Result<Step> ServerParser::takeBell(Bytes /*head*/)
{
    head().kind = MessageKind::Bell;
    return Step::finish();
}

core::Result<Step> ServerParser::takeText(Bytes head)
{
    auto step = takeCutText(head);
    if ((this->head().clipboardFlags & clipboardflag::caps) != 0)
        state().confirm(encoding::extendedClipboard);
    return step;
}

core::Result<Step> ServerParser::takeEndOfContinuousUpdates(Bytes /*head*/)
{
    head().kind = MessageKind::EndOfContinuousUpdates;
    state().confirm(encoding::continuousUpdates);
    state().noteContinuousEnd();
    return Step::finish();
}

core::Result<Step> ServerParser::takeServerFence(Bytes head)
{
    const auto step = takeFence(head);
    if (!step || step->kind == Step::Kind::Extend)
        return step;
    state().confirm(encoding::fence);
    if (const auto noted =
            state().noteServerFence(qFromBigEndian<quint32>(head.data() + 4), head.subspan(fenceHeadBytes));
        !noted)
        return fail(noted);
    return step;
}

core::Result<Step> ServerParser::takeXvp(Bytes head)
{
    constexpr quint8 failed = 0;
    constexpr quint8 known = 1;
    const quint8 code = head[3];
    this->head().kind = MessageKind::Xvp;
    if (code != failed && code != known)
        return refuse(QStringLiteral("the xvp code %1").arg(code));
    if (code == known)
        state().confirm(encoding::xvp);
    return Step::finish();
}

core::Result<Step> ServerParser::takeAudio(Bytes head)
{
    constexpr quint8 audio = 1;
    constexpr quint16 data = 2;
    constexpr size_t dataHeadBytes = 8;
    constexpr quint32 mostBytes = 1024 * 1024;
    this->head().kind = MessageKind::Audio;
    const auto operation = qFromBigEndian<quint16>(head.data() + 2);
    if (head[1] != audio || operation > data)
        return refuse(QStringLiteral("a QEMU message of type %1, operation %2").arg(head[1]).arg(operation));
    if (operation != data)
        return Step::finish();
    if (head.size() < dataHeadBytes)
        return Step::extend(dataHeadBytes);
    const auto length = qFromBigEndian<quint32>(head.data() + 4);
    if (length > mostBytes)
        return refuse(QStringLiteral("sound of %1 bytes").arg(length), ErrorCode::RfbLimitExceeded);
    return Step::finish(length);
}

core::Result<Step> ServerParser::takeBody(const Item& item)
{
    if (state().phase() != Phase::Running)
        return takeOffer(item.bytes);
    const Step step =
        m_isInRectangle ? m_parser.take(item) : takeRectangleHeader(item.bytes, messageBytes() - rectangleHeaderBytes);
    if (step.isRefused())
        return refusal();
    return step;
}

Step ServerParser::takeRectangleHeader(Bytes header, quint64 began)
{
    m_rectangle = readRectangle(header);
    m_rectangleBegan = began;
    m_isInRectangle = true;
    if (m_rectangle.encoding == encoding::lastRect && state().isAnnounced(encoding::lastRect)) {
        m_partsLeft = 1;
        return Step::finish();
    }
    const Step step = m_parser.begin(m_rectangle, state().drawing(), state().limits());
    if (m_parser.isPicture())
        m_drawnPixels += m_rectangle.pixels();
    m_isOverBudget = !step.isRefused() && m_drawnPixels > budget();
    return m_isOverBudget ? Step::refused() : step;
}

qint64 ServerParser::budget() const
{
    return maximumUpdatePixels(state().drawing().screen, state().limits());
}

std::unexpected<core::Error> ServerParser::refusal() const
{
    if (!m_isOverBudget)
        return m_parser.refusal();
    return refuse(QStringLiteral("an update of more than %1 pixels").arg(budget()), ErrorCode::RfbLimitExceeded);
}

core::Result<std::optional<Step>> ServerParser::nextPart()
{
    if (!m_isInRectangle)
        return std::nullopt;
    finishRectangle();
    if (--m_partsLeft == 0)
        return std::nullopt;
    return Step::look(rectangleHeaderBytes);
}

core::Result<Step> ServerParser::skim(const Step& step, Bytes& input)
{
    if (head().kind != MessageKind::FramebufferUpdate)
        return step;
    Step next = step;
    while (m_partsLeft > 0 && !next.isRefused()) {
        if (m_isInRectangle) {
            next = skimRectangle(next, input);
            if (m_isInRectangle)
                break;
        } else {
            if (input.size() < rectangleHeaderBytes)
                break;
            next = takeRectangleHeader(input.first(rectangleHeaderBytes), messageBytes());
            if (!next.isRefused()) {
                input = input.subspan(rectangleHeaderBytes);
                count(rectangleHeaderBytes);
            }
        }
    }
    if (next.isRefused())
        return refusal();
    return next;
}

Step ServerParser::skimRectangle(Step step, Bytes& input)
{
    const size_t before = input.size();
    const Step next = m_parser.skim(step, input);
    count(before - input.size());
    const bool isWhole = next.kind == Step::Kind::Plain && next.item == 0 && next.run <= input.size();
    if (!isWhole)
        return next;
    input = input.subspan(next.run);
    count(next.run);
    finishRectangle();
    return --m_partsLeft == 0 ? Step::finish() : Step::look(rectangleHeaderBytes);
}

void ServerParser::finishRectangle()
{
    m_isInRectangle = false;
    StreamUse streams;
    if (m_rectangle.encoding != encoding::lastRect) { // of which the parser was told nothing
        streams = m_parser.streams();
        if (!m_parser.isPicture())
            noteExtension();
    }
    listener().rectanglePassed(m_rectangle, messageBytes() - m_rectangleBegan, streams);
}

void ServerParser::noteExtension()
{
    if (const auto size = newScreenSize(m_rectangle))
        state().setScreen(*size);
    state().confirm(m_rectangle.encoding);
}

} // namespace clouddesk::rfb
