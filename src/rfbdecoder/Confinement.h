// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace clouddesk::rfb {

enum class Confinement {
    Full,    ///< by limits and seccomp
    Limited, ///< by limits only: this kernel has no seccomp
    None,    ///< not even that
};

/// Locks this process in, for good. From now on it may move bytes over descriptors that it has, take descriptors that
/// it is given, ask for memory that cannot be executed, wait, and exit; opening, connecting, starting a program or a
/// thread, looking into other processes, or any other system call ends it at once (SIGSYS). It gets no new privileges,
/// no more than a gigabyte of memory of its own and two in all, and leaves no core file. Builds with sanitizers may
/// besides read files and what else those need, and have no memory limit. Before it, nothing that comes from outside
/// may be looked at.
Confinement confineProcess();

} // namespace clouddesk::rfb
