// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbgate/MessageParser.h"

namespace clouddesk::rfb {

/// What a server sends, from its first byte (RFC 6143, 7.1 to 7.3 and 7.6; rfbproto.rst). See MessageParser.
class ServerParser : public MessageParser
{
public:
    ServerParser(SessionState& state, MessageListener& listener);

private:
    struct PhaseRule;
    struct MessageRule;
    static const PhaseRule phaseRules[];
    static const MessageRule messageRules[];

    core::Result<Step> takeHead(Bytes head) override;
    core::Result<Step> takeBody(const Item& item) override;
    [[nodiscard]] size_t headBytes() const override;
    void finishMessage() override;
    core::Result<std::optional<Step>> nextPart() override;
    // All that a usual rectangle takes is inlined in here, and what is rare is kept out.
    [[gnu::flatten]] core::Result<Step> skim(const Step& step, Bytes& input) override;

    core::Result<Step> takeVersion(Bytes head);
    core::Result<Step> takeSecurityTypes(Bytes head);
    core::Result<Step> takeSecurityType(Bytes head);
    core::Result<Step> takeVeNCryptVersion(Bytes head);
    core::Result<Step> takeVeNCryptVersionAnswer(Bytes head);
    core::Result<Step> takeVeNCryptTypes(Bytes head);
    core::Result<Step> takeVeNCryptChoiceAnswer(Bytes head);
    core::Result<Step> takeChallenge(Bytes head);
    core::Result<Step> takeSecurityResult(Bytes head);
    core::Result<Step> takeReason(Bytes head);
    core::Result<Step> takeServerInit(Bytes head);
    core::Result<Step> takeOffer(Bytes item);

    core::Result<Step> takeMessage(Bytes head);
    core::Result<Step> takeUpdate(Bytes head);
    core::Result<Step> takeColours(Bytes head);
    core::Result<Step> takeBell(Bytes head);
    core::Result<Step> takeText(Bytes head);
    core::Result<Step> takeEndOfContinuousUpdates(Bytes head);
    core::Result<Step> takeServerFence(Bytes head);
    core::Result<Step> takeXvp(Bytes head);
    core::Result<Step> takeAudio(Bytes head);
    Step takeRectangleHeader(Bytes header, quint64 began);
    Step skimRectangle(Step step, Bytes& input);
    /// The most pixels that an update may draw.
    [[nodiscard]] qint64 budget() const;
    /// Why a rectangle's step was refused.
    [[nodiscard, gnu::cold, gnu::noinline]] std::unexpected<core::Error> refusal() const;
    void finishRectangle();
    /// What a rectangle that is no picture tells.
    [[gnu::noinline]] void noteExtension();

    RectangleParser m_parser;
    Rectangle m_rectangle;
    quint64 m_rectangleBegan = 0;
    qint64 m_drawnPixels = 0;
    Phase m_nextPhase = Phase::ServerVersion;
    quint16 m_partsLeft = 0; // rectangles, or security types
    bool m_isInRectangle = false;
    bool m_isOfferKnown = false;
    bool m_isOverBudget = false;
};

} // namespace clouddesk::rfb
