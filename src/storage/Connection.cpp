// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Connection.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>

#include <atomic>

namespace clouddesk::storage {

namespace {

QString newConnectionName()
{
    static std::atomic<int> next{0};
    return QStringLiteral("clouddesk-%1").arg(next.fetch_add(1));
}

// QtSql stores null strings as NULL, booleans and unsigned numbers as each driver likes.
QVariant plain(const QVariant& value)
{
    switch (value.typeId()) {
    case QMetaType::QString:
        return value.toString().isNull() ? QVariant(QStringLiteral("")) : value;
    case QMetaType::QByteArray:
        return value.toByteArray().isNull() ? QVariant(QByteArray("")) : value;
    case QMetaType::Bool:
        return value.toBool() ? 1 : 0;
    case QMetaType::ULongLong:
    case QMetaType::UInt:
        return value.toLongLong();
    default:
        return value;
    }
}

QString placeholder(const QString& key)
{
    return key.startsWith(QLatin1Char(':')) ? key : QLatin1Char(':') + key;
}

std::shared_ptr<const QStringList> columnNames(const QSqlQuery& query)
{
    auto names = std::make_shared<QStringList>();
    const QSqlRecord record = query.record();
    for (int i = 0; i < record.count(); ++i)
        names->append(record.fieldName(i));
    return names;
}

} // namespace

Connection::Connection(const QString& driver)
    : m_name(newConnectionName())
    , m_database(QSqlDatabase::addDatabase(driver, m_name))
{
}

Connection::~Connection()
{
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

core::Result<Rows> Connection::query(const QString& sql, const QVariantMap& values)
{
    core::Result<QSqlQuery> query = start(sql, values);
    if (!query)
        return core::fail(query);
    const auto names = columnNames(*query);
    Rows rows;
    while (query->next()) {
        QVariantList row;
        row.reserve(names->size());
        for (int i = 0; i < names->size(); ++i)
            row.append(query->value(i));
        rows.emplace_back(names, std::move(row));
    }
    if (query->lastError().isValid())
        return core::fail(toError(query->lastError()));
    return rows;
}

core::Result<qint64> Connection::execute(const QString& sql, const QVariantMap& values)
{
    core::Result<QSqlQuery> query = start(sql, values);
    if (!query)
        return core::fail(query);
    return query->numRowsAffected();
}

core::Result<void> Connection::commit()
{
    return run(QStringLiteral("COMMIT"));
}

void Connection::rollback()
{
    // The engine may have rolled back by itself already; then this fails, and that is fine.
    QSqlQuery(m_database).exec(QStringLiteral("ROLLBACK"));
}

core::Result<void> Connection::run(const QString& sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return core::fail(toError(query.lastError()));
    return {};
}

core::Error Connection::toError(const QSqlError& error)
{
    m_mayRetry = false;
    return describe(error, m_mayRetry);
}

core::Result<QSqlQuery> Connection::start(const QString& sql, const QVariantMap& values)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return core::fail(toError(query.lastError()));
    for (auto value = values.begin(); value != values.end(); ++value)
        query.bindValue(placeholder(value.key()), plain(value.value()));
    if (!query.exec())
        return core::fail(toError(query.lastError()));
    return query;
}

} // namespace clouddesk::storage
