// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/Window.h"
#include "core/Deferred.h"
#include "core/Paths.h"
#include "ui/player/PlayerWindow.h"
#include "ui/settings/ChosenLook.h"

namespace clouddesk::app {

core::Task<void> showRecording(QString file, QString dataDirectory, std::stop_token stop)
{
    const ui::ChosenLook look(core::Paths::chosen(dataDirectory));
    const auto window = co_await ui::PlayerWindow::open(file);
    if (!window)
        co_return core::fail(window);
    core::Deferred<void> done;
    const auto resolver = std::make_shared<core::Resolver<void>>(done.resolver());
    QObject::connect(window->get(), &ui::PlayerWindow::closed, window->get(), [resolver] { resolver->resolve({}); });
    const std::stop_callback onStop(
        stop, [shown = window->get()] { QMetaObject::invokeMethod(shown, &QWidget::close, Qt::QueuedConnection); });
    (*window)->show();
    (*window)->setPlaying(true);
    std::ignore = co_await done;
    if (stop.stop_requested())
        co_return core::fail(core::ErrorCode::Cancelled, QStringLiteral("cancelled"));
    co_return {};
}

} // namespace clouddesk::app
