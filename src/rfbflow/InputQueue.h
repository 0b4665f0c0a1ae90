// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QPoint>

#include <deque>
#include <functional>
#include <mutex>

namespace clouddesk::rfb {

/// Keys, pointer and other messages on their way to the server, in the order in which they came. Any thread.
class InputQueue
{
public:
    /// Wake is called whenever something waits, in the thread that added it.
    explicit InputQueue(std::function<void()> wake)
        : m_wake(std::move(wake))
    {
    }

    /// Until then what is sent is dropped.
    void open();
    /// The server takes extended mouse buttons from now on.
    void takeMoreButtons();

    /// A whole message, as rfb::message makes them.
    void send(QByteArray message);
    /// A mere move takes the place of one that still waits.
    void sendPointer(QPoint position, int buttons);

    /// Moves what waits to the end of the bytes as long as they are fewer than that. The rest stays, where moves can be
    /// merged.
    void take(QByteArray& bytes, qsizetype limit);
    /// How much waits.
    [[nodiscard]] qsizetype bytes() const;

private:
    struct Outgoing
    {
        QByteArray bytes;
        bool isMotion = false; // a pointer message with the buttons of the one before it
    };
    void enqueue(Outgoing message); // with the lock held

    std::function<void()> m_wake;
    mutable std::mutex m_mutex; // guards the rest
    std::deque<Outgoing> m_queue;
    qsizetype m_queuedBytes = 0;
    int m_buttons = 0;
    bool m_isOpen = false;
    bool m_takesMoreButtons = false;
};

} // namespace clouddesk::rfb
