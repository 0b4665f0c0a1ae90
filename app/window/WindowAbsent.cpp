// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/Window.h"

namespace clouddesk::app {

namespace {

std::unexpected<core::Error> builtWithout()
{
    return core::fail(core::ErrorCode::Unsupported, QStringLiteral("this program was built without windows"), {},
                      QStringLiteral("Use \"clouddesk screenshot\" or \"clouddesk tunnel\", or a build with "
                                     "CLOUDDESK_GUI=ON."));
}

} // namespace

bool canShowWindows()
{
    return false;
}

core::Result<void> findDisplay()
{
    return builtWithout();
}

std::unique_ptr<QCoreApplication> makeApplication(bool, int& argumentCount, char** arguments)
{
    return std::make_unique<QCoreApplication>(argumentCount, arguments);
}

core::Task<void> showDesktop(WindowRequest, std::stop_token)
{
    co_return builtWithout();
}

core::Task<void> showRecording(QString, QString, std::stop_token)
{
    co_return builtWithout();
}

core::Task<void> showInventory(InventoryRequest, std::stop_token)
{
    co_return builtWithout();
}

core::Task<core::Secret> askMasterPassphrase(QString, bool, SingleInstance*, std::stop_token)
{
    co_return builtWithout();
}

core::Task<void> showFailure(core::Error, QString, std::stop_token)
{
    co_return builtWithout();
}

} // namespace clouddesk::app
