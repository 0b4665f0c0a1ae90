// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbgate/RecordingFormat.h"

#include <QFile>

namespace clouddesk::tests {

inline constexpr quint8 wholeMessage = rfb::recording::beginsMessage | rfb::recording::endsMessage;

/// A part of a recording's file. What is of the stream draws something.
inline QByteArray chunk(rfb::recording::ChunkType type, std::chrono::microseconds time, const QByteArray& data,
                        quint8 flags = wholeMessage)
{
    const quint32 pixels = type == rfb::recording::ChunkType::Stream ? 1000 : 0;
    const rfb::Bytes bytes(reinterpret_cast<const quint8*>(data.constData()), size_t(data.size()));
    return rfb::recording::writeChunkHead({type, flags, 1, 0, time, pixels}, bytes) + data;
}

/// Makes a recording that nobody finished.
inline bool makeRecording(const QString& path, const QByteArray& chunks)
{
    QFile file(path);
    const QByteArray bytes = rfb::recording::writeHead(0) + chunks;
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace clouddesk::tests
