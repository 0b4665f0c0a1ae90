// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Secret.h"
#include "core/Task.h"

#include <functional>

namespace clouddesk::ui {

/// What can be done about a master passphrase. Home thread. Empty functions: there can be none.
struct LockActions
{
    /// In characters.
    int shortestPassphrase = 0;
    std::function<bool()> isProtected;
    /// Forgets the master key until unlock().
    std::function<core::Result<void>()> lock;
    /// KeyWrong if the passphrase is not the one.
    std::function<core::Task<void>(core::Secret passphrase)> unlock;
    /// Sets the passphrase, or another one; current: the one until now, empty if there was none. KeyWrong if that is
    /// not the one.
    std::function<core::Task<void>(core::Secret current, core::Secret passphrase)> protect;
    /// KeyWrong if the passphrase is not the one.
    std::function<core::Task<void>(core::Secret current)> unprotect;
};

} // namespace clouddesk::ui
