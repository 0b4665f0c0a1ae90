// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/MasterKeySource.h"

namespace clouddesk::vault {

/// A key in a file: one that an administrator provides, or one of our own. The next key of ours stands beside it as
/// "<file>.next".
class FileKeySource final : public MasterKeySource
{
public:
    enum class Owner { Administrator, Program };

    FileKeySource(const QString& file, Owner owner);

    /// As MasterKeySource says.
    [[nodiscard]] QString description() const override;
    [[nodiscard]] QString kind() const override;
    [[nodiscard]] bool isWritable() const override { return m_owner == Owner::Program; }
    [[nodiscard]] bool isAskedFirst() const override { return true; }
    [[nodiscard]] QString lockFile() const override;
    core::Task<core::Secret> load(Slot slot) override;
    core::Task<void> store(Slot slot, core::Secret key) override;
    core::Task<void> promote() override;
    core::Task<void> discard() override;

private:
    [[nodiscard]] QString pathOf(Slot slot) const;
    [[nodiscard]] core::Result<core::Secret> read(const QString& path) const;
    [[nodiscard]] core::Result<void> requireSafe(int file, const QString& path) const;
    [[nodiscard]] core::Result<void> write(Slot slot, const core::Secret& key) const;

    QString m_file;
    Owner m_owner;
};

} // namespace clouddesk::vault
