// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace clouddesk::app {

/// The whole program: from its arguments to its exit status.
int runProgram(int argumentCount, char** arguments);

} // namespace clouddesk::app
