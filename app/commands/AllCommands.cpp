// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandLine.h"
#include "app/commands/AppCommand.h"
#include "app/commands/DemoCommand.h"
#include "app/commands/DesktopCommands.h"
#include "app/commands/DoctorCommand.h"
#include "app/commands/ExchangeCommands.h"
#include "app/commands/ExecCommand.h"
#include "app/commands/InstanceCommands.h"
#include "app/commands/ProvisionCommands.h"
#include "app/commands/SessionCommands.h"
#include "app/commands/TransferCommands.h"
#include "app/commands/TrustCommands.h"
#include "app/commands/VersionCommand.h"
#include "app/media/PlayCommand.h"

namespace clouddesk::app {

std::vector<Command> allCommands()
{
    std::vector<Command> all;
    const auto take = [&all](std::vector<Command> some) { all.insert(all.end(), some.begin(), some.end()); };
    take(instanceCommands());
    take(exchangeCommands());
    take(desktopCommands());
    take({playCommand()});
    take(provisionCommands());
    take(sessionCommands());
    take({execCommand()});
    take(transferCommands());
    take(trustCommands());
    take({appCommand(), doctorCommand(), demoCommand(), versionCommand()});
    return all;
}

} // namespace clouddesk::app
