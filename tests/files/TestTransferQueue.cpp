// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/TransferQueue.h"
#include "lab/Patience.h"
#include "lab/Processes.h"
#include "lab/TestHome.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace clouddesk;
using files::ConflictAnswer;
using files::Transfer;
using files::TransferQueue;

/// Queues of transfers over a real sshd whose SFTP servers end, and folders that are larger than they should be.
class TestTransferQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_sshd.start(), qPrintable(m_sshd.problem()));
        QVERIFY2(m_home.start(), qPrintable(m_home.problem()));
        m_home.acceptHostKeys();
        m_connection = connectTo(m_sshd);
        QVERIFY(m_connection);
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("there/inner")));
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("here")));
        for (const char* const name : {"there/a", "there/b", "there/inner/c"})
            QVERIFY(write(path(name), name));
    }
    void cleanupTestCase() { m_connection.reset(); }

    void oneServerServesThemAll()
    {
        TransferQueue queue(needs());
        QVERIFY(listed(queue).has_value());
        const auto servers = lab::descendantProcesses(QCoreApplication::applicationPid());
        for (int i = 0; i < 3; ++i)
            QVERIFY(listed(queue).has_value());
        queue.download({path("there")}, path("here"));
        QTRY_VERIFY_WITH_TIMEOUT(queue.isIdle(), 20000);
        QCOMPARE(lab::descendantProcesses(QCoreApplication::applicationPid()), servers);
    }

    void aServerThatEndsIsReplaced()
    {
        TransferQueue queue(needs());
        QVERIFY(listed(queue).has_value());
        endServers();
        // Its end may be noticed only now, but it is another one that is asked next.
        QVERIFY(!listed(queue).has_value());
        const auto again = listed(queue);
        QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error().toLine()));
        QCOMPARE(again->size(), size_t(3));
        endServers();
        queue.download({path("there/a")}, path("here"));
        QTRY_VERIFY_WITH_TIMEOUT(queue.isIdle(), 20000);
        QVERIFY(queue.transfers()[0].state == Transfer::State::Done);
    }

    // It is told, nothing waits for what does not come, and all of it goes when there is one.
    void aMachineWithoutAServerIsTold_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("none") << QString();
        QTest::newRow("not installed") << QStringLiteral("Subsystem sftp /usr/lib/openssh/no-such-server");
    }

    void aMachineWithoutAServerIsTold()
    {
        QFETCH(const QString, line);
        lab::Sshd sshd;
        sshd.setSubsystem(line);
        QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
        auto connection = connectTo(sshd);
        QVERIFY(connection);
        TransferQueue::Needs bare;
        bare.connection = [&connection] { return connection; };
        TransferQueue queue(bare);
        const QSignalSpy told(&queue, &TransferQueue::serverMissing);
        queue.download({path("there/a"), path("there/b")}, path("here"));
        QTRY_COMPARE_WITH_TIMEOUT(queue.transfers()[1].state, Transfer::State::NoServer, 20000);
        QCOMPARE(queue.transfers()[0].state, Transfer::State::NoServer);
        QCOMPARE(told.size(), 1);
        QCOMPARE(queue.transfers()[0].problem->code, core::ErrorCode::Unsupported);
        QVERIFY(queue.transfers()[0].problem->advice.contains(QStringLiteral("Subsystem sftp internal-sftp")));
        QCOMPARE(listed(queue).error().code, core::ErrorCode::Unsupported);
        // Clearing takes out what has ended, not what is to be tried again.
        queue.clearEnded();
        QCOMPARE(queue.transfers().size(), size_t(2));
        queue.retry();
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 3, 20000);
        QCOMPARE(queue.transfers()[1].state, Transfer::State::NoServer);
        connection = m_connection;
        queue.retry();
        QTRY_VERIFY_WITH_TIMEOUT(queue.isIdle(), 20000);
        QCOMPARE(read(path("here/b")), QByteArray("there/b"));
        QVERIFY(!queue.isWithoutServer());
    }

    void whatFailedIsTriedAgain()
    {
        TransferQueue queue(needs());
        queue.download({path("there/late")}, path("here"));
        QTRY_COMPARE_WITH_TIMEOUT(queue.transfers()[0].state, Transfer::State::Failed, 20000);
        QCOMPARE(queue.transfers()[0].problem->code, core::ErrorCode::NotFound);
        QVERIFY(write(path("there/late"), "late"));
        queue.retry();
        QTRY_COMPARE_WITH_TIMEOUT(queue.transfers()[0].state, Transfer::State::Done, 20000);
        QVERIFY(!queue.transfers()[0].problem);
    }

    void aFolderThatIsTooLargeIsNotTaken()
    {
        TransferQueue::Needs few = needs();
        few.mostTransfers = 4;
        TransferQueue queue(few);
        queue.download({path("there")}, path("here"));
        QTRY_VERIFY_WITH_TIMEOUT(queue.isIdle(), 20000);
        // The folder and its three things are four; what is in the inner one would be the fifth.
        QCOMPARE(queue.transfers().size(), size_t(4));
        const auto failed = std::ranges::count(queue.transfers(), Transfer::State::Failed, &Transfer::state);
        QCOMPARE(failed, 1);
        QVERIFY(QFile::exists(path("here/there/a")));
        QVERIFY(!QFile::exists(path("here/there/inner/c")));
        queue.clearEnded();
        queue.upload({path("there")}, path("here"));
        QTRY_COMPARE_WITH_TIMEOUT(queue.transfers().size(), size_t(4), 20000);
    }

    void whereNoNameIsFreeItEnds()
    {
        QVERIFY(write(path("here/a"), "old"));
        for (int number = 2; number < 1000; ++number)
            QVERIFY(write(path("here/a (%1)").arg(number), "old"));
        TransferQueue queue(needs());
        queue.download({path("there/a")}, path("here"));
        QTRY_COMPARE_WITH_TIMEOUT(queue.transfers()[0].state, Transfer::State::Asking, 20000);
        queue.answer(queue.transfers()[0].id, ConflictAnswer::Rename, false);
        QTRY_VERIFY_WITH_TIMEOUT(queue.isIdle(), 20000);
        QVERIFY(queue.transfers()[0].state == Transfer::State::Failed);
    }

    // Both sizes and times are told, and what is the beginning of the file that comes can be gone on with.
    void aConflictSaysWhatIsThere()
    {
        const QByteArray whole(200000, 'w');
        QVERIFY(write(path("there/a"), whole));
        QVERIFY(write(path("here/a"), whole.first(1000)));
        setTime(path("there/a"), 1000000000);
        setTime(path("here/a"), 1000000060);
        TransferQueue queue(needs());
        std::vector<files::Conflict> asked;
        connect(&queue, &TransferQueue::conflict, this,
                [&asked](const Transfer&, const files::Conflict& files) { asked.push_back(files); });
        queue.download({path("there/a")}, path("here"));
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), size_t(1), 20000);
        QCOMPARE(asked[0].coming.size, quint64(200000));
        QCOMPARE(asked[0].there.size, quint64(1000));
        QCOMPARE(asked[0].coming.changedAt.toSecsSinceEpoch(), 1000000000);
        QCOMPARE(asked[0].there.changedAt.toSecsSinceEpoch(), 1000000060);
        QVERIFY(asked[0].canResume);
        queue.answer(queue.transfers()[0].id, ConflictAnswer::Resume, false);
        QTRY_VERIFY_WITH_TIMEOUT(queue.isIdle(), 20000);
        QCOMPARE(queue.transfers()[0].state, Transfer::State::Done);
        QVERIFY(read(path("here/a")) == whole);
        // The whole one needs nothing, and the other way the same is told.
        queue.upload({path("here/a")}, path("there"));
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), size_t(2), 20000);
        QVERIFY(!asked[1].canResume);
        QCOMPARE(asked[1].there.changedAt.toSecsSinceEpoch(), 1000000000);
        queue.answer(queue.transfers()[1].id, ConflictAnswer::Skip, false);
    }

    // To resume all goes on with those that can be; the others are asked about.
    void toResumeAllAsksWhereItIsNotPossible()
    {
        const QByteArray whole(200000, 'w');
        for (const char* const name : {"here/a", "here/b", "here/c", "here/d"})
            QVERIFY(write(path(name), whole));
        QVERIFY(write(path("there/a"), whole.first(10)));
        QVERIFY(write(path("there/b"), "other"));
        QVERIFY(write(path("there/c"), whole.first(70000)));
        QVERIFY(write(path("there/d"), "another"));
        TransferQueue queue(needs());
        std::vector<int> asked;
        connect(&queue, &TransferQueue::conflict, this, [&](const Transfer& transfer, const files::Conflict& files) {
            asked.push_back(transfer.id);
            const bool isFirst = asked.size() == 1;
            QCOMPARE(files.canResume, isFirst);
            queue.answer(transfer.id, isFirst ? ConflictAnswer::Resume : ConflictAnswer::Overwrite, true);
        });
        queue.upload({path("here/a"), path("here/b"), path("here/c"), path("here/d")}, path("there"));
        QTRY_VERIFY_WITH_TIMEOUT(queue.isIdle(), 20000);
        QCOMPARE(asked.size(), size_t(2));
        for (const char* const name : {"there/a", "there/b", "there/c", "there/d"})
            QVERIFY(read(path(name)) == whole);
        std::vector<bool> resumed;
        for (const Transfer& transfer : queue.transfers())
            resumed.push_back(transfer.isResumed);
        QCOMPARE(resumed, std::vector({true, false, true, false}));
    }

