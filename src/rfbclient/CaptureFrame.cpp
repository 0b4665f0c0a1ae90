// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Deferred.h"
#include "rfbclient/Client.h"

namespace clouddesk::rfb {

core::Task<QImage> captureFrame(core::UniqueFd stream, ClientOptions options, std::chrono::milliseconds limit,
                                std::stop_token stop)
{
    using core::ErrorCode;
    using core::fail;
    options.viewOnly = true;
    options.quality = -1;
    core::Deferred<void> done;
    const auto resolver = std::make_shared<core::Resolver<void>>(done.resolver());
    Client client(std::move(options));
    QObject::connect(&client, &Client::firstFrame, &client, [resolver] { resolver->resolve({}); });
    QObject::connect(&client, &Client::ended, &client,
                     [resolver](const core::Error& reason) { resolver->resolve(fail(reason)); });
    QTimer::singleShot(limit, &client, [resolver] {
        resolver->resolve(fail(ErrorCode::TimedOut, QStringLiteral("the desktop sent no whole picture in time")));
    });
    const std::stop_callback onStop(stop, [resolver, &client] {
        QMetaObject::invokeMethod(
            &client, [resolver] { resolver->resolve(fail(ErrorCode::Cancelled, QStringLiteral("cancelled"))); },
            Qt::QueuedConnection);
    });
    client.start(std::move(stream));
    const core::Result<void> waited = co_await done;
    client.stop();
    if (!waited)
        co_return fail(waited);
    Framebuffer::Access access(*client.framebuffer());
    co_return access.image().copy();
}

} // namespace clouddesk::rfb
