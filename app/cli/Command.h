// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CommandSpec.h"
#include "app/cli/Context.h"

namespace clouddesk::app {

/// One verb of the command line.
struct Command
{
    /// What kind of program it needs around it.
    enum class Needs {
        Nothing,   ///< neither data folder nor window
        Data,      ///< the data folder
        Window,    ///< the data folder, and a window if there is a display
        WindowOnly ///< a window if there is a display; no data folder of the person's own
    };

    CommandSpec spec;
    Needs needs = Needs::Data;
    /// Does it and returns the exit status; an error is shown by the caller and ends with the error's own exit status.
    core::Task<int> (*run)(Context& context) = nullptr;
};

} // namespace clouddesk::app
