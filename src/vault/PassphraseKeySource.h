// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/PassphraseSeal.h"
#include "vault/MasterKeySource.h"

namespace clouddesk::vault {

/// The key in a file sealed under a passphrase that a person knows; the next key stands beside it as "<file>.next".
/// What opens the file is remembered until lock().
class PassphraseKeySource final : public MasterKeySource
{
public:
    /// In characters (Unicode code points).
    static constexpr int shortestPassphrase = crypto::shortestPassphrase;

    /// ask may be empty: then nobody is there to be asked.
    PassphraseKeySource(QString file, AskPassphrase ask, crypto::ScryptCost cost = {});

    /// As MasterKeySource says.
    [[nodiscard]] QString description() const override;
    [[nodiscard]] QString kind() const override { return QStringLiteral("passphrase"); }
    [[nodiscard]] bool isWritable() const override { return true; }
    [[nodiscard]] bool isAskedFirst() const override { return true; }
    [[nodiscard]] QString lockFile() const override;
    /// Asks the person where the passphrase is not remembered, three times at most; CredentialUnusable after that,
    /// Cancelled where the person would rather not, VaultLocked where nobody can be asked, KeyWrong if the passphrase
    /// given is that of the next key.
    core::Task<core::Secret> load(Slot slot) override;
    /// Under the passphrase of the key that is there; KeyUnavailable if there is none, or it is locked.
    core::Task<void> store(Slot slot, core::Secret key) override;
    /// As MasterKeySource says; no passphrase is needed.
    core::Task<void> promote() override;
    core::Task<void> discard() override;

    /// What seals under another passphrase; InvalidArgument if that is too short.
    core::Task<crypto::PassphraseSeal> makeSeal(core::Secret passphrase) const;
    /// Stores the next key under that.
    core::Result<void> storeNextUnder(std::shared_ptr<const crypto::PassphraseSeal> seal, const core::Secret& key);
    /// Whether there is a key.
    [[nodiscard]] bool isThere() const;
    /// Opens with this passphrase what is stored, without asking. KeyWrong if it is not the right one.
    core::Task<void> unlock(core::Secret passphrase);
    /// Forgets what opens the file.
    void lock();

private:
    [[nodiscard]] QString pathOf(Slot slot) const;
    [[nodiscard]] core::Result<QByteArray> read(Slot slot) const;
    [[nodiscard]] const crypto::PassphraseSeal* sealOf(const QByteArray& content) const;
    [[nodiscard]] bool opensNext() const;
    core::Task<bool> tryOn(Slot slot, std::shared_ptr<const core::Secret> passphrase);

    QString m_file;
    AskPassphrase m_ask;
    crypto::ScryptCost m_cost;
    /// What opens the files.
    std::vector<std::shared_ptr<const crypto::PassphraseSeal>> m_seals;
};

} // namespace clouddesk::vault
