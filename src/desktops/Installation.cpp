// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktops/Installation.h"

namespace clouddesk::desktops {

namespace {

using core::ErrorCode;

core::Task<core::Secret> askSudoPassword(InstallationOrder order)
{
    core::Question question;
    question.kind = core::Question::Kind::SudoPassword;
    question.machine = order.instance.name;
    question.text = QStringLiteral("The password of %1 for sudo on %2").arg(order.instance.user, order.instance.name);
    auto answer =
        co_await order.context->needs.questions.ask(std::move(question), std::chrono::seconds(120), order.stop);
    if (!answer)
        co_return core::fail(answer);
    if (answer->secrets.empty())
        co_return core::fail(ErrorCode::Cancelled, QStringLiteral("no password for sudo was given"),
                             order.instance.name);
    co_return std::move(answer->secrets.front());
}

core::Task<ProvisioningReport> provisionOnce(InstallationOrder order, MachineFacts facts, ProvisioningPlan plan,
                                             bool askPassword)
{
    auto password = co_await sudoPassword(order, facts.sudo, askPassword);
    if (!password)
        co_return core::fail(password);
    Provisioner provisioner(order.context->needs.logDirectory);
    co_return co_await provisioner.provision(*order.connection, facts, plan, std::move(*password), order.progress,
                                             order.stop);
}

core::Task<void> record(InstallationOrder order, core::Result<ProvisioningReport> outcome)
{
    QJsonObject details;
    details[QLatin1String("desktop")] = instances::toWord(order.desktop);
    if (outcome)
        details[QLatin1String("packages")] = outcome->addedPackages.join(QLatin1Char(' '));
    else
        details[QLatin1String("error")] = QLatin1String(core::errorWord(outcome.error().code));
    const bool succeeded = outcome.has_value();
    const auto audited = co_await SessionContext::audit(order.context, QStringLiteral("desktop.provisioned"),
                                                        order.instance.name, succeeded, details);
    if (!audited)
        co_return audited;
    if (!succeeded || !order.context->service)
        co_return {};
    co_return co_await order.context->needs.instances.markProvisioned(order.instance.id, order.desktop, true);
}

} // namespace

bool isInstalled(const MachineFacts& facts, instances::Desktop desktop)
{
    const auto plan = ProvisioningPlan::make(facts, desktop);
    return plan && plan->isComplete;
}

core::Task<core::Secret> sudoPassword(InstallationOrder order, SudoAccess access, bool ask)
{
    if (access != SudoAccess::NeedsPassword)
        co_return core::Secret();
    if (ask)
        co_return co_await askSudoPassword(order);
    auto secrets = co_await order.context->needs.instances.secrets(order.instance);
    if (!secrets)
        co_return core::fail(secrets);
    if (secrets->sudoPassword)
        co_return std::move(*secrets->sudoPassword);
    if (secrets->password)
        co_return std::move(*secrets->password);
    co_return co_await askSudoPassword(order);
}

core::Task<ProvisioningReport> install(InstallationOrder order, MachineFacts facts)
{
    const auto plan = ProvisioningPlan::make(facts, order.desktop);
    if (!plan)
        co_return core::fail(plan.error().at(order.instance.name));
    auto outcome = co_await provisionOnce(order, facts, *plan, false);
    // What was stored is not (or no longer) right; a person may know better.
    if (!outcome && outcome.error().code == ErrorCode::SudoPasswordWrong && order.context->needs.questions.isAttached())
        outcome = co_await provisionOnce(order, facts, *plan, true);
    const auto recorded = co_await record(order, outcome);
    if (outcome && !recorded)
        co_return core::fail(recorded);
    co_return outcome;
}

} // namespace clouddesk::desktops
