// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sound/SoundFormat.h"

#include <QString>

#include <memory>

namespace clouddesk::sound {

/// Plays sound on this computer, through PulseAudio or what stands in for it (PipeWire). What is on its way never grows
/// beyond 200 ms. Nothing here waits, and nothing is connected before the first sound; where there is no sound server,
/// or it goes away, nothing is heard until the next begin(). All calls from one thread; libpulse has one of its own.
class SoundPlayer
{
public:
    /// title: as mixers show it.
    explicit SoundPlayer(const QString& title);
    ~SoundPlayer();
    SoundPlayer(const SoundPlayer&) = delete;
    SoundPlayer& operator=(const SoundPlayer&) = delete;

    /// A stream of sound begins: what is left of an earlier one is forgotten.
    void begin();
    /// Goes on with the stream; before begin() and after end() it does nothing.
    void play(Bytes sound);
    /// The stream is over; what was given is played to its end.
    void end();

private:
    class Connection;
    QString m_title;
    std::unique_ptr<Connection> m_connection;
    bool m_isPlaying = false;
};

} // namespace clouddesk::sound
