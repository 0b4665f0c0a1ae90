// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbgate/RecordingWriter.h"

#include <QDateTime>
#include <QFile>
#include <QtEndian>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <limits>
#include <sys/uio.h>
#include <unistd.h>

namespace clouddesk::rfb {

namespace {

using core::ErrorCode;
using core::fail;
using recording::ChunkHead;
using recording::ChunkType;

// A long message is written in pieces of this.
constexpr qsizetype pieceBytes = qsizetype(256) * 1024;
constexpr qsizetype inputBytes = 4096;
constexpr auto crowdedInterval = std::chrono::seconds(1);

Bytes toBytes(const QByteArray& bytes)
{
    return {reinterpret_cast<const quint8*>(bytes.constData()), static_cast<size_t>(bytes.size())};
}

core::Error fileError(int error, const QString& path)
{
    const ErrorCode code = error == ENOSPC || error == EDQUOT ? ErrorCode::DiskFull
                           : error == EEXIST                  ? ErrorCode::AlreadyExists
                           : error == EACCES                  ? ErrorCode::PermissionDenied
                                                              : ErrorCode::InputOutputFailed;
    return {code, QStringLiteral("the recording could not be written: %1").arg(qt_error_string(error)), path, {}};
}

template <typename T>
void addTo(QByteArray& bytes, T value)
{
    const T wire = qToBigEndian(value);
    bytes.append(reinterpret_cast<const char*>(&wire), sizeof wire);
}

} // namespace

core::Result<std::unique_ptr<RecordingWriter>> RecordingWriter::create(const QString& path, GateTime now,
                                                                       size_t mostChunks)
{
    constexpr mode_t onlyOwner = 0600;
    core::UniqueFd file(open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, onlyOwner));
    if (!file.isValid())
        return fail(fileError(errno, path));
    std::unique_ptr<RecordingWriter> writer(new RecordingWriter(std::move(file), path, now, mostChunks));
    const QByteArray head = recording::writeHead(QDateTime::currentMSecsSinceEpoch());
    if (!writer->writeAll(toBytes(head), {}))
        return fail(*writer->m_failure);
    return writer;
}

RecordingWriter::RecordingWriter(core::UniqueFd file, QString path, GateTime now, size_t mostChunks)
    : m_file(std::move(file))
    , m_path(std::move(path))
    , m_began(now)
    , m_mostChunks(mostChunks)
{
}

RecordingWriter::~RecordingWriter()
{
    std::ignore = finish();
}

std::chrono::microseconds RecordingWriter::since(GateTime now) const
{
    return std::max(std::chrono::duration_cast<std::chrono::microseconds>(now - m_began), std::chrono::microseconds(0));
}

void RecordingWriter::onServerMessage(const MessageHead& head, const RectangleParser::Session& session, GateTime now)
{
    if (!isCrowded() || m_input.size() >= inputBytes)
        writeInput();
    const bool isInit = head.kind == MessageKind::Handshake;
    if (isInit)
        writeGathered();
    else if (m_format != session.format || m_screen != session.screen)
        writeFormat(session, now);
    else if (since(now) != m_gathered.time)
        flush(now);
    m_head = {isInit ? ChunkType::ServerInit : ChunkType::Stream, recording::beginsMessage, 0, 0, since(now), 0};
    m_isMidMessage = true;
}

void RecordingWriter::writeFormat(const RectangleParser::Session& session, GateTime now)
{
    writeGathered();
    m_format = session.format;
    m_screen = session.screen;
    QByteArray data;
    addTo(data, static_cast<quint16>(m_screen.width()));
    addTo(data, static_cast<quint16>(m_screen.height()));
    data += recording::writePixelFormat(session.format);
    writeChunk({ChunkType::Format, 0, 0, 0, since(now), 0}, toBytes(data));
}

