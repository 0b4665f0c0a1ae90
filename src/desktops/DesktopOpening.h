// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktops/SessionContext.h"

namespace clouddesk::desktops {

/// A desktop that was reached.
struct Reached
{
    std::shared_ptr<ssh::Connection> connection;
    Display display;
    /// A stream whose greeting has come and was left in it: the tunnel carries.
    core::UniqueFd stream;
};

/// A stream to the display's RFB server; bytes of it have not been looked at.
core::Task<core::UniqueFd> openDisplayStream(std::shared_ptr<ssh::Connection> connection, QString socketPath,
                                             quint16 tcpPort);

/// The way from a machine to a stream of its desktop, step by step. Each step is told when it begins. What fails or is
/// stopped leaves nothing behind: a display that this object started is stopped, the connection closed. Home thread;
/// the object outlives its tasks.
class DesktopOpening
{
public:
    struct Order
    {
        std::shared_ptr<SessionContext> context;
        instances::Instance instance;
        OpenOptions options;
        std::stop_token stop;
        std::function<void(SessionState)> enter;
        StepProgress progress;
    };
    explicit DesktopOpening(Order order);

    /// Everything, installation included.
    core::Task<Reached> open();
    /// Only back to a display that ran before; DisplayDied if it does not any more.
    core::Task<Reached> reattach(int displayNumber, qint64 processId);

private:
    void begin(SessionState state, Step step);
    core::Task<void> connect();
    core::Task<Display> findOrStart();
    core::Task<Display> findAgain(int displayNumber, qint64 processId);
    core::Task<Display> start();
    [[nodiscard]] core::Error missing(instances::Desktop desktop) const;
    core::Task<void> installMissing();
    core::Task<Reached> finish(core::Result<Display> found, bool mayChangeTransport);
    core::Task<core::UniqueFd> tunnel(bool mayChangeTransport);
    core::Task<core::UniqueFd> openProven();
    core::Task<void> changeToTcp();
    core::Task<void> takeBack();

    Order m_order;
    std::shared_ptr<ssh::Connection> m_connection;
    MachineFacts m_facts;
    bool m_hasFacts = false;
    Display m_display;
};

} // namespace clouddesk::desktops
