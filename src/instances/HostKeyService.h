// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/AuditLog.h"
#include "core/Clock.h"
#include "core/Questions.h"
#include "ssh/HostKey.h"
#include "storage/Database.h"

namespace clouddesk::instances {

/// A host key we trust.
struct TrustedHostKey
{
    QString host; ///< as ssh::knownHostName() writes it
    ssh::HostKey key;
    bool isRevoked = false;
    QString source; ///< "asked", "pinned", "accepted", "seeded"
    QDateTime addedAt;
};

/// What to do about a key that nobody has seen before.
struct UnknownKeyPolicy
{
    enum class Action { Ask, Accept, Refuse };
    Action action = Action::Ask;
    /// Only this fingerprint ("SHA256:…") is acceptable; empty: no pin.
    QString pinnedFingerprint;
};

/// Decides whether a server's key is trusted, and remembers. Known: yes. Another key known, of whatever type:
/// HostKeyChanged, whatever the policy says, until forget() was called. Revoked: HostKeyRevoked. Unknown: by policy.
/// The OpenSSH known_hosts files count as known until a host has an entry of its own here; what they vouch for is
/// copied. Refusals are in the audit log. Home thread.
class HostKeyService
{
public:
    HostKeyService(storage::Database& database, audit::AuditLog& audit, core::Questions& questions,
                   const core::Clock& clock, QStringList knownHostsFiles);

    core::Task<void> check(QString host, quint16 port, QString label, ssh::HostKey key, UnknownKeyPolicy policy,
                           std::stop_token stop = {});
    core::Task<QStringList> knownTypes(QString host, quint16 port);
    core::Task<std::vector<TrustedHostKey>> list();
    /// Removes what is known about host:port; returns how many keys. From then on our own store decides for this host,
    /// not the known_hosts files.
    core::Task<int> forget(QString host, quint16 port);

private:
    storage::Database& m_database;
    audit::AuditLog& m_audit;
    core::Questions& m_questions;
    const core::Clock& m_clock;
    QStringList m_knownHostsFiles;
};

} // namespace clouddesk::instances
