// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/AuditLog.h"
#include "core/Clock.h"
#include "instances/InstanceChange.h"
#include "instances/InstanceRepository.h"
#include "vault/Vault.h"

#include <QObject>

namespace clouddesk::instances {

/// The inventory of one owner's machines and their sealed credentials. Every change is in the audit log before it is
/// made, and is not made if it cannot be written there. Home thread.
class InstanceService : public QObject
{
    Q_OBJECT

public:
    InstanceService(storage::Database& database, vault::Vault& vault, audit::AuditLog& audit, const core::Clock& clock,
                    QString ownerId);

    /// The columns that hold sealed values, for the vault.
    static std::vector<vault::SealedColumn> sealedColumns();

    /// Without authType it follows from the credential that is given; password authentication without a password means
    /// that it is asked for at each connect. InvalidArgument names the field and the rule; AlreadyExists if the name is
    /// taken; CredentialUnusable if the key cannot be read or its passphrase does not open it.
    core::Task<Instance> add(InstanceDraft draft);
    /// Changes what the draft gives and leaves the rest. Another way to authenticate drops the secrets of the old one.
    core::Task<Instance> edit(QString nameOrId, InstanceDraft draft);
    /// A machine as a draft would make it, and the secrets that would go with it.
    struct Preview
    {
        Instance instance;
        InstanceSecrets secrets;
    };
    /// What add() (with an empty id) or edit() would make of the draft; checks it as they do, but for the name being
    /// free, and stores nothing.
    core::Task<Preview> preview(QString id, InstanceDraft draft);
    /// With its secrets. NotFound if there is none.
    core::Task<void> remove(QString nameOrId);
    /// NotFound if there is none.
    core::Task<Instance> find(QString nameOrId);
    /// The machines with this address, ordered by name; hosts compare without case.
    core::Task<std::vector<Instance>> findByAddress(QString user, QString host, quint16 port);
    /// Ordered by name; with tags, only machines that have all of them, before limit and offset count.
    core::Task<std::vector<Instance>> list(int limit = 1000, int offset = 0, QStringList tags = {});

    /// The unsealed secrets; the caller drops them as soon as they are used. SealDamaged if one was altered or moved. A
    /// machine without an id was never stored, and has none.
    core::Task<InstanceSecrets> secrets(Instance instance);
    /// An empty one removes what is stored.
    core::Task<void> setSudoPassword(QString id, core::Secret password);

    /// Notes that it was connected to just now. Not in the audit log; NotFound if it was removed meanwhile.
    core::Task<void> markConnected(QString id);
    /// Notes the desktop that was installed last (none: it was taken away) and whether a VNC server is there. As above.
    core::Task<void> markProvisioned(QString id, std::optional<Desktop> desktop, bool installed);

Q_SIGNALS:
    /// A machine was added, edited, marked or removed through this object; it is stored already.
    void changed(const QString& id);
    /// It is gone from the inventory; changed() was emitted before.
    void removed(const QString& id);

private:
    /// The change outlives the task.
    core::Task<void> sealAndStore(const InstanceChange* change, std::optional<QDateTime> seen);
    core::Task<Instance> store(InstanceChange change, std::optional<QDateTime> seen);
    core::Task<void> checkNameIsFree(QString name, QString id);
    static core::Task<InstanceChange> checkKey(InstanceChange change, InstanceSecrets stored, bool mustFileBeUsable);
    core::Task<void> announce(const InstanceChange& change, bool isNew);
    core::Task<void> record(QString action, QString resource, QJsonObject details, bool succeeded = true);
    core::Result<SealedChanges> seal(const InstanceChange& change) const;

    InstanceRepository m_repository;
    vault::Vault& m_vault;
    audit::AuditLog& m_audit;
    const core::Clock& m_clock;
    QString m_ownerId;
};

} // namespace clouddesk::instances
