// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CommandSpec.h"

#include <QStringList>

namespace clouddesk::app {

/// Commands that belong together in the overview.
struct CommandGroup
{
    const char* title;
    std::vector<const char*> paths;
};

/// The overview of the whole program, at most 80 columns wide.
QString overviewText(const std::vector<CommandSpec>& commands);
/// What a group of commands offers ("clouddesk instance --help").
QString groupText(const QString& word, const std::vector<CommandSpec>& commands);
/// The help of one command: synopsis, what it does, options, examples, exit status.
QString commandText(const CommandSpec& command);
/// The synopsis alone: "clouddesk exec NAME [--timeout SECONDS] -- COMMAND...".
QString synopsis(const CommandSpec& command);

/// Breaks text at blanks into lines of at most columns, each behind indent blanks but the first.
QString wrapped(const QString& text, int indent, int columns = 80);

} // namespace clouddesk::app
