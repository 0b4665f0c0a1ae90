// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/MasterPassphrase.h"

namespace clouddesk::app {

using core::fail;
using core::Result;
using core::Secret;

namespace {

vault::Vault::Alongside recordOf(audit::AuditLog& log, const QString& action)
{
    return [&log, action](storage::Transaction& transaction, int sealedValues) {
        audit::Event event;
        event.actor = QStringLiteral("local");
        event.action = action;
        event.details = QJsonObject{{QStringLiteral("sealedValues"), sealedValues}};
        return log.appendIn(transaction, event);
    };
}

core::Task<vault::Vault::Alongside> prepare(Services& services, QString action)
{
    const auto prepared = co_await services.audit().prepare();
    if (!prepared)
        co_return fail(prepared);
    auto record = recordOf(services.audit(), action);
    co_return std::move(record);
}

core::Task<int> finish(Services& services, Result<int> count)
{
    if (!count)
        co_return fail(count);
    const auto logged = co_await services.audit().moveCheckpoint();
    if (!logged)
        co_return fail(logged);
    co_return *count;
}

} // namespace

core::Task<int> rotateMasterKey(Services& services)
{
    auto record = co_await prepare(services, QStringLiteral("vault.rotated"));
    if (!record)
        co_return fail(record);
    const auto count = co_await services.vault().rotate(std::move(*record));
    co_return co_await finish(services, count);
}

core::Task<int> setMasterPassphrase(Services& services, Secret passphrase)
{
    auto record = co_await prepare(services, QStringLiteral("vault.protected"));
    if (!record)
        co_return fail(record);
    const auto count = co_await services.vault().protect(std::move(passphrase), std::move(*record));
    co_return co_await finish(services, count);
}

core::Task<int> moveMasterKeyToKeychain(Services& services)
{
    auto record = co_await prepare(services, QStringLiteral("vault.moved"));
    if (!record)
        co_return fail(record);
    const auto count = co_await services.vault().moveToKeychain(std::move(*record));
    co_return co_await finish(services, count);
}

core::Task<int> removeMasterPassphrase(Services& services)
{
    auto record = co_await prepare(services, QStringLiteral("vault.unprotected"));
    if (!record)
        co_return fail(record);
    const auto count = co_await services.vault().unprotect(std::move(*record));
    co_return co_await finish(services, count);
}

} // namespace clouddesk::app
