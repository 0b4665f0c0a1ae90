// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbgate/SessionState.h"

namespace clouddesk::rfb {

enum class MessageKind : quint8 {
    Handshake, ///< anything up to and with ServerInit
    // From the server
    FramebufferUpdate,
    SetColourMapEntries,
    Bell,
    EndOfContinuousUpdates,
    // From the client
    SetPixelFormat,
    SetEncodings,
    FramebufferUpdateRequest,
    KeyEvent,
    PointerEvent,
    EnableContinuousUpdates,
    SetDesktopSize,
    ExtendedKeyEvent,
    // From either
    CutText,
    ExtendedCutText,
    Fence,
    Xvp,
    Audio,
};

/// What is known of a message once its head is whole.
struct MessageHead
{
    MessageKind kind = MessageKind::Handshake;
    Phase phase = Phase::Running; ///< when it came
    /// Of a text, how long it is; of an extended clipboard message, how many bytes follow its flags.
    quint32 textBytes = 0;
    /// Of an extended clipboard message (see clipboardflag).
    quint32 clipboardFlags = 0;
};

/// Hears what a parser finds, in the stream's order. Nothing it is told was refused later: bytes of a head are passed
/// on only when the whole head is known to be right.
class MessageListener
{
public:
    virtual ~MessageListener() = default;
    /// A message has begun. False leaves the whole message out: its bytes are not passed on. Not for an update, nor for
    /// the handshake: what follows them depends on them.
    virtual bool messageBegan(const MessageHead& head) = 0;
    /// The next bytes of the message: a part of what was fed, or of the parser's own small buffer. Valid during the
    /// call.
    virtual void bytesPassed(Bytes bytes) = 0;
    /// A rectangle of an update has ended; bytes counts its header too.
    virtual void rectanglePassed(const Rectangle& rectangle, quint64 bytes, StreamUse streams) = 0;
    /// The whole message has been passed on; bytes: its length.
    virtual void messageEnded(MessageKind kind, quint64 bytes) = 0;
};

/// One direction of a session, cut into messages as its bytes come, in whatever pieces. It never waits, keeps no more
/// than a head that is not yet whole (ItemReader::maximumItemBytes), and refuses what is not well-formed, not
/// negotiated or beyond the limits. One thread.
class MessageParser
{
public:
    /// State and listener outlive the parser. The state is shared with the other direction's.
    MessageParser(Side side, SessionState& state, MessageListener& listener);
    virtual ~MessageParser() = default;
    MessageParser(const MessageParser&) = delete;
    MessageParser& operator=(const MessageParser&) = delete;

    /// Takes bytes and tells how many of them it took: fewer than all where it is the other side's turn to speak or
    /// where TLS begins. The rest is to be fed again when that has changed. After an error the session is over.
    core::Result<size_t> feed(Bytes bytes);

    /// Whether a message has begun that is not whole, however little of it has come.
    [[nodiscard]] bool isMidMessage() const { return m_stage != Stage::Idle; }
    /// Whether a message has begun to be passed on that is not whole. If not, the owner may put one of its own between.
    [[nodiscard]] bool isPassingMessage() const { return m_stage == Stage::Body; }

protected:
    /// The bytes so far of a head, which begins with bytes of headBytes(); gives the first step of the body, or
    /// extends.
    virtual core::Result<Step> takeHead(Bytes head) = 0;
    /// An item of the body.
    virtual core::Result<Step> takeBody(const Item& item) = 0;
    /// How many bytes of the next head to look at first.
    [[nodiscard]] virtual size_t headBytes() const = 0;
    /// The message is whole; gives the phase that follows.
    virtual void finishMessage() = 0;
    /// May take whole items and runs of the body from the front of the input by a shorter way, each counted by count();
    /// gives the step that remains. Also after an error, what was taken from the input is good.
    virtual core::Result<Step> skim(const Step& step, Bytes& /*input*/) { return step; }
    /// The part of the body that takeBody() finished was not the last one.
    virtual core::Result<std::optional<Step>> nextPart() { return std::nullopt; }

    [[nodiscard]] SessionState& state() const { return m_state; }
    [[nodiscard]] MessageListener& listener() const { return m_listener; }
    MessageHead& head() { return m_head; }
    /// Puts other bytes, as many, in the place of the item at hand.
    void replaceItem(Bytes bytes) { m_replacement = bytes; }
    /// "the server sent ...", as a failure.
    [[nodiscard]] std::unexpected<core::Error> refuse(const QString& what,
                                                      core::ErrorCode code = core::ErrorCode::RfbProtocolFailed) const;
    /// For heads that both sides send alike: of eight bytes, and of fenceHeadBytes.
    core::Result<Step> takeCutText(Bytes head);
    core::Result<Step> takeFence(Bytes head);
    static constexpr size_t fenceHeadBytes = 9;
    /// So many bytes of the message have come, up to what is at hand.
    [[nodiscard]] quint64 messageBytes() const { return m_messageBytes; }
    void count(quint64 bytes) { m_messageBytes += bytes; }

private:
    enum class Stage : quint8 { Idle, Head, Body };

    core::Result<void> takeItem(Bytes item, Bytes& input);
    core::Result<void> beginStep(const Step& step, Bytes& input);
    core::Result<void> endStep(Bytes& input);
    core::Result<Step> takeClipboardFlags();
    void pass(Bytes bytes);

    SessionState& m_state;
    MessageListener& m_listener;
    ItemReader m_items;
    MessageHead m_head;
    quint64 m_messageBytes = 0;
    Bytes m_replacement;
    Side m_side;
    Stage m_stage = Stage::Idle;
    bool m_isPassed = false;
};

} // namespace clouddesk::rfb
