// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "rfb/ClientMessages.h"

namespace clouddesk::rfb {

/// Switches sound on and off (rfbproto.rst, "QEMU Audio Client Message") where the server offers it. It keeps the wish,
/// not messages: however often that changes before the stream takes something, take() is a few bytes. One thread.
class SoundFlow
{
public:
    /// How sound comes.
    static constexpr SoundFormat format{SoundFormat::Sample::S16, 2, 44100};

    /// Off at first; told to the server by the next take().
    void setWanted(bool isWanted) { m_isWanted = isWanted; }
    [[nodiscard]] bool isWanted() const { return m_isWanted; }
    /// The server's word that it has sound.
    void setOffered() { m_isOffered = true; }
    /// What is to be sent now.
    [[nodiscard]] QByteArray take();
    /// Whether sound that comes is to be played: not if it was switched off meanwhile. RfbProtocolFailed if it was
    /// never asked for, or so many bytes are no whole number of samples.
    [[nodiscard]] core::Result<bool> accept(size_t bytes = 0) const;

private:
    bool m_isWanted = false;
    bool m_isOffered = false;
    bool m_isOn = false;
    bool m_wasOn = false;
};

} // namespace clouddesk::rfb
