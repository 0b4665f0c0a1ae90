// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sftp/SftpTransfer.h"

namespace clouddesk::ssh {

std::vector<SftpSession::Range> sftpSamples(quint64 size)
{
    constexpr quint64 tailBytes = quint64(64) * 1024;
    constexpr quint64 tailPiece = quint64(32) * 1024;
    constexpr quint64 sampleBytes = 4096;
    constexpr quint64 samples = 16;
    std::vector<SftpSession::Range> ranges;
    const quint64 tail = size > tailBytes ? size - tailBytes : 0;
    for (quint64 offset = tail; offset < size; offset += tailPiece)
        ranges.push_back({offset, static_cast<quint32>(std::min(tailPiece, size - offset))});
    if (tail <= samples * sampleBytes) {
        for (quint64 offset = 0; offset < tail; offset += tailPiece)
            ranges.push_back({offset, static_cast<quint32>(std::min(tailPiece, tail - offset))});
        return ranges;
    }
    for (quint64 i = 0; i < samples; ++i)
        ranges.push_back({tail / samples * i, static_cast<quint32>(sampleBytes)});
    return ranges;
}

} // namespace clouddesk::ssh
