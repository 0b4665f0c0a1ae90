// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "rfbgate/RecordingFormat.h"

#include <QFile>

#include <vector>

namespace clouddesk::rfb {

/// Reads a recording (see RecordingFormat.h), finished or not. One thread.
class RecordingReader
{
public:
    struct Chunk
    {
        recording::ChunkHead head;
        QByteArray data;
    };
    /// Where to begin to play from a place.
    struct Start
    {
        /// The last key frame at or before it; none where there is none.
        std::optional<size_t> keyFrame;
        /// The first chunk to play after the key frame, or the very first one.
        size_t chunk = 0;
        /// Whether the key frame alone starts a decoder. If not, and if the key frame does not hold the histories of
        /// its compression streams, a decoder is fed from the first chunk on instead.
        bool isSelfContained = true;
    };

    /// NotFound, InputOutputFailed, or InvalidArgument if it is no recording of a version we know.
    static core::Result<std::unique_ptr<RecordingReader>> open(const QString& path);

    /// Every chunk but the index, in the file's order, with its time, updates and pixels drawn. Pieces of a message
    /// that was cut off are left out: what is here of a session is whole messages.
    [[nodiscard]] const std::vector<recording::ChunkEntry>& chunks() const { return m_chunks; }
    /// When it began, in ms since 1970 UTC, as the file has it.
    [[nodiscard]] qint64 beginMilliseconds() const { return m_begin; }
    /// A year at most, and never negative, whatever the file says.
    [[nodiscard]] std::chrono::microseconds duration() const;
    /// How many bytes at the end were not whole, and were left out.
    [[nodiscard]] qint64 tornBytes() const { return m_tornBytes; }
    /// Whether there was no good index, so that one was made by reading the whole file.
    [[nodiscard]] bool isIndexRebuilt() const { return m_isIndexRebuilt; }

    /// A chunk's data. InvalidArgument beyond the last, InputOutputFailed if it can't be read or is damaged.
    core::Result<Chunk> read(size_t chunk);
    /// Of all key frames; the very beginning where none is early enough.
    [[nodiscard]] Start startAt(std::chrono::microseconds time) const;

private:
    explicit RecordingReader(const QString& path)
        : m_file(path)
    {
    }
    core::Result<void> readFile();
    bool readIndex();
    void scan();
    void leaveOutCutOff();
    std::optional<Chunk> readAt(qint64 offset);

    QFile m_file;
    qint64 m_begin = 0;
    std::vector<recording::ChunkEntry> m_chunks;
    std::chrono::microseconds m_end{0}; ///< as the index or the last chunk has it
    qint64 m_tornBytes = 0;
    bool m_isIndexRebuilt = false;
};

} // namespace clouddesk::rfb
