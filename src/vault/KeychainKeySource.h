// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/Keychain.h"
#include "vault/MasterKeySource.h"

namespace clouddesk::vault {

/// The key as an entry of the OS keychain, named after the data folder; the next key as a second one.
class KeychainKeySource final : public MasterKeySource
{
public:
    KeychainKeySource(const QString& dataDirectory, crypto::Keychain::Limits limits);

    /// As MasterKeySource says.
    [[nodiscard]] QString description() const override { return QStringLiteral("keychain"); }
    [[nodiscard]] QString kind() const override { return QStringLiteral("keychain"); }
    [[nodiscard]] bool isWritable() const override { return true; }
    [[nodiscard]] bool isAskedFirst() const override { return false; }
    [[nodiscard]] QString lockFile() const override;
    core::Task<core::Secret> load(Slot slot) override;
    /// Reads the key back before it ends well.
    core::Task<void> store(Slot slot, core::Secret key) override;
    core::Task<void> promote() override;
    core::Task<void> discard() override;

private:
    [[nodiscard]] QString entryOf(Slot slot) const;

    crypto::Keychain m_keychain;
    QString m_dataDirectory;
};

} // namespace clouddesk::vault
