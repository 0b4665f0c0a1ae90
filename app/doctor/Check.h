// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <vector>

namespace clouddesk::app {

/// One thing that the doctor looked at.
struct Check
{
    enum class Level { Ok, Warning, Failure };
    Level level = Level::Ok;
    QString name;   ///< "data folder"
    QString text;   ///< what was found
    QString advice; ///< what to mend; empty if nothing is to be done
};

/// "ok", "warning", "failure": for programs.
QString toWord(Check::Level level);

/// The check that an error stands for, with the advice that belongs to it.
Check failureFrom(const QString& name, const core::Error& error);

/// One line per check ("OK    data folder: ...") and one for its advice.
QString reportText(const std::vector<Check>& checks);

} // namespace clouddesk::app
