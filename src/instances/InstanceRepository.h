// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Task.h"
#include "instances/Instance.h"
#include "storage/Database.h"

#include <functional>

namespace clouddesk::instances {

/// The sealed columns of one machine, as they are stored; empty where nothing is.
struct SealedValues
{
    QByteArray password;
    QByteArray privateKey;
    QByteArray passphrase;
    QByteArray sudoPassword;
    QByteArray certificate; ///< public, so not sealed
};

/// What an update does to the sealed columns: absent leaves one as it is, empty clears it. Untouched ones are never
/// written back, so that an update cannot undo a rotation of the master key.
struct SealedChanges
{
    std::optional<QByteArray> password;
    std::optional<QByteArray> privateKey;
    std::optional<QByteArray> passphrase;
    std::optional<QByteArray> sudoPassword;
    std::optional<QByteArray> certificate;
};

/// All SQL about machines. Every statement is bound to one owner. Home thread.
class InstanceRepository
{
public:
    /// Runs in the write transaction that stores sealed values, and says whether they may be stored.
    using Guard = std::function<core::Result<void>(storage::Transaction&)>;

    InstanceRepository(storage::Database& database, QString ownerId, Guard sealedGuard);

    /// AlreadyExists if the owner has a machine of that name.
    core::Task<void> add(Instance instance, SealedChanges sealed);
    /// Writes all plain fields and the sealed ones that change. Conflict if the stored machine is not the one that was
    /// seen (its updatedAt differs) any more; AlreadyExists as add().
    core::Task<void> update(Instance instance, SealedChanges sealed, QDateTime seen);
    /// With what is sealed. NotFound if there is none.
    core::Task<void> remove(QString id);

    /// NotFound if there is none.
    core::Task<Instance> find(QString nameOrId);
    /// Ordered by name; with tags, only machines that have all of them, before limit and offset count.
    core::Task<std::vector<Instance>> list(int limit, int offset, QStringList tags = {});
    /// Every machine with this address, whatever its name; hosts compare without case.
    core::Task<std::vector<Instance>> listByAddress(QString user, QString host, quint16 port);
    /// NotFound if there is no such machine.
    core::Task<SealedValues> sealedValues(QString id);

    /// These two leave updatedAt as it is, so that an update() that began before them still fits. NotFound if there is
    /// no such machine. No desktop: none is installed any more.
    core::Task<void> setLastConnected(QString id, QDateTime time);
    core::Task<void> setProvisioned(QString id, std::optional<Desktop> desktop, bool isInstalled);

private:
    core::Task<void> executeOnOne(QString sql, QVariantMap values);

    storage::Database& m_database;
    QString m_ownerId;
    Guard m_sealedGuard;
};

} // namespace clouddesk::instances
