// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/HeldTransaction.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <numeric>

#include <sys/mount.h>
#include <unistd.h>

using namespace clouddesk;
using core::ErrorCode;
using core::Result;
using storage::Database;
using storage::Rows;
using storage::Transaction;

namespace {

Result<std::unique_ptr<Database>> openDatabase(const QString& file)
{
    Database::Options options;
    options.location = file;
    options.migrations = {
        {1, QStringLiteral("CREATE TABLE things (writer TEXT NOT NULL, number BIGINT NOT NULL, data {blob}, "
                           "PRIMARY KEY (writer, number))\n--;;\nCREATE TABLE halves (writer TEXT, number BIGINT)")}};
    return QCoro::waitFor(Database::open(std::move(options)));
}

// Two rows in one transaction, so that a torn one would show.
Result<void> addPair(Database& database, const QString& writer, qint64 number, const QByteArray& data = "x")
{
    const auto insert = [&](Transaction& transaction) -> Result<void> {
        const QVariantMap values = {{QStringLiteral("writer"), writer}, {QStringLiteral("number"), number}};
        QVariantMap valuesAndData = values;
        valuesAndData.insert(QStringLiteral("data"), data);
        const auto first = transaction.execute(
            QStringLiteral("INSERT INTO things (writer, number, data) VALUES (:writer, :number, :data)"),
            valuesAndData);
        if (!first)
            return core::fail(first);
        const auto second = transaction.execute(
            QStringLiteral("INSERT INTO halves (writer, number) VALUES (:writer, :number)"), values);
        if (!second)
            return core::fail(second);
        return {};
    };
    return QCoro::waitFor(database.write<void>(insert));
}

qint64 count(Database& database, const QString& table, const QString& writer)
{
    const auto select = [&](Transaction& transaction) -> Result<qint64> {
        const auto rows =
            transaction.query(QStringLiteral("SELECT count(*) AS number FROM %1 WHERE writer = :writer").arg(table),
                              {{QStringLiteral("writer"), writer}});
        if (!rows)
            return core::fail(rows);
        return rows->front().integer("number");
    };
    return QCoro::waitFor(database.read<qint64>(select)).value_or(-1);
}

// In a process of its own: writes until it is killed, and says so after each acknowledged write.
int writeFromHere(const QString& file, const QString& writer, int limit)
{
    auto database = openDatabase(file);
    if (!database)
        return 2;
    for (int i = 1; limit == 0 || i <= limit; ++i) {
        if (const auto added = addPair(**database, writer, i); !added) {
            std::fprintf(stderr, "%s\n", qPrintable(added.error().toLine()));
            return 3;
        }
        std::printf("%d\n", i);
        std::fflush(stdout);
    }
    return 0;
}

std::unique_ptr<QProcess> startWriter(const QString& file, const QString& writer, int limit)
{
    auto child = std::make_unique<QProcess>();
    child->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child->start(QCoreApplication::applicationFilePath(),
                 {QStringLiteral("--write"), file, writer, QString::number(limit)});
    return child;
}

/// A small file system of its own.
class SmallDisk
{
public:
    explicit SmallDisk(const QString& folder, const char* options)
        : m_folder(folder.toLocal8Bit())
    {
        m_isMounted = mount("tmpfs", m_folder.constData(), "tmpfs", 0, options) == 0;
    }
    ~SmallDisk()
    {
        if (m_isMounted)
            umount2(m_folder.constData(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    [[nodiscard]] bool isMounted() const { return m_isMounted; }

private:
    QByteArray m_folder;
    bool m_isMounted = false;
};

// Takes whatever space is left.
void fillUp(const QString& path)
{
    QFile ballast(path);
    QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    for (const int block : {65536, 4096, 1}) {
        while (ballast.write(QByteArray(block, 'b')) == block) {
        }
    }
}

} // namespace

class TestDurability : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_file = m_temporary->filePath(QStringLiteral("test.db"));
    }

