// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfb/RectangleParser.h"

#include <array>
#include <bitset>
#include <optional>

namespace clouddesk::rfb {

enum class Side : quint8 { Server, Client };

/// What comes next in a session, and which side sends it (RFC 6143, 7.1 to 7.3; rfbproto.rst, "VeNCrypt"). Each phase
/// is one message, but Running, in which both sides talk.
enum class Phase : quint8 {
    ServerVersion,
    ClientVersion,
    SecurityTypes, ///< 3.7 and 3.8: the server's list
    SecurityType,  ///< 3.3: the server's decision
    SecurityChoice,
    VeNCryptServerVersion,
    VeNCryptClientVersion,
    VeNCryptVersionAnswer,
    VeNCryptTypes,
    VeNCryptChoice,
    VeNCryptChoiceAnswer,
    Tls, ///< the next byte of either side is TLS's; see SessionState::tlsIsUp()
    Challenge,
    ChallengeResponse,
    Credentials, ///< VeNCrypt's Plain: name and password
    SecurityResult,
    Reason, ///< of the server's refusal
    ClientInit,
    ServerInit,
    Running,
    Ended, ///< the server has refused
};

/// What a session's two parsers know in common: how far it is, and what the sides have agreed on. They and it belong to
/// one thread. Holds no bytes of the stream.
class SessionState
{
public:
    explicit SessionState(const Limits& limits, const EncodingSet& allowed = EncodingSet::all());

    /// The parsers move it on, each at the end of its message.
    [[nodiscard]] Phase phase() const { return m_phase; }
    void setPhase(Phase phase) { m_phase = phase; }
    /// Whether a side has the word; both have it while the session is running.
    [[nodiscard]] bool maySpeak(Side side) const;
    /// In phase Tls: from here on, both parsers are given what comes out of TLS.
    void tlsIsUp();

    /// Those of the constructor; they stay.
    [[nodiscard]] const Limits& limits() const { return m_limits; }
    /// What the client may announce from now on.
    void setAllowed(const EncodingSet& allowed) { m_allowed = allowed; }

    // The handshake
    [[nodiscard]] int minorVersion() const { return m_minor; }
    /// 3, 7 or 8, as readVersion() gives it.
    void setServerVersion(int minor) { m_serverMinor = static_cast<quint8>(minor); }
    /// False if it is above the server's.
    [[nodiscard]] bool setClientVersion(int minor);
    /// What the server's list holds, of security types first and VeNCrypt's types after forgetOffers(). Types that are
    /// too high to be known are not kept.
    void offerSecurity(quint32 type);
    [[nodiscard]] bool isSecurityOffered(quint32 type) const;
    /// Once the client has chosen; what is offered afterwards are types within VeNCrypt.
    void forgetOffers() { m_offered.reset(); }
    /// The phase that a security type begins with; none if we cannot follow it.
    [[nodiscard]] std::optional<Phase> phaseOfSecurity(quint32 type) const;
    /// Likewise for a type within VeNCrypt, which is remembered for tlsIsUp().
    [[nodiscard]] std::optional<Phase> phaseOfVeNCrypt(quint32 type);
    /// Whether we can follow a session of that type (RFC 6143, 7.1.2; rfbproto.rst, "VeNCrypt").
    static bool isSecurityKnown(quint32 type);
    static bool isVeNCryptTypeKnown(quint32 type);

