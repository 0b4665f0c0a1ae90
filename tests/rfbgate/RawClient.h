// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfb/ClientMessages.h"
#include "rfbgate/Conversation.h"
#include "rfbgate/Gate.h"

#include <QElapsedTimer>
#include <QSet>

#include <poll.h>
#include <sys/socket.h>

namespace clouddesk::lab {

/// A client that draws nothing: it speaks to a real server through a gate and keeps what both sides said.
class RawClient : private rfb::GateObserver, private rfb::GateRecorder
{
public:
    struct Said
    {
        rfb::Side side;
        QByteArray bytes;
    };

    RawClient(core::UniqueFd stream, const QByteArray& pixelFormat, const QList<qint32>& encodings)
        : m_stream(std::move(stream))
        , m_gate(rfb::GatePolicy{}, {}, {}, this, this)
        , m_format(pixelFormat)
        , m_encodings(encodings)
    {
    }

    /// Logs in without a password and asks for pictures until there were so many updates, or time is up.
    bool watch(int updates, int milliseconds = 10000)
    {
        QElapsedTimer clock;
        clock.start();
        while (m_updates < updates && !m_problem && clock.elapsed() < milliseconds) {
            pollfd polled{m_stream.get(), POLLIN, 0};
            if (poll(&polled, 1, 100) > 0 && !receive())
                return false;
        }
        return m_updates >= updates && !m_problem;
    }
    void say(const QByteArray& bytes)
    {
        m_said.push_back({rfb::Side::Client, bytes});
        feed(rfb::Side::Client, bytes);
        std::ignore = send(m_stream.get(), bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL);
    }

    [[nodiscard]] const QList<Said>& said() const { return m_said; }
    [[nodiscard]] const QSet<qint32>& seenEncodings() const { return m_seen; }
    [[nodiscard]] QString problem() const { return m_problem ? m_problem->text : QString(); }
    /// Everything the server said once the session was running.
    [[nodiscard]] QByteArray serverStream() const { return m_running; }
    /// The same, up to the last message that is whole.
    [[nodiscard]] QByteArray wholeMessages() const { return m_whole; }
    [[nodiscard]] bool isUnchanged() const { return m_passed == m_received; }

private:
    struct Output : rfb::GateOutput
    {
        explicit Output(QByteArray& bytes)
            : m_bytes(bytes)
        {
        }
        void write(rfb::Bytes bytes) override { m_bytes += toByteArray(bytes); }
        QByteArray& m_bytes;
    };

    bool receive()
    {
        QByteArray buffer(65536, Qt::Uninitialized);
        const ssize_t count = recv(m_stream.get(), buffer.data(), size_t(buffer.size()), 0);
        if (count <= 0)
            return false;
        buffer.truncate(count);
        m_received += buffer;
        m_said.push_back({rfb::Side::Server, buffer});
        if (m_gate.phase() == rfb::Phase::Running)
            m_running += buffer;
        feed(rfb::Side::Server, buffer);
        return true;
    }
    void feed(rfb::Side side, const QByteArray& bytes)
    {
        Output output(side == rfb::Side::Server ? m_passed : m_sent);
        const auto taken = m_gate.feed(side, toBytes(bytes), {}, output);
        if (!taken)
            m_problem = taken.error();
        else if (*taken != size_t(bytes.size()))
            m_problem = core::Error{core::ErrorCode::Internal, QStringLiteral("not all was taken"), {}, {}};
        answer();
    }
    void answer()
    {
        const QList<rfb::Phase> phases = std::exchange(m_phases, {});
        for (const rfb::Phase phase : phases) {
            if (phase == rfb::Phase::ClientVersion)
                say("RFB 003.008\n");
            else if (phase == rfb::Phase::SecurityChoice || phase == rfb::Phase::ClientInit)
                say("\1");
            else if (phase == rfb::Phase::Running) {
                say(QByteArray(4, '\0') + m_format);
                say(Conversation::setEncodings(m_encodings));
                say(QByteArray::fromHex("030000000000ffffffff"));
            }
        }
        for (const QByteArray& fence : std::exchange(m_fences, {})) {
            // rfbproto.rst, "ServerFence": the same again, without the request.
            QByteArray reply = fence;
            reply[4] = char(reply[4] & 0x7f);
            if (reply != fence)
                say(reply);
        }
        if (std::exchange(m_owesRequest, false))
            say(QByteArray::fromHex("030100000000ffffffff"));
    }
    void onPhase(rfb::Phase phase, rfb::GateTime /*now*/) override { m_phases += phase; }
    void onRectangle(const rfb::Rectangle& rectangle, quint64 /*bytes*/, rfb::GateTime /*now*/) override
    {
        m_seen.insert(rectangle.encoding);
    }
    void onMessage(rfb::Side /*from*/, rfb::MessageKind kind, quint64 /*bytes*/, bool /*wasLeftOut*/,
                   rfb::GateTime /*now*/) override
    {
        if (kind != rfb::MessageKind::FramebufferUpdate)
            return;
        ++m_updates;
        m_owesRequest = true;
    }

    void onServerMessage(const rfb::MessageHead& head, const rfb::RectangleParser::Session& /*session*/,
                         rfb::GateTime /*now*/) override
    {
        m_isRunning = head.kind != rfb::MessageKind::Handshake;
        m_message.clear();
    }
    void onServerBytes(rfb::Bytes bytes) override { m_message += toByteArray(bytes); }
    void onServerRectangle(const rfb::Rectangle& /*rectangle*/, rfb::StreamUse /*streams*/) override {}
    void onServerMessageEnd(rfb::MessageKind kind, rfb::GateTime /*now*/) override
    {
        if (kind == rfb::MessageKind::Fence)
            m_fences += m_message;
        if (m_isRunning)
            m_whole += m_message;
    }
    void onClientMessage(rfb::MessageKind /*kind*/, quint64 /*bytes*/, rfb::GateTime /*now*/) override {}

    core::UniqueFd m_stream;
    rfb::Gate m_gate;
    QByteArray m_format;
    QList<qint32> m_encodings;
    QList<Said> m_said;
    QSet<qint32> m_seen;
    QList<rfb::Phase> m_phases;
    QByteArray m_received;
    QByteArray m_passed;
    QByteArray m_sent;
    QByteArray m_running;
    std::optional<core::Error> m_problem;
    QByteArray m_message;
    QList<QByteArray> m_fences;
    QByteArray m_whole;
    bool m_isRunning = false;
    int m_updates = 0;
    bool m_owesRequest = false;
};

} // namespace clouddesk::lab
