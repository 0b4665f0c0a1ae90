// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/doctor/Check.h"

#include "app/ErrorAdvice.h"

namespace clouddesk::app {

QString toWord(Check::Level level)
{
    switch (level) {
    case Check::Level::Ok:
        return QStringLiteral("ok");
    case Check::Level::Warning:
        return QStringLiteral("warning");
    case Check::Level::Failure:
        return QStringLiteral("failure");
    }
    return {};
}

Check failureFrom(const QString& name, const core::Error& error)
{
    return {Check::Level::Failure, name, error.toLine(), adviceFor(error)};
}

QString reportText(const std::vector<Check>& checks)
{
    QString text;
    for (const Check& check : checks) {
        QString mark = QStringLiteral("OK");
        if (check.level == Check::Level::Warning)
            mark = QStringLiteral("WARN");
        if (check.level == Check::Level::Failure)
            mark = QStringLiteral("FAIL");
        text +=
            QStringLiteral("%1  %2: %3\n").arg(mark.leftJustified(4), check.name, core::singleLine(check.text, 1000));
        if (!check.advice.isEmpty())
            text += QStringLiteral("      -> %1\n").arg(core::singleLine(check.advice, 2000));
    }
    return text;
}

} // namespace clouddesk::app
