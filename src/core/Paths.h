// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

namespace clouddesk::core {

/// Where one installation keeps its things. All folders are created with mode 0700.
class Paths
{
public:
    /// The data folder as given by --data-dir, else $CLOUDDESK_DATA_DIR, else the platform's place for application data
    /// ($XDG_DATA_HOME/clouddesk). Created if it is missing; refused if it belongs to somebody else or if others may
    /// write to it.
    static Result<Paths> open(const QString& dataDirectory = {});

    /// The data folder that open() would open; nothing is created or looked at.
    static QString chosen(const QString& dataDirectory = {});
    /// Where the person's choices stand, in a data folder that need not be there.
    static QString settingsFile(const QString& dataDirectory);

    /// Where everything below is, absolute. Exists.
    [[nodiscard]] QString dataDirectory() const { return m_data; }
    /// Of SQLite; a file of that name need not exist yet.
    [[nodiscard]] QString databaseFile() const;
    /// The key file of last resort, see vault::MasterKeySource.
    [[nodiscard]] QString masterKeyFile() const;
    /// The key sealed under a master passphrase, see vault::MasterKeySource. Absent without one.
    [[nodiscard]] QString sealedKeyFile() const;
    /// The audit log's checkpoint, kept outside the database.
    [[nodiscard]] QString auditCheckpointFile() const;
    /// Logs of provisioning runs and of the program itself. Exists.
    [[nodiscard]] QString logDirectory() const;
    /// For local sockets: $XDG_RUNTIME_DIR/clouddesk-<hash of the data folder>, else a folder below the data folder;
    /// short enough for sun_path. Exists.
    [[nodiscard]] QString runtimeDirectory() const;

private:
    QString m_data;
    QString m_runtime;
};

/// Creates the folder and its parents with mode 0700 where they are missing. They outlast a loss of power.
Result<void> makePrivateDirectory(const QString& path);

/// Makes what was created, renamed and removed in the folder outlast a loss of power (fsync(2)).
Result<void> syncFolder(const QString& folder);

/// Writes a file so that it has the old or the new content and never something between (temporary file, fsync, rename,
/// fsync of the folder), with mode 0600.
Result<void> writePrivateFile(const QString& path, const QByteArray& content);

/// Gives a file that cannot be used another name beside it, which is returned, so that a new one can be written and
/// nothing of the old one is lost.
Result<QString> setAside(const QString& path);

/// The operating system's words for errno, as an error of the fitting kind (NotFound, PermissionDenied, DiskFull, ...).
Error fromErrno(int number, const QString& what, const QString& where);

} // namespace clouddesk::core
