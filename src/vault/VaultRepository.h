// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/Vault.h"

namespace clouddesk::vault {

/// The vault's one row. Its check is a known text sealed under the master key.
struct VaultRecord
{
    quint32 keyVersion = 0;
    QByteArray keyCheck;
    QDateTime createdAt;
    QDateTime rotatedAt;
};

/// The bytes that are authenticated with a sealed value. Each part is preceded by its length, so that no two places
/// share them.
QByteArray associatedData(const SealContext& context);

/// A new check for the key.
core::Result<QByteArray> makeKeyCheck(const crypto::MasterKey& key);
/// Whether the bytes are the key that the record was made with.
bool opens(const VaultRecord& record, const core::Secret& key);

/// All SQL of the vault. Database threads.
namespace repository {

/// Nothing for a database that never had a key.
core::Result<std::optional<VaultRecord>> find(storage::Transaction& transaction);
/// The first one, at the making of the key; AlreadyExists if another program was faster. rotatedAt is left out.
core::Result<void> insert(storage::Transaction& transaction, const VaultRecord& record);
/// Values of all these columns together.
core::Result<int> countSealed(storage::Transaction& transaction, const std::vector<SealedColumn>& columns);
/// What values are to become that were sealed under the old key: by the sealed value as it stands, which no other place
/// shares.
using Resealed = QHash<QByteArray, QByteArray>;
/// Seals every value anew, and stores nothing. SealDamaged, naming the row, if one does not open.
core::Result<Resealed> sealAnew(storage::Transaction& transaction, const std::vector<SealedColumn>& columns,
                                const crypto::MasterKey& oldKey, const crypto::MasterKey& newKey);
/// Stores every value sealed anew and notes the new key; Conflict if the database is not (any more) under the old one.
/// What sealAnew() did not meet, because it was stored after it, is sealed here.
core::Result<int> reseal(storage::Transaction& transaction, const std::vector<SealedColumn>& columns,
                         const crypto::MasterKey& oldKey, const crypto::MasterKey& newKey, const Resealed& known);
/// Sealed, as insertNamed() got it; nothing if there is none of that name.
core::Result<std::optional<QByteArray>> findNamed(storage::Transaction& transaction, const QString& name);
/// AlreadyExists if there is one of that name.
core::Result<void> insertNamed(storage::Transaction& transaction, const QString& name, const QByteArray& sealed);

} // namespace repository

} // namespace clouddesk::vault
