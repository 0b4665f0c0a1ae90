// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktops/DesktopService.h"

#include <QPointer>

namespace clouddesk::desktops {

/// What all sessions of one service share. Sessions may outlive the service: the references in it are good only while
/// service is not null. Home thread.
struct SessionContext
{
    explicit SessionContext(DesktopService::Needs services, DesktopService* owner);

    DesktopService::Needs needs;
    SessionRepository sessions;
    QPointer<DesktopService> service;

    /// Writes an event about that machine; does nothing once the service is gone. The context outlives the task.
    static core::Task<void> audit(std::shared_ptr<SessionContext> context, QString action, QString resource,
                                  bool succeeded, QJsonObject details);
};

} // namespace clouddesk::desktops
