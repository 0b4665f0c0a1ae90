// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Database.h"

#include <qcoro/qcorotask.h>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace clouddesk;
using core::ErrorCode;
using core::Result;
using core::Task;
using storage::Database;
using storage::Rows;
using storage::Transaction;

namespace {

std::vector<storage::Migration> testMigrations(int count = 1)
{
    std::vector<storage::Migration> migrations = {
        {1, QStringLiteral("CREATE TABLE things (id TEXT PRIMARY KEY, amount BIGINT NOT NULL, data {blob})\n--;;\n"
                           "CREATE TABLE parts (id TEXT PRIMARY KEY, thing_id TEXT NOT NULL REFERENCES things (id));")},
        {2, QStringLiteral("ALTER TABLE things ADD COLUMN colour TEXT")},
        {3, QStringLiteral("CREATE TABLE half (id TEXT)\n--;;\nCREATE TABLE nonsense nonsense")},
    };
    migrations.resize(static_cast<std::size_t>(count));
    return migrations;
}

template <typename T, typename Function>
Result<T> readNow(Database& database, Function function)
{
    return QCoro::waitFor(database.read<T>(function));
}

template <typename T, typename Function>
Result<T> writeNow(Database& database, Function function)
{
    return QCoro::waitFor(database.write<T>(function));
}

Result<std::unique_ptr<Database>> openDatabase(const QString& file, int migrations = 1)
{
    Database::Options options;
    options.location = file;
    options.migrations = testMigrations(migrations);
    return QCoro::waitFor(Database::open(std::move(options)));
}

Result<qint64> insertThing(Transaction& transaction, const QString& id, qint64 amount = 1)
{
    return transaction.execute(QStringLiteral("INSERT INTO things (id, amount) VALUES (:id, :amount)"),
                               {{QStringLiteral("id"), id}, {QStringLiteral("amount"), amount}});
}

Result<qint64> addThing(Database& database, const QString& id, qint64 amount = 1)
{
    return writeNow<qint64>(database,
                            [id, amount](Transaction& transaction) { return insertThing(transaction, id, amount); });
}

qint64 countThings(Database& database)
{
    const auto count = readNow<qint64>(database, [](Transaction& transaction) -> Result<qint64> {
        const Result<Rows> rows = transaction.query(QStringLiteral("SELECT count(*) AS number FROM things"));
        if (!rows)
            return core::fail(rows);
        return rows->front().integer("number");
    });
    return count.value_or(-1);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void overwrite(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(content), content.size());
}

int modeOf(const QString& path)
{
    struct stat status = {};
    return stat(path.toLocal8Bit().constData(), &status) == 0 ? static_cast<int>(status.st_mode & 07777) : -1;
}

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void valuesComeBackAsTheyWere()
    {
        auto database = openDatabase(file());
        QVERIFY(database.has_value());
        const QByteArray data = QByteArray::fromHex("00ff0027");
        const auto written = writeNow<qint64>(**database, [data](Transaction& transaction) {
            return transaction.execute(
                QStringLiteral("INSERT INTO things (id, amount, data) VALUES (:id, :amount, :data)"),
                {{QStringLiteral(":id"), QStringLiteral("ä'\"; --")},
                 {QStringLiteral("amount"), qint64(1) << 62},
                 {QStringLiteral("data"), data}});
        });
        QCOMPARE(written.value(), 1);
        const auto rows = readNow<Rows>(**database, [](Transaction& transaction) {
            return transaction.query(QStringLiteral("SELECT * FROM things"));
        });
        QCOMPARE(rows->size(), 1U);
        QCOMPARE(rows->front().text("id"), QStringLiteral("ä'\"; --"));
        QCOMPARE(rows->front().integer("amount"), qint64(1) << 62);
        QCOMPARE(rows->front().bytes("data"), data);
    }

