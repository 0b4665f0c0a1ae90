// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbgate/RecordingReader.h"

#include <ranges>

namespace clouddesk::rfb {

namespace {

using core::ErrorCode;
using core::fail;
using recording::ChunkEntry;
using recording::ChunkType;

// Beyond what a disk holds. What is computed with a file's times stays within their type.
constexpr std::chrono::hours longest(24 * 366);

Bytes toBytes(const QByteArray& bytes)
{
    return {reinterpret_cast<const quint8*>(bytes.constData()), static_cast<size_t>(bytes.size())};
}

} // namespace

core::Result<std::unique_ptr<RecordingReader>> RecordingReader::open(const QString& path)
{
    std::unique_ptr<RecordingReader> reader(new RecordingReader(path));
    if (const auto read = reader->readFile(); !read)
        return fail(read.error().at(path));
    return reader;
}

core::Result<void> RecordingReader::readFile()
{
    if (!m_file.exists())
        return fail(ErrorCode::NotFound, QStringLiteral("there is no such recording"));
    if (!m_file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::InputOutputFailed,
                    QStringLiteral("the recording could not be opened: %1").arg(m_file.errorString()));
    const QByteArray head = m_file.read(recording::headBytes);
    const auto begin = head.size() == recording::headBytes ? recording::readHead(toBytes(head)) : std::nullopt;
    if (!begin)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("this is no recording that CloudDesk can read"));
    m_begin = *begin;
    if (!readIndex())
        scan();
    leaveOutCutOff();
    return {};
}

bool RecordingReader::readIndex()
{
    const qint64 end = m_file.size() - recording::trailerBytes;
    if (end < recording::headBytes || !m_file.seek(end))
        return false;
    const auto offset = recording::readTrailer(toBytes(m_file.read(recording::trailerBytes)));
    if (!offset)
        return false;
    const auto index = readAt(*offset);
    const bool isIndex = index && index->head.type == ChunkType::Index &&
                         index->data.size() % recording::indexEntryBytes == 0 &&
                         *offset + recording::chunkHeadBytes + index->data.size() == end;
    if (!isIndex)
        return false;
    qint64 before = 0;
    for (qint64 at = 0; at < index->data.size(); at += recording::indexEntryBytes) {
        const Bytes entry = toBytes(index->data).subspan(size_t(at), size_t(recording::indexEntryBytes));
        m_chunks.push_back(recording::readIndexEntry(entry));
        if (m_chunks.back().offset <= before || m_chunks.back().offset >= *offset) {
            m_chunks.clear();
            return false;
        }
        before = m_chunks.back().offset;
    }
    m_end = index->head.time;
    return true;
}

void RecordingReader::scan()
{
    m_isIndexRebuilt = true;
    qint64 offset = recording::headBytes;
    while (const auto chunk = readAt(offset)) {
        if (chunk->head.type != ChunkType::Index)
            m_chunks.push_back({chunk->head, offset});
        offset += recording::chunkHeadBytes + chunk->data.size();
    }
    m_tornBytes = m_file.size() - offset;
}

// From the end, where it is known whether a message has one. Whoever is fed a part of a message takes what follows for
// the rest of it.
void RecordingReader::leaveOutCutOff()
{
    if (!m_chunks.empty())
        m_end = std::max(m_end, m_chunks.back().head.time);
    bool isEnded = false;
    auto kept = m_chunks.rbegin();
    for (const ChunkEntry& chunk : m_chunks | std::views::reverse) {
        const bool isStream = chunk.head.type == ChunkType::Stream;
        isEnded = (isEnded && chunk.head.type != ChunkType::ServerInit) ||
                  (isStream && (chunk.head.flags & recording::endsMessage) != 0);
        if (!isStream || isEnded)
            *kept++ = chunk;
        if (isStream && (chunk.head.flags & recording::beginsMessage) != 0)
            isEnded = false;
    }
    m_chunks.erase(m_chunks.begin(), kept.base());
}

std::optional<RecordingReader::Chunk> RecordingReader::readAt(qint64 offset)
{
    const bool fits = offset >= recording::headBytes && offset <= m_file.size() - recording::chunkHeadBytes;
    if (!fits || !m_file.seek(offset))
        return std::nullopt;
    const QByteArray headBytes = m_file.read(recording::chunkHeadBytes);
    if (headBytes.size() != recording::chunkHeadBytes)
        return std::nullopt;
    const auto head = recording::readChunkHead(toBytes(headBytes));
    if (!head || offset + recording::chunkHeadBytes + qint64(head->bytes) > m_file.size())
        return std::nullopt;
    QByteArray data = m_file.read(head->bytes);
    if (data.size() != qint64(head->bytes) || !recording::isIntact(toBytes(headBytes), toBytes(data)))
        return std::nullopt;
    return Chunk{*head, std::move(data)};
}

core::Result<RecordingReader::Chunk> RecordingReader::read(size_t chunk)
{
    if (chunk >= m_chunks.size())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("the recording has %1 chunks").arg(m_chunks.size()),
                    m_file.fileName());
    auto read = readAt(m_chunks[chunk].offset);
    if (!read)
        return fail(ErrorCode::InputOutputFailed,
                    QStringLiteral("the recording is damaged at byte %1").arg(m_chunks[chunk].offset),
                    m_file.fileName());
    return std::move(*read);
}

std::chrono::microseconds RecordingReader::duration() const
{
    using std::chrono::microseconds;
    return std::clamp<microseconds>(m_end, {}, longest);
}

RecordingReader::Start RecordingReader::startAt(std::chrono::microseconds time) const
{
    Start start;
    for (size_t i = 0; i < m_chunks.size() && m_chunks[i].head.time <= time; ++i) {
        if (m_chunks[i].head.type == ChunkType::KeyFrame)
            start = {i, i + 1, m_chunks[i].head.flags == 0};
    }
    return start;
}

} // namespace clouddesk::rfb
