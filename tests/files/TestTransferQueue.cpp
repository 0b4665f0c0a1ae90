// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/TransferQueue.h"
#include "lab/Processes.h"
#include "lab/TestHome.h"

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
        const auto machine = m_home.addMachine(m_sshd);
        QVERIFY2(machine.has_value(), machine ? "" : qPrintable(machine.error().toLine()));
        auto connection = QCoro::waitFor(m_home.connector().connect(*machine));
        QVERIFY2(connection.has_value(), connection ? "" : qPrintable(connection.error().toLine()));
        m_connection = *connection;
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

private:
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
