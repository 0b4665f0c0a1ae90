// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Deferred.h"
#include "core/Task.h"
#include "core/UniqueFd.h"
#include "ssh/NameLookup.h"

#include <QSocketNotifier>
#include <QTimer>

#include <vector>

namespace clouddesk::ssh {

/// Connects a TCP socket without ever blocking: resolves, then tries the addresses one after the other, each a quarter
/// of a second after the one before ("happy eyeballs", RFC 8305), and takes the first that answers. Home thread.
class TcpConnector : public QObject
{
    Q_OBJECT

public:
    /// The socket is non-blocking, without Nagle's algorithm, with keepalive and a limit of 15 s for unacknowledged
    /// data. Fails with HostUnresolved, ConnectionRefused, ConnectionTimedOut or Cancelled; where is "host:port".
    static core::Task<core::UniqueFd> connect(QString host, quint16 port, std::chrono::milliseconds limit,
                                              std::stop_token stop);

private:
    struct Attempt
    {
        core::UniqueFd socket;
        std::unique_ptr<QSocketNotifier> notifier;
    };

    TcpConnector(QString host, quint16 port, core::Resolver<core::UniqueFd> resolver);
    void start(std::chrono::milliseconds limit);
    void lookUp();
    void useAddresses(const QList<QHostAddress>& addresses);
    void tryNext();
    bool beginAttempt(const QHostAddress& address);
    void onWritable(int socket);
    void noteFailure(int number);
    void finish(core::Result<core::UniqueFd> result);
    [[nodiscard]] QString place() const;

    QString m_host;
    quint16 m_port;
    core::Resolver<core::UniqueFd> m_resolver;
    QTimer m_limit;
    QTimer m_stagger;
    std::unique_ptr<NameLookup> m_lookup;
    QList<QHostAddress> m_waiting;
    std::vector<Attempt> m_attempts;
    int m_lastError = 0;
};

} // namespace clouddesk::ssh
