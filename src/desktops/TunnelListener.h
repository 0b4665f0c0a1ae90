// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktops/DesktopSession.h"

#include <QHostAddress>
#include <QPointer>

namespace clouddesk::desktops {

/// Which local ports are taken where none is named, both included.
struct TunnelPorts
{
    static constexpr int least = 1024;
    static constexpr int most = 65535;
    int first = 6000;
    int last = 7000;

    bool operator==(const TunnelPorts&) const = default;
    /// InvalidArgument unless they go upwards from least to most.
    [[nodiscard]] core::Result<void> validate() const;
    /// What a person has chosen: "tunnelFirstPort" and "tunnelLastPort" of that file of settings, each of which may
    /// be absent, as the file may. InvalidArgument, naming the file, if they cannot be used or it is damaged.
    static core::Result<TunnelPorts> read(const QString& settingsFile);
};

/// A loopback port in front of a session's desktop, for another viewer. Connections from processes of other users on
/// this computer are refused (by the kernel's socket diagnostics, on Linux). Home thread.
class TunnelListener : public QObject
{
    Q_OBJECT

public:
    /// Port 0: the first free one of ports. Only loopback addresses are accepted (InvalidArgument). AlreadyExists if
    /// none is free.
    static core::Result<std::unique_ptr<TunnelListener>>
    listen(std::shared_ptr<DesktopSession> session, QHostAddress address, quint16 port, TunnelPorts ports = {});
    ~TunnelListener() override;

    /// The one that was got; 0 once the session has ended, and nothing is accepted any more.
    [[nodiscard]] quint16 port() const;

Q_SIGNALS:
    /// A viewer's bytes go to and fro from now on.
    void accepted();
    /// A viewer was turned away, and others may still come. PermissionDenied if it is another user's, InputOutputFailed
    /// if there are too many open files, else why DesktopSession::forwardInto() failed.
    void refused(const clouddesk::core::Error& reason);

private:
    class Private;
    explicit TunnelListener(std::unique_ptr<Private> p);
    static core::Task<void> take(QPointer<TunnelListener> self, core::UniqueFd socket);
    std::unique_ptr<Private> m_p;
};

} // namespace clouddesk::desktops
