// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktops/RfbGreeting.h"

#include "core/Deferred.h"

#include <QDeadlineTimer>
#include <QSocketNotifier>
#include <QTimer>

#include <array>

#include <sys/socket.h>

namespace clouddesk::desktops {

namespace {

using core::ErrorCode;

constexpr qsizetype greetingSize = 12;

// What stands there so far; fails if it cannot become a greeting.
core::Result<qsizetype> look(int fd)
{
    std::array<char, greetingSize> bytes = {};
    const ssize_t got = ::recv(fd, bytes.data(), bytes.size(), MSG_PEEK | MSG_DONTWAIT);
    if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
        return core::fail(ErrorCode::ConnectionLost, QStringLiteral("the VNC server closed the stream at once"));
    const QByteArrayView seen(bytes.data(), std::max<ssize_t>(got, 0));
    const QByteArrayView expected = QByteArrayView("RFB 003.").first(std::min<qsizetype>(seen.size(), 8));
    if (!seen.startsWith(expected))
        return core::fail(ErrorCode::RfbProtocolFailed, QStringLiteral("what answers there is no VNC server"));
    return seen.size();
}

core::Task<void> awaitReadable(int fd, std::chrono::milliseconds limit, std::stop_token stop)
{
    core::Deferred<void> readable;
    const auto resolver = std::make_shared<core::Resolver<void>>(readable.resolver());
    QSocketNotifier notifier(fd, QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, &notifier, [&notifier, resolver] {
        notifier.setEnabled(false);
        resolver->resolve({});
    });
    const std::stop_callback onStop(stop, [&notifier, resolver] {
        QMetaObject::invokeMethod(
            &notifier, [resolver] { resolver->resolve(core::fail(ErrorCode::Cancelled, QStringLiteral("cancelled"))); },
            Qt::QueuedConnection);
    });
    QTimer::singleShot(limit, &notifier, [resolver] {
        resolver->resolve(core::fail(ErrorCode::RfbStalled, QStringLiteral("the VNC server says nothing")));
    });
    co_return co_await readable;
}

} // namespace

core::Task<void> awaitGreeting(const core::UniqueFd& stream, std::chrono::milliseconds limit, std::stop_token stop)
{
    const QDeadlineTimer deadline(limit);
    const int fd = stream.get();
    for (;;) {
        const auto seen = look(fd);
        if (!seen)
            co_return core::fail(seen);
        if (*seen == greetingSize)
            co_return {};
        if (deadline.hasExpired())
            co_return core::fail(ErrorCode::RfbStalled, QStringLiteral("the VNC server says nothing"));
        // A part of it stays readable, so there is nothing to be notified of.
        core::Result<void> waited;
        if (*seen == 0)
            waited = co_await awaitReadable(fd, std::chrono::milliseconds(deadline.remainingTime()), stop);
        else
            waited = co_await core::sleepFor(std::chrono::milliseconds(5), stop);
        if (!waited)
            co_return core::fail(waited);
    }
}

} // namespace clouddesk::desktops
