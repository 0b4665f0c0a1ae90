// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/Database.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace clouddesk::storage {

/// One connection of one database thread; the engines differ in how they connect, begin and describe failures. Made,
/// used and destroyed in that thread, as QtSql asks for.
class Connection : public Transaction
{
public:
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() override;

    /// As Transaction says.
    core::Result<Rows> query(const QString& sql, const QVariantMap& values = {}) override;
    core::Result<qint64> execute(const QString& sql, const QVariantMap& values = {}) override;

    /// Begins a transaction; a write transaction holds the engine's write lock from here on.
    virtual core::Result<void> begin(Access access) = 0;
    /// What was written is on disk when it ends well. After a failure, mayRetry() tells.
    virtual core::Result<void> commit();
    /// Never fails: what the engine has rolled back by itself is gone as well.
    void rollback();

    /// Whether the failure came from another program's transaction, so that the whole may be tried again.
    [[nodiscard]] bool mayRetry() const { return m_mayRetry; }
    /// Before another try.
    void clearRetry() { m_mayRetry = false; }
    /// Whether the connection is of no more use.
    [[nodiscard]] virtual bool isBroken() const { return false; }
    /// What {blob} in migrations stands for.
    [[nodiscard]] virtual QString blobType() const = 0;

protected:
    explicit Connection(const QString& driver);

    [[nodiscard]] QSqlDatabase& database() { return m_database; }
    /// An error of the fitting kind for what the driver says; sets retry if it is worth another try.
    virtual core::Error describe(const QSqlError& error, bool& retry) const = 0;
    /// Runs one statement without values.
    core::Result<void> run(const QString& sql);
    core::Error toError(const QSqlError& error);

private:
    core::Result<QSqlQuery> start(const QString& sql, const QVariantMap& values);

    QString m_name;
    QSqlDatabase m_database;
    bool m_mayRetry = false;
};

} // namespace clouddesk::storage
