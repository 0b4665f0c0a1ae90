// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Task.h"
#include "openssh/HostKey.h"

#include <QStringList>

#include <vector>

namespace clouddesk::instances {

/// What OpenSSH's known_hosts files say about one host.
struct KnownHostsAnswer
{
    std::vector<ssh::HostKey> trusted;
    std::vector<ssh::HostKey> revoked;
};

/// Reads the files on the global pool (they may be long, and hashed names take computing) and collects what is about
/// host:port. A file that is not there says nothing; one that is there and cannot be read fails, since it may hold a
/// revocation. Lines of certificate authorities do not count: we never ask for certified host keys. Home thread.
core::Task<KnownHostsAnswer> readKnownHosts(QStringList files, QString host, quint16 port);

} // namespace clouddesk::instances