    // The running session
    [[nodiscard]] const RectangleParser::Session& drawing() const { return m_drawing; }
    /// What ServerInit says; the screen's size also when it changes.
    void setScreen(QSize size) { m_drawing.screen = size; }
    void setServerFormat(const PixelFormat& format) { m_drawing.format = format; }
    /// The client asks for a format. What is still on its way in the old one is told apart by a fence with SyncNext
    /// before it, by the end of continuous updates if it has just switched them off, by the end of the update that is
    /// passing if no other was asked for, or by there being none; RfbProtocolFailed if nothing helps, or if the one of
    /// before has not begun yet.
    core::Result<void> requestFormat(const PixelFormat& format);
    /// Fences, requests and updates as they pass, by which a format's beginning and the need for an update are known.
    void noteClientFence(quint32 flags, Bytes payload);
    /// RfbProtocolFailed if it is an answer by which the two sides would begin a format at different places.
    core::Result<void> noteServerFence(quint32 flags, Bytes payload);
    void noteUpdateRequest();
    void noteUpdateBegan();
    void noteUpdateEnded();
    /// EnableContinuousUpdates and its end (rfbproto.rst): in between, updates may come unasked.
    void requestContinuous(bool isOn);
    void noteContinuousEnd();

    /// The client announced an encoding; false if it is not one that may be used here. Once announced, it stays so:
    /// what is on its way may still use it.
    bool announce(qint32 code);
    /// Whether the server may use it.
    [[nodiscard]] bool isAnnounced(qint32 code) const { return m_drawing.announced.has(code); }
    /// The server confirmed that it knows the extension of a pseudo-encoding.
    void confirm(qint32 code) { m_confirmed.add(code); }
    /// Whether the client may use that extension's messages.
    [[nodiscard]] bool isConfirmed(qint32 code) const { return m_confirmed.has(code); }

private:
    Limits m_limits;
    EncodingSet m_allowed;
    EncodingSet m_confirmed;
    RectangleParser::Session m_drawing;
    Phase m_phase = Phase::ServerVersion;
    Phase m_afterTls = Phase::Ended;
    quint8 m_serverMinor = 3;
    quint8 m_minor = 3;
    std::bitset<512> m_offered;
    quint32 m_updatesOwed = 0; // at most: a server may answer several requests with one
    bool m_isInUpdate = false;
    bool m_isContinuous = false;
    bool m_wantsContinuous = false;
    quint32 m_continuousEndsOwed = 0;
    bool m_isContinuousEndSure = false; // the only one that is owed, of updates that were on
    bool m_isContinuousOffered = false;
    bool m_isOrderly = true; // the server, which has sent no update and no end that was not due
    /// What a fence brings, and its answer brings back.
    class Payload
    {
    public:
        Payload() = default;
        explicit Payload(Bytes bytes);
        friend bool operator==(const Payload&, const Payload&) = default;

    private:
        std::array<quint8, fenceflag::maximumPayloadBytes> m_bytes{};
        quint8 m_size = 0;
    };
    /// A fence with SyncNext that is not answered, and the format that begins there.
    struct Sync
    {
        Payload payload;
        quint32 before = 0; // fences that are to be answered first
        std::optional<PixelFormat> format;
    };
    enum class Mark : quint8 { Now, UpdateEnd, ContinuousEnd };
    /// A format that begins after what marks it.
    struct LaterFormat
    {
        Mark mark;
        PixelFormat format;
    };
    [[nodiscard]] std::optional<Mark> markOfFormat() const;
    void beginFormatAt(Mark mark);
    /// What comes is still in a format of other lengths than the last that was asked for, which is this one.
    [[nodiscard]] PixelFormat* pendingFormat();
    [[nodiscard]] bool waitsForFence() const;

    quint32 m_fencesOpen = 0; // the client's, without an answer yet
    std::optional<Sync> m_sync;
    std::optional<LaterFormat> m_laterFormat; // of other lengths than what comes
};

inline constexpr size_t versionBytes = 12;
/// 3, 7 or 8 from a version of versionBytes (RFC 6143, 7.1.1), as what it is to be treated; none if it is no version.
std::optional<int> readVersion(Bytes line);
/// Text of a stranger for an error's text.
QString printable(Bytes bytes);

/// What a phase waits for, for error texts: "the desktop server's greeting".
QString describe(Phase phase);

} // namespace clouddesk::rfb
