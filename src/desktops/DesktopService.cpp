// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktops/DesktopService.h"

#include "desktops/DesktopSessionPrivate.h"
#include "desktops/Installation.h"
#include "provisioning/Probe.h"

namespace clouddesk::desktops {

namespace {

struct Known
{
    std::shared_ptr<ssh::Connection> connection;
    MachineFacts facts;
};

core::Task<Known> learn(std::shared_ptr<SessionContext> context, instances::Instance instance, std::stop_token stop)
{
    auto connection = co_await context->needs.connector.connect(instance, stop);
    if (!connection)
        co_return core::fail(connection);
    auto facts = co_await probe(**connection, stop);
    if (!facts)
        co_return core::fail(facts.error().at(instance.name));
    Known known;
    known.connection = std::move(*connection);
    known.facts = std::move(*facts);
    co_return known;
}

void report(const StepProgress& progress, Step step)
{
    if (progress)
        progress(StepReport{step, -1, {}});
}

core::Task<void> auditUnprovisioning(std::shared_ptr<SessionContext> context, instances::Instance instance,
                                     core::Result<UnprovisioningReport> outcome)
{
    QJsonObject details;
    if (outcome)
        details[QLatin1String("packages")] = outcome->removedPackages.join(QLatin1Char(' '));
    else
        details[QLatin1String("error")] = QLatin1String(core::errorWord(outcome.error().code));
    const auto audited = co_await SessionContext::audit(context, QStringLiteral("desktop.unprovisioned"), instance.name,
                                                        outcome.has_value(), details);
    if (!outcome || !audited)
        co_return audited;
    co_return co_await context->needs.instances.markProvisioned(instance.id, std::nullopt, false);
}

// The list of machines also tells of desktops that somebody else has installed there.
QCoro::Task<void> noteOpened(std::shared_ptr<SessionContext> context, instances::Instance instance,
                             DisplayRequest request)
{
    std::ignore = co_await context->needs.instances.markConnected(instance.id);
    if (instance.isVncInstalled || request.source != ScreenSource::Virtual || !context->service)
        co_return;
    std::ignore = co_await context->needs.instances.markProvisioned(instance.id, request.desktop, true);
}

// A session whose process is gone has no tunnel any more, but its desktop goes on over there.
core::Task<void> stopAbandoned(std::shared_ptr<SessionContext> context, SessionRecord record)
{
    const auto instance = co_await context->needs.instances.find(record.instanceId);
    if (!instance)
        co_return core::fail(instance);
    const auto connection = co_await context->needs.connector.connect(*instance);
    if (!connection)
        co_return core::fail(connection);
    const auto stopped = co_await VncServer::stop(**connection, record.displayNumber);
    (*connection)->close();
    QJsonObject details;
    details[QLatin1String("display")] = record.displayNumber;
    std::ignore = co_await SessionContext::audit(context, QStringLiteral("desktop.stopped"), record.instanceName,
                                                 stopped.has_value(), details);
    co_return stopped;
}

} // namespace

class DesktopService::Private
{
public:
    std::shared_ptr<SessionContext> context;
    QHash<QString, std::weak_ptr<DesktopSession::Private>> running;
};

DesktopService::DesktopService(Needs needs)
    : m_p(std::make_unique<Private>())
{
    m_p->context = std::make_shared<SessionContext>(std::move(needs), this);
    connect(&m_p->context->needs.instances, &instances::InstanceService::removed, this,
            [this](const QString& id) { std::ignore = closeSessionsOf(id); });
}

DesktopService::~DesktopService()
{
    for (const auto& weak : std::as_const(m_p->running)) {
        if (const auto session = weak.lock())
            session->stopSource.request_stop();
    }
}

core::Task<std::shared_ptr<DesktopSession>> DesktopService::open(instances::Instance instance, OpenOptions options,
                                                                 StepProgress progress, std::stop_token stop)
{
    const auto session = std::make_shared<DesktopSession::Private>(m_p->context, std::move(instance), options);
    m_p->running.removeIf(
        [](std::pair<const QString&, std::weak_ptr<DesktopSession::Private>&> each) { return each.second.expired(); });
    m_p->running.insert(session->id, session);
    const std::stop_callback onStop(stop, [session] { session->stopSource.request_stop(); });
    const QPointer<DesktopService> self(this);
    const auto opened = co_await DesktopSession::Private::open(session, std::move(progress));
    if (!opened) {
        if (self)
            m_p->running.remove(session->id);
        co_return core::fail(opened);
    }
    if (self)
        std::ignore = noteOpened(m_p->context, session->instance, options.display);
    std::shared_ptr<DesktopSession> face(new DesktopSession(session));
    co_return face;
}

core::Task<ProvisioningPlan> DesktopService::plan(instances::Instance instance, instances::Desktop desktop,
                                                  std::stop_token stop)
{
    const auto known = co_await learn(m_p->context, instance, stop);
    if (!known)
        co_return core::fail(known);
    known->connection->close();
    co_return ProvisioningPlan::make(known->facts, desktop);
}

core::Task<ProvisioningReport> DesktopService::provision(instances::Instance instance, instances::Desktop desktop,
                                                         StepProgress progress, std::stop_token stop)
{
    report(progress, Step::ConnectSsh);
    const auto known = co_await learn(m_p->context, instance, stop);
    if (!known)
        co_return core::fail(known);
    if (isInstalled(known->facts, desktop)) {
        std::ignore = co_await m_p->context->needs.instances.markProvisioned(instance.id, desktop, true);
        co_return ProvisioningReport();
    }
    report(progress, Step::Install);
    InstallationOrder order{m_p->context, known->connection, instance, desktop, progress, stop};
    auto outcome = co_await install(std::move(order), known->facts);
    known->connection->close();
    co_return outcome;
}

core::Task<UnprovisioningReport> DesktopService::unprovision(instances::Instance instance, StepProgress progress,
                                                             std::stop_token stop)
{
    const std::shared_ptr<SessionContext> context = m_p->context;
    report(progress, Step::ConnectSsh);
    const auto known = co_await learn(context, instance, stop);
    if (!known)
        co_return core::fail(known);
    for (const RunningDisplay& display : known->facts.displays) {
        const auto stopped = co_await VncServer::stop(*known->connection, display.number);
        if (!stopped)
            co_return core::fail(stopped);
    }
    InstallationOrder order{context, known->connection, instance, instances::Desktop::Xfce, progress, stop};
    auto password = co_await sudoPassword(std::move(order), known->facts.sudo, false);
    if (!password)
        co_return core::fail(password);
    Provisioner provisioner(context->needs.logDirectory);
    auto outcome =
        co_await provisioner.unprovision(*known->connection, known->facts, std::move(*password), progress, stop);
    core::Result<void> cleaned;
    if (outcome)
        cleaned = co_await VncServer::cleanHome(*known->connection);
    known->connection->close();
    const auto audited = co_await auditUnprovisioning(context, instance, outcome);
    if (outcome && (!cleaned || !audited))
        co_return core::fail(cleaned ? audited : cleaned);
    co_return outcome;
}

core::Task<std::vector<SessionRecord>> DesktopService::sessions(bool includeEnded, int limit, int offset)
{
    const std::shared_ptr<SessionContext> context = m_p->context;
    const auto orphans = co_await context->sessions.endOrphans();
    if (!orphans)
        co_return core::fail(orphans);
    SessionControl::removeAbandoned(context->needs.runtimeDirectory);
    co_return co_await context->sessions.list(context->needs.ownerId, includeEnded, limit, offset);
}

core::Task<void> DesktopService::closeSession(QString sessionId, bool stopDesktop)
{
    const std::shared_ptr<SessionContext> context = m_p->context;
    if (const auto running = m_p->running.value(sessionId).lock())
        co_return co_await DesktopSession::Private::close(running, stopDesktop);
    const auto orphans = co_await context->sessions.endOrphans();
    if (!orphans)
        co_return core::fail(orphans);
    const auto record = co_await context->sessions.find(sessionId);
    if (!record)
        co_return core::fail(record);
    if (!isEnd(record->state))
        co_return co_await SessionControl::request(context->needs.runtimeDirectory, sessionId, stopDesktop);
    if (stopDesktop && record->displayNumber >= 0)
        co_return co_await stopAbandoned(context, *record);
    co_return {};
}

core::Task<void> DesktopService::closeSessionsOf(QString instanceId)
{
    const std::shared_ptr<SessionContext> context = m_p->context;
    const QPointer<DesktopService> self(this);
    const auto records = co_await context->sessions.listRunning(instanceId);
    if (!records)
        co_return core::fail(records);
    core::Result<void> outcome;
    for (const SessionRecord& record : *records) {
        if (!self)
            co_return core::fail(core::ErrorCode::Cancelled, QStringLiteral("the program is ending"));
        const auto closed = co_await self->closeSession(record.id, false);
        // It may have ended by itself meanwhile.
        if (!closed && closed.error().code != core::ErrorCode::NotFound)
            outcome = closed;
    }
    co_return outcome;
}

} // namespace clouddesk::desktops
