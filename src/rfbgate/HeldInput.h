// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbgate/MessageParser.h"

namespace clouddesk::rfb {

class GateOutput;

/// The keys and buttons that a client has pressed and not let go, by what the server was told. Knows so many keys and
/// no more, the latest ones: some clients let a key go by another name than they pressed it. Does not allocate.
class HeldInput
{
public:
    /// More than hands can hold.
    static constexpr size_t mostKeys = 16;

    /// Takes note of a client's whole message of that kind, which is about to pass; other kinds than of keys and
    /// pointer are of no account.
    void note(MessageKind kind, Bytes message);
    [[nodiscard]] bool isEmpty() const { return m_keyCount == 0 && !m_hasButtons; }
    /// Writes the messages that let everything go, and forgets it.
    void release(GateOutput& toServer);

private:
    struct Key
    {
        quint32 keysym = 0;
        quint32 scanCode = 0; // of a QEMU extended key event; 0: none
    };

    static bool isSame(const Key& one, const Key& other);
    void noteKey(const Key& key, bool isDown);
    void notePointer(Bytes message);

    std::array<Key, mostKeys> m_keys{};
    size_t m_keyCount = 0;
    quint16 m_x = 0;
    quint16 m_y = 0;
    bool m_hasButtons = false;
};

} // namespace clouddesk::rfb
