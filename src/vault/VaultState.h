// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Deferred.h"
#include "vault/KeySearch.h"
#include "vault/PassphraseKeySource.h"
#include "vault/Vault.h"

#include <mutex>

namespace clouddesk::vault {

using KeyPointer = std::shared_ptr<const crypto::MasterKey>;
using StatePointer = std::shared_ptr<Vault::State>;

/// VaultLocked.
inline std::unexpected<core::Error> lockedNow()
{
    return core::fail(core::ErrorCode::VaultLocked, QStringLiteral("the stored credentials are locked"));
}

/// The column of the vault's own table.
inline SealedColumn namedSecretsColumn()
{
    SealedColumn column;
    column.table = QStringLiteral("named_secrets");
    column.column = QStringLiteral("sealed");
    return column;
}

/// What a vault is made of, shared by all that is under way with it. Home thread, but for the key.
struct Vault::State
{
    State(storage::Database& usedDatabase, Sources usedSources, std::vector<SealedColumn> sealedColumns)
        : database(usedDatabase)
        , sources(std::move(usedSources))
        , columns(std::move(sealedColumns))
    {
        columns.push_back(namedSecretsColumn());
        for (const auto& candidate : sources) {
            if (auto* const found = dynamic_cast<PassphraseKeySource*>(candidate.get()))
                passphrase = found;
        }
    }

    /// VaultLocked between lock() and unlock().
    [[nodiscard]] core::Result<KeyPointer> key() const
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_key)
            return lockedNow();
        return m_key;
    }

    /// Takes the key and the place where it was found into use.
    void use(quint32 version, FoundKey found)
    {
        source = found.source;
        setKey(version, std::move(found.key));
    }

    /// Any thread. Nothing happens while locked.
    void setKey(quint32 version, core::Secret bytes)
    {
        auto made = std::make_shared<crypto::MasterKey>();
        made->version = version;
        made->bytes = std::move(bytes);
        const std::scoped_lock lock(m_mutex);
        if (!m_isLocked)
            m_key = std::move(made);
    }

    /// Locking forgets the key; unlocking alone does not bring it back, see setKey().
    void setLocked(bool isLocked)
    {
        const std::scoped_lock lock(m_mutex);
        m_isLocked = isLocked;
        if (isLocked)
            m_key.reset();
    }

    /// Any thread.
    [[nodiscard]] bool isLocked() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_isLocked;
    }

    storage::Database& database;
    const Sources sources;
    std::vector<SealedColumn> columns;
    /// Where the key in use was found; null until the vault was opened. Home thread.
    MasterKeySource* source = nullptr;
    /// Whoever waits while the vault is being opened for the first time, which happens once. Home thread.
    std::vector<core::Resolver<void>> openingWaiters;
    bool isOpening = false;
    /// See Vault::setOnKeyMade(). Home thread.
    std::function<void(const QString& sourceKind)> onKeyMade;
    /// The one of the sources that a master passphrase guards, if there is one.
    PassphraseKeySource* passphrase = nullptr;

private:
    mutable std::mutex m_mutex;
    KeyPointer m_key;
    bool m_isLocked = false;
};

} // namespace clouddesk::vault