    void K1_killedWhileWriting()
    {
        constexpr int rounds = 60;
        QHash<QString, qint64> acknowledged;
        for (int i = 0; i < rounds; ++i) {
            const QString writer = QStringLiteral("writer %1").arg(i);
            const auto child = startWriter(m_file, writer, 0);
            // The first line says that writing has begun.
            QVERIFY(child->waitForReadyRead(20000));
            QTest::qWait(QRandomGenerator::global()->bounded(60));
            child->kill();
            QVERIFY(child->waitForFinished());
            const QByteArrayList lines = child->readAllStandardOutput().split('\n');
            acknowledged.insert(writer, lines.size() - 1);
        }
        auto database = openDatabase(m_file);
        QVERIFY(database.has_value());
        for (auto each = acknowledged.cbegin(); each != acknowledged.cend(); ++each) {
            const qint64 kept = count(**database, QStringLiteral("things"), each.key());
            QVERIFY(kept >= each.value());
            QVERIFY(kept <= each.value() + 1);
            QCOMPARE(count(**database, QStringLiteral("halves"), each.key()), kept);
        }
        const qint64 total = std::accumulate(acknowledged.cbegin(), acknowledged.cend(), qint64(0));
        qInfo("%d kills, %lld acknowledged writes, none lost", rounds, static_cast<long long>(total));
    }

    void K1_killedWhileCreating()
    {
        for (int i = 0; i < 50; ++i) {
            const auto child = startWriter(m_file, QString::number(i), 1);
            QVERIFY(child->waitForStarted());
            QTest::qWait(QRandomGenerator::global()->bounded(40));
            child->kill();
            QVERIFY(child->state() == QProcess::NotRunning || child->waitForFinished());
            QVERIFY(openDatabase(m_file).has_value());
            QFile::remove(m_file);
        }
    }

    void K3_diskFull()
    {
        const SmallDisk disk(m_temporary->path(), "size=4m");
        if (!disk.isMounted())
            QSKIP("needs the right to mount");
        auto database = openDatabase(m_file);
        QVERIFY(database.has_value());
        const QByteArray data(20000, 'd');
        qint64 written = 0;
        Result<void> outcome;
        while (outcome = addPair(**database, QStringLiteral("a"), written + 1, data), outcome.has_value())
            ++written;
        QCOMPARE(outcome.error().code, ErrorCode::DiskFull);
        QVERIFY(!outcome.error().advice.isEmpty());
        requireUsableAfterFull(**database, written);
    }

    void K3_diskFullAtOnce()
    {
        const SmallDisk disk(m_temporary->path(), "size=4m");
        if (!disk.isMounted())
            QSKIP("needs the right to mount");
        auto database = openDatabase(m_file);
        QVERIFY(addPair(**database, QStringLiteral("a"), 1).has_value());
        const QString ballast = m_temporary->filePath(QStringLiteral("ballast"));
        fillUp(ballast);
        const QByteArray data(200000, 'd');
        QCOMPARE(addPair(**database, QStringLiteral("a"), 2, data).error().code, ErrorCode::DiskFull);
        QCOMPARE(count(**database, QStringLiteral("things"), QStringLiteral("a")), 1);
        QVERIFY(QFile::remove(ballast));
        QVERIFY(addPair(**database, QStringLiteral("a"), 2, data).has_value());
        QCOMPARE(count(**database, QStringLiteral("halves"), QStringLiteral("a")), 2);
    }

    void K3_noSpaceToBeginWith()
    {
        const SmallDisk disk(m_temporary->path(), "size=1m");
        if (!disk.isMounted())
            QSKIP("needs the right to mount");
        const QString ballast = m_temporary->filePath(QStringLiteral("ballast"));
        fillUp(ballast);
        const auto refused = openDatabase(m_file);
        QCOMPARE(refused.error().code, ErrorCode::DiskFull);
        QVERIFY(!QFile::exists(m_file));
        QVERIFY(QFile::remove(ballast));
        QVERIFY(openDatabase(m_file).has_value());
    }

