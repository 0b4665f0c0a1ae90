// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktops/DesktopService.h"
#include "instances/InstanceService.h"
#include "instances/MachineConnector.h"
#include "instances/QuietLogin.h"
#include "ui/lock/KeyFileActions.h"
#include "ui/lock/LockActions.h"
#include "ui/machines/Pending.h"

namespace clouddesk::ui {

/// What the windows around the inventory work with. Everything that is referred to outlives them.
struct Desk
{
    instances::InstanceService& instances;
    instances::MachineConnector& connector;
    desktops::DesktopService& desktops;
    core::Questions& questions;
    /// What to do next about an error, and its log.
    std::function<std::pair<QString, QString>(const core::Error&)> explain;
    QString ownerId;
    QString localUser;
    QString homeDirectory;
    QString dataDirectory;
    /// Starts the demo as a program of its own; NotFound, with what to install, if it cannot run here.
    std::function<core::Result<void>()> startDemo;
    /// What the settings show of the rest; each may be absent.
    instances::HostKeyService* hostKeys = nullptr;
    std::function<core::Task<QString>()> keyPlace;
    QString logFolder;
    LockActions lock = {};
    std::shared_ptr<Pending> pending = std::make_shared<Pending>();
    /// For looks at machines that nobody asked for; absent: there are none.
    instances::QuietLogin* quietLogin = nullptr;
    KeyFileActions keyFile = {};

    /// What to do next about an error, as a sentence; may be empty.
    [[nodiscard]] QString adviceFor(const core::Error& error) const
    {
        return explain ? explain(error).first : error.advice;
    }
};

} // namespace clouddesk::ui
