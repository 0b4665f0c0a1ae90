// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace clouddesk::lab {

/// The parent of a process, 0 if there is no such process.
qint64 parentProcess(qint64 process);
/// The direct children of a process, from /proc.
QList<qint64> childProcesses(qint64 parent);
/// Children, their children, and so on; parents stand before their children.
QList<qint64> descendantProcesses(qint64 ancestor);
/// Sends the signal to each; those already gone do not matter.
void signalProcesses(const QList<qint64>& processes, int signal);
/// Open descriptors and threads of this process.
int openDescriptors();
int threadCount();
/// Resident memory of this process, in bytes.
qint64 residentMemory();
/// Resident memory of this process and all its descendants that no file stands behind, in bytes; shared memory counts
/// in each of them.
qint64 familyMemory();

} // namespace clouddesk::lab
