// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktops/SessionContext.h"

namespace clouddesk::desktops {

SessionContext::SessionContext(DesktopService::Needs services, DesktopService* owner)
    : needs(std::move(services))
    , sessions(needs.database, needs.clock)
    , service(owner)
{
}

core::Task<void> SessionContext::audit(std::shared_ptr<SessionContext> context, QString action, QString resource,
                                       bool succeeded, QJsonObject details)
{
    if (!context->service)
        co_return {};
    audit::Event event;
    event.actor = context->needs.ownerId;
    event.action = std::move(action);
    event.resource = std::move(resource);
    event.succeeded = succeeded;
    event.details = std::move(details);
    co_return co_await context->needs.audit.append(std::move(event));
}

} // namespace clouddesk::desktops