    void onlyInvalidValuesAreNull()
    {
        auto database = openDatabase(file(), 2);
        const auto rows = writeNow<Rows>(**database, [](Transaction& transaction) -> Result<Rows> {
            const auto done = transaction.execute(
                QStringLiteral("INSERT INTO things (id, amount, data, colour) VALUES (:id, :amount, :data, :colour)"),
                {{QStringLiteral("id"), QString()},
                 {QStringLiteral("amount"), true},
                 {QStringLiteral("data"), QByteArray()},
                 {QStringLiteral("colour"), QVariant()}});
            if (!done)
                return core::fail(done);
            return transaction.query(QStringLiteral("SELECT * FROM things"));
        });
        QVERIFY(rows.has_value());
        QVERIFY(!rows->front().isNull("id"));
        QVERIFY(!rows->front().isNull("data"));
        QVERIFY(rows->front().isNull("colour"));
        QCOMPARE(rows->front().integer("amount"), 1);
    }

    void anErrorRollsBack()
    {
        auto database = openDatabase(file());
        const auto failed = writeNow<void>(**database, [](Transaction& transaction) -> Result<void> {
            std::ignore = insertThing(transaction, QStringLiteral("a"));
            return core::fail(ErrorCode::Conflict, QStringLiteral("no"));
        });
        QCOMPARE(failed.error().code, ErrorCode::Conflict);
        QCOMPARE(countThings(**database), 0);
    }

    void anExceptionRollsBack()
    {
        auto database = openDatabase(file());
        const auto failed = writeNow<void>(**database, [](Transaction& transaction) -> Result<void> {
            std::ignore = insertThing(transaction, QStringLiteral("a"));
            throw std::runtime_error("thrown");
        });
        QCOMPARE(failed.error().code, ErrorCode::Internal);
        QCOMPARE(countThings(**database), 0);
        QVERIFY(addThing(**database, QStringLiteral("b")).has_value());
    }

    void constraintsAreNamed()
    {
        auto database = openDatabase(file());
        QVERIFY(addThing(**database, QStringLiteral("a")).has_value());
        QCOMPARE(addThing(**database, QStringLiteral("a")).error().code, ErrorCode::AlreadyExists);
        const auto orphan = writeNow<qint64>(**database, [](Transaction& transaction) {
            return transaction.execute(QStringLiteral("INSERT INTO parts (id, thing_id) VALUES ('p', 'none')"));
        });
        QCOMPARE(orphan.error().code, ErrorCode::AlreadyExists);
        QCOMPARE(orphan.error().where, file());
    }

    void readersCannotWrite()
    {
        auto database = openDatabase(file());
        const auto refused = readNow<qint64>(
            **database, [](Transaction& transaction) { return insertThing(transaction, QStringLiteral("a")); });
        QCOMPARE(refused.error().code, ErrorCode::PermissionDenied);
        QCOMPARE(countThings(**database), 0);
    }

    void settingsAreVerified()
    {
        auto database = openDatabase(file());
        for (const auto& [pragma, expected] :
             {std::pair("journal_mode", "wal"), std::pair("synchronous", "2"), std::pair("foreign_keys", "1")}) {
            const auto value =
                writeNow<QString>(**database, [pragma = pragma](Transaction& transaction) -> Result<QString> {
                    const auto rows = transaction.query(QStringLiteral("PRAGMA ") + QString::fromLatin1(pragma));
                    return rows->front().text(pragma);
                });
            QCOMPARE(value.value(), QString::fromLatin1(expected));
        }
    }

    void coroutinesPassFunctionsThatCapture()
    {
        auto database = openDatabase(file());
        const auto shared = std::make_shared<QString>(QStringLiteral("captured"));
        const auto use = [](Database& used, std::shared_ptr<QString> text) -> Task<qint64> {
            const auto insert = [text](Transaction& transaction) { return insertThing(transaction, *text); };
            const Result<qint64> first = co_await used.write<qint64>(insert);
            if (!first)
                co_return core::fail(first);
            const auto compare = [text](Transaction& transaction) -> Result<qint64> {
                const auto rows = transaction.query(QStringLiteral("SELECT id FROM things"));
                return rows->front().text("id") == *text ? 1 : 0;
            };
            co_return co_await used.read<qint64>(compare);
        };
        QCOMPARE(QCoro::waitFor(use(**database, shared)).value(), 1);
        QCOMPARE(shared.use_count(), 1);
    }

