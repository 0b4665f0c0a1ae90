// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbrecord/Replay.h"

#include "core/Pool.h"

namespace clouddesk::rfb {

using core::ErrorCode;
using core::fail;
using core::Result;
using recording::ChunkType;
using std::chrono::microseconds;

namespace {

bool draws(const recording::ChunkEntry& chunk)
{
    return chunk.head.type == ChunkType::Stream && chunk.head.pixels > 0;
}

Result<void> checkFormats(RecordingReader& reader)
{
    const QByteArray ours = recording::writePixelFormat(PixelFormat());
    const auto& chunks = reader.chunks();
    bool isDrawnBefore = false;
    for (size_t i = 0; i < chunks.size(); ++i) {
        // Before the client's own wish arrives nothing is drawn, so a server's format may stand there.
        isDrawnBefore = chunks[i].head.type != ChunkType::ServerInit && (isDrawnBefore || draws(chunks[i]));
        if (chunks[i].head.type != ChunkType::Format)
            continue;
        const auto format = reader.read(i);
        if (!format)
            return fail(format);
        if (format->data.mid(4) != ours && isDrawnBefore)
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("the recording has colours that cannot be shown here"));
    }
    return {};
}

} // namespace

struct Replay::Opened
{
    std::unique_ptr<RecordingReader> reader;
    std::vector<Session> sessions;
};

core::Task<std::unique_ptr<Replay>> Replay::open(QString path)
{
    core::Deferred<Opened> read = core::onPool([path] { return openFile(path); });
    auto opened = co_await read;
    if (!opened)
        co_return fail(opened);
    std::unique_ptr<Replay> replay(new Replay(std::move(*opened)));
    co_return replay;
}

Result<Replay::Opened> Replay::openFile(const QString& path)
{
    auto reader = RecordingReader::open(path);
    if (!reader)
        return fail(reader);
    if (const auto formats = checkFormats(**reader); !formats)
        return fail(formats.error().at(path));
    auto sessions = sessionsOf(**reader);
    if (sessions.empty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("the recording is empty"), path);
    return Opened{std::move(*reader), std::move(sessions)};
}

Replay::Replay(Opened opened)
    : m_feeder(new ReplayFeeder(std::move(opened.reader)))
    , m_recording(m_feeder->recording())
    , m_sessions(std::move(opened.sessions))
{
    m_feeder->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_feeder, &QObject::deleteLater);
    connect(m_feeder, &ReplayFeeder::failed, this, &Replay::failed);
    connect(m_feeder, &ReplayFeeder::reached, this, [this](quint32 fence) {
        // One of a session that is over has an older number.
        if (fence != m_fence || m_fenceAnswered == m_fence)
            return;
        m_fenceAnswered = fence;
        Q_EMIT reached();
    });
    m_thread.setObjectName(QStringLiteral("replay"));
    m_thread.start();
}

Replay::~Replay()
{
    m_thread.quit();
    m_thread.wait();
}

// Of one that broke off before its first picture there is nothing to show.
std::vector<Replay::Session> Replay::sessionsOf(const RecordingReader& reader)
{
    const auto& chunks = reader.chunks();
    std::vector<Session> sessions;
    std::optional<size_t> begun;
    for (size_t i = 0; i < chunks.size(); ++i) {
        if (chunks[i].head.type == ChunkType::ServerInit)
            begun = i;
        else if (begun && draws(chunks[i]))
            sessions.push_back({*std::exchange(begun, std::nullopt), chunks[i].head.time});
    }
    return sessions;
}

std::vector<double> Replay::activity(int parts) const
{
    std::vector<double> all(static_cast<size_t>(std::max(parts, 1)), 0.0);
    const auto whole = std::max<qint64>(duration().count(), 1);
    for (const recording::ChunkEntry& chunk : m_recording.chunks()) {
        if (!draws(chunk))
            continue;
        const qint64 time = std::clamp<qint64>(chunk.head.time.count(), 0, whole);
        const auto part = std::min<qint64>(time * qint64(all.size()) / whole, qint64(all.size()) - 1);
        all[static_cast<size_t>(part)] += chunk.head.pixels;
    }
    return all;
}

microseconds Replay::nextActivity(microseconds time) const
{
    const auto& chunks = m_recording.chunks();
    auto next = std::ranges::upper_bound(chunks, time, {}, [](const auto& chunk) { return chunk.head.time; });
    while (next != chunks.end() && !draws(*next))
        ++next;
    return next == chunks.end() ? duration() : std::min(next->head.time, duration());
}

size_t Replay::sessionAt(microseconds time) const
{
    size_t found = m_sessions.front().first;
    for (const Session& session : m_sessions) {
        if (session.drawn <= time)
            found = session.first;
    }
    return found;
}

Result<core::UniqueFd> Replay::begin(microseconds time)
{
    time = std::max(time, m_sessions.front().drawn);
    auto pair = core::makeSocketPair();
    if (!pair)
        return fail(pair);
    m_session = sessionAt(time);
    m_end = m_session + 1;
    m_fenceAnswered = m_fence;
    const auto stream = std::make_shared<core::UniqueFd>(std::move(pair->near));
    QMetaObject::invokeMethod(
        m_feeder, [feeder = m_feeder, stream, first = m_session] { feeder->begin(std::move(*stream), first); });
    feedUntil(time);
    return std::move(pair->far);
}

bool Replay::feedUntil(microseconds time)
{
    const auto& chunks = m_recording.chunks();
    // The last picture of a session stays until the next one has its first.
    while (m_end < chunks.size() && chunks[m_end].head.time <= time && chunks[m_end].head.type != ChunkType::ServerInit)
        ++m_end;
    ++m_fence;
    QMetaObject::invokeMethod(m_feeder,
                              [feeder = m_feeder, end = m_end, fence = m_fence] { feeder->feed(end, fence); });
    return sessionAt(time) == m_session;
}

} // namespace clouddesk::rfb
