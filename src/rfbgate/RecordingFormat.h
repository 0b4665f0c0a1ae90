// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfb/PixelFormat.h"

#include <QByteArray>

#include <chrono>
#include <optional>

/// A recording of an RFB session, version 1: a head, chunks, and at the end, if it was finished, an index and a
/// trailer. All numbers are big endian.
///
///     head      8 "CDRFBREC" | u16 version | u16 0 | u64 begin, ms since 1970 UTC | u32 CRC-32 of the bytes before it
///     chunk     4 "CHNK" | u8 type | u8 flags | u16 updates | u32 bytes | u64 time, µs since the begin | u32 pixels |
///               u32 CRC-32 of the head before it and of the data | data
///     trailer   u64 offset of the index chunk | u32 CRC-32 of that | 8 "CDRFBEND"
///
/// Chunk types and their data:
///
///     1 ServerInit   the message, as the server sent it
///     2 Stream       what the server sent next: whole messages, or a piece of one; the flags say whether a message
///                    begins with its first byte (1) and ends with its last (2); updates and pixels count what was
///                    drawn in it
///     3 Format       u16 width | u16 height | 16 PIXEL_FORMAT: with these the next message is to be understood
///     4 Input        of what the client did, without contents: entries of u8 MessageKind | u32 bytes
///     5 KeyFrame     what brings a fresh client to the picture at this place, as who decodes the session made it; the
///                    flags are the compression streams (see StreamUse) that had a history there
///     6 Index        entries of u64 time | u64 offset | u8 type | u8 flags | u16 updates | u32 pixels, one a chunk;
///                    its own time is when the recording ended
///
/// A file that was not finished lacks index and trailer, and its last chunk may be torn; reading goes over the chunks
/// then, up to the first whose CRC is wrong. A long message stands in several Stream chunks. Where the one that ends it
/// is missing before the next ServerInit or the file's end, the message was cut off, and none of its pieces is played.
///
/// Seeking. Tight, Zlib and ZRLE compress with a history that goes back to the session's begin or the last reset. A key
/// frame whose flags are 0 starts a decoder on its own. From any other, a decoder goes on only if the key frame holds
/// its streams' histories; else it is fed everything from the beginning, without painting, up to the place. A file may
/// hold several sessions, one after the other, each from its ServerInit on: a decoder starts on its own at any of them.
namespace clouddesk::rfb::recording {

inline constexpr quint16 version = 1;
inline constexpr qint64 headBytes = 24;
inline constexpr qint64 chunkHeadBytes = 28;
inline constexpr qint64 trailerBytes = 20;
inline constexpr qint64 indexEntryBytes = 24;
/// Nobody writes a chunk with more data; a key frame is the largest.
inline constexpr quint32 maximumChunkBytes = 512U * 1024 * 1024;
/// Nor so many, the index aside, into one file: whoever reads or writes it knows of each where it is.
inline constexpr size_t maximumChunks = 4'000'000;
static_assert(maximumChunks * indexEntryBytes <= maximumChunkBytes);

enum class ChunkType : quint8 { ServerInit = 1, Stream, Format, Input, KeyFrame, Index };

inline constexpr quint8 beginsMessage = 1;
inline constexpr quint8 endsMessage = 2;

/// What a chunk says of itself.
struct ChunkHead
{
    ChunkType type = ChunkType::Stream;
    quint8 flags = 0;
    quint16 updates = 0;
    quint32 bytes = 0;
    std::chrono::microseconds time{0};
    quint32 pixels = 0;
};

/// A chunk's place in a file.
struct ChunkEntry
{
    ChunkHead head; // in the index, without bytes
    qint64 offset = 0;
};

/// headBytes; the begin in ms since 1970 UTC.
QByteArray writeHead(qint64 beginMilliseconds);
/// The begin; none if these headBytes are no head of a version we know.
std::optional<qint64> readHead(Bytes bytes);

/// The head of a chunk with that data, CRC and all.
QByteArray writeChunkHead(const ChunkHead& head, Bytes data);
/// From chunkHeadBytes; none if they can't be one. Its CRC is not checked.
std::optional<ChunkHead> readChunkHead(Bytes bytes);
/// Whether the CRC of these chunkHeadBytes fits them and the data.
bool isIntact(Bytes head, Bytes data);

/// indexEntryBytes.
QByteArray writeIndexEntry(const ChunkEntry& entry);
/// From indexEntryBytes (not checked). Any bytes give an entry; whether it fits the file is the caller's to check.
ChunkEntry readIndexEntry(Bytes bytes);

/// trailerBytes; the offset is that of the index chunk's head.
QByteArray writeTrailer(qint64 indexOffset);
/// The index's offset; none if these trailerBytes are no trailer.
std::optional<qint64> readTrailer(Bytes bytes);

/// A PIXEL_FORMAT as RFC 6143, 7.4, has it.
QByteArray writePixelFormat(const PixelFormat& format);

} // namespace clouddesk::rfb::recording
