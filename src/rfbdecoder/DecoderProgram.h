// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace clouddesk::rfb {

/// What the program "clouddesk-decoder" does: locks itself in, then serves one session on the descriptors that
/// decoder::controlDescriptor and its neighbours name, until the client goes. Its one argument is the client's
/// decoder::version; its exit status decoder::ExitStatus.
int runDecoder(int argumentCount, char** arguments);

} // namespace clouddesk::rfb
