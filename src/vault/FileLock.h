// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Task.h"
#include "core/UniqueFd.h"

namespace clouddesk::vault {

/// A lock between programs (flock), held as long as the object lives; the system lets go of it when a program dies.
class FileLock
{
public:
    /// Waits for it up to the limit, then TimedOut. The file is created with mode 0600 and stays. Home thread.
    static core::Task<FileLock> acquire(QString file, std::chrono::milliseconds limit = std::chrono::seconds(60));

private:
    explicit FileLock(core::UniqueFd file)
        : m_file(std::move(file))
    {
    }

    core::UniqueFd m_file;
};

} // namespace clouddesk::vault
