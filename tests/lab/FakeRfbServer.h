// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/UniqueFd.h"

#include <QByteArray>
#include <QSize>
#include <QtEndian>

#include <atomic>
#include <chrono>
#include <mutex>
#include <string>
#include <thread>

#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace clouddesk::lab {

/// Pieces of what an RFB server says (RFC 6143), true or false.
namespace rfbscript {

template <typename T>
QByteArray number(T value)
{
    const T wire = qToBigEndian(value);
    return {reinterpret_cast<const char*>(&wire), sizeof wire};
}

inline QByteArray version(const char* line = "RFB 003.008\n")
{
    return {line};
}

inline QByteArray securityTypes(const QByteArray& types = QByteArray(1, '\1'))
{
    return char(types.size()) + types;
}

inline QByteArray securityResult(quint32 result = 0)
{
    return number<quint32>(result);
}

inline QByteArray reason(const QByteArray& text)
{
    return number<quint32>(quint32(text.size())) + text;
}

inline QByteArray pixelFormat(quint8 bits = 32, quint8 depth = 24, quint8 bigEndian = 0, quint8 trueColour = 1,
                              quint16 most = 255, quint8 redShift = 16, quint8 greenShift = 8, quint8 blueShift = 0)
{
    return QByteArray() + char(bits) + char(depth) + char(bigEndian) + char(trueColour) + number(most) + number(most) +
           number(most) + char(redShift) + char(greenShift) + char(blueShift) + QByteArray(3, '\0');
}

inline QByteArray serverInit(int width, int height, const QByteArray& format = pixelFormat(),
                             const QByteArray& name = "fake")
{
    return number(quint16(width)) + number(quint16(height)) + format + reason(name);
}

/// Everything up to and with ServerInit.
inline QByteArray handshake(int width, int height)
{
    return version() + securityTypes() + securityResult() + serverInit(width, height);
}

inline QByteArray updateHead(int rectangles)
{
    return QByteArray(2, '\0') + number(quint16(rectangles));
}

inline QByteArray rectangle(int x, int y, int width, int height, qint32 encoding, const QByteArray& body = {})
{
    return number(quint16(x)) + number(quint16(y)) + number(quint16(width)) + number(quint16(height)) +
           number(encoding) + body;
}

inline QByteArray rawPixels(int width, int height, quint32 colour)
{
    const quint32 wire = qToLittleEndian(colour);
    return QByteArray(reinterpret_cast<const char*>(&wire), 4).repeated(width * height);
}

/// An update that covers the whole screen with one colour, raw.
inline QByteArray fullUpdate(int width, int height, quint32 colour)
{
    return updateHead(1) + rectangle(0, 0, width, height, 0, rawPixels(width, height, colour));
}

inline QByteArray cutText(quint32 length, const QByteArray& text)
{
    return QByteArray(1, '\3') + QByteArray(3, '\0') + number(length) + text;
}

} // namespace rfbscript

/// The server's end of a stream that says what it was told to, reads whatever it is sent, and then holds its tongue.
class FakeRfbServer
{
public:
    enum class AtEnd { Silence, Close };

    /// With a drip, the script goes out byte by byte in that interval.
    explicit FakeRfbServer(const QByteArray& script, AtEnd atEnd = AtEnd::Silence,
                           std::chrono::milliseconds drip = std::chrono::milliseconds(0), int bufferBytes = 1 << 20)
        : m_script(script.toStdString())
        , m_atEnd(atEnd)
        , m_drip(drip)
    {
        auto pair = core::makeSocketPair(bufferBytes);
        m_client = std::move(pair->near);
        m_server = std::move(pair->far);
        m_thread = std::thread([this] { run(); });
    }
    ~FakeRfbServer()
    {
        m_stopping = true;
        m_thread.join();
    }
    FakeRfbServer(const FakeRfbServer&) = delete;
    FakeRfbServer& operator=(const FakeRfbServer&) = delete;

    core::UniqueFd takeStream() { return std::move(m_client); }
    /// Says more.
    void say(const QByteArray& bytes)
    {
        const std::scoped_lock lock(m_mutex);
        m_script += bytes.toStdString();
    }
    /// Whether it takes what it is told; at first it does.
    void setReading(bool reads) { m_reads = reads; }
    /// The bytes that it was told and has not taken.
    [[nodiscard]] int unread() const
    {
        int count = 0;
        ioctl(m_server.get(), FIONREAD, &count);
        return count;
    }
    QByteArray received()
    {
        const std::scoped_lock lock(m_mutex);
        return QByteArray::fromStdString(m_received);
    }

private:
    void run()
    {
        using Clock = std::chrono::steady_clock;
        auto nextByte = Clock::now();
        while (!m_stopping) {
            pollfd polled{m_server.get(), short(m_reads ? POLLIN : 0), 0};
            bool hasMore = false;
            {
                const std::scoped_lock lock(m_mutex);
                hasMore = !m_script.empty();
            }
            if (hasMore && m_drip.count() == 0)
                polled.events |= POLLOUT;
            if (!hasMore && m_atEnd == AtEnd::Close)
                shutdown(m_server.get(), SHUT_WR);
            poll(&polled, 1, 5);
            if ((polled.revents & POLLIN) != 0)
                receive();
            const bool isTime = m_drip.count() == 0 ? (polled.revents & POLLOUT) != 0 : Clock::now() >= nextByte;
            if (hasMore && isTime) {
                nextByte = Clock::now() + m_drip;
                sendSome();
            }
        }
    }
    void receive()
    {
        std::array<char, 65536> buffer; // NOLINT: filled by recv
        const ssize_t count = recv(m_server.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (count <= 0) {
            m_stopping = true;
            return;
        }
        const std::scoped_lock lock(m_mutex);
        m_received.append(buffer.data(), size_t(count));
    }
    void sendSome()
    {
        const std::scoped_lock lock(m_mutex);
        const auto most = size_t(m_drip.count() == 0 ? std::min<size_t>(m_script.size(), 1 << 20) : 1);
        const ssize_t count = send(m_server.get(), m_script.data(), most, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (count > 0)
            m_script.erase(0, size_t(count));
        else if (count < 0 && errno != EAGAIN)
            m_stopping = true;
    }

    // Not QByteArray: ThreadSanitizer does not see through the sharing that Qt's own code does.
    std::string m_script;
    AtEnd m_atEnd;
    std::chrono::milliseconds m_drip;
    core::UniqueFd m_client;
    core::UniqueFd m_server;
    std::mutex m_mutex;
    std::string m_received;
    std::atomic<bool> m_stopping = false;
    std::atomic<bool> m_reads = true;
    std::thread m_thread;
};

} // namespace clouddesk::lab
