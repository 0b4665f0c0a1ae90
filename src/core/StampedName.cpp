// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/StampedName.h"

#include "core/Result.h"

#include <QDateTime>

namespace clouddesk::core {

QString stampedName(const QString& machine)
{
    constexpr qsizetype longestName = 60;
    QString name = singleLine(machine, longestName);
    for (QChar& character : name) {
        if (!character.isLetterOrNumber() && !QStringLiteral("-_.@ ").contains(character))
            character = QLatin1Char('_');
    }
    const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH-mm-ss"));
    while (name.startsWith(QLatin1Char('.')))
        name.remove(0, 1);
    return QStringLiteral("%1 %2").arg(name, stamp);
}

} // namespace clouddesk::core
