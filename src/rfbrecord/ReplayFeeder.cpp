// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbrecord/ReplayFeeder.h"

#include <QtEndian>

#include <cerrno>

#include <sys/socket.h>

namespace clouddesk::rfb {

using recording::ChunkType;

namespace {

// So much is read ahead of what the client takes.
constexpr qsizetype mostWaiting = qsizetype(1024) * 1024;
constexpr qsizetype readBytes = 16384;
const QByteArray mark = QByteArrayLiteral("CDREPLAY");
constexpr int runningStep = 4;

/// What the client says in the handshake (RFC 6143, 7.1 to 7.3) takes so many bytes, and is answered by this.
struct Turn
{
    qsizetype bytes;
    QByteArray answer;
};

const std::array<Turn, 3>& turns()
{
    static const std::array<Turn, 3> all = {Turn{12, QByteArray("\1\1", 2)}, Turn{1, QByteArray(4, 0)},
                                            Turn{1, QByteArray()}};
    return all;
}

QByteArray fenceMessage(quint32 number)
{
    // rfbproto.rst, "ServerFence"
    QByteArray message(4, 0);
    message[0] = char(servermessage::fence);
    const quint32 flags = qToBigEndian(fenceflag::request | fenceflag::blockBefore);
    message.append(reinterpret_cast<const char*>(&flags), sizeof flags);
    const quint32 wire = qToBigEndian(number);
    message.append(char(mark.size() + qsizetype(sizeof wire)));
    message += mark;
    message.append(reinterpret_cast<const char*>(&wire), sizeof wire);
    return message;
}

} // namespace

ReplayFeeder::ReplayFeeder(std::unique_ptr<RecordingReader> reader)
    : m_reader(std::move(reader))
{
}

ReplayFeeder::~ReplayFeeder() = default;

void ReplayFeeder::begin(core::UniqueFd stream, size_t first)
{
    m_readable.reset();
    m_writable.reset();
    m_stream = std::move(stream);
    m_out = QByteArrayLiteral("RFB 003.008\n");
    m_in.clear();
    m_step = 0;
    m_next = m_end = first;
    m_owesFence = false;
    m_readable = std::make_unique<QSocketNotifier>(m_stream.get(), QSocketNotifier::Read);
    m_writable = std::make_unique<QSocketNotifier>(m_stream.get(), QSocketNotifier::Write);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &ReplayFeeder::onReadable);
    connect(m_writable.get(), &QSocketNotifier::activated, this, &ReplayFeeder::write);
}

void ReplayFeeder::feed(size_t end, quint32 fence)
{
    m_end = end;
    m_fence = fence;
    m_owesFence = true;
    feedMore();
}

void ReplayFeeder::onReadable()
{
    QByteArray buffer(readBytes, Qt::Uninitialized);
    const ssize_t count = recv(m_stream.get(), buffer.data(), size_t(buffer.size()), MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0) {
        m_readable->setEnabled(false);
        return;
    }
    m_in.append(buffer.constData(), count);
    while (m_step < int(turns().size()) && m_in.size() >= turns()[size_t(m_step)].bytes) {
        const Turn& turn = turns()[size_t(m_step++)];
        m_in.remove(0, turn.bytes);
        m_out += turn.answer;
    }
    if (m_step == int(turns().size()))
        m_step = runningStep;
    if (m_step == runningStep)
        takeAnswers();
    feedMore();
}

// Of all that a client says, only its answers to our fences matter.
void ReplayFeeder::takeAnswers()
{
    const qsizetype length = mark.size() + qsizetype(sizeof(quint32));
    for (qsizetype at = m_in.indexOf(mark); at >= 0 && m_in.size() >= at + length; at = m_in.indexOf(mark)) {
        Q_EMIT reached(qFromBigEndian<quint32>(m_in.constData() + at + mark.size()));
        m_in.remove(0, at + length);
    }
    if (m_in.indexOf(mark) < 0)
        m_in = m_in.right(mark.size() - 1);
}

bool ReplayFeeder::readNext()
{
    const ChunkType type = m_reader->chunks()[m_next].head.type;
    const bool isForClient = type == ChunkType::ServerInit || type == ChunkType::Stream;
    if (isForClient) {
        const auto chunk = m_reader->read(m_next);
        if (!chunk) {
            m_end = m_next;
            Q_EMIT failed(chunk.error());
            return false;
        }
        m_out += chunk->data;
    }
    ++m_next;
    return true;
}

void ReplayFeeder::feedMore()
{
    if (m_step == runningStep) {
        while (m_next < m_end && m_out.size() < mostWaiting) {
            if (!readNext())
                break;
        }
        if (m_next >= m_end && std::exchange(m_owesFence, false))
            m_out += fenceMessage(m_fence);
    }
    if (m_writable)
        m_writable->setEnabled(!m_out.isEmpty());
}

void ReplayFeeder::write()
{
    const ssize_t count = send(m_stream.get(), m_out.constData(), size_t(m_out.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count < 0 && errno != EAGAIN && errno != EINTR) {
        m_writable->setEnabled(false);
        return;
    }
    m_out.remove(0, std::max<ssize_t>(count, 0));
    feedMore();
}

} // namespace clouddesk::rfb
