// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/CutDisk.h"
#include "faults/StoredState.h"
#include "lab/Effort.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <csignal>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

using namespace clouddesk;
using faults::CutDisk;
using faults::StoredState;

namespace {

/// What a data folder holds after so many steps of the writer; each step is one acknowledged change.
struct Expected
{
    QMap<QString, QByteArray> passwords;
    quint32 keyVersion = 1;
    int changes = 0; ///< that leave at least one audit record each

    void step(int number);
};

enum class Kind { Add, Edit, Remove, Rotate };

// Between three and a dozen machines.
Kind kindOf(int step, qsizetype machines)
{
    constexpr Kind kinds[] = {Kind::Add, Kind::Add, Kind::Edit, Kind::Remove, Kind::Add, Kind::Rotate, Kind::Edit};
    if (machines < 3)
        return Kind::Add;
    const Kind kind = kinds[step % std::size(kinds)];
    return kind == Kind::Add && machines >= 12 ? Kind::Remove : kind;
}

QString machineOf(int step)
{
    return QStringLiteral("machine %1").arg(step);
}

QByteArray passwordOf(int step)
{
    return "password of step " + QByteArray::number(step);
}

void Expected::step(int number)
{
    ++changes;
    switch (kindOf(number, passwords.size())) {
    case Kind::Add:
        passwords.insert(machineOf(number), passwordOf(number));
        break;
    case Kind::Edit:
        passwords.last() = passwordOf(number);
        break;
    case Kind::Remove:
        passwords.erase(passwords.begin());
        break;
    case Kind::Rotate:
        ++keyVersion;
        break;
    }
}

/// In a process of its own: goes through the steps until it is killed, and says so after each that was acknowledged.
class Writer
{
public:
    int run(const QString& folder)
    {
        m_home.setDataDirectory(folder);
        if (!m_home.start()) {
            std::fprintf(stderr, "%s\n", qPrintable(m_home.problem()));
            return 2;
        }
        for (int number = 0;; ++number) {
            if (const auto done = step(number); !done) {
                std::fprintf(stderr, "step %d: %s\n", number, qPrintable(done.error().toLine()));
                return 3;
            }
            m_expected.step(number);
            std::printf("%d\n", number);
            std::fflush(stdout);
        }
    }

private:
    core::Result<void> step(int number)
    {
        instances::InstanceDraft draft;
        draft.secrets.password = core::Secret(passwordOf(number));
        switch (kindOf(number, m_expected.passwords.size())) {
        case Kind::Add:
            draft.name = machineOf(number);
            draft.host = QStringLiteral("192.0.2.1");
            draft.user = QStringLiteral("root");
            return nothing(QCoro::waitFor(m_home.instances().add(std::move(draft))));
        case Kind::Edit:
            return nothing(QCoro::waitFor(m_home.instances().edit(m_expected.passwords.lastKey(), std::move(draft))));
        case Kind::Remove:
            return QCoro::waitFor(m_home.instances().remove(m_expected.passwords.firstKey()));
        case Kind::Rotate:
            return rotate();
        }
        return {};
    }
    core::Result<void> rotate()
    {
        audit::AuditLog& log = m_home.audit();
        const vault::Vault::Alongside record = [&log](storage::Transaction& transaction, int) {
            audit::Event event;
            event.actor = QStringLiteral("local");
            event.action = QStringLiteral("vault.rotated");
            return log.appendIn(transaction, event);
        };
        if (const auto rotated = QCoro::waitFor(m_home.vault().rotate(record)); !rotated)
            return core::fail(rotated);
        return QCoro::waitFor(log.moveCheckpoint());
    }
    template <typename T>
    static core::Result<void> nothing(const core::Result<T>& result)
    {
        return result ? core::Result<void>() : core::fail(result);
    }

    lab::TestHome m_home;
    Expected m_expected;
};

/// The writer from outside: held still, it has not called the system, and every call of its has ended.
class WriterProcess
{
public:
    explicit WriterProcess(const QString& folder)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--write"), folder});
    }
    ~WriterProcess()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    WriterProcess(const WriterProcess&) = delete;
    WriterProcess& operator=(const WriterProcess&) = delete;

    bool hasBegun() { return m_process.waitForReadyRead(30000); }
    bool hold()
    {
        kill(static_cast<pid_t>(m_process.processId()), SIGSTOP);
        return QTest::qWaitFor([this] { return isStill(); }, 20000);
    }
    void letGo() const { kill(static_cast<pid_t>(m_process.processId()), SIGCONT); }
    /// How many steps were acknowledged so far.
    int acknowledged()
    {
        // What it said before it was held is in the pipe.
        QTest::qWait(1);
        m_said += m_process.readAllStandardOutput();
        return static_cast<int>(m_said.count('\n'));
    }
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }

