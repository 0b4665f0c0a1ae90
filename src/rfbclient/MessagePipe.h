// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/UniqueFd.h"

#include <QByteArray>

#include <deque>
#include <functional>
#include <optional>

namespace clouddesk::rfb {

/// One end of the socket between a client and its decoder: cuts the stream into messages and keeps what the other end
/// does not take yet. A message is its kind (1 byte), the length of its body (4 bytes, this computer's order) and the
/// body. Never waits. One thread.
class MessagePipe
{
public:
    struct Message
    {
        quint8 kind = 0;
        QByteArray body;
        core::UniqueFd descriptor; ///< that came along, if this end takes descriptors
    };
    /// How long the body of a message of that kind may be; negative: there is no such kind.
    using Bound = std::function<qsizetype(quint8 kind)>;
    enum class Descriptors { Refuse, Take };

    /// The socket is a non-blocking stream socket.
    MessagePipe(core::UniqueFd socket, Bound bound, Descriptors descriptors);

    /// To be polled; stays owned here.
    [[nodiscard]] int socket() const { return m_socket.get(); }
    /// Queues a message; flush() sends it.
    void queue(quint8 kind, const QByteArray& body = {}, core::UniqueFd descriptor = {});
    /// Sends what the other end takes; false if it has gone.
    bool flush();
    /// What the other end has not taken yet, bodies and heads.
    [[nodiscard]] bool hasUnsent() const { return !m_unsent.empty(); }
    [[nodiscard]] qsizetype unsentBytes() const { return m_unsentBytes; }
    /// Whether a descriptor is among it.
    [[nodiscard]] bool hasUnsentDescriptor() const;
    /// Reads some of what has come; false if the other end has gone.
    bool receive();
    /// The next whole message.
    std::optional<Message> next();
    /// The other end announced a message that is none or is too long. There will be no further ones.
    [[nodiscard]] bool isBroken() const { return m_isBroken; }

private:
    struct Unsent
    {
        QByteArray bytes;
        core::UniqueFd descriptor;
        qsizetype sent = 0; // of the bytes
    };
    void push(QByteArray bytes, core::UniqueFd descriptor = {});
    ssize_t sendFirst();
    ssize_t readInto(char* bytes, size_t count);

    core::UniqueFd m_socket;
    Bound m_bound;
    bool m_takesDescriptors;
    std::deque<Unsent> m_unsent;
    qsizetype m_unsentBytes = 0;
    QByteArray m_received;
    qsizetype m_read = 0; // of what was received
    std::deque<core::UniqueFd> m_descriptors;
    bool m_isBroken = false;
};

} // namespace clouddesk::rfb
