// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Paths.h"
#include "instances/MachineConnector.h"
#include "lab/Sshd.h"

#include <qcoro/qcorotask.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace clouddesk::lab {

/// A whole installation for tests: a data folder of its own with a real database, a vault under a key file, the audit
/// log, and the services of the instances room on top. Nothing of the user's is read or written. Link the rooms core,
/// crypto, storage, ssh, vault, audit, instances, and resources and lab.
///
///     lab::TestHome home;
///     QVERIFY2(home.start(), qPrintable(home.problem()));
///     const auto machine = home.addMachine(sshd);
///     const auto connection = QCoro::waitFor(home.connector().connect(*machine));
class TestHome
{
public:
    ~TestHome() { stop(); }

    /// Before start(): OpenSSH known_hosts files to seed from. None otherwise.
    void setKnownHostsFiles(const QStringList& files) { m_knownHostsFiles = files; }

    /// Before start(): a data folder that others share, instead of one of its own.
    void setDataDirectory(const QString& directory) { m_shared = directory; }

    /// Opens everything. After stop() it opens the same data again, as a second start of the program would.
    bool start()
    {
        const auto opened = QCoro::waitFor(open(this));
        if (!opened)
            m_problem = opened.error().toLine() + QLatin1Char(' ') + opened.error().advice;
        return opened.has_value();
    }

    void stop() { m_parts.reset(); }

    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString dataDirectory() const
    {
        return m_shared.isEmpty() ? m_directory.filePath(QStringLiteral("data")) : m_shared;
    }
    [[nodiscard]] QString filePath(const QString& name) const { return m_directory.filePath(name); }
    [[nodiscard]] QString ownerId() const { return QStringLiteral("local"); }

    [[nodiscard]] const core::Paths& paths() const { return m_parts->paths; }
    [[nodiscard]] storage::Database& database() { return *m_parts->database; }
    [[nodiscard]] vault::Vault& vault() { return *m_parts->vault; }
    [[nodiscard]] audit::AuditLog& audit() { return *m_parts->audit; }
    [[nodiscard]] core::Questions& questions() { return m_parts->questions; }
    [[nodiscard]] const core::Clock& clock() const { return m_clock; }
    [[nodiscard]] instances::InstanceService& instances() { return *m_parts->instances; }
    [[nodiscard]] instances::HostKeyService& hostKeys() { return *m_parts->hostKeys; }
    [[nodiscard]] instances::MachineConnector& connector() { return *m_parts->connector; }

    /// From now on unknown host keys are accepted unseen.
    void acceptHostKeys()
    {
        instances::UnknownKeyPolicy policy;
        policy.action = instances::UnknownKeyPolicy::Action::Accept;
        connector().setUnknownKeyPolicy(policy);
    }

    /// Puts a private sshd into the inventory, with its client key stored sealed.
    core::Result<instances::Instance> addMachine(const Sshd& sshd, const QString& name = QStringLiteral("machine"))
    {
        instances::InstanceDraft draft = draftFor(sshd, name);
        draft.secrets.privateKey = core::Secret(sshd.clientKey());
        return QCoro::waitFor(instances().add(std::move(draft)));
    }

    /// The same without a credential.
    static instances::InstanceDraft draftFor(const Sshd& sshd, const QString& name)
    {
        instances::InstanceDraft draft;
        draft.name = name;
        draft.host = sshd.host();
        draft.port = sshd.port();
        draft.user = sshd.userName();
        return draft;
    }

private:
    struct Parts
    {
        core::Paths paths;
        core::Questions questions;
        std::unique_ptr<storage::Database> database;
        std::unique_ptr<vault::Vault> vault;
        std::unique_ptr<audit::AuditLog> audit;
        std::unique_ptr<instances::InstanceService> instances;
        std::unique_ptr<instances::HostKeyService> hostKeys;
        std::unique_ptr<instances::MachineConnector> connector;

        Parts() = default;
        Parts(const Parts&) = delete;
        Parts& operator=(const Parts&) = delete;
        // Later parts stand on earlier ones.
        ~Parts()
        {
            connector.reset();
            hostKeys.reset();
            instances.reset();
            audit.reset();
            vault.reset();
            database.reset();
        }
    };

    static core::Task<void> open(TestHome* self)
    {
        auto parts = std::make_unique<Parts>();
        auto paths = core::Paths::open(self->dataDirectory());
        if (!paths)
            co_return core::fail(paths);
        parts->paths = *paths;
        const auto opened = co_await openStores(parts.get(), &self->m_clock);
        if (!opened)
            co_return opened;
        Parts& made = *parts;
        made.instances = std::make_unique<instances::InstanceService>(*made.database, *made.vault, *made.audit,
                                                                      self->m_clock, self->ownerId());
        made.hostKeys = std::make_unique<instances::HostKeyService>(*made.database, *made.audit, made.questions,
                                                                    self->m_clock, self->m_knownHostsFiles);
        made.connector =
            std::make_unique<instances::MachineConnector>(*made.instances, *made.hostKeys, *made.audit, made.questions);
        self->m_parts = std::move(parts);
        co_return {};
    }

    static core::Task<void> openStores(Parts* parts, const core::Clock* clock)
    {
        storage::Database::Options options;
        options.location = parts->paths.databaseFile();
        auto migrations = storage::loadMigrations(QStringLiteral(":/migrations"));
        if (!migrations)
            co_return core::fail(migrations);
        options.migrations = std::move(*migrations);
        auto database = co_await storage::Database::open(std::move(options));
        if (!database)
            co_return core::fail(database);
        parts->database = std::move(*database);
        std::vector<std::unique_ptr<vault::MasterKeySource>> sources;
        sources.push_back(vault::makeFileKeySource(parts->paths.masterKeyFile()));
        sources.push_back(vault::makePassphraseKeySource(parts->paths.sealedKeyFile(), {}));
        auto columns = instances::InstanceService::sealedColumns();
        auto vault = co_await vault::Vault::open(*parts->database, std::move(sources), std::move(columns));
        if (!vault)
            co_return core::fail(vault);
        parts->vault = std::move(*vault);
        auto auditKey = co_await parts->vault->namedSecret(QStringLiteral("audit"));
        if (!auditKey)
            co_return core::fail(auditKey);
        parts->audit = std::make_unique<audit::AuditLog>(*parts->database, std::move(*auditKey),
                                                         parts->paths.auditCheckpointFile(), *clock);
        co_return {};
    }

    QTemporaryDir m_directory;
    QString m_shared;
    QStringList m_knownHostsFiles;
    QString m_problem;
    core::Clock m_clock;
    std::unique_ptr<Parts> m_parts;
};

} // namespace clouddesk::lab
