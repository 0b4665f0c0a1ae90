// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/UniqueFd.h"
#include "sftp/ByteQueue.h"
#include "sftp/SftpPacket.h"

#include <chrono>
#include <deque>
#include <optional>
#include <stop_token>
#include <unordered_set>

namespace clouddesk::ssh {

/// One answer of the server. Its fields refer to the channel's memory: they are valid until the next call to it.
struct SftpReply
{
    quint32 id = 0;
    SftpType type = SftpType::Status;
    SftpFields fields;
};

/// SFTP packets over a byte stream: requests out, as many at a time as wanted, answers in. Everything an answer claims
/// about its length and id is checked here. After an error of the stream or the protocol the channel stays broken. It
/// belongs to one thread.
class SftpChannel
{
public:
    /// What a packet from the server may have at most, as in OpenSSH (SFTP_MAX_MSG_LENGTH, and a header beyond it).
    static constexpr quint32 packetLimit = (256 + 1) * 1024;

    /// The stream is a connected socket. silence is how long the server may neither send nor take anything while it is
    /// waited for.
    SftpChannel(core::UniqueFd stream, std::chrono::milliseconds silence);

    /// Begins a piece of work that ends with Cancelled once stop is requested.
    void beginWork(const std::stop_token& stop);
    /// Ends it: nobody waits for answers any more.
    void endWork();

    /// Takes back the requests that were not sent yet; answers still to come to the others will be dropped.
    void abandon();

    /// Queues a request and returns its id. It goes out with the next step.
    quint32 request(SftpType type, QByteArrayView payload);
    /// Abandons all others and queues a last request, whose answer nobody waits for.
    void requestAndForget(SftpType type, QByteArrayView payload);

    /// Where the content of the next WRITE goes: length bytes, to be filled before queueWrite() is called.
    std::span<char> prepareWrite(QByteArrayView handle, quint32 length);
    /// Queues the WRITE that was prepared, with the first length bytes of its content.
    quint32 queueWrite(QByteArrayView handle, quint64 offset, quint32 length);

    /// Sends and receives until there is an answer, which it returns, or, if wantRoom, until there is room for more
    /// requests; then nothing. Errors: Cancelled, ConnectionLost, ConnectionTimedOut, SshProtocolFailed.
    core::Result<std::optional<SftpReply>> step(bool wantRoom);
    /// Waits for the next answer; for up to silence, if that is longer than what the constructor was told.
    core::Result<SftpReply> receive(std::chrono::milliseconds silence = {});

    /// Declares the server's answers to make no sense, so that nothing more is asked of it. Returns the error.
    core::Error giveUp(const QString& reason);

private:
    struct Unsent
    {
        quint32 id;
        quint64 begin;
        std::size_t size;
    };

    core::Error breakDown(core::ErrorCode code, const QString& text, const QString& advice = {});
    core::Result<std::optional<SftpReply>> takeReply();
    core::Error lengthError(quint32 length);
    core::Result<void> flush();
    core::Result<void> wait();
    core::Result<void> receiveBytes();
    quint32 queue(SftpType type, std::size_t size);
    void wake() const;

    core::UniqueFd m_stream;
    core::UniqueFd m_wake;
    std::chrono::milliseconds m_usualSilence;
    std::chrono::milliseconds m_silence;
    std::chrono::steady_clock::time_point m_lastActivity;
    std::stop_token m_stop;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;

    ByteQueue m_in;
    ByteQueue m_out;
    std::size_t m_taken = 0; ///< the size of the packet that was returned last and is still at the front of m_in
    bool m_isGreeted = false;
    quint32 m_lastId = 3; ///< the greeting's
    quint64 m_sent = 0;
    quint64 m_queued = 0;
    std::deque<Unsent> m_unsent;
    std::unordered_set<quint32> m_outstanding;
    std::unordered_set<quint32> m_abandoned;
    std::optional<core::Error> m_broken;
};

} // namespace clouddesk::ssh
