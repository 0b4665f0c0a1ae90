// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/Vault.h"

#include <qcoro/qcorotask.h>

#include <QFile>
#include <QFileInfo>

namespace clouddesk::vaulttest {

/// Where one made-up secret stands.
inline vault::SealContext noteContext(const QString& id, const QString& owner = QStringLiteral("alice"))
{
    return {QStringLiteral("notes"), QStringLiteral("sealed"), id, owner};
}

/// An installation in a folder: the program's own schema and one more table with sealed values; its key in a key file.
struct Installation
{
    explicit Installation(const QString& usedFolder)
        : folder(usedFolder)
    {
    }

    [[nodiscard]] QString databaseFile() const { return folder + QStringLiteral("/test.db"); }
    [[nodiscard]] QString keyFile() const { return folder + QStringLiteral("/master.key"); }

    core::Result<void> openDatabase()
    {
        auto migrations = storage::loadMigrations(QStringLiteral(":/migrations"));
        if (!migrations)
            return core::fail(migrations);
        storage::Migration notes;
        notes.version = static_cast<int>(migrations->size()) + 1;
        notes.sql = QStringLiteral("CREATE TABLE notes (id TEXT PRIMARY KEY, owner_id TEXT NOT NULL, sealed {blob})");
        migrations->push_back(notes);
        storage::Database::Options options;
        options.location = databaseFile();
        options.migrations = *migrations;
        auto opened = QCoro::waitFor(storage::Database::open(std::move(options)));
        if (!opened)
            return core::fail(opened);
        database = std::move(*opened);
        return {};
    }

    core::Result<void> open()
    {
        std::vector<std::unique_ptr<vault::MasterKeySource>> sources;
        sources.push_back(vault::makeFileKeySource(keyFile()));
        return open(std::move(sources));
    }

    core::Result<void> open(std::vector<std::unique_ptr<vault::MasterKeySource>> sources)
    {
        if (auto opened = openDatabase(); !opened)
            return opened;
        vault::SealedColumn column;
        column.table = QStringLiteral("notes");
        column.column = QStringLiteral("sealed");
        auto openedVault = QCoro::waitFor(vault::Vault::open(*database, std::move(sources), {column}));
        if (!openedVault)
            return core::fail(openedVault);
        vault = std::move(*openedVault);
        return {};
    }

    void close()
    {
        vault.reset();
        database.reset();
    }

    core::Result<void> store(const QString& id, const QByteArray& text) { return storeMany({{id, text}}); }

    core::Result<void> storeMany(const std::vector<std::pair<QString, QByteArray>>& notes)
    {
        const auto insert = [this, &notes](storage::Transaction& transaction) -> core::Result<void> {
            for (const auto& [id, text] : notes) {
                const auto sealed = vault->seal(core::Secret(text), noteContext(id));
                if (!sealed)
                    return core::fail(sealed);
                const auto done = transaction.execute(
                    QStringLiteral(
                        "INSERT OR REPLACE INTO notes (id, owner_id, sealed) VALUES (:id, 'alice', :sealed)"),
                    {{QStringLiteral("id"), id}, {QStringLiteral("sealed"), *sealed}});
                if (!done)
                    return core::fail(done);
            }
            return vault->requireCurrent(transaction);
        };
        return QCoro::waitFor(database->write<void>(insert));
    }

    core::Result<storage::Rows> query(const QString& sql)
    {
        const auto run = [&sql](storage::Transaction& transaction) { return transaction.query(sql); };
        return QCoro::waitFor(database->read<storage::Rows>(run));
    }

    core::Result<qint64> execute(const QString& sql)
    {
        const auto run = [&sql](storage::Transaction& transaction) { return transaction.execute(sql); };
        return QCoro::waitFor(database->write<qint64>(run));
    }

    core::Result<QByteArray> read(const QString& id)
    {
        const auto rows = query(QStringLiteral("SELECT sealed FROM notes WHERE id = '%1'").arg(id));
        if (!rows || rows->empty())
            return core::fail(core::ErrorCode::NotFound, QStringLiteral("no such note"));
        const auto secret = vault->unseal(rows->front().bytes("sealed"), noteContext(id));
        if (!secret)
            return core::fail(secret);
        return secret->view().toByteArray();
    }

    /// How many notes open to "text of <id>".
    int countSound()
    {
        const auto rows = query(QStringLiteral("SELECT id, sealed FROM notes"));
        int sound = 0;
        for (const storage::Row& row : rows.value()) {
            const QString id = row.text("id");
            const auto secret = vault->unseal(row.bytes("sealed"), noteContext(id));
            sound += secret && secret->view() == QByteArrayView("text of " + id.toUtf8()) ? 1 : 0;
        }
        return sound;
    }

    core::Result<void> fill(int count)
    {
        std::vector<std::pair<QString, QByteArray>> notes;
        for (int i = 0; i < count; ++i) {
            const QString id = QStringLiteral("note %1").arg(i, 6, 10, QLatin1Char('0'));
            notes.emplace_back(id, "text of " + id.toUtf8());
        }
        return storeMany(notes);
    }

    QString folder;
    std::unique_ptr<storage::Database> database;
    std::unique_ptr<vault::Vault> vault;
};

inline QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool overwrite(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(content) == content.size();
}

} // namespace clouddesk::vaulttest
