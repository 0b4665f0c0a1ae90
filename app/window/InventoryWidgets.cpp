// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ErrorAdvice.h"
#include "app/window/Window.h"
#include "ui/inventory/DesktopApp.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>

#include <pwd.h>
#include <unistd.h>

namespace clouddesk::app {

namespace {

QString localUser()
{
    const passwd* entry = getpwuid(geteuid());
    return entry == nullptr ? QString() : QString::fromLocal8Bit(entry->pw_name);
}

ui::Desk deskFor(Services& services, core::Questions& questions)
{
    return {services.instances(),
            services.connector(),
            services.desktops(),
            questions,
            [](const core::Error& error) { return std::pair(adviceFor(error), QString()); },
            Services::ownerId(),
            localUser(),
            QDir::homePath(),
            services.paths().dataDirectory(),
            [] { return QProcess::startDetached(QCoreApplication::applicationFilePath(), {QStringLiteral("demo")}); }};
}

ui::DesktopApp::Wish wishFrom(const StartWish& wish)
{
    return {wish.machine, wish.isHidden, wish.wantsQuickConnect, wish.wantsNewMachine};
}

} // namespace

core::Task<void> showInventory(InventoryRequest request, std::stop_token stop)
{
    ui::DesktopApp application(deskFor(request.services, request.questions));
    QObject::connect(&request.instance, &SingleInstance::asked, &application,
                     [&application](const StartWish& wish) { application.handle(wishFrom(wish)); });
    ui::DesktopApp::Wish first = wishFrom(request.wish);
    co_return co_await application.run(std::move(first), std::move(stop));
}

} // namespace clouddesk::app
