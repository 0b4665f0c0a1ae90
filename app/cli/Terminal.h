// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Secret.h"
#include "core/Task.h"
#include "core/UniqueFd.h"

namespace clouddesk::app {

/// The person's terminal, opened by itself so that it works while standard input and output go elsewhere. Home thread;
/// nothing blocks.
class Terminal
{
public:
    /// NotFound or another file error if there is no terminal at the path; empty path: none.
    static core::Result<Terminal> open(const QString& path);

    /// As it is, in UTF-8. If the terminal has gone nothing is said; the read that follows tells.
    void write(const QString& text) const;
    /// Asks for one line with echo off. Cancelled when stop is requested or at the end of the input (Ctrl-D).
    core::Task<core::Secret> readSecret(QString prompt, std::stop_token stop = {}) const;
    /// Asks for one line that may be seen.
    core::Task<QString> readLine(QString prompt, std::stop_token stop = {}) const;

    /// Puts the terminal's echo back if a question has it switched off. Safe in a signal handler.
    static void restoreEcho();

private:
    explicit Terminal(core::UniqueFd fd)
        : m_fd(std::move(fd))
    {
    }

    core::UniqueFd m_fd;
};

} // namespace clouddesk::app