void RecordingWriter::onServerBytes(Bytes bytes)
{
    if (!m_file.isValid())
        return;
    m_data.append(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    if (m_data.size() - m_whole < pieceBytes || m_head.type != ChunkType::Stream)
        return;
    writeGathered();
    writeStream(0);
}

void RecordingWriter::onServerRectangle(const Rectangle& rectangle, StreamUse streams)
{
    m_streams = static_cast<quint8>((m_streams & ~streams.reset) | streams.used);
    if (!drawsPixels(rectangle.encoding))
        return;
    const auto most = static_cast<qint64>(std::numeric_limits<quint32>::max());
    m_head.pixels = static_cast<quint32>(std::min(most, m_head.pixels + rectangle.pixels()));
}

void RecordingWriter::onServerMessageEnd(MessageKind kind, GateTime /*now*/)
{
    m_head.updates = kind == MessageKind::FramebufferUpdate ? 1 : 0;
    if (m_head.type == ChunkType::Stream && !hasPieces())
        gather();
    else
        writeStream(recording::endsMessage);
    m_isMidMessage = false;
}

// A chunk of its own for each would be more than the message itself where those are small.
void RecordingWriter::gather()
{
    constexpr auto mostUpdates = std::numeric_limits<quint16>::max();
    constexpr auto mostPixels = std::numeric_limits<quint32>::max();
    if (m_whole == 0) {
        m_gathered = m_head;
        m_gathered.flags |= recording::endsMessage;
    } else {
        m_gathered.updates = static_cast<quint16>(m_gathered.updates + m_head.updates);
        m_gathered.pixels += std::min(m_head.pixels, mostPixels - m_gathered.pixels);
    }
    m_whole = m_data.size();
    if (m_whole >= pieceBytes || m_gathered.updates == mostUpdates)
        writeGathered();
}

void RecordingWriter::writeGathered()
{
    if (m_whole == 0)
        return;
    const qsizetype whole = std::exchange(m_whole, 0);
    writeChunk(m_gathered, toBytes(m_data).first(static_cast<size_t>(whole)));
    m_data.remove(0, std::min(whole, m_data.size()));
}

bool RecordingWriter::isCrowded() const
{
    return m_index.size() >= m_mostChunks / 4;
}

void RecordingWriter::flush(GateTime now)
{
    if (!isCrowded() || since(now) >= m_gathered.time + crowdedInterval)
        writeGathered();
}

void RecordingWriter::onClientMessage(MessageKind kind, quint64 bytes, GateTime now)
{
    if (m_input.isEmpty())
        m_inputTime = since(now);
    addTo(m_input, static_cast<quint8>(kind));
    addTo(m_input, static_cast<quint32>(std::min<quint64>(bytes, std::numeric_limits<quint32>::max())));
    if (m_input.size() >= inputBytes)
        writeInput();
}

void RecordingWriter::writeInput()
{
    // Not between the pieces of a message.
    if (!m_input.isEmpty() && !m_isMidMessage) {
        writeGathered();
        writeChunk({ChunkType::Input, 0, 0, 0, m_inputTime, 0}, toBytes(std::exchange(m_input, {})));
    } else if (m_input.size() >= 2 * inputBytes) {
        m_input.clear();
    }
}

void RecordingWriter::writeStream(quint8 endFlag)
{
    if ((m_head.flags & recording::beginsMessage) != 0) {
        m_messageOffset = m_offset;
        m_messageEntry = m_index.size();
    }
    m_head.flags |= endFlag;
    writeChunk(m_head, toBytes(m_data));
    m_data.resize(0);
    m_head.flags = 0;
    m_head.pixels = 0;
}

bool RecordingWriter::hasPieces() const
{
    return m_isMidMessage && (m_head.flags & recording::beginsMessage) == 0;
}

// Nobody can go on from the middle of a message.
void RecordingWriter::takeBackMessage()
{
    m_data.truncate(m_whole);
    // Where it cannot be cut, readers leave it out.
    if (m_file.isValid() && hasPieces() && ftruncate(m_file.get(), m_messageOffset) == 0) {
        m_offset = m_messageOffset;
        m_index.resize(m_messageEntry);
        if (lseek(m_file.get(), m_offset, SEEK_SET) != m_offset)
            giveUp(errno);
    }
    m_isMidMessage = false;
}

core::Result<void> RecordingWriter::addKeyFrame(Bytes data, GateTime now)
{
    if (m_failure)
        return fail(*m_failure);
    if (m_isMidMessage || data.size() > recording::maximumChunkBytes)
        return fail(ErrorCode::Conflict, QStringLiteral("a key frame does not fit here"), m_path);
    writeInput();
    writeGathered();
    writeChunk({ChunkType::KeyFrame, m_streams, 0, 0, since(now), 0}, data);
    return m_failure ? core::Result<void>(fail(*m_failure)) : core::Result<void>();
}

void RecordingWriter::writeChunk(const ChunkHead& head, Bytes data)
{
    if (m_file.isValid() && m_index.size() >= m_mostChunks)
        endEarly();
    if (m_file.isValid())
        appendChunk(head, data);
}

void RecordingWriter::appendChunk(ChunkHead head, Bytes data)
{
    // What waited to be gathered may be from before what did not.
    if (!m_index.empty())
        head.time = std::max(head.time, m_index.back().head.time);
    const qint64 offset = m_offset;
    const QByteArray headBytes = recording::writeChunkHead(head, data);
    if (writeAll(toBytes(headBytes), data))
        m_index.push_back({head, offset});
}

bool RecordingWriter::writeAll(Bytes head, Bytes data)
{
    const size_t total = head.size() + data.size();
    for (size_t done = 0; done < total;) {
        const Bytes first = done < head.size() ? head.subspan(done) : Bytes();
        const Bytes second = data.subspan(done < head.size() ? 0 : done - head.size());
        std::array<iovec, 2> parts = {iovec{const_cast<quint8*>(first.data()), first.size()},
                                      iovec{const_cast<quint8*>(second.data()), second.size()}};
        const ssize_t count = writev(m_file.get(), parts.data(), parts.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0) {
            giveUp(count < 0 ? errno : EIO);
            return false;
        }
        done += static_cast<size_t>(count);
    }
    m_offset += static_cast<qint64>(total);
    return true;
}

void RecordingWriter::giveUp(int error)
{
    m_failure = fileError(error, m_path);
    // What is left is whole messages only. If even that fails, a reader leaves the rest out.
    if (hasPieces())
        m_offset = m_messageOffset;
    std::ignore = ftruncate(m_file.get(), m_offset);
    m_file.reset();
    m_data.clear();
    m_whole = 0;
}

void RecordingWriter::breakOff()
{
    takeBackMessage();
    writeGathered();
    m_streams = 0;
    m_format.reset();
    m_screen = {};
}

core::Result<void> RecordingWriter::finish(GateTime now)
{
    if (m_file.isValid()) {
        takeBackMessage();
        writeInput();
        writeGathered();
    }
    if (m_file.isValid())
        writeEnd(since(now));
    return m_failure ? core::Result<void>(fail(*m_failure)) : core::Result<void>();
}

void RecordingWriter::writeEnd(std::chrono::microseconds time)
{
    QByteArray entries;
    entries.reserve(static_cast<qsizetype>(m_index.size()) * recording::indexEntryBytes);
    for (const recording::ChunkEntry& entry : m_index)
        entries += recording::writeIndexEntry(entry);
    const qint64 offset = m_offset;
    appendChunk({ChunkType::Index, 0, 0, 0, time, 0}, toBytes(entries));
    const QByteArray trailer = recording::writeTrailer(offset);
    const bool isWritten = m_file.isValid() && writeAll(toBytes(trailer), {});
    if (isWritten && fdatasync(m_file.get()) != 0)
        m_failure = fileError(errno, m_path);
    m_file.reset();
}

// Whole, as if it had been finished here.
void RecordingWriter::endEarly()
{
    m_failure =
        core::Error{ErrorCode::OutputTooLarge, QStringLiteral("the recording has reached %1 changes").arg(m_mostChunks),
                    m_path, QStringLiteral("begin another one")};
    takeBackMessage();
    writeEnd({});
}

} // namespace clouddesk::rfb
