// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "rfb/Limits.h"
#include "rfb/Protocol.h"

#include <QByteArray>
#include <QSize>

#include <functional>

namespace clouddesk::rfb {

/// Gives the answer to a VncAuth challenge, as vncResponse() does; empty: there is none after all.
using VncAnswer = std::function<QByteArray(const QByteArray& challenge)>;

/// The client's half of an RFB handshake (RFC 6143, 7.1 to 7.3; versions 3.3, 3.7 and 3.8) as a state machine that
/// never waits. Security types None and VncAuth only. It never sees the password: whoever has it answers the challenge.
/// One thread.
class Handshake
{
public:
    /// Without an answer VncAuth is refused.
    Handshake(const Limits& limits, bool shared, VncAnswer answer);

    /// Takes what has come. RfbAuthenticationFailed, RfbProtocolFailed or RfbLimitExceeded end the session.
    core::Result<void> read(Bytes bytes);
    /// What is to be sent now.
    [[nodiscard]] QByteArray takeOutgoing() { return std::exchange(m_outgoing, {}); }

    /// ServerInit has been read.
    [[nodiscard]] bool isDone() const { return m_step == Step::Done; }
    /// Once done: the screen's size, the desktop's name, and what came after the handshake.
    [[nodiscard]] QSize size() const { return m_size; }
    [[nodiscard]] QString desktopName() const { return m_name; }
    [[nodiscard]] QByteArray takeRest() { return std::exchange(m_input, {}); }
    /// What the handshake waits for, for error texts.
    [[nodiscard]] QString waitingFor() const;

private:
    enum class Step { Version, SecurityTypes, SecurityType, Refusal, Challenge, Result, Failure, Init, Name, Done };

    core::Result<bool> step();
    core::Result<bool> readVersion();
    core::Result<bool> readSecurityTypes();
    core::Result<bool> readSecurityType();
    core::Result<bool> readReason(core::ErrorCode code, const QString& what);
    core::Result<bool> answerChallenge();
    core::Result<bool> readResult();
    core::Result<bool> readInit();
    core::Result<bool> readName();
    core::Result<void> choose(quint8 type);
    void beginInit();
    [[nodiscard]] bool has(qsizetype count) const { return m_input.size() >= count; }
    QByteArray take(qsizetype count);
    [[nodiscard]] quint32 number(qsizetype offset) const;

    Limits m_limits;
    bool m_shared;
    VncAnswer m_answer;
    Step m_step = Step::Version;
    int m_minor = 8;
    bool m_isVncAuth = false;
    QByteArray m_input;
    QByteArray m_outgoing;
    QSize m_size;
    QString m_name;
};

/// Whether a screen of that size is within the limits: RfbProtocolFailed if a side is zero, RfbLimitExceeded if not.
core::Result<void> checkScreenSize(QSize size, const Limits& limits);

} // namespace clouddesk::rfb
