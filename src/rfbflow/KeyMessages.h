// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSet>

namespace clouddesk::rfb {

/// Makes the messages of one session's keys in the form that its server takes. One thread.
class KeyMessages
{
public:
    /// The server takes scan codes from now on.
    void takeScancodes() { m_takesScancodes = true; }
    [[nodiscard]] bool areScancodesTaken() const { return m_takesScancodes; }
    /// A whole message; with the scan code if the server takes those and it is not 0.
    [[nodiscard]] QByteArray message(quint32 keysym, quint32 scancode, bool pressed);

private:
    bool m_takesScancodes = false;
    QSet<quint32> m_plainKeys; // pressed without scan code
};

} // namespace clouddesk::rfb
