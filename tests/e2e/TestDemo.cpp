// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Program.h"
#include "lab/Patience.h"
#include "lab/Processes.h"

#include <QFile>
#include <QImage>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include <csignal>

#include <sys/stat.h>

using namespace clouddesk;
using tests::Program;
using tests::Ran;

namespace {

QByteArray slurp(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The folder of the demo that this process runs; empty as long as there is none.
QString demoFolderOf(const QProcess& demo)
{
    static const QRegularExpression form(QStringLiteral("/tmp/clouddesk-demo-[A-Za-z0-9]{6}"));
    if (demo.state() != QProcess::Running)
        return {};
    for (const qint64 process : lab::descendantProcesses(demo.processId())) {
        const auto match = form.match(QString::fromLocal8Bit(slurp(QStringLiteral("/proc/%1/cmdline").arg(process))));
        if (match.hasMatch())
            return match.captured();
    }
    return {};
}

/// "ID NAME" of every process that names the folder in its words or its environment.
QStringList processesOf(const QString& folder)
{
    QStringList found;
    for (const QString& process : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        const QString place = QStringLiteral("/proc/") + process;
        const QByteArray text = slurp(place + QStringLiteral("/cmdline")) + slurp(place + QStringLiteral("/environ"));
        if (text.contains(folder.toLocal8Bit()))
            found += process + QLatin1Char(' ') + QString::fromUtf8(slurp(place + QStringLiteral("/comm"))).trimmed();
    }
    return found;
}

/// The number of the demo's display once its desktop is there; empty before.
QString displayIn(const QString& folder)
{
    const QDir displays(folder + QStringLiteral("/home/.local/state/clouddesk/displays"));
    for (const QString& name : displays.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (QFile::exists(displays.filePath(name + QStringLiteral("/verified"))))
            return name;
    }
    return {};
}

ino_t inodeOf(const QString& path)
{
    struct stat status = {};
    return lstat(path.toLocal8Bit().constData(), &status) == 0 ? status.st_ino : 0;
}

} // namespace

/// "clouddesk demo" leaves nothing behind, however it ends.
class TestDemo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("Xtigervnc")).isEmpty())
            QSKIP("no Xtigervnc here");
    }

    void showsADesktop()
    {
        const Program program;
        const QString file = program.path(QStringLiteral("demo.png"));
        Ran ran = program.run({QStringLiteral("demo"), QStringLiteral("--output"), file});
        QVERIFY2(ran.status == 0, ran.told());
        QCOMPARE(QImage(file).size(), QSize(1280, 800));
        QVERIFY2(ran.error.contains("nothing of it is left"), ran.told());
    }

    void nothingIsLeft_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("interrupt") << SIGINT;
        QTest::newRow("terminate") << SIGTERM;
        QTest::newRow("kill") << SIGKILL;
    }
    void nothingIsLeft()
    {
        QFETCH(int, signal);
        Program program;
        program.environment().insert(QStringLiteral("XDG_RUNTIME_DIR"), program.path(QStringLiteral("run")));
        QVERIFY(QDir().mkdir(program.path(QStringLiteral("run"))));
        const bool hadRunFolder = QFile::exists(QStringLiteral("/run/sshd"));
        QProcess demo;
        program.start(demo, {QStringLiteral("demo"), QStringLiteral("--output"), QStringLiteral("demo.png")});
        QTRY_VERIFY_WITH_TIMEOUT(!demoFolderOf(demo).isEmpty(), 20000);
        const QString folder = demoFolderOf(demo);
        QTRY_VERIFY_WITH_TIMEOUT(!displayIn(folder).isEmpty(), 60000);
        const QString socket = QStringLiteral("/tmp/.X11-unix/X") + displayIn(folder);
        const ino_t inode = inodeOf(socket);
        QVERIFY(inode != 0);
        QVERIFY(processesOf(folder).size() > 3);

        kill(static_cast<pid_t>(demo.processId()), signal);
        QVERIFY(demo.waitForFinished(30000));
        // Others' displays may take the number, but not this very socket.
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(folder), 15000);
        QTRY_COMPARE(processesOf(folder), QStringList());
        QVERIFY(inodeOf(socket) != inode);
        QCOMPARE(QDir(program.path(QStringLiteral("run"))).entryList(QDir::AllEntries | QDir::System), dots());
        QVERIFY(!QFile::exists(program.dataDirectory()));
        QCOMPARE(QFile::exists(QStringLiteral("/run/sshd")), hadRunFolder);
    }

    void theGuardTouchesNothingElse()
    {
        Program program;
        const QString folder = program.path(QStringLiteral("mine"));
        QVERIFY(QDir().mkdir(folder));
        Ran ran = program.run({QStringLiteral("demo"), QStringLiteral("--guard"), folder});
        QVERIFY2(ran.status == 1 || ran.status == 2, ran.told());
        QVERIFY(QFile::exists(folder));
    }

private:
    static QStringList dots() { return {QStringLiteral("."), QStringLiteral("..")}; }
};

QTEST_GUILESS_MAIN(TestDemo)
#include "TestDemo.moc"
