// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

namespace clouddesk::lab {

/// A D-Bus session bus of its own, which this process and its children take for theirs. Make it before the application,
/// for Qt asks for the bus only once.
class SessionBus
{
public:
    SessionBus()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        m_daemon.setStandardErrorFile(QProcess::nullDevice());
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        while (!m_daemon.canReadLine() && m_daemon.waitForReadyRead(20000)) {
        }
        m_address = m_daemon.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_address);
    }
    ~SessionBus()
    {
        m_daemon.terminate();
        if (!m_daemon.waitForFinished(10000))
            m_daemon.kill();
        m_daemon.waitForFinished(5000);
    }
    SessionBus(const SessionBus&) = delete;
    SessionBus& operator=(const SessionBus&) = delete;

    /// Empty if it did not start.
    [[nodiscard]] QByteArray address() const { return m_address; }

private:
    QProcess m_daemon;
    QByteArray m_address;
};

} // namespace clouddesk::lab
