// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Secret.h"
#include "core/Task.h"
#include "core/UniqueFd.h"
#include "desktops/DesktopSession.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

namespace clouddesk::ui {

/// What a viewer needs of a connection to a desktop. Home thread.
class RemoteDesktop : public QObject
{
    Q_OBJECT

public:
    ~RemoteDesktop() override = default;

    /// The desktop of a session.
    static std::shared_ptr<RemoteDesktop> fromSession(std::shared_ptr<desktops::DesktopSession> session);
    /// A desktop that is known only by a way to reach it; it is not connected again by itself.
    static std::shared_ptr<RemoteDesktop> fromStreams(std::function<core::Task<core::UniqueFd>()> open,
                                                      core::Secret password = {});

    /// A new RFB stream.
    virtual core::Task<core::UniqueFd> openStream() = 0;
    /// What the RFB server asks for; empty if it asks for none.
    [[nodiscard]] virtual core::Secret password() const = 0;
    /// The SSH connection that carries it, for files and terminals; null while there is none, and where it is not
    /// known.
    [[nodiscard]] virtual std::shared_ptr<ssh::Connection> connection() const { return {}; }
    /// Writes into the audit log what was done on the machine beside the desktop, where there is one.
    virtual core::Task<void> audit(QString action, bool succeeded, QJsonObject details);
    /// What was mended on the way, for people.
    [[nodiscard]] virtual QStringList notices() const { return {}; }
    /// Whether it will come back by itself: reconnected() or failed() follows.
    [[nodiscard]] virtual bool isReconnecting() const { return false; }
    /// Does not wait any longer for the next try, if it waits for one.
    virtual void retryNow() {}

Q_SIGNALS:
    /// As desktops::DesktopSession tells them: the link has gone, the next try comes in so many seconds, a new stream
    /// can be opened, it will not come back.
    void connectionLost();
    void retryScheduled(int seconds, const clouddesk::core::Error& reason);
    void reconnected();
    void failed(const clouddesk::core::Error& reason);
};

} // namespace clouddesk::ui
