// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <qcoro/qcorotask.h>

#include <chrono>
#include <stop_token>

namespace clouddesk::core {

/// A coroutine of the home thread that ends with a Result. It runs to its end even if the Task object is dropped.
template <typename T>
using Task = QCoro::Task<Result<T>>;

/// Suspends for that long, or until stop is requested; then Cancelled. Needs the event loop of the calling thread.
Task<void> sleepFor(std::chrono::milliseconds duration, std::stop_token stop = {});

} // namespace clouddesk::core
