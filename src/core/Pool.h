// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Deferred.h"

#include <QThreadPool>

#include <type_traits>

namespace clouddesk::core {

/// Runs work, a function that returns Result<T>, in a thread of the global pool; for what takes longer than the home
/// thread has. It owns all that it needs, which need not be copyable. What it returns is awaited in the calling thread.
template <typename Work, typename T = typename std::invoke_result_t<Work&>::value_type>
Deferred<T> onPool(Work work)
{
    Deferred<T> done;
    // The pool copies what it runs.
    auto job = std::make_shared<std::pair<Work, Resolver<T>>>(std::move(work), done.resolver());
    QThreadPool::globalInstance()->start([job = std::move(job)] { job->second.resolve(job->first()); });
    return done;
}

} // namespace clouddesk::core