    void manyAtOnceAreInOrder()
    {
        auto database = openDatabase(file());
        std::vector<Task<qint64>> writes;
        for (int i = 0; i < 500; ++i) {
            writes.push_back((*database)->write<qint64>([i](Transaction& transaction) -> Result<qint64> {
                const auto rows = transaction.query(QStringLiteral("SELECT count(*) AS number FROM things"));
                const auto done = insertThing(transaction, QString::number(i));
                return done ? rows->front().integer("number") : -1;
            }));
        }
        for (int i = 0; i < 500; ++i)
            QCOMPARE(QCoro::waitFor(std::move(writes[static_cast<std::size_t>(i)])).value_or(-1), i);
    }

    void destroyingItKeepsWhatWasAskedFor()
    {
        auto database = openDatabase(file());
        for (int i = 0; i < 50; ++i) {
            std::ignore = (*database)->write<qint64>(
                [i](Transaction& transaction) { return insertThing(transaction, QString::number(i)); });
        }
        database->reset();
        database = openDatabase(file());
        QCOMPARE(countThings(**database), 50);
    }

    void C5_filesArePrivateWhateverTheUmask()
    {
        const mode_t before = umask(0);
        auto database = openDatabase(file());
        QVERIFY(addThing(**database, QStringLiteral("a")).has_value());
        umask(before);
        QCOMPARE(modeOf(file()), 0600);
        QCOMPARE(modeOf(file() + QStringLiteral("-wal")), 0600);
        QCOMPARE(modeOf(file() + QStringLiteral("-shm")), 0600);
    }

    void tooOpenFilesAreMadePrivate()
    {
        openDatabase(file());
        chmod(file().toLocal8Bit().constData(), 0644);
        QVERIFY(openDatabase(file()).has_value());
        QCOMPARE(modeOf(file()), 0600);
    }

    void migrationsAreAppliedInTurn()
    {
        QCOMPARE((*openDatabase(file(), 1))->schemaVersion(), 1);
        auto newer = openDatabase(file(), 2);
        QCOMPARE((*newer)->schemaVersion(), 2);
        const auto versions = readNow<Rows>(**newer, [](Transaction& transaction) {
            return transaction.query(QStringLiteral("SELECT version FROM schema_version ORDER BY version"));
        });
        QCOMPARE(versions->size(), 2U);
    }

    void aBrokenMigrationChangesNothing()
    {
        openDatabase(file(), 2);
        QCOMPARE(openDatabase(file(), 3).error().code, ErrorCode::DatabaseFailed);
        auto database = openDatabase(file(), 2);
        QVERIFY(database.has_value());
        const auto tables = readNow<Rows>(**database, [](Transaction& transaction) {
            return transaction.query(QStringLiteral("SELECT name FROM sqlite_master WHERE name = 'half'"));
        });
        QVERIFY(tables->empty());
    }

