// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/DemoFolder.h"
#include "core/Secret.h"
#include "core/Task.h"

#include <QProcess>

namespace clouddesk::app {

/// An SSH server for one demo: on loopback, for this user alone, with keys, configuration and home folder of its own.
/// It ends with this process, however that ends. Home thread.
class PrivateSshd
{
public:
    explicit PrivateSshd(const DemoFolder& folder);
    /// Ends the server if stop() was not called.
    ~PrivateSshd();
    PrivateSshd(const PrivateSshd&) = delete;
    PrivateSshd& operator=(const PrivateSshd&) = delete;

    /// Makes the keys and starts the server; ends when it accepts connections.
    core::Task<void> start(std::stop_token stop);
    /// Ends the server, waits for it, and takes away what start() put outside of the demo's folder.
    core::Task<void> stop();

    /// Removes what start() has put outside of the demo's folder, for a demo that was killed.
    static void removeRunFolder(const DemoFolder& folder);

    /// Once start() has ended well: on 127.0.0.1, for this user, with this host key ("SHA256:...").
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString user() const { return m_user; }
    [[nodiscard]] QString hostKeyFingerprint() const { return m_fingerprint; }
    /// The key to log in with. Its file is removed.
    core::Result<core::Secret> takeClientKey();

private:
    core::Task<void> makeKeys();
    core::Result<void> writeConfiguration();
    core::Task<void> tryToStart(std::stop_token stop);
    void makeRunFolder();

    const DemoFolder& m_folder;
    QProcess m_server;
    QString m_user;
    QString m_fingerprint;
    quint16 m_port = 0;
    bool m_madeRunFolder = false;
};

} // namespace clouddesk::app
