// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/AuditLog.h"
#include "core/Clock.h"
#include "core/Paths.h"
#include "core/Questions.h"
#include "desktops/DesktopService.h"
#include "files/TransferService.h"
#include "instances/HostKeyService.h"
#include "instances/InstanceService.h"
#include "instances/MachineConnector.h"
#include "instances/QuietLogin.h"
#include "storage/Database.h"
#include "vault/Vault.h"

namespace clouddesk::app {

/// The composition root: builds every service once, over one data folder, and hands out references. Home thread.
class Services
{
public:
    /// Where things come from that a data folder does not hold.
    struct Sources
    {
        std::vector<std::unique_ptr<vault::MasterKeySource>> masterKey;
        QStringList knownHostsFiles;
        /// A new data folder gets its master key only when it is first needed, see vault::Vault::openWhenNeeded().
        bool takesKeyWhenNeeded = false;

        /// The person's own: keychain, key file or, asked for, what a master passphrase guards; OpenSSH's known hosts.
        static Sources usual(const core::Paths& paths, vault::AskPassphrase ask = {});
    };

    /// Opens database, vault and audit log; the error tells which of them failed. The questions must outlive it.
    static core::Task<std::unique_ptr<Services>> open(core::Paths paths, core::Questions& questions, Sources sources);
    /// The database alone. Enough for what is not sealed, where the master key is missing.
    static core::Task<std::unique_ptr<storage::Database>> openDatabase(core::Paths paths);
    /// The one owner of this computer's data folder.
    static QString ownerId();
    ~Services();
    Services(const Services&) = delete;
    Services& operator=(const Services&) = delete;

    /// OpenSSH's files of known hosts: the person's own, then the computer's.
    static QStringList knownHostsFiles();

    /// All owned here and good as long as this object.
    [[nodiscard]] const core::Paths& paths() const { return m_paths; }
    [[nodiscard]] storage::Database& database() { return *m_database; }
    [[nodiscard]] vault::Vault& vault() { return *m_vault; }
    [[nodiscard]] audit::AuditLog& audit() { return *m_audit; }
    [[nodiscard]] instances::InstanceService& instances() { return *m_instances; }
    [[nodiscard]] instances::HostKeyService& hostKeys() { return *m_hostKeys; }
    [[nodiscard]] instances::MachineConnector& connector() { return *m_connector; }
    [[nodiscard]] instances::QuietLogin& quietLogin() { return *m_quietLogin; }
    [[nodiscard]] desktops::DesktopService& desktops() { return *m_desktops; }
    [[nodiscard]] files::TransferService& transfers() { return *m_transfers; }
    /// As AuditLog::verify(), and more: a log that is empty without its checkpoint is sound only where there are no
    /// machines, for adding one is recorded.
    core::Task<audit::Verification> verifyAudit();
    /// Whether this call of the program made the data folder's database.
    [[nodiscard]] bool isNew() const { return m_isNew; }

private:
    explicit Services(core::Paths paths);
    core::Task<void> openStorage(std::vector<std::unique_ptr<vault::MasterKeySource>> masterKey, bool isWhenNeeded);
    static core::Task<core::Secret> auditKey(vault::Vault* vault);
    void compose(core::Questions& questions, const QStringList& knownHosts);

    core::Paths m_paths;
    bool m_isNew;
    core::Clock m_clock;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<vault::Vault> m_vault;
    std::unique_ptr<audit::AuditLog> m_audit;
    std::unique_ptr<instances::InstanceService> m_instances;
    std::unique_ptr<instances::HostKeyService> m_hostKeys;
    std::unique_ptr<instances::MachineConnector> m_connector;
    std::unique_ptr<instances::QuietLogin> m_quietLogin;
    std::unique_ptr<desktops::DesktopService> m_desktops;
    std::unique_ptr<files::TransferService> m_transfers;
};

} // namespace clouddesk::app