private:
    std::shared_ptr<ssh::Connection> connectTo(lab::Sshd& sshd)
    {
        const auto machine = m_home.addMachine(sshd, QStringLiteral("machine%1").arg(sshd.port()));
        auto connection = machine ? QCoro::waitFor(m_home.connector().connect(*machine)) : core::fail(machine);
        if (!connection)
            qWarning("%s", qPrintable(connection.error().toLine()));
        return connection.value_or(nullptr);
    }
    static QByteArray read(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void setTime(const QString& path, qint64 seconds)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::fromSecsSinceEpoch(seconds), QFileDevice::FileModificationTime));
    }
    TransferQueue::Needs needs()
    {
        TransferQueue::Needs needs;
        needs.connection = [this] { return m_connection; };
        return needs;
    }
    core::Result<std::vector<ssh::RemoteFile>> listed(TransferQueue& queue)
    {
        return QCoro::waitFor(queue.list(path("there")));
    }
    /// The processes behind the connection that serve one subsystem each.
    void endServers()
    {
        const QList<qint64> all = lab::descendantProcesses(QCoreApplication::applicationPid());
        QVERIFY(all.size() > 1);
        lab::signalProcesses({all.constLast()}, SIGKILL);
        QTRY_VERIFY(!lab::descendantProcesses(QCoreApplication::applicationPid()).contains(all.constLast()));
    }
    QString path(const char* name) { return m_folder->filePath(QLatin1String(name)); }
    static bool write(const QString& path, const QByteArray& bytes)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }

    lab::Sshd m_sshd;
    lab::TestHome m_home;
    std::shared_ptr<ssh::Connection> m_connection;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestTransferQueue)
#include "TestTransferQueue.moc"
