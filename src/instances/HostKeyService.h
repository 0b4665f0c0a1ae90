// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/AuditLog.h"
#include "core/Clock.h"
#include "core/Questions.h"
#include "instances/HostKeyRepository.h"

#include <QHash>

#include <memory>

namespace clouddesk::instances {

/// What to do about a key that nobody has seen before.
struct UnknownKeyPolicy
{
    enum class Action { Ask, Accept, Refuse };
    Action action = Action::Ask;
    /// Only this fingerprint ("SHA256:…") is acceptable, and it is without asking; empty: no pin.
    QString pinnedFingerprint;
    /// The same for jump hosts: one whose key has one of these is trusted without asking.
    QStringList jumpFingerprints;
};

/// Decides whether a server's key is trusted, and remembers. Known: yes. Another key known, of whatever type:
/// HostKeyChanged, whatever the policy says, until forget() was called. Revoked: HostKeyRevoked. Unknown: by policy.
/// A type that is not known of a host that is known counts as changed, too: we ask servers for the known types first,
/// so one that does not show a key of these types does not have it. The OpenSSH known_hosts files count as known until
/// a host has an entry of its own here; what they vouch for is copied; what they revoke is refused always. Refusals are
/// in the audit log, and so is trust, before it is given. Home thread.
class HostKeyService
{
public:
    HostKeyService(storage::Database& database, audit::AuditLog& audit, core::Questions& questions,
                   const core::Clock& clock, QStringList knownHostsFiles);
    ~HostKeyService();

    /// Succeeds if the key is trusted. The label is the name that people know the machine by, or as
    /// ssh::knownHostName() writes it; questions and advice use it. Checks of one host that run at once ask once.
    /// HostKeyUnknown also if the key is not the pinned one, or if nobody is there to be asked.
    core::Task<void> check(QString host, quint16 port, QString label, ssh::HostKey key, UnknownKeyPolicy policy,
                           std::stop_token stop = {});
    /// The types of the keys that are trusted for this host, best first; empty for an unknown host.
    core::Task<QStringList> knownTypes(QString host, quint16 port);
    /// Whether our own store has a key that is trusted for this host; what the known_hosts files alone vouch for does
    /// not count: nobody has connected to it from here yet.
    core::Task<bool> isTrustedHere(QString host, quint16 port);
    /// Of our own store alone, ordered by host and type.
    core::Task<std::vector<TrustedHostKey>> list();
    /// Removes what is known about host:port; returns how many keys. From then on our own store decides for this host,
    /// not the known_hosts files.
    core::Task<int> forget(QString host, quint16 port);

private:
    struct Offer;
    struct Known;
    struct Asking;
    enum class Verdict { Known, Seed, Pinned, Accept, Ask };
    enum class Decision { Trusted, LookAgain };

    core::Task<Known> known(QString host, quint16 port);
    static core::Result<Verdict> judge(const Offer& offer, const Known& known);
    core::Task<Decision> decide(Offer offer);
    core::Task<Decision> ask(Offer offer);
    core::Task<Decision> askOnce(Offer offer);
    static core::Task<Decision> awaitOther(std::shared_ptr<Asking> asking, std::stop_token stop);
    core::Task<Decision> trust(Offer offer, const char* source, std::vector<ssh::HostKey> keys,
                               std::vector<ssh::HostKey> revoked);
    core::Task<Decision> refuse(Offer offer, core::Error reason);
    core::Task<void> record(QString action, QString resource, QJsonObject details, bool succeeded);
    static QJsonObject describe(const Offer& offer);

    HostKeyRepository m_repository;
    audit::AuditLog& m_audit;
    core::Questions& m_questions;
    const core::Clock& m_clock;
    QStringList m_knownHostsFiles;
    /// The questions that are open, by host and key.
    QHash<QByteArray, std::shared_ptr<Asking>> m_asking;
};

} // namespace clouddesk::instances
