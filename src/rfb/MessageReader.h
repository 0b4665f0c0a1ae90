// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "rfb/Limits.h"
#include "rfb/RectangleParser.h"

#include <chrono>
#include <vector>

namespace clouddesk::rfb {

/// Takes what a MessageReader finds. An error ends the session.
class MessageSink
{
public:
    virtual ~MessageSink() = default;
    /// The head of an update was read; its rectangles come next.
    virtual core::Result<void> updateBegan() = 0;
    /// One whole rectangle, as a FramebufferUpdate message that holds nothing else: 4 bytes of message head, 12 of
    /// rectangle header, the body.
    virtual core::Result<void> rectangleArrived(const Rectangle& rectangle, Bytes message) = 0;
    /// Its last rectangle has arrived.
    virtual core::Result<void> updateEnded() = 0;
    /// Bell (RFC 6143, 7.6.3).
    virtual core::Result<void> bellRang() = 0;
    /// ServerCutText (RFC 6143, 7.6.4).
    virtual core::Result<void> textArrived(Bytes latin1) = 0;
    /// An extended clipboard message (rfbproto.rst, "Extended Clipboard Pseudo-Encoding"): flags and what follows them.
    virtual core::Result<void> extendedTextArrived(quint32 flags, Bytes data) = 0;
    /// A clipboard message of so many bytes was passed over because it is longer than the limit.
    virtual core::Result<void> textSkipped(qint64 bytes) = 0;
    /// ServerFence (rfbproto.rst).
    virtual core::Result<void> fenceArrived(quint32 flags, Bytes payload) = 0;
    /// EndOfContinuousUpdates (rfbproto.rst).
    virtual core::Result<void> continuousUpdatesEnded() = 0;
    /// Sound begins, comes and ends (rfbproto.rst, "QEMU Audio Server Message").
    virtual core::Result<void> soundBegan() = 0;
    virtual core::Result<void> soundArrived(Bytes sound) = 0;
    virtual core::Result<void> soundEnded() = 0;
};

/// Splits what a server sends after the handshake (RFC 6143, 7.6) into messages and rectangles, however the bytes are
/// cut. Nothing reaches the sink that is not whole, of a kind we asked for and within the limits. One thread.
class MessageReader
{
public:
    using Clock = std::chrono::steady_clock;

    MessageReader(const Limits& limits, MessageSink& sink);

    /// The screen's size, as ServerInit has it; later ones are in the stream. Without it, only the decoder can tell
    /// what lies outside.
    void setScreen(QSize size) { m_session.screen = size; }
    /// Takes the next bytes and reports everything that is whole by now; a few bytes may be much to draw, so that it
    /// stops at that time. Then hasMore(), and the next call, with or without bytes, goes on.
    core::Result<void> read(Bytes bytes, Clock::time_point until = Clock::time_point::max());
    [[nodiscard]] bool hasMore() const { return m_hasMore; }
    /// Whether an update has begun that is not whole, and the pixels that were drawn by it, or by the last one.
    [[nodiscard]] bool isMidUpdate() const { return m_inUpdate; }
    [[nodiscard]] qint64 drawnPixels() const { return m_drawnPixels; }
    /// Whether a message has begun that is not whole.
    [[nodiscard]] bool isMidMessage() const { return m_inUpdate || m_toSkip > 0 || m_end > m_begin; }
    /// How many messages were whole so far.
    [[nodiscard]] quint64 finishedMessages() const { return m_finished; }

private:
    core::Result<bool> step();
    core::Result<bool> beginMessage();
    core::Result<void> beginUpdate();
    core::Result<bool> beginRectangle();
    core::Result<bool> continueRectangle();
    core::Result<bool> readText();
    [[nodiscard]] qint64 textBound(quint32 flags) const;
    core::Result<bool> skipText(qint64 headSize, qint64 length);
    bool skip();
    core::Result<bool> skipColourMap();
    core::Result<bool> readFence();
    core::Result<bool> readSound();
    core::Result<bool> readSoundData();
    core::Result<bool> finishMessage(qint64 size, const core::Result<void>& taken);
    core::Result<void> finishRectangle(qint64 bodySize);
    core::Result<void> endUpdate();
    [[nodiscard]] Bytes pending() const { return {m_buffer.data() + m_begin, m_end - m_begin}; }
    bool has(qint64 count);
    void consume(qint64 count) { m_begin += static_cast<size_t>(count); }
    void append(Bytes bytes);
    void compact();

    Limits m_limits;
    MessageSink& m_sink;
    std::vector<quint8> m_buffer;
    size_t m_begin;
    size_t m_end;
    size_t m_needed = 1;
    qint64 m_toSkip = 0;
    bool m_inUpdate = false;
    bool m_inRectangle = false;
    bool m_hasMore = false;
    qint64 m_drawnPixels = 0;
    int m_rectanglesLeft = 0;
    Rectangle m_rectangle;
    RectangleParser::Session m_session;
    RectangleParser m_parser;
    Step m_step;
    size_t m_parsed = 0; // of the rectangle's body
    quint64 m_finished = 0;
};

} // namespace clouddesk::rfb
