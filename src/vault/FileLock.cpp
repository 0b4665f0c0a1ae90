// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/FileLock.h"

#include "core/Paths.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>

namespace clouddesk::vault {

using core::fail;
using core::Result;

core::Task<FileLock> FileLock::acquire(QString file, std::chrono::milliseconds limit)
{
    core::UniqueFd opened(open(file.toLocal8Bit().constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!opened.isValid())
        co_return fail(core::fromErrno(errno, QStringLiteral("cannot open the lock file"), file));
    const auto end = std::chrono::steady_clock::now() + limit;
    // The system wakes nobody without blocking a thread for it; whoever holds this lock holds it for a moment only.
    while (flock(opened.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            co_return fail(core::fromErrno(errno, QStringLiteral("cannot lock"), file));
        if (std::chrono::steady_clock::now() > end)
            co_return fail(core::ErrorCode::TimedOut, QStringLiteral("another program is changing the master key"),
                           file, QStringLiteral("wait for it to end, then try again"));
        const Result<void> slept = co_await core::sleepFor(std::chrono::milliseconds(20));
        if (!slept)
            co_return fail(slept);
    }
    co_return FileLock(std::move(opened));
}

} // namespace clouddesk::vault
