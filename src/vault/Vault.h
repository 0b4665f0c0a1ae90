// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/Seal.h"
#include "storage/Database.h"
#include "vault/MasterKeySource.h"

#include <QDateTime>

namespace clouddesk::vault {

/// Where a sealed value stands; authenticated with it, so that a value moved to another row, column, table or owner
/// does not open.
struct SealContext
{
    QString table;
    QString column;
    QString rowId;
    QString ownerId;
};

/// A column that holds sealed values; the rooms that own such columns name them, so that rotation finds every one.
/// Empty and NULL values are skipped.
struct SealedColumn
{
    QString table;
    QString column;
    QString idColumn = QStringLiteral("id");
    QString ownerColumn = QStringLiteral("owner_id");
};

/// Seals and opens secrets under the installation's master key. Home thread, but for the functions that say otherwise.
class Vault
{
public:
    struct Status
    {
        QString sourceKind;        ///< see MasterKeySource::kind()
        QString sourceDescription; ///< see MasterKeySource::description()
        quint32 keyVersion = 0;
        QDateTime createdAt;
        QDateTime rotatedAt; ///< null if never
        int sealedValues = 0;
        /// What the user should know, for example that the keychain did not answer and a key file is used.
        QString notice;
    };

    /// Finds the master key: the source that holds the key this database was sealed with; for a new database, the
    /// first source that holds a key or can be given a new one. Finishes a rotation that was broken off. KeyWrong if
    /// the sources hold keys but none opens this database, VaultLocked if nobody can be asked to open the one there is,
    /// KeyUnavailable if they hold none; never makes a new key for a database that has one. The database must outlive
    /// the vault.
    static core::Task<std::unique_ptr<Vault>> open(storage::Database& database,
                                                   std::vector<std::unique_ptr<MasterKeySource>> sources,
                                                   std::vector<SealedColumn> columns);

    /// The same, but a new database gets its key only when something here first needs one: until then no source is
    /// touched, and no keychain asks a person for anything. seal() and unseal() need a refresh() before then.
    static core::Task<std::unique_ptr<Vault>> openWhenNeeded(storage::Database& database,
                                                             std::vector<std::unique_ptr<MasterKeySource>> sources,
                                                             std::vector<SealedColumn> columns);

    /// Whether the key was found; after openWhenNeeded() it may not have been needed yet. Home thread.
    [[nodiscard]] bool isOpen() const;

    /// The usual sources in order: CLOUDDESK_MASTER_KEY_FILE alone if it is set, else keychain, key file, and the file
    /// under the master passphrase, for which a person is asked.
    static std::vector<std::unique_ptr<MasterKeySource>> usualSources(const core::Paths& paths, AskPassphrase ask = {});

    /// Any thread.
    core::Result<QByteArray> seal(const core::Secret& plaintext, const SealContext& context) const;
    /// Any thread. SealDamaged if the value was altered or moved; Conflict if another program has rotated the key and
    /// refresh() was not called since.
    core::Result<core::Secret> unseal(const QByteArray& sealed, const SealContext& context) const;

    /// Notices that another program has rotated the key, and loads the new one. Cheap if none has. To be awaited before
    /// seal() and unseal() by whatever runs for long.
    core::Task<void> refresh();

    /// Conflict if another program has rotated the key since refresh(). Called in the write transaction that stores
    /// what seal() made, it makes sure that no value is stored which nobody could open. Database threads.
    core::Result<void> requireCurrent(storage::Transaction& transaction) const;

    /// The named secret of the installation (for example the audit log's key), made at random on first use and kept
    /// sealed.
    core::Task<core::Secret> namedSecret(QString name, std::size_t size = 32);

    /// What else is written in the transaction of a rotation, given the number of values sealed anew. If it fails,
    /// nothing is rotated. Database threads; may be called again, see storage::Database::write().
    using Alongside = std::function<core::Result<void>(storage::Transaction&, int)>;

    /// A new master key; every sealed value is sealed anew with it, in one database transaction. Killed at any moment,
    /// everything still opens. Returns the number of values sealed anew. Unsupported if the source is not writable;
    /// SealDamaged, naming the row, if a value does not open, and nothing is changed then.
    core::Task<int> rotate(Alongside alongside = {});
    /// The same, and the new key is kept in a file under this master passphrase instead of where it was; or under this
    /// one instead of another. InvalidArgument if the passphrase is too short.
    core::Task<int> protect(core::Secret passphrase, Alongside alongside = {});
    /// The same, and the new key is kept where one is kept without a master passphrase. NotFound if there is none.
    core::Task<int> unprotect(Alongside alongside = {});
    /// The same, and the new key is kept in the keychain. Unsupported if a master passphrase guards it or the keychain
    /// is not among its places; KeyUnavailable if the keychain does not take it.
    core::Task<int> moveToKeychain(Alongside alongside = {});
    /// Whether the key is in a key file of this program's own. Home thread.
    [[nodiscard]] bool isInKeyFile() const;
    /// What is called when a new database has got its key, with the MasterKeySource::kind() of where it is. Home
    /// thread.
    void setOnKeyMade(std::function<void(const QString& sourceKind)> onKeyMade);
    /// KeyWrong if this is not the master passphrase, NotFound if there is none.
    core::Task<void> verifyPassphrase(core::Secret passphrase);
    /// Whether the key is kept under a master passphrase. Home thread.
    [[nodiscard]] bool isProtected() const;

    /// Forgets the key until unlock(): everything here that needs it fails with VaultLocked. Unsupported if no master
    /// passphrase protects it.
    core::Result<void> lock();
    /// Between lock() and unlock().
    [[nodiscard]] bool isLocked() const;
    /// KeyWrong if the passphrase is not the one.
    core::Task<void> unlock(core::Secret passphrase);

    /// Counts what is sealed by now; refreshes first, see refresh(), and fails as that does.
    core::Task<Status> status();
    /// The same as far as it can be told without the master key: no source, no notice. NotFound if the database never
    /// had one. The database must outlive the task.
    static core::Task<Status> statusWithoutKey(storage::Database& database, std::vector<SealedColumn> columns);

    struct State;
    explicit Vault(std::shared_ptr<State> state);
    ~Vault();

private:
    std::shared_ptr<State> m_state;
};

} // namespace clouddesk::vault
