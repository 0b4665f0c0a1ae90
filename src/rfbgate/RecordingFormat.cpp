// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbgate/RecordingFormat.h"

#include <QtEndian>

#include <zlib.h>

namespace clouddesk::rfb::recording {

namespace {

const QByteArray headMagic = QByteArrayLiteral("CDRFBREC");
const QByteArray chunkMagic = QByteArrayLiteral("CHNK");
const QByteArray trailerMagic = QByteArrayLiteral("CDRFBEND");
constexpr qint64 crcBytes = 4;

template <typename T>
void add(QByteArray& bytes, T value)
{
    const T wire = qToBigEndian(value);
    bytes.append(reinterpret_cast<const char*>(&wire), sizeof wire);
}

template <typename T>
T numberAt(Bytes bytes, size_t offset)
{
    return qFromBigEndian<T>(bytes.data() + offset);
}

Bytes toBytes(const QByteArray& bytes)
{
    return {reinterpret_cast<const quint8*>(bytes.constData()), static_cast<size_t>(bytes.size())};
}

quint32 crcOf(Bytes first, Bytes second = {})
{
    const auto seed = crc32_z(0, nullptr, 0);
    const auto sum = crc32_z(seed, first.data(), first.size());
    return static_cast<quint32>(second.empty() ? sum : crc32_z(sum, second.data(), second.size()));
}

bool startsWith(Bytes bytes, const QByteArray& magic)
{
    return std::equal(magic.begin(), magic.end(), bytes.begin(),
                      [](char one, quint8 other) { return quint8(one) == other; });
}

} // namespace

QByteArray writeHead(qint64 beginMilliseconds)
{
    QByteArray head = headMagic;
    add<quint16>(head, version);
    add<quint16>(head, 0);
    add<qint64>(head, beginMilliseconds);
    add<quint32>(head, crcOf(toBytes(head)));
    return head;
}

std::optional<qint64> readHead(Bytes bytes)
{
    const Bytes summed = bytes.first(headBytes - crcBytes);
    const bool isHead = startsWith(bytes, headMagic) && numberAt<quint16>(bytes, 8) == version &&
                        numberAt<quint32>(bytes, summed.size()) == crcOf(summed);
    return isHead ? std::optional(numberAt<qint64>(bytes, 12)) : std::nullopt;
}

QByteArray writeChunkHead(const ChunkHead& head, Bytes data)
{
    QByteArray bytes = chunkMagic;
    add<quint8>(bytes, static_cast<quint8>(head.type));
    add<quint8>(bytes, head.flags);
    add<quint16>(bytes, head.updates);
    add<quint32>(bytes, static_cast<quint32>(data.size()));
    add<qint64>(bytes, head.time.count());
    add<quint32>(bytes, head.pixels);
    add<quint32>(bytes, crcOf(toBytes(bytes), data));
    return bytes;
}

std::optional<ChunkHead> readChunkHead(Bytes bytes)
{
    const quint8 type = bytes[4];
    const auto count = numberAt<quint32>(bytes, 8);
    const bool isChunk = startsWith(bytes, chunkMagic) && type >= static_cast<quint8>(ChunkType::ServerInit) &&
                         type <= static_cast<quint8>(ChunkType::Index) && count <= maximumChunkBytes;
    if (!isChunk)
        return std::nullopt;
    return ChunkHead{static_cast<ChunkType>(type),
                     bytes[5],
                     numberAt<quint16>(bytes, 6),
                     count,
                     std::chrono::microseconds(numberAt<qint64>(bytes, 12)),
                     numberAt<quint32>(bytes, 20)};
}

bool isIntact(Bytes head, Bytes data)
{
    const Bytes summed = head.first(chunkHeadBytes - crcBytes);
    return numberAt<quint32>(head, summed.size()) == crcOf(summed, data);
}

QByteArray writeIndexEntry(const ChunkEntry& entry)
{
    QByteArray bytes;
    add<qint64>(bytes, entry.head.time.count());
    add<qint64>(bytes, entry.offset);
    add<quint8>(bytes, static_cast<quint8>(entry.head.type));
    add<quint8>(bytes, entry.head.flags);
    add<quint16>(bytes, entry.head.updates);
    add<quint32>(bytes, entry.head.pixels);
    return bytes;
}

ChunkEntry readIndexEntry(Bytes bytes)
{
    const ChunkHead head{static_cast<ChunkType>(bytes[16]),
                         bytes[17],
                         numberAt<quint16>(bytes, 18),
                         0,
                         std::chrono::microseconds(numberAt<qint64>(bytes, 0)),
                         numberAt<quint32>(bytes, 20)};
    return {head, numberAt<qint64>(bytes, 8)};
}

QByteArray writeTrailer(qint64 indexOffset)
{
    QByteArray bytes;
    add<qint64>(bytes, indexOffset);
    add<quint32>(bytes, crcOf(toBytes(bytes)));
    return bytes + trailerMagic;
}

std::optional<qint64> readTrailer(Bytes bytes)
{
    const bool isTrailer =
        startsWith(bytes.subspan(12), trailerMagic) && numberAt<quint32>(bytes, 8) == crcOf(bytes.first(8));
    return isTrailer ? std::optional(numberAt<qint64>(bytes, 0)) : std::nullopt;
}

QByteArray writePixelFormat(const PixelFormat& format)
{
    QByteArray bytes;
    add<quint8>(bytes, format.bitsPerPixel);
    add<quint8>(bytes, format.depth);
    add<quint8>(bytes, format.isBigEndian ? 1 : 0);
    add<quint8>(bytes, format.isTrueColour ? 1 : 0);
    for (const quint16 most : format.most)
        add<quint16>(bytes, most);
    for (const quint8 shift : format.shift)
        add<quint8>(bytes, shift);
    return bytes + QByteArray(3, '\0');
}

} // namespace clouddesk::rfb::recording