    void K3_noInodes()
    {
        const SmallDisk disk(m_temporary->path(), "size=4m,nr_inodes=3");
        if (!disk.isMounted())
            QSKIP("needs the right to mount");
        QCOMPARE(openDatabase(m_file).error().code, ErrorCode::DiskFull);
        QVERIFY(!QFile::exists(m_file));
    }

    void K9_twoProgramsOnOneFile()
    {
        constexpr int programs = 4;
        constexpr int writes = 200;
        std::vector<std::unique_ptr<QProcess>> children;
        for (int i = 0; i < programs; ++i)
            children.push_back(startWriter(m_file, QString::number(i), writes));
        for (const auto& child : children) {
            QVERIFY(child->waitForFinished(100000));
            QCOMPARE(child->exitCode(), 0);
        }
        auto database = openDatabase(m_file);
        for (int i = 0; i < programs; ++i)
            QCOMPARE(count(**database, QStringLiteral("things"), QString::number(i)), writes);
    }

    void K9_aLongTransactionElsewhereIsWaitedFor()
    {
        auto database = openDatabase(m_file);
        auto other = openDatabase(m_file);
        lab::HeldTransaction held(**other);
        const auto insert = [](Transaction& transaction) {
            return transaction.execute(QStringLiteral("INSERT INTO things (writer, number) VALUES ('a', 1)"));
        };
        auto waiting = (*database)->write<qint64>(insert);
        // Reading goes on meanwhile.
        QCOMPARE(count(**database, QStringLiteral("things"), QStringLiteral("a")), 0);
        QVERIFY(!waiting.isReady());
        QVERIFY(held.end().has_value());
        QVERIFY(QCoro::waitFor(std::move(waiting)).has_value());
    }

    void K9_aLongTransactionElsewhereHoldsUpNoReader()
    {
        auto other = openDatabase(m_file);
        QVERIFY(addPair(**other, QStringLiteral("a"), 1).has_value());
        lab::HeldTransaction held(**other);
        // A program that is started now opens at once, and reads.
        QElapsedTimer clock;
        clock.start();
        auto database = openDatabase(m_file);
        const bool isOpen = database.has_value();
        const qint64 found = isOpen ? count(**database, QStringLiteral("things"), QStringLiteral("a")) : -1;
        const qint64 took = clock.elapsed();
        QVERIFY(held.end().has_value());
        QVERIFY(isOpen);
        QCOMPARE(found, 1);
        QVERIFY2(took < 4000, qPrintable(QString::number(took)));
    }

private:
    void requireUsableAfterFull(Database& database, qint64 written)
    {
        QCOMPARE(count(database, QStringLiteral("things"), QStringLiteral("a")), written);
        const auto remove = [](Transaction& transaction) {
            return transaction.execute(QStringLiteral("UPDATE things SET data = NULL"));
        };
        // Even making room needs some room for the journal, which somebody else gives.
        const QByteArray options = "size=32m";
        QCOMPARE(
            mount("tmpfs", m_temporary->path().toLocal8Bit().constData(), "tmpfs", MS_REMOUNT, options.constData()), 0);
        QVERIFY(QCoro::waitFor(database.write<qint64>(remove)).has_value());
        const auto added = addPair(database, QStringLiteral("a"), written + 1);
        QVERIFY2(added.has_value(), qPrintable(added.has_value() ? QString() : added.error().toLine()));
        QCOMPARE(count(database, QStringLiteral("halves"), QStringLiteral("a")), written + 1);
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    QString m_file;
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--write"))
        return writeFromHere(arguments.value(2), arguments.value(3), arguments.value(4).toInt());
    TestDurability test;
    return QTest::qExec(&test, argc, argv);
}

#include "TestDurability.moc"
