// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Deferred.h"
#include "core/UniqueFd.h"
#include "ssh/Channel.h"

namespace clouddesk::ssh {

/// Carries bytes between a channel and a local stream socket, both ways, each with its own end and with back-pressure:
/// nothing is read from a side whose other side does not take it.
class StreamChannel : public Channel
{
public:
    StreamChannel(quint64 id, ChannelTarget target, core::UniqueFd local, core::Resolver<void> opened);

    /// As Channel says; the descriptor is the local socket.
    [[nodiscard]] int localDescriptor() const override;
    [[nodiscard]] short wantedEvents() const override;
    void onLocalEvents(short events) override;
    [[nodiscard]] std::optional<Clock::time_point> deadline() const override { return m_deadline; }

private:
    void onRunning() override;
    void onAdvance() override;
    void onDeadline() override;
    void onFailed(const core::Error& error) override;
    quint32 onData(const char* data, quint32 size, bool isStandardError) override;

    void sendUp();
    void readLocal();
    void sendToServer(const char* data, qsizetype size);
    void sendDown();
    void writeDown();
    [[nodiscard]] qsizetype writeLocal(const char* data, qsizetype size);
    void passOnEnds();

    core::UniqueFd m_local;
    core::Resolver<void> m_opened;
    std::optional<Clock::time_point> m_deadline;
    /// Read from the local end, but not yet taken by the session.
    QByteArray m_up;
    /// Taken from the session, but not yet by the local end.
    QByteArray m_down;
    /// Delivered since the window was last widened.
    quint32 m_delivered = 0;
    /// The session holds bytes that onData() did not take.
    bool m_isHeldBack = false;
    bool m_isLocalFull = false;
    bool m_isLocalReadable = false;
    /// The local end's other side is closed in both directions, or broken.
    bool m_isLocalGone = false;
    bool m_isUpEnded = false;
    bool m_isDownEnded = false;
};

} // namespace clouddesk::ssh
