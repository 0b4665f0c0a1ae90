// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QStringList>
#include <QVariant>

#include <memory>
#include <vector>

namespace clouddesk::storage {

/// One row of an answer. Columns are read by name; an unknown name is a programming error and asserts.
class Row
{
public:
    Row(std::shared_ptr<const QStringList> names, QVariantList values);

    /// As Qt converts what the driver gave; NULL becomes an empty text, 0 or no bytes.
    [[nodiscard]] QString text(const char* column) const;
    [[nodiscard]] qint64 integer(const char* column) const;
    [[nodiscard]] QByteArray bytes(const char* column) const;
    [[nodiscard]] bool isNull(const char* column) const;

private:
    [[nodiscard]] const QVariant& value(const char* column) const;

    std::shared_ptr<const QStringList> m_names;
    QVariantList m_values;
};

using Rows = std::vector<Row>;

/// The open transaction handed to a function that runs on a database thread. SQL is written for SQLite and PostgreSQL
/// alike, one statement a call, with named placeholders (":name"; the map's keys may leave out the colon). Only an
/// invalid QVariant is stored as NULL; a null QString or QByteArray is an empty one. After an error the function
/// returns it: the transaction is spent. Never kept beyond the call.
class Transaction
{
public:
    virtual ~Transaction() = default;
    /// Every row of a SELECT.
    virtual core::Result<Rows> query(const QString& sql, const QVariantMap& values = {}) = 0;
    /// Number of rows that an INSERT, UPDATE, DELETE or schema statement touched. AlreadyExists if a unique or foreign
    /// key constraint forbids it, DiskFull if the disk is full.
    virtual core::Result<qint64> execute(const QString& sql, const QVariantMap& values = {}) = 0;
};

} // namespace clouddesk::storage
