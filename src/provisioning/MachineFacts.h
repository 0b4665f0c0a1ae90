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

/// Where our own installation on the machine stands.
enum class ProvisioningState { None, Running, Broken, Complete };

/// A display of ours that runs on the machine.
struct RunningDisplay
{
    int number = 0; ///< -1 for the machine's own screen
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
    /// NeedsPassword also where sudo would refuse this user in the end: only the attempt can tell.
    SudoAccess sudo = SudoAccess::None;
    bool sudoNeedsTerminal = false; ///< sudoers says "requiretty"
    PackageManager packageManager = PackageManager::None;
    qint64 freeDiskBytes = 0;  ///< where packages go
    qint64 freeCacheBytes = 0; ///< where they are downloaded to
    qint64 freeHomeBytes = 0;
    qint64 freeTemporaryBytes = 0;
    qint64 memoryBytes = 0;
    QString vncServer; ///< path of Xtigervnc (or Xvnc); empty if there is none
    QString vncServerVersion;
    bool vncServerTakesUnixSocket = false;
    QString x11vnc;       ///< path; empty if there is none
    QStringList desktops; ///< "xfce", "lxde": those whose session program is there
    bool hasDbusLauncher = false;
    bool hasXauth = false;
    bool hasFlock = false;
    bool selinuxEnforcing = false;
    bool packageRepairNeeded = false; ///< an interrupted dpkg or rpm run
    ProvisioningState provisioning = ProvisioningState::None;
    QString existingScreen; ///< ":0" if the machine has an X screen of its own that this user may see
    std::vector<RunningDisplay> displays;

    /// Reads the probe's answer, which need not be trusted: CommandFailed if it is not one that our probe gives.
    /// Whatever a login shell prints before it is passed over.
    static core::Result<MachineFacts> parse(const QByteArray& answer);
    /// The same for what lookForDisplays() asks.
    static core::Result<std::vector<RunningDisplay>> parseDisplays(const QByteArray& answer);

    /// Whether its session program is there, whoever installed it.
    [[nodiscard]] bool hasDesktop(instances::Desktop desktop) const;
};

} // namespace clouddesk::desktops
