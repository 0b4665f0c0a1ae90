// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Secret.h"

#include <QByteArray>
#include <QString>

#include <utility>
#include <vector>

namespace clouddesk::ssh {

/// A POSIX shell script for a machine. Nothing but the fixed word "sh -s" is ever an argument there: the script's text
/// and its variables, secrets among them, go in on standard input, as one function that runs only once it has arrived
/// whole. The body's commands have an empty standard input; the script's exit status is the body's. Works whatever the
/// login shell is: sh, bash, zsh, fish, csh.
class RemoteScript
{
public:
    /// The body as it stands in resources; sees the variables set below.
    explicit RemoteScript(QByteArray body);

    /// Sets an unexported shell variable, also where the environment there has one of that name. The name is [A-Z_]+
    /// (asserted); zero bytes in the value are dropped, everything else arrives as it is.
    void set(const char* name, const QString& value);
    void set(const char* name, qint64 value);
    void setSecret(const char* name, const core::Secret& value);

    /// The command to run: always "exec sh -s".
    [[nodiscard]] static QByteArray command();
    /// What goes to its standard input.
    [[nodiscard]] core::Secret input() const;

private:
    QByteArray m_body;
    std::vector<std::pair<QByteArray, core::Secret>> m_variables;
};

} // namespace clouddesk::ssh
