// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Task.h"
#include "openssh/HostKey.h"
#include "storage/Database.h"

#include <QDateTime>

namespace clouddesk::instances {

/// A host key we trust, or one that must never be trusted.
struct TrustedHostKey
{
    QString host; ///< as ssh::knownHostName() writes it
    ssh::HostKey key;
    bool isRevoked = false;
    QString source; ///< "asked", "pinned", "accepted", "seeded"
    QDateTime addedAt;
};

/// All SQL about host keys. Home thread.
class HostKeyRepository
{
public:
    explicit HostKeyRepository(storage::Database& database);

    /// What our own store says about one host.
    struct HostEntry
    {
        std::vector<TrustedHostKey> keys;
        /// Whether the host was forgotten once: the known_hosts files do not count for it any more.
        bool isForgotten = false;
    };
    /// host as ssh::knownHostName() writes it. A host that is not stored has no keys, which is no error.
    core::Task<HostEntry> find(QString host);

    /// Stores the keys of a host that has none yet. Conflict if it has got one meanwhile; nothing is stored then.
    core::Task<void> addFirst(QString host, std::vector<TrustedHostKey> keys);

    /// Removes every key of the host and marks it as forgotten; the number of keys that were removed.
    core::Task<int> forget(QString host, QDateTime time);

    /// Ordered by host and type.
    core::Task<std::vector<TrustedHostKey>> list();

private:
    storage::Database& m_database;
};

} // namespace clouddesk::instances
