// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbclient/MessagePipe.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <sys/socket.h>
#include <unistd.h>

namespace clouddesk::rfb {

namespace {

constexpr qsizetype headBytes = 5;
constexpr qsizetype receiveBytes = qsizetype(64) * 1024;
// Few messages are longer, and what they took is not kept for the next.
constexpr qsizetype keptBytes = qsizetype(4) * 1024 * 1024;
// The top bit of a message's kind says that a descriptor came with it.
constexpr quint8 withDescriptor = 0x80;

} // namespace

MessagePipe::MessagePipe(core::UniqueFd socket, Bound bound, Descriptors descriptors)
    : m_socket(std::move(socket))
    , m_bound(std::move(bound))
    , m_takesDescriptors(descriptors == Descriptors::Take)
{
}

void MessagePipe::queue(quint8 kind, const QByteArray& body, core::UniqueFd descriptor)
{
    const auto length = static_cast<quint32>(body.size());
    QByteArray head(1, static_cast<char>(descriptor.isValid() ? kind | withDescriptor : kind));
    head += QByteArray(reinterpret_cast<const char*>(&length), sizeof length);
    // Long ones are not copied.
    const bool isLong = body.size() > receiveBytes;
    push(isLong ? head : head + body, std::move(descriptor));
    if (isLong)
        push(body);
}

void MessagePipe::push(QByteArray bytes, core::UniqueFd descriptor)
{
    m_unsentBytes += bytes.size();
    m_unsent.push_back({std::move(bytes), std::move(descriptor)});
}

bool MessagePipe::hasUnsentDescriptor() const
{
    return std::ranges::any_of(m_unsent, [](const Unsent& unsent) { return unsent.descriptor.isValid(); });
}

bool MessagePipe::flush()
{
    while (!m_unsent.empty()) {
        const ssize_t count = sendFirst();
        if (count < 0)
            return errno == EAGAIN || errno == EINTR || errno == ENOBUFS;
        m_unsentBytes -= count;
        Unsent& first = m_unsent.front();
        first.sent += count;
        first.descriptor.reset();
        if (first.sent == first.bytes.size())
            m_unsent.pop_front();
    }
    return true;
}

ssize_t MessagePipe::sendFirst()
{
    const Unsent& first = m_unsent.front();
    iovec part{const_cast<char*>(first.bytes.constData()) + first.sent,
               static_cast<size_t>(first.bytes.size() - first.sent)};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    if (first.descriptor.isValid()) {
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        cmsghdr* const head = CMSG_FIRSTHDR(&message);
        head->cmsg_level = SOL_SOCKET;
        head->cmsg_type = SCM_RIGHTS;
        head->cmsg_len = CMSG_LEN(sizeof(int));
        const int descriptor = first.descriptor.get();
        std::memcpy(CMSG_DATA(head), &descriptor, sizeof descriptor);
    }
    return sendmsg(m_socket.get(), &message, MSG_NOSIGNAL | MSG_DONTWAIT);
}

bool MessagePipe::receive()
{
    m_received.remove(0, std::exchange(m_read, 0));
    const qsizetype before = m_received.size();
    m_received.resize(before + receiveBytes);
    const ssize_t count = readInto(m_received.data() + before, static_cast<size_t>(receiveBytes));
    m_received.resize(before + std::max<ssize_t>(count, 0));
    return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR));
}

ssize_t MessagePipe::readInto(char* bytes, size_t count)
{
    // Without room for them, the kernel drops descriptors that come along (unix(7)).
    if (!m_takesDescriptors)
        return recv(m_socket.get(), bytes, count, MSG_DONTWAIT);
    iovec part{bytes, count};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    const ssize_t got = recvmsg(m_socket.get(), &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    const cmsghdr* const head = got > 0 ? CMSG_FIRSTHDR(&message) : nullptr;
    if (head != nullptr && head->cmsg_type == SCM_RIGHTS && head->cmsg_len == CMSG_LEN(sizeof(int))) {
        int descriptor = -1;
        std::memcpy(&descriptor, CMSG_DATA(head), sizeof descriptor);
        m_descriptors.emplace_back(descriptor);
    }
    return got;
}

std::optional<MessagePipe::Message> MessagePipe::next()
{
    const qsizetype left = m_received.size() - m_read;
    if (m_isBroken || left < headBytes)
        return {};
    const auto kind = static_cast<quint8>(m_received.at(m_read));
    quint32 length = 0;
    std::memcpy(&length, m_received.constData() + m_read + 1, sizeof length);
    const bool hasDescriptor = m_takesDescriptors && (kind & withDescriptor) != 0;
    const auto plainKind = static_cast<quint8>(hasDescriptor ? kind & ~withDescriptor : kind);
    const qsizetype bound = m_bound(plainKind);
    if (bound < 0 || static_cast<qint64>(length) > bound) {
        m_isBroken = true;
        return {};
    }
    if (left < headBytes + static_cast<qsizetype>(length))
        return {};
    Message message;
    message.kind = plainKind;
    message.body = m_received.mid(m_read + headBytes, static_cast<qsizetype>(length));
    m_read += headBytes + static_cast<qsizetype>(length);
    if (m_received.capacity() > keptBytes && m_received.size() - m_read <= receiveBytes)
        m_received = m_received.mid(std::exchange(m_read, 0));
    if (hasDescriptor && !m_descriptors.empty()) {
        message.descriptor = std::move(m_descriptors.front());
        m_descriptors.pop_front();
    }
    return message;
}

} // namespace clouddesk::rfb
