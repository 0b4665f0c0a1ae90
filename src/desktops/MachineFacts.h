// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "instances/Instance.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace clouddesk::desktops {

enum class PackageManager { None, Apt, Dnf };
enum class SudoAccess { None, PasswordLess, NeedsPassword, IsRoot };

/// A virtual desktop of ours that runs on the machine.
struct RunningDisplay
{
    int number = 0;
    qint64 processId = 0;
    /// The RFB server's Unix socket; empty where it listens on loopback TCP.
    QString socketPath;
    quint16 tcpPort = 0;
    instances::Desktop desktop = instances::Desktop::Xfce;
    int width = 0;
    int height = 0;
};

/// What one probe tells about a machine.
struct MachineFacts
{
    QString systemId;      ///< os-release ID: "debian", "ubuntu", "fedora", "ol", "amzn" ...
    QString systemVersion; ///< os-release VERSION_ID
    QString systemName;    ///< os-release PRETTY_NAME
    QStringList systemLike;
    QString kernel;
    QString architecture;
    QString user;
    qint64 userId = -1;
    QString home;
    SudoAccess sudo = SudoAccess::None;
    PackageManager packageManager = PackageManager::None;
    qint64 freeDiskBytes = 0; ///< where packages go
    qint64 freeHomeBytes = 0;
    qint64 freeTemporaryBytes = 0;
    qint64 memoryBytes = 0;
    QString vncServer; ///< path of Xtigervnc (or Xvnc); empty if there is none
    QString vncServerVersion;
    bool vncServerTakesUnixSocket = false;
    QString x11vnc;       ///< path; empty if there is none
    QStringList desktops; ///< "xfce", "lxde": those whose session program is there
    bool hasDbusLauncher = false;
    bool hasFlock = false;
    bool selinuxEnforcing = false;
    bool packageRepairNeeded = false; ///< an interrupted dpkg or rpm run
    QString existingScreen;           ///< ":0" if the machine has an X screen of its own that this user may see
    std::vector<RunningDisplay> displays;

    /// Reads the probe's answer. RfbProtocolFailed never; CommandFailed if it is not an answer of our probe.
    static core::Result<MachineFacts> parse(const QByteArray& answer);

    [[nodiscard]] bool hasDesktop(instances::Desktop desktop) const;
};

} // namespace clouddesk::desktops
