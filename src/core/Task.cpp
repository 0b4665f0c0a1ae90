// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Task.h"

#include "core/Deferred.h"

#include <QTimer>

namespace clouddesk::core {

Task<void> sleepFor(std::chrono::milliseconds duration, std::stop_token stop)
{
    Deferred<void> done;
    auto resolver = std::make_shared<Resolver<void>>(done.resolver());
    QTimer timer;
    timer.setSingleShot(true);
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer, &QTimer::timeout, &timer, [resolver] { resolver->resolve({}); });
    // Resolving twice is harmless, but two threads must not do it at once: the stop may come from any thread.
    QObject context;
    const std::stop_callback onStop(stop, [resolver, &context] {
        QMetaObject::invokeMethod(
            &context, [resolver] { resolver->resolve(fail(ErrorCode::Cancelled, QStringLiteral("cancelled"))); },
            Qt::QueuedConnection);
    });
    timer.start(duration);
    co_return co_await done;
}

} // namespace clouddesk::core
