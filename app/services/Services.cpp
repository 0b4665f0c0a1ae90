// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/Services.h"

#include <QDir>
#include <QFile>

namespace clouddesk::app {

using core::fail;
using core::Result;

Services::Services(core::Paths paths)
    : m_paths(std::move(paths))
    , m_isNew(!QFile::exists(m_paths.databaseFile()))
{
}

Services::~Services() = default;

QStringList Services::knownHostsFiles()
{
    const QString ours = QDir::homePath() + QStringLiteral("/.ssh/known_hosts");
    return {ours, ours + QLatin1Char('2'), QStringLiteral("/etc/ssh/ssh_known_hosts")};
}

Services::Sources Services::Sources::usual(const core::Paths& paths, vault::AskPassphrase ask)
{
    Sources sources;
    sources.masterKey = vault::Vault::usualSources(paths, std::move(ask));
    sources.knownHostsFiles = Services::knownHostsFiles();
    return sources;
}

core::Task<std::unique_ptr<Services>> Services::open(core::Paths paths, core::Questions& questions, Sources sources)
{
    std::unique_ptr<Services> services(new Services(std::move(paths)));
    const Result<void> opened =
        co_await services->openStorage(std::move(sources.masterKey), sources.takesKeyWhenNeeded);
    if (!opened)
        co_return fail(opened);
    services->compose(questions, sources.knownHostsFiles);
    co_return services;
}

QString Services::ownerId()
{
    return QStringLiteral("local");
}

core::Task<std::unique_ptr<storage::Database>> Services::openDatabase(core::Paths paths)
{
    // Beginning anew over a loss would hide it.
    if (!QFile::exists(paths.databaseFile()) && QFile::exists(paths.auditCheckpointFile()))
        co_return fail(core::ErrorCode::DatabaseDamaged,
                       QStringLiteral("the database is gone; what belongs to it is still beside it"),
                       paths.databaseFile(),
                       QStringLiteral("Restore the file from a backup, or move its whole folder away to begin anew."));
    storage::Database::Options options;
    options.location = paths.databaseFile();
    auto migrations = storage::loadMigrations(QStringLiteral(":/migrations"));
    if (!migrations)
        co_return fail(migrations);
    options.migrations = std::move(*migrations);
    auto database = co_await storage::Database::open(std::move(options));
    if (!database)
        co_return fail(database.error().at(paths.databaseFile()));
    co_return std::move(*database);
}

core::Task<core::Secret> Services::auditKey(vault::Vault* vault)
{
    auto key = co_await vault->namedSecret(QStringLiteral("audit"));
    if (!key)
        co_return fail(key.error().at(QStringLiteral("vault")));
    co_return std::move(*key);
}

core::Task<void> Services::openStorage(std::vector<std::unique_ptr<vault::MasterKeySource>> masterKey,
                                       bool isWhenNeeded)
{
    auto database = co_await openDatabase(m_paths);
    if (!database)
        co_return fail(database);
    m_database = std::move(*database);

    auto columns = instances::InstanceService::sealedColumns();
    auto opening = isWhenNeeded ? vault::Vault::openWhenNeeded(*m_database, std::move(masterKey), std::move(columns))
                                : vault::Vault::open(*m_database, std::move(masterKey), std::move(columns));
    auto vault = co_await std::move(opening);
    if (!vault)
        co_return fail(vault.error().at(m_paths.dataDirectory()));
    m_vault = std::move(*vault);

    m_audit = std::make_unique<audit::AuditLog>(
        *m_database, [vault = m_vault.get()] { return auditKey(vault); }, m_paths.auditCheckpointFile(), m_clock);
    // Where there is a key, this one's lack is found out at once.
    if (m_vault->isOpen())
        co_return co_await m_audit->prepare();
    co_return Result<void>();
}

void Services::compose(core::Questions& questions, const QStringList& knownHosts)
{
    m_instances = std::make_unique<instances::InstanceService>(*m_database, *m_vault, *m_audit, m_clock, ownerId());
    m_hostKeys = std::make_unique<instances::HostKeyService>(*m_database, *m_audit, questions, m_clock, knownHosts);
    m_connector = std::make_unique<instances::MachineConnector>(*m_instances, *m_hostKeys, *m_audit, questions);
    m_quietLogin = std::make_unique<instances::QuietLogin>(*m_instances, *m_hostKeys, *m_audit);
    const desktops::DesktopService::Needs needs{*m_database,
                                                *m_audit,
                                                *m_instances,
                                                *m_connector,
                                                questions,
                                                m_clock,
                                                ownerId(),
                                                m_paths.logDirectory(),
                                                m_paths.runtimeDirectory()};
    m_desktops = std::make_unique<desktops::DesktopService>(needs);
    m_transfers = std::make_unique<files::TransferService>(*m_connector, *m_audit);
}

core::Task<audit::Verification> Services::verifyAudit()
{
    auto found = co_await m_audit->verify();
    if (!found || !found->sound || found->records > 0)
        co_return found;
    const auto machines = co_await m_instances->list(1);
    if (!machines)
        co_return fail(machines);
    if (!machines->empty()) {
        found->sound = false;
        found->firstBadSequence = 1;
        found->explanation =
            QStringLiteral("the log is empty and its checkpoint gone, and yet there are machines, whose "
                           "adding was recorded: both were removed");
    }
    co_return found;
}

} // namespace clouddesk::app
