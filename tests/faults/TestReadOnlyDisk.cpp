// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/Program.h"
#include "faults/CutDisk.h"
#include "faults/StoredState.h"

#include <QTest>

#include <cstdio>
#include <iostream>

#include <sys/stat.h>
#include <unistd.h>

using namespace clouddesk;
using faults::CutDisk;
using faults::StoredState;
using tests::Program;
using tests::Ran;

namespace {

// Whom a folder's mode concerns, unlike root.
constexpr uid_t nobody = 65534;

core::Result<void> add(lab::TestHome& home, const QString& name)
{
    instances::InstanceDraft draft;
    draft.name = name;
    draft.host = QStringLiteral("192.0.2.1");
    draft.user = QStringLiteral("root");
    draft.secrets.password = core::Secret("password of " + name.toUtf8());
    const auto added = QCoro::waitFor(home.instances().add(std::move(draft)));
    return added ? core::Result<void>() : core::fail(added);
}

// A program that goes on running, told by lines what to do: "add NAME", "list". Answers "ok" or the error's code.
int obey(const QString& folder)
{
    lab::TestHome home;
    home.setDataDirectory(folder);
    if (!home.start()) {
        std::fprintf(stderr, "%s\n", qPrintable(home.problem()));
        return 2;
    }
    std::puts("ready");
    std::fflush(stdout);
    for (std::string line; std::getline(std::cin, line);) {
        const QStringList words = QString::fromStdString(line).split(QLatin1Char(' '));
        core::Result<void> done;
        if (words[0] == QStringLiteral("add"))
            done = add(home, words.value(1));
        else if (const auto listed = QCoro::waitFor(home.instances().list()); !listed)
            done = core::fail(listed);
        std::puts(done ? "ok" : core::errorWord(done.error().code));
        std::fflush(stdout);
    }
    return 0;
}

class RunningProgram
{
public:
    RunningProgram(const QString& folder, uid_t user)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.setChildProcessModifier([user] {
            if (user != 0 && (setgid(user) != 0 || setuid(user) != 0))
                _exit(99);
        });
        m_process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--obey"), folder});
    }
    ~RunningProgram() { end(); }
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;

    QByteArray say(const QByteArray& line)
    {
        m_process.write(line + '\n');
        return answer();
    }
    QByteArray answer()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead(30000)) {
        }
        return m_process.readLine().trimmed();
    }
    /// False if it crashed.
    bool end()
    {
        m_process.closeWriteChannel();
        return (m_process.state() == QProcess::NotRunning || m_process.waitForFinished(20000)) &&
               m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    }

private:
    QProcess m_process;
};

} // namespace

/// The data folder turns out to be closed to writing while programs run.
class TestReadOnlyDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (geteuid() != 0)
            QSKIP("needs root");
    }

    // As Linux does with a disk that fails.
    void K6_diskBecomesReadOnly()
    {
        CutDisk disk;
        if (!disk.isThere())
            QSKIP("needs the right to mount a file system of its own");
        const QString folder = disk.folder() + QStringLiteral("/data");
        RunningProgram running(folder, 0);
        QCOMPARE(running.answer(), QByteArray("ready"));
        QCOMPARE(running.say("add one"), QByteArray("ok"));
        QVERIFY(disk.abort());
        // Nothing is claimed, everything can still be looked at, nothing crashes.
        for (const char* line : {"add two", "add three"}) {
            const QByteArray answer = running.say(line);
            QVERIFY2(answer != "ok" && !answer.isEmpty(), answer.constData());
        }
        QCOMPARE(running.say("list"), QByteArray("ok"));
        requireClearRefusal(folder);
        QVERIFY(running.end());
        QVERIFY(disk.mend());
        requireSound(folder, {QStringLiteral("one")});
        RunningProgram again(folder, 0);
        QCOMPARE(again.answer(), QByteArray("ready"));
        QCOMPARE(again.say("add two"), QByteArray("ok"));
    }

    // Somebody takes the rights away, and gives them back.
    void K6_permissionsAreTakenAway()
    {
        const QTemporaryDir place(QDir::tempPath() + QStringLiteral("/cdro-XXXXXX"));
        QVERIFY(chown(place.path().toLocal8Bit().constData(), nobody, nobody) == 0);
        const QString folder = place.filePath(QStringLiteral("data"));
        RunningProgram running(folder, nobody);
        QCOMPARE(running.answer(), QByteArray("ready"));
        QCOMPARE(running.say("add one"), QByteArray("ok"));
        setModes(folder, 0500, 0400);
        QCOMPARE(running.say("add two"), QByteArray("permission_denied"));
        QCOMPARE(running.say("list"), QByteArray("ok"));
        setModes(folder, 0700, 0600);
        // The same program goes on.
        QCOMPARE(running.say("add three"), QByteArray("ok"));
        QVERIFY(running.end());
        const StoredState after = inspected(folder);
        QVERIFY2(after.complaint.isEmpty(), qPrintable(after.complaint));
        QVERIFY(after.passwords.contains(QStringLiteral("one")) && after.passwords.contains(QStringLiteral("three")));
    }

private:
    /// The command line on a data folder that cannot be written to.
    static void requireClearRefusal(const QString& folder)
    {
        Program program;
        program.environment().insert(QStringLiteral("CLOUDDESK_DATA_DIR"), folder);
        for (const char* line : {"instance list", "vault rotate", "instance remove one"}) {
            Ran ran = program.run(line);
            qInfo("%s: %s", line, ran.told());
            QVERIFY2(ran.status == 1 || ran.status == 0, ran.told());
            QVERIFY2(ran.status == 0 || (ran.error.contains(folder.toUtf8()) && ran.error.count('\n') >= 2),
                     ran.told());
        }
    }
    static void requireSound(const QString& folder, const QStringList& machines)
    {
        const StoredState after = StoredState::of(folder);
        QVERIFY2(after.complaint.isEmpty(), qPrintable(after.complaint));
        QCOMPARE(after.passwords.keys(), machines);
    }
    static void setModes(const QString& folder, mode_t folderMode, mode_t fileMode)
    {
        for (const QFileInfo& file : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden))
            QVERIFY(chmod(file.filePath().toLocal8Bit().constData(), fileMode) == 0);
        QVERIFY(chmod(folder.toLocal8Bit().constData(), folderMode) == 0);
    }
    /// By its new owner: root.
    static StoredState inspected(const QString& folder)
    {
        QProcess::execute(QStringLiteral("chown"), {QStringLiteral("-R"), QStringLiteral("0:0"), folder});
        return StoredState::of(folder);
    }
};

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--obey"))
        return obey(arguments.value(2));
    TestReadOnlyDisk test;
    return QTest::qExec(&test, argc, argv);
}

#include "TestReadOnlyDisk.moc"
