// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Transaction.h"

namespace clouddesk::storage {

Row::Row(std::shared_ptr<const QStringList> names, QVariantList values)
    : m_names(std::move(names))
    , m_values(std::move(values))
{
}

QString Row::text(const char* column) const
{
    return value(column).toString();
}

qint64 Row::integer(const char* column) const
{
    return value(column).toLongLong();
}

QByteArray Row::bytes(const char* column) const
{
    return value(column).toByteArray();
}

bool Row::isNull(const char* column) const
{
    return value(column).isNull();
}

const QVariant& Row::value(const char* column) const
{
    static const QVariant nothing;
    const qsizetype index = m_names->indexOf(QLatin1StringView(column));
    Q_ASSERT_X(index >= 0, "storage::Row", column);
    return index < 0 ? nothing : m_values.at(index);
}

} // namespace clouddesk::storage
