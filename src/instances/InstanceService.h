// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/AuditLog.h"
#include "core/Clock.h"
#include "instances/Instance.h"
#include "vault/Vault.h"

#include <QObject>

namespace clouddesk::instances {

/// The inventory of one owner's machines and their sealed credentials. Every change is in the audit log. Home thread.
class InstanceService : public QObject
{
    Q_OBJECT

public:
    InstanceService(storage::Database& database, vault::Vault& vault, audit::AuditLog& audit, const core::Clock& clock,
                    QString ownerId);

    /// The columns that hold sealed values, for the vault.
    static std::vector<vault::SealedColumn> sealedColumns();

    core::Task<Instance> add(InstanceDraft draft);
    core::Task<Instance> edit(QString name, InstanceDraft draft);
    core::Task<void> remove(QString name);
    core::Task<Instance> find(QString nameOrId);
    /// Ordered by name.
    core::Task<std::vector<Instance>> list(int limit = 1000, int offset = 0);

    /// The unsealed secrets; the caller drops them as soon as they are used.
    core::Task<InstanceSecrets> secrets(Instance instance);
    core::Task<void> setSudoPassword(QString id, core::Secret password);

    core::Task<void> markConnected(QString id);
    core::Task<void> markProvisioned(QString id, std::optional<Desktop> desktop, bool installed);

Q_SIGNALS:
    void changed(const QString& id);

private:
    storage::Database& m_database;
    vault::Vault& m_vault;
    audit::AuditLog& m_audit;
    const core::Clock& m_clock;
    QString m_ownerId;
};

} // namespace clouddesk::instances
