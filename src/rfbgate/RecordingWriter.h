// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/UniqueFd.h"
#include "rfbgate/GateObserver.h"
#include "rfbgate/RecordingFormat.h"

namespace clouddesk::rfb {

/// Writes a session to a file as it passes a gate (see RecordingFormat.h). Every message that has passed is in the file
/// when flush() returns, so what a crash leaves can be played. If writing fails, for example because the disk is
/// full, the recording ends there, playable, and the session goes on. Same thread as the gate.
class RecordingWriter : public GateRecorder
{
public:
    /// A new file that only its owner may read. AlreadyExists, DiskFull, PermissionDenied or InputOutputFailed.
    /// With so many chunks it ends, OutputTooLarge; from a quarter of them on it puts a second's messages into one.
    static core::Result<std::unique_ptr<RecordingWriter>> create(const QString& path, GateTime now,
                                                                 size_t mostChunks = recording::maximumChunks);
    /// Finishes.
    ~RecordingWriter() override;
    RecordingWriter(const RecordingWriter&) = delete;
    RecordingWriter& operator=(const RecordingWriter&) = delete;

    /// Puts in what brings a fresh client to the picture of everything written so far. Conflict in the middle of a
    /// message (see mayAddKeyFrame()).
    core::Result<void> addKeyFrame(Bytes data, GateTime now);
    /// Whether no message is in the middle of being written.
    [[nodiscard]] bool mayAddKeyFrame() const { return !m_isMidMessage; }
    /// The compression streams that have a history by now; without any, a key frame stands on its own.
    [[nodiscard]] quint8 streamsWithHistory() const { return m_streams; }

    /// Writes what messages have passed. For whoever feeds the gate, after each time.
    void flush(GateTime now);

    /// The session broke off; what follows, from its ServerInit on, is another one's. A message that was not whole
    /// is taken back.
    void breakOff();

    /// Writes the index and closes the file; nothing is taken down afterwards. The failure, if there was or is one.
    /// now: until when it lasted, however long before that the last change was.
    core::Result<void> finish(GateTime now = {});
    /// Why the recording has ended before the session, if it has.
    [[nodiscard]] const std::optional<core::Error>& failure() const { return m_failure; }
    /// As long as the file is by now.
    [[nodiscard]] qint64 fileBytes() const { return m_offset; }

    /// As GateRecorder says; nothing happens once the recording has ended.
    void onServerMessage(const MessageHead& head, const RectangleParser::Session& session, GateTime now) override;
    void onServerBytes(Bytes bytes) override;
    void onServerRectangle(const Rectangle& rectangle, StreamUse streams) override;
    void onServerMessageEnd(MessageKind kind, GateTime now) override;
    void onClientMessage(MessageKind kind, quint64 bytes, GateTime now) override;

private:
    RecordingWriter(core::UniqueFd file, QString path, GateTime now, size_t mostChunks);

    void gather();
    void writeGathered();
    void writeStream(quint8 endFlag);
    void takeBackMessage();
    [[nodiscard]] bool hasPieces() const;
    void writeInput();
    void writeFormat(const RectangleParser::Session& session, GateTime now);
    void writeChunk(const recording::ChunkHead& head, Bytes data);
    void appendChunk(recording::ChunkHead head, Bytes data);
    void writeEnd(std::chrono::microseconds time);
    void endEarly();
    bool writeAll(Bytes head, Bytes data);
    void giveUp(int error);
    [[nodiscard]] bool isCrowded() const;
    [[nodiscard]] std::chrono::microseconds since(GateTime now) const;

    core::UniqueFd m_file;
    QString m_path;
    GateTime m_began;
    size_t m_mostChunks;
    qint64 m_offset = 0;
    std::vector<recording::ChunkEntry> m_index;
    std::optional<core::Error> m_failure;
    // Whole messages, not written yet, and then what there is of the next one
    QByteArray m_data;
    qsizetype m_whole = 0;
    recording::ChunkHead m_gathered; // of the whole ones
    recording::ChunkHead m_head;     // of the next one
    bool m_isMidMessage = false;
    // Where its first piece is, once that is written
    qint64 m_messageOffset = 0;
    size_t m_messageEntry = 0;
    QByteArray m_input;
    std::chrono::microseconds m_inputTime{0};
    QSize m_screen;
    std::optional<PixelFormat> m_format;
    quint8 m_streams = 0;
};

} // namespace clouddesk::rfb
