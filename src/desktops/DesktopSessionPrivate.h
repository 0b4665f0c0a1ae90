// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktops/DesktopOpening.h"
#include "desktops/SessionControl.h"

#include <QTimer>

namespace clouddesk::desktops {

/// The session itself; its coroutines keep it alive while they run. Home thread.
class DesktopSession::Private : public std::enable_shared_from_this<Private>
{
public:
    using Self = std::shared_ptr<Private>;

    Private(std::shared_ptr<SessionContext> sharedContext, instances::Instance machine, OpenOptions wishes);

    /// The whole way; ends with the session in Connected, Closed or Failed.
    static core::Task<void> open(Self self, StepProgress progress);
    /// These three as in DesktopSession.
    static core::Task<void> close(Self self, bool stopDesktop);
    static core::Task<core::UniqueFd> openStream(Self self);
    static core::Task<void> forwardInto(Self self, core::UniqueFd socket);

    /// Null while there is none.
    [[nodiscard]] std::shared_ptr<ssh::Connection> connection() const
    {
        return state == SessionState::Connected ? m_connection : nullptr;
    }

    std::shared_ptr<SessionContext> context;
    QString id;
    instances::Instance instance;
    OpenOptions options;
    SessionState state = SessionState::Connecting;
    Display display;
    std::stop_source stopSource;
    /// Ends the wait for the next try.
    std::stop_source patience;
    /// What outsiders see; null before the session is open and after they have let it go.
    DesktopSession* face = nullptr;

private:
    [[nodiscard]] SessionRecord makeRecord() const;
    [[nodiscard]] DesktopOpening::Order makeOrder(StepProgress progress);
    void listenForControl();
    void enter(SessionState next, const QString& error = {});
    static core::Task<void> store(Self self, SessionState next, QString error);
    void take(Reached reached);
    void becomeConnected();
    void onLost(const core::Error& reason);
    static core::Task<void> finishOpening(Self self, Reached reached);
    static core::Task<void> checkStillListed(Self self);
    static core::Task<void> abandon(Self self, core::Error error);
    /// The last move, to Closed or (with a reason) Failed: stored, audited, told.
    static core::Task<void> end(Self self, std::optional<core::Error> why);
    static core::Task<void> whenEnded(Self self);
    static core::Task<void> watch(Self self, std::shared_ptr<ssh::Connection> watched);
    static core::Task<void> reconnect(Self self, core::Error reason);
    static core::Task<void> comeBack(Self self, core::Error reason);
    static core::Task<void> whenNotReconnecting(Self self);
    static core::Task<void> stopRemote(Self self);
    static core::Task<core::Error> explainRefusal(Self self, core::Error error);
    [[nodiscard]] core::Error cancelled() const;
    [[nodiscard]] core::Error notConnected() const;

    QObject m_home;
    QTimer m_streamTimer;
    std::shared_ptr<ssh::Connection> m_connection;
    core::UniqueFd m_waitingStream;
    std::unique_ptr<SessionControl> m_control;
    std::vector<std::shared_ptr<core::Resolver<void>>> m_endWaiters;
    std::vector<std::shared_ptr<core::Resolver<void>>> m_reconnectionWaiters;
    int m_reconnections = 0; // under way; a link that came back may be lost before the one before it is over
    std::optional<core::Error> m_failure; // why it has ended, if not because somebody closed it
    bool m_isOpening = true;
    bool m_stopDesktopAtEnd = false;
};

} // namespace clouddesk::desktops
