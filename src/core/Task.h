// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <qcoro/qcorotask.h>

#include <chrono>
#include <coroutine>
#include <cstddef>
#include <stop_token>

// QCoro 0.8 asserts that a handle is not nullptr. Where a task's value can be made from nullptr (a Result of a smart
// pointer), std::expected's comparison is then a candidate too, and does not compile; this one is the better match.
namespace QCoro::detail {

template <typename Promise>
constexpr bool operator==(std::coroutine_handle<Promise> handle, std::nullptr_t)
{
    return !handle;
}

} // namespace QCoro::detail

namespace clouddesk::core {

/// A coroutine of the home thread that ends with a Result. It runs to its end even if the Task object is dropped.
template <typename T>
using Task = QCoro::Task<Result<T>>;

/// Suspends for that long, or until stop is requested; then Cancelled. Needs the event loop of the calling thread.
Task<void> sleepFor(std::chrono::milliseconds duration, std::stop_token stop = {});

} // namespace clouddesk::core
