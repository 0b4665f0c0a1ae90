// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sound/SoundBuffer.h"

#include <algorithm>

namespace clouddesk::sound {

void SoundBuffer::add(Bytes sound)
{
    const auto frames = static_cast<qsizetype>(sound.size()) / frameBytes;
    // Of a long piece only the end can stay.
    const qsizetype bytes = std::min(frames * frameBytes, bytesOf(most) + frameBytes);
    m_dropped += static_cast<qint64>(sound.size()) - bytes;
    const quint8* const from = sound.data() + (frames * frameBytes - bytes);
    m_bytes.append(reinterpret_cast<const char*>(from), bytes);
    if (m_bytes.size() <= bytesOf(most))
        return;
    const qsizetype late = m_bytes.size() - bytesOf(keptWhenLate);
    m_bytes.remove(0, late);
    m_dropped += late;
}

QByteArray SoundBuffer::take(qsizetype mostBytes)
{
    const qsizetype bytes = std::min(mostBytes, m_bytes.size()) / frameBytes * frameBytes;
    const QByteArray taken = m_bytes.first(bytes);
    m_bytes.remove(0, bytes);
    return taken;
}

} // namespace clouddesk::sound