    void aBrokenFirstMigrationLeavesNoFile()
    {
        QVERIFY(!openDatabase(file(), 3).has_value());
        QVERIFY(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
    }

    void databasesFromTheFutureAreRefused()
    {
        openDatabase(file(), 2);
        const QByteArray before = contentOf(file());
        const auto refused = openDatabase(file(), 1);
        QCOMPARE(refused.error().code, ErrorCode::DatabaseTooNew);
        QCOMPARE(refused.error().where, file());
        QCOMPARE(contentOf(file()), before);
    }

    void theProgramsOwnSchemaLoads()
    {
        auto migrations = storage::loadMigrations(QStringLiteral(":/migrations"));
        QVERIFY(migrations.has_value());
        Database::Options options;
        options.location = file();
        options.migrations = *migrations;
        const auto database = QCoro::waitFor(Database::open(std::move(options)));
        QVERIFY(database.has_value());
        QCOMPARE((*database)->schemaVersion(), static_cast<int>(migrations->size()));
    }

    void missingMigrationsAreNoticed()
    {
        QCOMPARE(storage::loadMigrations(m_folder->path()).error().code, ErrorCode::NotFound);
        overwrite(m_folder->filePath(QStringLiteral("0001.sql")), "CREATE TABLE a (b TEXT)");
        overwrite(m_folder->filePath(QStringLiteral("0003.sql")), "CREATE TABLE c (b TEXT)");
        QCOMPARE(storage::loadMigrations(m_folder->path()).error().code, ErrorCode::InvalidArgument);
    }

    void foldersThatAreMissingAreNamed()
    {
        const auto refused = openDatabase(m_folder->filePath(QStringLiteral("no/such/folder.db")));
        QCOMPARE(refused.error().code, ErrorCode::NotFound);
    }

    void K5_filesThatAreNoDatabase()
    {
        refuses("this is certainly not a database, but it is long enough to be one, is it not?");
        refuses("");
        refuses("SQLite format 3");
        refuses(QByteArray(8192, '\0'));
    }

    void K5_foreignDatabases()
    {
        openDatabase(file());
        auto database = openDatabase(file());
        QVERIFY(writeNow<qint64>(**database, [](Transaction& transaction) {
                    return transaction.execute(QStringLiteral("DROP TABLE schema_version"));
                }).has_value());
        database->reset();
        refuses(contentOf(file()));
    }

    void K5_damagedDatabases()
    {
        const QByteArray sound = makeSoundFile();
        const qsizetype page = 4096;
        QVERIFY(sound.size() > 10 * page);
        refuses(sound.first(sound.size() / 2));
        refuses(sound.first(page));
        refuses(sound.first(100));
        refuses(QByteArray(16, '\0') + sound.mid(16));
        // Zeroed and garbled pages. What such a change breaks is the page's structure; a flipped bit in a value is for
        // the seals and the audit log's chain to find.
        for (qsizetype i = 1; i < sound.size() / page; ++i) {
            QByteArray zeroed = sound;
            zeroed.replace(i * page, page, QByteArray(page, '\0'));
            refuses(zeroed);
            QByteArray garbled = sound;
            for (qsizetype at = i * page; at < (i + 1) * page; ++at)
                garbled[at] = static_cast<char>(garbled[at] ^ 0x5a);
            refuses(garbled);
        }
        overwrite(file(), sound);
        QVERIFY(openDatabase(file()).has_value());
    }

    void K5_aJournalWithoutItsDatabase()
    {
        auto database = openDatabase(file());
        QVERIFY(addThing(**database, QStringLiteral("a")).has_value());
        const QByteArray journal = contentOf(file() + QStringLiteral("-wal"));
        QVERIFY(!journal.isEmpty());
        database->reset();
        QFile::remove(file());
        overwrite(file() + QStringLiteral("-wal"), journal);
        const auto refused = openDatabase(file());
        QCOMPARE(refused.error().code, ErrorCode::DatabaseDamaged);
        QVERIFY(!QFile::exists(file()));
        QCOMPARE(contentOf(file() + QStringLiteral("-wal")), journal);
    }

    void K5_theFileIsTakenAwayWhileInUse()
    {
        auto database = openDatabase(file());
        QVERIFY(addThing(**database, QStringLiteral("a")).has_value());
        QVERIFY(QFile::rename(file(), file() + QStringLiteral(".moved")));
        QVERIFY(!addThing(**database, QStringLiteral("b")).has_value());
        QVERIFY(!QFile::exists(file()));
    }

    void postgresqlIsRefusedOrServed()
    {
        Database::Options options;
        options.location = QStringLiteral("postgresql://nobody@127.0.0.1:1/none");
        options.migrations = testMigrations();
        const auto refused = QCoro::waitFor(Database::open(std::move(options)));
        QCOMPARE(refused.error().code, ErrorCode::Unsupported);
    }

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(QStringLiteral("test ä%20?.db")); }

    void refuses(const QByteArray& content)
    {
        overwrite(file(), content);
        const auto refused = openDatabase(file());
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, ErrorCode::DatabaseDamaged);
        QCOMPARE(refused.error().where, file());
        QVERIFY(!refused.error().advice.isEmpty());
        QVERIFY(contentOf(file()) == content);
    }

    QByteArray makeSoundFile()
    {
        auto database = openDatabase(file());
        const auto filled = writeNow<void>(**database, [](Transaction& transaction) -> Result<void> {
            for (int i = 0; i < 1000; ++i) {
                if (auto done = insertThing(transaction, QStringLiteral("thing number %1").arg(i)); !done)
                    return core::fail(done);
            }
            return {};
        });
        Q_ASSERT(filled);
        database->reset();
        return contentOf(file());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "TestDatabase.moc"
