// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbgate/ClientParser.h"
#include "rfbgate/GateObserver.h"
#include "rfbgate/GatePolicy.h"
#include "rfbgate/HeldInput.h"
#include "rfbgate/ServerParser.h"

namespace clouddesk::rfb {

/// Where a gate puts what may pass.
class GateOutput
{
public:
    virtual ~GateOutput() = default;
    /// The next bytes for the other side: mostly a part of what was fed. Valid during the call.
    virtual void write(Bytes bytes) = 0;
};

/// Stands between a server and a client of RFB, from their first bytes on. What passes is well-formed, negotiated,
/// within the limits and allowed by the policy; what passes whole is passed unchanged, byte for byte. It neither waits
/// nor allocates, and holds less than 4 KiB (a message's head that is not yet whole, what the sides agreed on, and
/// which keys and buttons are down).
///
/// The owner moves the bytes: it feeds what it reads and writes what it is given. One thread.
class Gate
{
public:
    /// Observer and recorder, if there are any, outlive the gate.
    Gate(const GatePolicy& policy, const Limits& limits, GateTime now, GateObserver* observer = nullptr,
         GateRecorder* recorder = nullptr);

    /// Takes bytes from one side and tells how many of them it took. Fewer than all if it is not that side's turn to
    /// speak, or TLS begins: the owner keeps the rest, and feeds it again when the other side has been fed something,
    /// or TLS is up. RfbProtocolFailed, RfbLimitExceeded and RfbAuthenticationFailed, which name the field, end the
    /// session; what was written before them is good.
    core::Result<size_t> feed(Side from, Bytes bytes, GateTime now, GateOutput& output);

    /// When check() is to be called, if nothing comes until then.
    [[nodiscard]] std::optional<GateTime> deadline() const;
    /// RfbStalled, which names what is missing and for how long, once a deadline has passed: for the handshake, for a
    /// person's password, and for the rest of a message that has begun (see Limits).
    core::Result<void> check(GateTime now);

    /// Where the session is, by what has passed whole.
    [[nodiscard]] Phase phase() const { return m_state.phase(); }
    /// In phase Tls, once the owner has TLS between itself and both sides: from now on it feeds what comes out of it.
    void tlsIsUp(GateTime now);

    /// Takes effect with the next message of either side. Encodings that are no longer allowed can't be taken back.
    /// If the client's input is left out from then on, releaseInput() is to be called next.
    void setPolicy(const GatePolicy& policy);
    /// Lets go on the server what the client holds down there, as its own releases will not come: it may no longer act
    /// on the machine, or is gone. In the middle of a message nothing is written; if the policy leaves input out,
    /// feed() does it right after that message.
    void releaseInput(GateOutput& toServer);
    /// Whether the client holds anything down there.
    [[nodiscard]] bool holdsInput() const { return !m_held.isEmpty(); }
    /// Whether the owner may put a message of its own into what goes to that side: the session is running, and no
    /// message is in the middle of being passed.
    [[nodiscard]] bool mayInsert(Side to) const;

private:
    /// One direction.
    class Lane : public MessageListener
    {
    public:
        Lane(Gate& gate, Side from)
            : m_gate(gate)
            , m_from(from)
        {
        }
        void begin(Bytes slice, GateOutput& output);
        void flush();
        void noteProgress(bool isMidMessage, size_t bytes, GateTime now);
        [[nodiscard]] std::optional<GateTime> deadline(const Limits& limits) const;

        bool messageBegan(const MessageHead& head) override;
        void bytesPassed(Bytes bytes) override;
        void rectanglePassed(const Rectangle& rectangle, quint64 bytes, StreamUse streams) override;
        void messageEnded(MessageKind kind, quint64 bytes) override;

    private:
        Gate& m_gate;
        GateOutput* m_output = nullptr;
        Bytes m_slice;
        Bytes m_passing; // of the slice, not yet written
        std::optional<GateTime> m_messageBegan;
        quint64 m_messageBytes = 0;
        Side m_from;
        MessageKind m_kind = MessageKind::Handshake;
        bool m_hasEnded = false; // a message, since the last noteProgress()
        bool m_isLeftOut = false;
        bool m_isRecorded = false;
    };

    core::Result<void> giveUp(const core::Error& reason, GateTime now);
    void notePhase(Phase before, GateTime now);
    [[nodiscard]] GateTime handshakeDeadline() const;

    GatePolicy m_policy;
    GateObserver* m_observer;
    GateRecorder* m_recorder;
    SessionState m_state;
    HeldInput m_held;
    Lane m_fromServer;
    Lane m_fromClient;
    ServerParser m_server;
    ClientParser m_client;
    GateTime m_now;
    GateTime m_phaseBegan;
    GateTime m_handshakeUntil;
    bool m_isOver = false;
};

static_assert(sizeof(Gate) < 4096);

} // namespace clouddesk::rfb
