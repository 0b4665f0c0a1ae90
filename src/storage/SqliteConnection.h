// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/Connection.h"

namespace clouddesk::storage {

/// A connection to a SQLite file: WAL, synchronous=FULL, foreign keys on, each verified after it was set.
class SqliteConnection final : public Connection
{
public:
    enum class Mode {
        Inspect, ///< Read-only, and the file's journal mode stays as it is.
        Read,
        Write,
    };

    /// Opens a file that exists; it is never created here.
    static core::Result<std::unique_ptr<SqliteConnection>> open(const QString& file, Mode mode);

    /// Waits for another program's write transaction as long as half a minute.
    core::Result<void> begin(Access access) override;
    [[nodiscard]] QString blobType() const override { return QStringLiteral("BLOB"); }

    /// Brings everything from the journal into the file, and that on disk; for a file that nobody else has open.
    /// Closing the connection would do the same, but not tell of its failure.
    core::Result<void> emptyJournal();
    /// PRAGMA quick_check; DatabaseDamaged with what it found first.
    core::Result<void> quickCheck();
    /// Whether the file holds our table of versions.
    core::Result<bool> hasVersionTable();

protected:
    core::Error describe(const QSqlError& error, bool& retry) const override;

private:
    explicit SqliteConnection(const QString& file);
    core::Result<void> connect(Mode mode);
    core::Result<void> set(const char* pragma, const char* value, const char* expected);
    [[nodiscard]] core::Result<void> requireInPlace() const;

    QString m_file;
    QString m_identity;
};

} // namespace clouddesk::storage
