// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <vector>

namespace clouddesk::ssh {

/// One line of an OpenSSH client configuration: "Keyword value…" or "Keyword=value…", values perhaps in quotes,
/// backslashes before quotes, backslashes and blanks, "#" for a comment (ssh_config(5); misc.c of OpenSSH, strdelim()
/// and argv_split()).
struct ConfigLine
{
    QByteArray keyword; ///< lower case
    QStringList values; ///< at least one
    int number = 0;     ///< in its text, from 1
};

/// Empty for lines that say nothing or make no sense.
std::optional<ConfigLine> parseConfigLine(QByteArray line);
/// The lines that say something, with their numbers.
std::vector<ConfigLine> parseConfigText(const QByteArray& text);

} // namespace clouddesk::ssh
