// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbgate/MessageParser.h"

namespace clouddesk::rfb {

/// What a client sends, from its first byte (RFC 6143, 7.1 to 7.3 and 7.5; rfbproto.rst). See MessageParser.
///
/// Encodings that it announces but that may not be used are hidden from the server: a number that no server knows takes
/// their place, so that the message keeps its length and the others keep their order.
class ClientParser : public MessageParser
{
public:
    /// Takes the place of a hidden encoding.
    static constexpr qint32 hiddenEncoding = 0x7fffffff;

    ClientParser(SessionState& state, MessageListener& listener);

private:
    struct PhaseRule;
    struct MessageRule;
    static const PhaseRule phaseRules[];
    static const MessageRule messageRules[];

    core::Result<Step> takeHead(Bytes head) override;
    core::Result<Step> takeBody(const Item& item) override;
    [[nodiscard]] size_t headBytes() const override;
    void finishMessage() override;

    core::Result<Step> takeVersion(Bytes head);
    core::Result<Step> takeSecurityChoice(Bytes head);
    core::Result<Step> takeVeNCryptVersion(Bytes head);
    core::Result<Step> takeVeNCryptChoice(Bytes head);
    core::Result<Step> takeChallengeResponse(Bytes head);
    core::Result<Step> takeCredentials(Bytes head);
    core::Result<Step> takeClientInit(Bytes head);

    core::Result<Step> takeMessage(Bytes head);
    core::Result<Step> takePixelFormat(Bytes head);
    core::Result<Step> takeEncodings(Bytes head);
    core::Result<Step> takeUpdateRequest(Bytes head);
    core::Result<Step> takeKey(Bytes head);
    core::Result<Step> takePointer(Bytes head);
    core::Result<Step> takeContinuousUpdates(Bytes head);
    core::Result<Step> takeClientFence(Bytes head);
    core::Result<Step> takeXvp(Bytes head);
    core::Result<Step> takeDesktopSize(Bytes head);
    core::Result<Step> takeQemu(Bytes head);
    core::Result<Step> takeAudio(Bytes head);
    core::Result<void> requireConfirmed(qint32 code, quint8 type) const;

    Phase m_nextPhase = Phase::ClientVersion;
    quint16 m_encodingsLeft = 0;
};

} // namespace clouddesk::rfb
