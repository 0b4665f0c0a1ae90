// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

namespace clouddesk::app {

/// What a person at a window does next about an error, as a sentence in the language that the windows speak: the room's
/// own advice if it has any, else the words for its code; where that is not English, those words with the room's own in
/// brackets. Never names a command of the command line. May be empty.
QString spokenAdviceFor(const core::Error& error);

} // namespace clouddesk::app
