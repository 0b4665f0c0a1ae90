// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Secret.h"
#include "core/Task.h"
#include "core/UniqueFd.h"
#include "desktops/SessionState.h"
#include "desktops/VncServer.h"
#include "provisioning/Step.h"

#include <QJsonObject>
#include <QObject>

namespace clouddesk::desktops {

/// One person's connection to one machine's desktop. Made by DesktopService::open(); knows no widget. A link that drops
/// is re-established by itself (after 1, 2, 4 ... 30 s) and the same remote desktop comes back. Home thread.
class DesktopSession : public QObject
{
    Q_OBJECT

public:
    ~DesktopSession() override;

    /// As stored by SessionRepository; stays the same over reconnects.
    [[nodiscard]] QString id() const;
    /// The machine as it was when the session began; later edits of the inventory are not in it.
    [[nodiscard]] instances::Instance instance() const;
    [[nodiscard]] SessionState state() const;
    /// The X display there; -1 for the machine's own screen.
    [[nodiscard]] int displayNumber() const;
    /// Whether the display was running before and was taken over, not started by this session.
    [[nodiscard]] bool wasAdopted() const;
    /// What VncServer mended, for people.
    [[nodiscard]] QStringList notices() const;

    /// A new RFB stream to the desktop; several may be open. While reconnecting it fails with ConnectionLost.
    core::Task<core::UniqueFd> openStream();
    /// The same, straight into a connected socket that is given away; for the loopback port.
    core::Task<void> forwardInto(core::UniqueFd socket);
    /// The SSH connection that carries the desktop, for whatever else is done on the machine meanwhile; null while
    /// there is none.
    [[nodiscard]] std::shared_ptr<ssh::Connection> connection() const;
    /// Writes into the audit log what was done on the machine beside the desktop.
    core::Task<void> audit(QString action, bool succeeded, QJsonObject details);
    /// The password the RFB server asks for; empty if it asks for none.
    [[nodiscard]] core::Secret password() const;

    /// While Reconnecting: does not wait any longer for the next try. Nothing happens otherwise.
    void retryNow();
    /// Ends the session; the remote desktop goes on unless stopDesktop. Idempotent.
    core::Task<void> close(bool stopDesktop = false);

Q_SIGNALS:
    /// Emitted when state() has it already, and before the signal that says more about it (see below).
    void stateChanged(clouddesk::desktops::SessionState state);
    /// While Reconnecting: the next try comes in that many seconds, after this failure.
    void retryScheduled(int seconds, const clouddesk::core::Error& reason);
    /// Connected again: open a new stream.
    void reconnected();
    /// Failed: why.
    void failed(const clouddesk::core::Error& reason);

private:
    friend class DesktopService;
    class Private;
    explicit DesktopSession(std::shared_ptr<Private> p);
    std::shared_ptr<Private> m_p;
};

} // namespace clouddesk::desktops
