// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sftp/SftpChannel.h"

#include <QtEndian>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace clouddesk::ssh {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

constexpr std::size_t bufferBytes = std::size_t(1024) * 1024;
// Below this much waiting to be sent there is room for more.
constexpr std::size_t roomBelow = std::size_t(512) * 1024;
// Length, type and id.
constexpr std::size_t headerBytes = 9;

// The greeting has the version in the place of an id.
constexpr quint32 greetingId = 3;

template <typename T>
char* put(char* target, T value)
{
    qToBigEndian(value, target);
    return target + sizeof(T);
}

} // namespace

SftpChannel::SftpChannel(core::UniqueFd stream, std::chrono::milliseconds silence)
    : m_stream(std::move(stream))
    , m_wake(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
    , m_usualSilence(silence)
    , m_silence(silence)
    , m_in(bufferBytes)
    , m_out(bufferBytes)
{
    fcntl(m_stream.get(), F_SETFL, fcntl(m_stream.get(), F_GETFL) | O_NONBLOCK);
}

void SftpChannel::beginWork(const std::stop_token& stop)
{
    quint64 count = 0;
    std::ignore = ::read(m_wake.get(), &count, sizeof(count));
    m_stop = stop;
    m_onStop.emplace(stop, [this] { wake(); });
    m_silence = m_usualSilence;
    m_lastActivity = std::chrono::steady_clock::now();
}

void SftpChannel::endWork()
{
    m_onStop.reset();
    abandon();
    if (!m_broken)
        std::ignore = flush();
}

void SftpChannel::abandon()
{
    // What nobody waits for, such as closing a handle, still goes out.
    while (!m_unsent.empty() && m_unsent.back().begin >= m_sent && m_outstanding.contains(m_unsent.back().id)) {
        m_out.dropLast(m_unsent.back().size);
        m_queued -= m_unsent.back().size;
        m_outstanding.erase(m_unsent.back().id);
        m_unsent.pop_back();
    }
    m_abandoned.merge(m_outstanding);
    m_outstanding.clear();
}

quint32 SftpChannel::request(SftpType type, QByteArrayView payload)
{
    const auto size = static_cast<std::size_t>(payload.size());
    const auto room = m_out.room(headerBytes + size);
    std::copy_n(payload.data(), size, room.data() + headerBytes);
    return queue(type, headerBytes + size);
}

void SftpChannel::requestAndForget(SftpType type, QByteArrayView payload)
{
    abandon();
    const quint32 id = request(type, payload);
    m_outstanding.erase(id);
    m_abandoned.insert(id);
}

std::span<char> SftpChannel::prepareWrite(QByteArrayView handle, quint32 length)
{
    const std::size_t before =
        headerBytes + sizeof(quint32) + static_cast<std::size_t>(handle.size()) + sizeof(quint64) + sizeof(quint32);
    return m_out.room(before + length).subspan(before, length);
}

quint32 SftpChannel::queueWrite(QByteArrayView handle, quint64 offset, quint32 length)
{
    char* const begin = m_out.room(0).data();
    char* end = put(begin + headerBytes, static_cast<quint32>(handle.size()));
    std::memcpy(end, handle.data(), static_cast<std::size_t>(handle.size()));
    end = put(put(end + handle.size(), offset), length) + length;
    return queue(SftpType::Write, static_cast<std::size_t>(end - begin));
}

Result<std::optional<SftpReply>> SftpChannel::step(bool wantRoom)
{
    m_in.consume(std::exchange(m_taken, 0));
    for (;;) {
        if (m_broken)
            return fail(*m_broken);
        if (m_stop.stop_requested())
            return fail(ErrorCode::Cancelled, QStringLiteral("cancelled"));
        if (auto reply = takeReply(); !reply || *reply)
            return reply;
        if (auto flushed = flush(); !flushed)
            return fail(flushed);
        if (wantRoom && m_out.size() < roomBelow)
            return std::nullopt;
        if (auto waited = wait(); !waited)
            return fail(waited);
    }
}

Result<SftpReply> SftpChannel::receive(std::chrono::milliseconds silence)
{
    m_silence = std::max(m_usualSilence, silence);
    m_lastActivity = std::chrono::steady_clock::now();
    auto reply = step(false);
    m_silence = m_usualSilence;
    if (!reply)
        return fail(reply);
    return **reply;
}

core::Error SftpChannel::giveUp(const QString& reason)
{
    return breakDown(ErrorCode::SshProtocolFailed, QStringLiteral("the file transfer server made no sense: ") + reason);
}

core::Error SftpChannel::breakDown(ErrorCode code, const QString& text, const QString& advice)
{
    if (!m_broken)
        m_broken = core::Error{code, text, {}, advice};
    return *m_broken;
}

// The next whole packet that somebody waits for, if there is one.
Result<std::optional<SftpReply>> SftpChannel::takeReply()
{
    for (;;) {
        const auto bytes = m_in.view();
        if (bytes.size() < sizeof(quint32))
            return std::nullopt;
        const auto length = qFromBigEndian<quint32>(bytes.data());
        // Type and id at least.
        if (length < headerBytes - sizeof(quint32) || length > packetLimit)
            return fail(lengthError(length));
        if (bytes.size() < sizeof(quint32) + length)
            return std::nullopt;
        SftpFields fields(QByteArrayView(bytes.data() + sizeof(quint32), static_cast<qsizetype>(length)));
        const auto type = static_cast<SftpType>(fields.takeByte());
        const quint32 id = fields.takeNumber();
        if (m_abandoned.erase(id) != 0) {
            m_in.consume(sizeof(quint32) + length);
            continue;
        }
        const bool isGreeting = type == SftpType::Version && !m_isGreeted;
        if (m_outstanding.erase(isGreeting ? greetingId : id) == 0)
            return fail(giveUp(QStringLiteral("it answered what was not asked")));
        m_isGreeted = true;
        m_taken = sizeof(quint32) + length;
        return SftpReply{id, type, fields};
    }
}

core::Error SftpChannel::lengthError(quint32 length)
{
    char word[sizeof(length)];
    qToBigEndian(length, word);
    const bool isText = std::all_of(std::begin(word), std::end(word), [](char byte) {
        return (byte >= ' ' && byte < 127) || byte == '\n' || byte == '\r' || byte == '\t' || byte == '\x1b';
    });
    if (!m_isGreeted && isText)
        return breakDown(ErrorCode::TransferFailed,
                         QStringLiteral("a start-up file of the login shell there prints text, which garbles the file "
                                        "transfer"),
                         QStringLiteral("let ~/.bashrc (or what the login shell reads) print only in interactive "
                                        "shells"));
    return giveUp(QStringLiteral("a packet of %1 bytes").arg(length));
}

Result<void> SftpChannel::flush()
{
    while (m_out.size() > 0) {
        const auto bytes = m_out.view();
        const ssize_t count = send(m_stream.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return {};
        if (count < 0) {
            // What the server said before it went is worth more than that it went.
            if (errno == EPIPE && m_in.size() > 0)
                return {};
            return fail(breakDown(ErrorCode::ConnectionLost, QStringLiteral("the file transfer was cut off")));
        }
        m_lastActivity = std::chrono::steady_clock::now();
        m_out.consume(static_cast<std::size_t>(count));
        m_sent += static_cast<quint64>(count);
        while (!m_unsent.empty() && m_unsent.front().begin + m_unsent.front().size <= m_sent)
            m_unsent.pop_front();
    }
    return {};
}

Result<void> SftpChannel::wait()
{
    using std::chrono::milliseconds;
    const auto silent = std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - m_lastActivity);
    const milliseconds left = std::max(milliseconds(0), m_silence - silent);
    pollfd watched[] = {{m_stream.get(), static_cast<short>(m_out.size() > 0 ? POLLIN | POLLOUT : POLLIN), 0},
                        {m_wake.get(), POLLIN, 0}};
    const int ready = poll(watched, std::size(watched), static_cast<int>(left.count()) + 1);
    if (ready == 0 && left.count() == 0)
        return fail(breakDown(ErrorCode::ConnectionTimedOut,
                              QStringLiteral("the file transfer server has been silent for %1 s")
                                  .arg(std::chrono::duration_cast<std::chrono::seconds>(m_silence).count()),
                              QStringLiteral("try again; what has arrived is kept")));
    if (ready > 0 && (watched[0].revents & (POLLIN | POLLHUP | POLLERR)) != 0)
        return receiveBytes();
    return {};
}

Result<void> SftpChannel::receiveBytes()
{
    const auto room = m_in.room(bufferBytes / 4 + headerBytes);
    const ssize_t count = recv(m_stream.get(), room.data(), room.size(), 0);
    if (count > 0) {
        m_in.commit(static_cast<std::size_t>(count));
        m_lastActivity = std::chrono::steady_clock::now();
        return {};
    }
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
        return {};
    return fail(breakDown(ErrorCode::ConnectionLost, QStringLiteral("the file transfer was cut off")));
}

// Puts the header before what already stands in m_out's room.
quint32 SftpChannel::queue(SftpType type, std::size_t size)
{
    const quint32 id = type == SftpType::Init ? greetingId : ++m_lastId;
    char* target = put(m_out.room(size).data(), static_cast<quint32>(size - sizeof(quint32)));
    put(put(target, static_cast<quint8>(type)), id);
    m_out.commit(size);
    m_unsent.push_back({id, m_queued, size});
    m_queued += size;
    m_outstanding.insert(id);
    return id;
}

void SftpChannel::wake() const
{
    const quint64 one = 1;
    std::ignore = ::write(m_wake.get(), &one, sizeof(one));
}

} // namespace clouddesk::ssh
