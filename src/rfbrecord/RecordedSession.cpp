// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbrecord/RecordedSession.h"

#include "rfb/ClientMessages.h"
#include "rfb/RectangleParser.h"
#include "rfb/VncAuthentication.h"

#include <QtEndian>

#include <cerrno>

#include <sys/socket.h>

namespace clouddesk::rfb {

namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

constexpr qsizetype readBytes = qsizetype(256) * 1024;

/// What comes out towards the client is for the handshake only: nobody draws it.
class Passed : public GateOutput
{
public:
    explicit Passed(bool isKept)
        : m_isKept(isKept)
    {
    }
    void write(Bytes bytes) override
    {
        if (m_isKept)
            m_bytes.append(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    }
    QByteArray take() { return std::exchange(m_bytes, {}); }

private:
    bool m_isKept;
    QByteArray m_bytes;
};

Bytes toBytes(const QByteArray& bytes)
{
    return {reinterpret_cast<const quint8*>(bytes.constData()), static_cast<size_t>(bytes.size())};
}

/// Tight, which every server of ours knows and our decoder draws; the pointer stays in the picture.
QByteArray setEncodings(int quality)
{
    const std::array codes = {encoding::tight,
                              encoding::copyRect,
                              encoding::raw,
                              encoding::desktopSize,
                              encoding::lastRect,
                              encoding::qualityLevel0 + quality,
                              encoding::compressionLevel0 + 6};
    QByteArray message(4, 0);
    message[0] = char(clientmessage::setEncodings);
    message[3] = char(codes.size());
    for (const qint32 code : codes) {
        const qint32 wire = qToBigEndian(code);
        message.append(reinterpret_cast<const char*>(&wire), sizeof wire);
    }
    return message;
}

} // namespace

RecordedSession::RecordedSession(core::UniqueFd stream, core::Secret password, int quality, GateRecorder& recorder,
                                 GateTime now)
    : m_stream(std::move(stream))
    , m_password(std::move(password))
    , m_quality(quality)
    , m_handshake({}, true, answerer())
    , m_buffer(readBytes, Qt::Uninitialized)
    , m_gate(GatePolicy{}, {}, now, this, &recorder)
{
}

Result<void> RecordedSession::receive(GateTime now)
{
    const ssize_t count = recv(m_stream.get(), m_buffer.data(), static_cast<size_t>(m_buffer.size()), MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return {};
    if (count <= 0)
        return fail(ErrorCode::ConnectionLost, QStringLiteral("the desktop's stream has ended"));
    return feed(Side::Server, QByteArray::fromRawData(m_buffer.constData(), count), now);
}

Result<void> RecordedSession::feed(Side from, const QByteArray& bytes, GateTime now)
{
    const bool isShaking = from == Side::Server && !m_handshake.isDone();
    Passed output(isShaking);
    qsizetype done = 0;
    while (done < bytes.size()) {
        const auto taken = m_gate.feed(from, toBytes(bytes).subspan(static_cast<size_t>(done)), now, output);
        if (!taken)
            return fail(taken);
        done += static_cast<qsizetype>(*taken);
        // What the gate does not take yet waits for our own word.
        if (*taken == 0)
            return fail(ErrorCode::RfbProtocolFailed, QStringLiteral("the desktop server speaks out of turn"));
        if (!isShaking)
            continue;
        if (auto shaken = shakeHands(output.take(), now); !shaken)
            return shaken;
    }
    return {};
}

Result<void> RecordedSession::say(const QByteArray& bytes, GateTime now)
{
    if (bytes.isEmpty())
        return {};
    if (auto passed = feed(Side::Client, bytes, now); !passed)
        return passed;
    const ssize_t count =
        send(m_stream.get(), bytes.constData(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count != bytes.size())
        return fail(ErrorCode::ConnectionLost, QStringLiteral("the desktop's stream takes nothing any more"));
    return {};
}

Result<void> RecordedSession::shakeHands(const QByteArray& passed, GateTime now)
{
    if (m_handshake.isDone())
        return {};
    if (auto read = m_handshake.read(toBytes(passed)); !read)
        return read;
    if (auto said = say(m_handshake.takeOutgoing(), now); !said || !m_handshake.isDone())
        return said;
    m_size = m_handshake.size();
    const QByteArray first = message::updateRequest(QRect(QPoint(), m_size), false);
    return say(message::setPixelFormat() + setEncodings(m_quality) + first, now);
}

VncAnswer RecordedSession::answerer() const
{
    if (m_password.isEmpty())
        return {};
    return [this](const QByteArray& challenge) { return vncResponse(challenge, m_password); };
}

void RecordedSession::onRectangle(const Rectangle& rectangle, quint64 /*bytes*/, GateTime /*now*/)
{
    if (const auto size = newScreenSize(rectangle))
        m_size = *size;
}

void RecordedSession::onMessage(Side /*from*/, MessageKind kind, quint64 /*bytes*/, bool /*wasLeftOut*/,
                                GateTime /*now*/)
{
    if (kind != MessageKind::FramebufferUpdate)
        return;
    ++m_updates;
    m_owesRequest = true;
}

Result<void> RecordedSession::request(GateTime now)
{
    m_owesRequest = false;
    return say(message::updateRequest(QRect(QPoint(), m_size), true), now);
}

} // namespace clouddesk::rfb
