// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "core/Secret.h"
#include "core/UniqueFd.h"

namespace clouddesk::audit {

/// What the log looked like when last seen, kept outside the database.
struct Checkpoint
{
    /// The newest record and its code.
    qint64 sequence = 0;
    QByteArray code;
    /// A record that was found not to be what an earlier checkpoint said; 0 if that never happened. It stays noted, so
    /// that nothing that is appended later hides it.
    qint64 brokenAt = 0;

    friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// The file that holds the checkpoint, authenticated with the log's key: one block of the size that disks write as a
/// whole, overwritten in place, which is much cheaper than a new file and as safe. Any thread.
class CheckpointFile
{
public:
    CheckpointFile(const QString& path, core::Secret key);

    /// Where the file is, or will be once store() was called.
    [[nodiscard]] QString path() const { return m_path; }
    /// NotFound if there is no file, AuditDamaged if it was changed or belongs to another log.
    [[nodiscard]] core::Result<Checkpoint> load() const;
    /// Overwrites it, or makes it with mode 0600; on disk when it ends well. DiskFull and other errors of the file.
    [[nodiscard]] core::Result<void> store(const Checkpoint& checkpoint) const;
    /// Keeps other programs from loading and storing as long as the descriptor is open. Blocks for a moment.
    [[nodiscard]] core::Result<core::UniqueFd> lock() const;

private:
    [[nodiscard]] core::Result<void> overwrite(const core::UniqueFd& file, const QByteArray& block) const;
    [[nodiscard]] QByteArray codeFor(const QByteArray& content) const;

    QString m_path;
    core::Secret m_key;
};

} // namespace clouddesk::audit
