// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbrecord/Replay.h"

#include <QtEndian>

#include <cerrno>

#include <sys/socket.h>

namespace clouddesk::rfb {

using core::ErrorCode;
using core::fail;
using core::Result;
using recording::ChunkType;
using std::chrono::microseconds;

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

bool draws(const recording::ChunkEntry& chunk)
{
    return chunk.head.type == ChunkType::Stream && chunk.head.pixels > 0;
}

} // namespace

Result<std::unique_ptr<Replay>> Replay::open(const QString& path)
{
    auto reader = RecordingReader::open(path);
    if (!reader)
        return fail(reader);
    std::unique_ptr<Replay> replay(new Replay(std::move(*reader)));
    if (auto checked = replay->checkFormats(); !checked)
        return fail(checked.error().at(path));
    return replay;
}

Replay::~Replay() = default;

Result<void> Replay::checkFormats()
{
    const QByteArray ours = recording::writePixelFormat(PixelFormat());
    const auto& chunks = m_reader->chunks();
    bool isDrawnBefore = false;
    for (size_t i = 0; i < chunks.size(); ++i) {
        if (chunks[i].head.type == ChunkType::ServerInit) {
            m_sessions.push_back(i);
            isDrawnBefore = false;
        } else if (chunks[i].head.type == ChunkType::Format) {
            const auto format = m_reader->read(i);
            if (!format)
                return fail(format);
            // Before the client's own wish arrives nothing is drawn, so a server's format may stand there.
            if (format->data.mid(4) != ours && isDrawnBefore)
                return fail(ErrorCode::InvalidArgument,
                            QStringLiteral("the recording has colours that cannot be shown here"));
        }
        isDrawnBefore = isDrawnBefore || draws(chunks[i]);
    }
    if (m_sessions.empty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("the recording is empty"));
    return {};
}

std::vector<double> Replay::activity(int parts) const
{
    std::vector<double> all(static_cast<size_t>(std::max(parts, 1)), 0.0);
    const auto whole = std::max<qint64>(duration().count(), 1);
    for (const recording::ChunkEntry& chunk : m_reader->chunks()) {
        if (!draws(chunk))
            continue;
        const auto part =
            std::min<qint64>(chunk.head.time.count() * qint64(all.size()) / whole, qint64(all.size()) - 1);
        all[static_cast<size_t>(std::max<qint64>(part, 0))] += chunk.head.pixels;
    }
    return all;
}

microseconds Replay::nextActivity(microseconds time) const
{
    const auto& chunks = m_reader->chunks();
    auto next = std::ranges::upper_bound(chunks, time, {}, [](const auto& chunk) { return chunk.head.time; });
    while (next != chunks.end() && !draws(*next))
        ++next;
    return next == chunks.end() ? duration() : next->head.time;
}

size_t Replay::sessionAt(microseconds time) const
{
    size_t found = m_sessions.front();
    for (const size_t session : m_sessions) {
        if (m_reader->chunks()[session].head.time <= time)
            found = session;
    }
    return found;
}

Result<core::UniqueFd> Replay::begin(microseconds time)
{
    const auto first = std::ranges::find_if(m_reader->chunks(), draws);
    if (first != m_reader->chunks().end())
        time = std::max(time, first->head.time);
    auto pair = core::makeSocketPair();
    if (!pair)
        return fail(pair);
    m_readable.reset();
    m_writable.reset();
    m_stream = std::move(pair->near);
    m_out = QByteArrayLiteral("RFB 003.008\n");
    m_in.clear();
    m_step = 0;
    m_next = sessionAt(time);
    m_end = m_next + 1;
    m_owesFence = false;
    m_fenceAnswered = m_fence;
    m_readable = std::make_unique<QSocketNotifier>(m_stream.get(), QSocketNotifier::Read);
    m_writable = std::make_unique<QSocketNotifier>(m_stream.get(), QSocketNotifier::Write);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &Replay::onReadable);
    connect(m_writable.get(), &QSocketNotifier::activated, this, &Replay::write);
    feedUntil(time);
    return std::move(pair->far);
}

bool Replay::feedUntil(microseconds time)
{
    const auto& chunks = m_reader->chunks();
    bool isSame = true;
    while (m_end < chunks.size() && chunks[m_end].head.time <= time) {
        isSame = chunks[m_end].head.type != ChunkType::ServerInit;
        if (!isSame)
            break;
        ++m_end;
    }
    ++m_fence;
    m_owesFence = true;
    feedMore();
    return isSame;
}

void Replay::onReadable()
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
void Replay::takeAnswers()
{
    const qsizetype length = mark.size() + qsizetype(sizeof(quint32));
    for (qsizetype at = m_in.indexOf(mark); at >= 0 && m_in.size() >= at + length; at = m_in.indexOf(mark)) {
        m_fenceAnswered = qFromBigEndian<quint32>(m_in.constData() + at + mark.size());
        m_in.remove(0, at + length);
        if (m_fenceAnswered == m_fence)
            QMetaObject::invokeMethod(this, &Replay::reached, Qt::QueuedConnection);
    }
    if (m_in.indexOf(mark) < 0)
        m_in = m_in.right(mark.size() - 1);
}

bool Replay::readNext()
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

void Replay::feedMore()
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

void Replay::write()
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
