// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sftp/SftpSession.h"

#include <functional>
#include <vector>

namespace clouddesk::ssh {

/// Told how far a transfer is: bytes done, bytes in all (0: not known). Called often, in the transfer's thread.
using SftpReport = std::function<void(quint64 done, quint64 total)>;

/// Where a transfer begins and what it writes to: a part of its own from nothing, the part that an earlier one left if
/// that fits, or the end of the target itself, which must be a beginning of the source.
enum class SftpStart { Anew, AtPart, AtTarget };

/// How much may be under way at a time: at 100 ms of round trip it still carries 160 MB/s.
inline constexpr quint64 sftpWindowBytes = quint64(16) * 1024 * 1024;
inline constexpr std::size_t sftpWindowRequests = 256;

/// Where size is announced as 0 and there is more (files below /proc), reading goes on to this many bytes and no
/// further.
inline constexpr quint64 sftpUnannouncedLimit = quint64(16) * 1024 * 1024;

/// The pieces of an unfinished file by which it is recognised as the beginning of a source before a transfer goes on:
/// its last 64 KiB, and 16 pieces of 4 KiB spread over the rest.
std::vector<SftpSession::Range> sftpSamples(quint64 size);

/// Closes a handle when it goes out of scope, unless it was released before.
class SftpHandle
{
public:
    SftpHandle(SftpSession& session, QByteArray handle)
        : m_session(session)
        , m_handle(std::move(handle))
    {
    }
    ~SftpHandle()
    {
        if (!m_handle.isEmpty())
            m_session.forgetFile(m_handle);
    }
    SftpHandle(const SftpHandle&) = delete;
    SftpHandle& operator=(const SftpHandle&) = delete;

    /// As requests name it; empty once it was released.
    [[nodiscard]] const QByteArray& bytes() const { return m_handle; }
    /// Whoever takes it closes it.
    [[nodiscard]] QByteArray release() { return std::exchange(m_handle, {}); }

private:
    SftpSession& m_session;
    QByteArray m_handle;
};

} // namespace clouddesk::ssh
