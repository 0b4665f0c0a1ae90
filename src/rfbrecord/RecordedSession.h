// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Secret.h"
#include "core/UniqueFd.h"
#include "rfb/Handshake.h"
#include "rfbgate/Gate.h"

namespace clouddesk::rfb {

/// The client's side of a session that is only taken down: it logs in as a viewer does, asks for pictures and draws
/// none. Everything passes a gate, which checks it and hands it to the recorder. For the recorder's thread; never
/// waits.
class RecordedSession : private GateObserver
{
public:
    /// quality: a JPEG level 0..9. The recorder outlives it.
    RecordedSession(core::UniqueFd stream, core::Secret password, int quality, GateRecorder& recorder, GateTime now);

    /// The stream's, to be polled for input; stays owned here.
    [[nodiscard]] int descriptor() const { return m_stream.get(); }
    /// Takes what the server has sent. ConnectionLost at its end, and the gate's refusals.
    core::Result<void> receive(GateTime now);
    /// RfbStalled when the server has been silent where it must not be.
    core::Result<void> check(GateTime now) { return m_gate.check(now); }
    /// Whether a picture came and the next is not asked for yet.
    [[nodiscard]] bool owesRequest() const { return m_owesRequest; }
    /// Asks for what has changed.
    core::Result<void> request(GateTime now);
    /// Updates that came by now.
    [[nodiscard]] int updates() const { return m_updates; }

private:
    void onRectangle(const Rectangle& rectangle, quint64 bytes, GateTime now) override;
    void onMessage(Side from, MessageKind kind, quint64 bytes, bool wasLeftOut, GateTime now) override;
    core::Result<void> feed(Side from, const QByteArray& bytes, GateTime now);
    core::Result<void> shakeHands(const QByteArray& passed, GateTime now);
    [[nodiscard]] VncAnswer answerer() const;
    core::Result<void> say(const QByteArray& bytes, GateTime now);

    core::UniqueFd m_stream;
    core::Secret m_password;
    int m_quality;
    Handshake m_handshake;
    QSize m_size; // of the screen
    QByteArray m_buffer;
    int m_updates = 0;
    bool m_owesRequest = false;
    Gate m_gate;
};

} // namespace clouddesk::rfb
