// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Task.h"

#include <functional>

namespace clouddesk::ui {

/// What can be done where the master key lies in a plain file because no keychain answered. Home thread. Empty
/// functions: nothing.
struct KeyFileActions
{
    /// Whether it does, as far as is known without asking anybody.
    std::function<bool()> isUsed;
    /// KeyUnavailable if the keychain does not take it.
    std::function<core::Task<void>()> moveToKeychain;
    /// Has this called when a new key is put into such a file.
    std::function<void(std::function<void()> tell)> setOnMade;
};

} // namespace clouddesk::ui
