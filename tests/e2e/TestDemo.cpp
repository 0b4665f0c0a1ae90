// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Program.h"
#include "lab/Patience.h"
#include "lab/Processes.h"

#include <QFile>
#include <QHash>
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

/// What sshd_config(5) calls so in the demo's folder.
QString sshdSetting(const QString& folder, const QString& name)
{
    const QRegularExpression form(QStringLiteral("^%1 (.*)$").arg(name), QRegularExpression::MultilineOption);
    return form.match(QString::fromLocal8Bit(slurp(folder + QStringLiteral("/sshd_config")))).captured(1);
}

ino_t inodeOf(const QString& path)
{
    struct stat status = {};
    return lstat(path.toLocal8Bit().constData(), &status) == 0 ? status.st_ino : 0;
}

/// The sockets of the session managers among the demo's processes, which libICE names after them.
QHash<QString, ino_t> iceSocketsOf(const QString& folder)
{
    QHash<QString, ino_t> sockets;
    for (const QString& process : processesOf(folder)) {
        const QString path = QStringLiteral("/tmp/.ICE-unix/") + process.section(QLatin1Char(' '), 0, 0);
        if (const ino_t inode = inodeOf(path); inode != 0)
            sockets.insert(path, inode);
    }
    return sockets;
}

/// Answers of OpenSSH's own clients, let in by a key of their own.
class Login
{
public:
    Login(const QString& folder, const QString& keyFile)
    {
        QProcess::execute(QStringLiteral("ssh-keygen"),
                          {QStringLiteral("-q"), QStringLiteral("-N"), QString(), QStringLiteral("-f"), keyFile});
        QFile keys(folder + QStringLiteral("/authorized_keys"));
        if (keys.open(QIODevice::Append))
            keys.write(slurp(keyFile + QStringLiteral(".pub")));
        m_options = {QStringLiteral("-F"), QStringLiteral("none"), QStringLiteral("-i"), keyFile};
        for (const char* const option : {"BatchMode=yes", "StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null"})
            m_options << QStringLiteral("-o") << QLatin1String(option);
        m_options << QStringLiteral("-o") << QStringLiteral("Port=") + sshdSetting(folder, QStringLiteral("Port"));
        m_place = sshdSetting(folder, QStringLiteral("AllowUsers")) + QStringLiteral("@127.0.0.1");
    }
    [[nodiscard]] QByteArray run(const QString& program, const QStringList& words, const QByteArray& input = {}) const
    {
        QProcess client;
        client.start(program, m_options + QStringList{m_place} + words);
        client.write(input);
        client.closeWriteChannel();
        client.waitForFinished();
        return client.readAllStandardOutput();
    }

private:
    QStringList m_options;
    QString m_place;
};

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

    // Files that are moved, and the terminal's tmux, are in the demo's folder and go with it.
    void filesAndShellsAreInItsOwnHome()
    {
        Program program;
        QProcess demo;
        program.start(demo, {QStringLiteral("demo"), QStringLiteral("--output"), QStringLiteral("demo.png")});
        QTRY_VERIFY_WITH_TIMEOUT(!demoFolderOf(demo).isEmpty(), 20000);
        const QString folder = demoFolderOf(demo);
        QTRY_VERIFY_WITH_TIMEOUT(!displayIn(folder).isEmpty(), 60000);
        const Login login(folder, program.path(QStringLiteral("key")));
        const QByteArray home = folder.toLocal8Bit() + "/home";
        const QByteArray told = login.run(QStringLiteral("sftp"), {}, "pwd\n");
        QVERIFY2(told.contains("Remote working directory: " + home + '\n'), told.constData());
        const QByteArray shell =
            login.run(QStringLiteral("ssh"), {QStringLiteral("cd; pwd; echo \"${TMUX_TMPDIR:-/tmp}\"")});
        QCOMPARE(shell, home + '\n' + folder.toLocal8Bit() + "/tmp\n");
        demo.terminate();
        QVERIFY(demo.waitForFinished(30000));
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
        const auto iceSockets = iceSocketsOf(folder);

        kill(static_cast<pid_t>(demo.processId()), signal);
        QVERIFY(demo.waitForFinished(30000));
        // Others' displays may take the number, but not this very socket.
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(folder), 15000);
        QTRY_COMPARE(processesOf(folder), QStringList());
        QVERIFY(inodeOf(socket) != inode);
        for (auto each = iceSockets.cbegin(); each != iceSockets.cend(); ++each)
            QVERIFY2(inodeOf(each.key()) != each.value(), qPrintable(each.key()));
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
