// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Task.h"

#include <functional>
#include <vector>

#include <sys/types.h>

namespace clouddesk::app {

/// From now on processes whose parent ends become children of this one, so that what a demo starts cannot get lost.
void adoptOrphans();

/// All processes below this one, by /proc.
std::vector<pid_t> descendants();

/// This user's processes that were started with that home folder.
std::vector<pid_t> processesWithHome(const QString& home);

/// Asks what find() returns to end, kills what is still there after the grace time, reaps what were our children, and
/// removes the sockets of session managers among them.
/// Ends when nothing is left, or after three times the grace time.
core::Task<void> endProcesses(std::function<std::vector<pid_t>()> find, std::chrono::milliseconds grace);

} // namespace clouddesk::app
