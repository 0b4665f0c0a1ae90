// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Task.h"

#include <QStringList>

#include <vector>

namespace clouddesk::ssh {

/// What ~/.ssh/config says about one host alias, after wildcards and Include.
struct ConfigHost
{
    QString alias;
    QString hostName; ///< the alias itself where HostName is not given; %h is replaced
    QString user;     ///< empty if not given
    quint16 port = 22;
    QStringList identityFiles; ///< absolute; ~ and %d, %h, %r, %u replaced
    QStringList proxyJump;     ///< "user@host:port" or aliases, in order; empty for none
    QString identityAgent;
    bool hasProxyCommand = false; ///< ssh would reach it through a command; that is never run
    bool hasMatch = false;        ///< a Match block that is skipped may say more about it
    QString fault; ///< why ssh would refuse what is said about it, with file and line; empty if it would not
};

/// Reads an OpenSSH client configuration for import: Host, HostName, User, Port, IdentityFile, IdentityAgent,
/// ProxyJump, Include and wildcards (ssh_config(5): for each keyword the first value wins, IdentityFile adds up). Match
/// blocks are skipped and nothing in the file is ever executed. Returns one entry per alias without wildcards, in the
/// order of the file. Include depth is limited to 16.
core::Result<std::vector<ConfigHost>> readConfigFile(const QString& path, const QString& homeDirectory);

/// What a configuration says, and what to watch to learn when it says something else.
struct Config
{
    std::vector<ConfigHost> hosts;
    QStringList places; ///< the files that were read, and the folders in which Include looks for files
};
/// As readConfigFile(), in a thread of the global pool.
core::Task<Config> readConfigOnPool(QString path, QString homeDirectory);

} // namespace clouddesk::ssh