private:
    [[nodiscard]] bool isStill() const
    {
        const QDir threads(QStringLiteral("/proc/%1/task").arg(m_process.processId()));
        for (const QString& thread : threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QFile file(threads.filePath(thread + QStringLiteral("/stat")));
            if (!file.open(QIODevice::ReadOnly))
                return false;
            const QByteArray status = file.readAll();
            if (status.mid(status.lastIndexOf(')') + 2, 1) != "T")
                return false;
        }
        return true;
    }

    QProcess m_process;
    QByteArray m_said;
};

bool writeFile(const QString& path, bool synced)
{
    const core::UniqueFd file(open(path.toLocal8Bit().constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    return file.isValid() && write(file.get(), "content", 7) == 7 && (!synced || fsync(file.get()) == 0);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestPowerCut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_disk = std::make_unique<CutDisk>();
        if (!m_disk->isThere())
            QSKIP("needs the right to mount a file system of its own");
    }
    void cleanup() { m_disk.reset(); }

    // The disk itself: it keeps what was synced and loses what was not.
    void K2_thePowerCutLosesWhatWasNotSynced()
    {
        const QDir disk(m_disk->folder());
        const QDir after(m_disk->copyFolder());
        QVERIFY(writeFile(disk.filePath(QStringLiteral("synced")), true));
        QVERIFY(writeFile(disk.filePath(QStringLiteral("unsynced")), false));
        QFile::rename(disk.filePath(QStringLiteral("synced")), disk.filePath(QStringLiteral("renamed")));
        QVERIFY(m_disk->cut());
        QCOMPARE(contentOf(after.filePath(QStringLiteral("synced"))), QByteArray("content"));
        QVERIFY(!QFile::exists(after.filePath(QStringLiteral("renamed"))));
        QCOMPARE(contentOf(after.filePath(QStringLiteral("unsynced"))), QByteArray());
        QVERIFY(core::syncFolder(m_disk->folder()));
        QVERIFY(m_disk->cut());
        QCOMPARE(contentOf(after.filePath(QStringLiteral("renamed"))), QByteArray("content"));
    }

    // While machines are added, edited and removed and the master key is rotated, one after the other.
    void K2_nothingAcknowledgedIsLost()
    {
        const int cuts = lab::numberFrom("CLOUDDESK_POWER_CUTS", lab::mayTakeLong() ? 500 : 100);
        const QString folder = m_disk->folder() + QStringLiteral("/data");
        WriterProcess writer(folder);
        QVERIFY(writer.hasBegun());
        int acknowledged = 0;
        Expected least;
        for (int i = 0; i < cuts; ++i) {
            QTest::qWait(QRandomGenerator::global()->bounded(40));
            QVERIFY(writer.isRunning() && writer.hold());
            for (const int now = writer.acknowledged(); acknowledged < now; ++acknowledged)
                least.step(acknowledged);
            const bool isCut = m_disk->cut();
            writer.letGo();
            QVERIFY(isCut);
            verifyAfter(least, acknowledged);
            if (QTest::currentTestFailed())
                return;
        }
        qInfo("%d cuts, %d acknowledged changes, none lost", cuts, acknowledged);
        QVERIFY(acknowledged > cuts);
    }

    // The very first start of a program on a bare disk.
    void K2_beginningsAreWholeOrNotAtAll()
    {
        const int cuts = lab::mayTakeLong() ? 100 : 15;
        for (int i = 0; i < cuts; ++i) {
            const QString name = QStringLiteral("/data%1").arg(i);
            WriterProcess writer(m_disk->folder() + name);
            QTest::qWait(QRandomGenerator::global()->bounded(60));
            QVERIFY(writer.hold());
            const int acknowledged = writer.acknowledged();
            QVERIFY(m_disk->cut());
            const StoredState after = StoredState::of(m_disk->copyFolder() + name);
            QVERIFY2(after.complaint.isEmpty(), qPrintable(after.complaint));
            QVERIFY(acknowledged == 0 || !after.actions.isEmpty());
        }
    }

private:
    // The step after the last acknowledged one may have been on disk already, or not.
    void verifyAfter(const Expected& least, int acknowledged)
    {
        const StoredState after = StoredState::of(m_disk->copyFolder() + QStringLiteral("/data"));
        QVERIFY2(after.complaint.isEmpty(), qPrintable(after.complaint));
        Expected most = least;
        most.step(acknowledged);
        const bool isLeast = after.passwords == least.passwords && after.keyVersion == least.keyVersion;
        const bool isMost = after.passwords == most.passwords && after.keyVersion == most.keyVersion;
        QVERIFY2(isLeast || isMost, qPrintable(QStringLiteral("after step %1: %2 machines instead of %3, key %4")
                                                   .arg(acknowledged)
                                                   .arg(after.passwords.size())
                                                   .arg(least.passwords.size())
                                                   .arg(after.keyVersion)));
        QVERIFY(after.actions.size() >= (isMost ? most : least).changes);
    }

    std::unique_ptr<CutDisk> m_disk;
};

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--write"))
        return Writer().run(arguments.value(2));
    TestPowerCut test;
    return QTest::qExec(&test, argc, argv);
}

#include "TestPowerCut.moc"
