// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Program.h"
#include "lab/NameServer.h"
#include "lab/SocketService.h"
#include "lab/Sshd.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

#include <csignal>

using namespace clouddesk;
using lab::NameServer;
using tests::Program;
using tests::Ran;

namespace {

/// User and system time of a process so far, in milliseconds: fields 14 and 15 of /proc/PID/stat (proc(5)).
qint64 processorMilliseconds(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray text = file.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return (fields.value(11).toLongLong() + fields.value(12).toLongLong()) * 1000 / sysconf(_SC_CLK_TCK);
}

// Nothing in what is said may be an order to a terminal or begin a line that was not begun here.
bool isHarmless(const QByteArray& said)
{
    static const QRegularExpression harmful(
        QStringLiteral("[\\x{0}-\\x{8}\\x{b}-\\x{1f}\\x{7f}-\\x{9f}\\x{2028}\\x{2029}\\x{202a}-\\x{202e}]"));
    return !QString::fromUtf8(said).contains(harmful) && !said.contains("\nforged");
}

} // namespace

/// The program where it gets less than it wants: descriptors, names, honest words.
class TestLimits : public QObject
{
    Q_OBJECT

public:
    explicit TestLimits(NameServer* names)
        : m_names(names)
    {
    }

private Q_SLOTS:
    void init()
    {
        if (m_names)
            m_names->setMood(NameServer::Mood::Answers);
        m_sshd = std::make_unique<lab::Sshd>();
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        m_program = std::make_unique<Program>();
        QCOMPARE(addMachine(QStringLiteral("web"), m_sshd->host(), m_sshd->port()).status, 0);
    }
    void cleanup()
    {
        m_program.reset();
        m_sshd.reset();
    }

    // However few there are: an error that says so, no crash, and a database that is as it was.
    void D10_fewDescriptorsAreAnError()
    {
        int failures = 0;
        for (int limit = 4; limit <= 40; limit += 3) {
            QProcess process;
            startLimited(process, limit,
                         {QStringLiteral("instance"), QStringLiteral("test"), QStringLiteral("web"),
                          QStringLiteral("--accept-new-host-key")});
            QVERIFY2(process.waitForFinished(20000), qPrintable(QString::number(limit)));
            const QByteArray said = process.readAllStandardError();
            if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
                continue;
            ++failures;
            // Below this, not even the libraries can be loaded, or Qt's event loop be made.
            if (limit >= 10)
                QVERIFY2(process.exitStatus() == QProcess::NormalExit,
                         (QByteArray::number(limit) + ": " + said).constData());
            QVERIFY2(!said.trimmed().isEmpty(), qPrintable(QString::number(limit)));
        }
        QVERIFY(failures > 0);
        Ran tested = m_program->run("instance test web --accept-new-host-key");
        QVERIFY2(tested.status == 0, tested.told());
        Ran verified = m_program->run("audit verify");
        QVERIFY2(verified.status == 0, verified.told());
    }

    // More viewers than descriptors: those that fit are served, nothing spins, and the next ones are served again.
    void D10_aTunnelOutOfDescriptorsRecovers()
    {
        if (!QFile::exists(QStringLiteral("/usr/bin/Xtigervnc")))
            QSKIP("no Xtigervnc here");
        QProcess tunnel;
        startLimited(tunnel, 64,
                     {QStringLiteral("tunnel"), QStringLiteral("web"), QStringLiteral("--accept-new-host-key"),
                      QStringLiteral("--no-install"), QStringLiteral("--desktop"), QStringLiteral("lxde"),
                      QStringLiteral("--stop-desktop")});
        const quint16 port = portOf(tunnel);
        QVERIFY2(port != 0, tunnel.readAllStandardError().constData());
        QVERIFY(isGreeted(port));
        std::vector<std::unique_ptr<QTcpSocket>> viewers;
        for (int i = 0; i < 120; ++i) {
            viewers.push_back(std::make_unique<QTcpSocket>());
            viewers.back()->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        }
        const auto greeted = [&viewers] {
            return std::ranges::count_if(viewers, [](const auto& viewer) { return viewer->bytesAvailable() >= 12; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(greeted() > 0, 20000);
        const qint64 before = processorMilliseconds(tunnel.processId());
        QTest::qWait(3000);
        const qint64 used = processorMilliseconds(tunnel.processId()) - before;
        qInfo("%d of %d viewers served, %lld ms of processor time in 3 s", int(greeted()), int(viewers.size()), used);
        QVERIFY(greeted() < qsizetype(viewers.size()));
        QVERIFY2(used < 600, qPrintable(QString::number(used)));
        viewers.clear();
        QElapsedTimer clock;
        clock.start();
        bool isServed = false;
        while (!isServed && !clock.hasExpired(10000))
            isServed = isGreeted(port);
        QVERIFY2(isServed && clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
        ::kill(static_cast<pid_t>(tunnel.processId()), SIGINT);
        QVERIFY(tunnel.waitForFinished(30000));
        QCOMPARE(tunnel.exitStatus(), QProcess::NormalExit);
        const QByteArray records = m_program->run("audit list").output;
        QVERIFY(records.contains("session.opened") && records.contains("session.closed"));
        Ran verified = m_program->run("audit verify");
        QVERIFY2(verified.status == 0, verified.told());
    }

    // A name server that says nothing holds up neither an interrupt nor the end of the program.
    void F9_anInterruptDoesNotWaitForNames()
    {
        if (!m_names)
            QSKIP("needs root for a name server of its own");
        QCOMPARE(addMachine(QStringLiteral("named"), QStringLiteral("machine.example.test"), 22).status, 0);
        m_names->setMood(NameServer::Mood::IsSilent);
        const int asked = m_names->questions();
        QProcess test;
        m_program->start(test, {QStringLiteral("instance"), QStringLiteral("test"), QStringLiteral("named")});
        QTRY_VERIFY_WITH_TIMEOUT(m_names->questions() > asked, 10000);
        QElapsedTimer clock;
        clock.start();
        ::kill(static_cast<pid_t>(test.processId()), SIGINT);
        QVERIFY(test.waitForFinished(20000));
        QVERIFY2(clock.elapsed() < 3000, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(test.exitStatus(), QProcess::NormalExit);
        QVERIFY(test.readAllStandardError().contains("cancelled"));
    }

    void F9_unresolvedNamesAreNamed()
    {
        if (!m_names)
            QSKIP("needs root for a name server of its own");
        QCOMPARE(addMachine(QStringLiteral("named"), QStringLiteral("machine.example.test"), 22).status, 0);
        m_names->setMood(NameServer::Mood::KnowsNothing);
        Ran unknown = m_program->run("instance test named");
        QVERIFY2(unknown.status == 1 && unknown.error.contains("machine.example.test") &&
                     unknown.error.contains("resolved"),
                 unknown.told());
        m_names->setMood(NameServer::Mood::IsSilent);
        Ran silent = m_program->run("instance test named");
        QVERIFY2(silent.status == 1 && silent.error.contains("name server"), silent.told());
    }

    // Servers that say what could forge lines, move the cursor or turn the writing round, before and instead of SSH.
    void I8_hostileServersForgeNothing_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("lines before the version")
            << QByteArray("a\r\nforged: yes\r\n\x1b]52;c;AAAA\x07\x1b[2J\r\nSSH-2.0-x\r\n");
        QTest::newRow("version") << QByteArray(
            "SSH-2.0-\x1b[31mred\x1b[0m \xe2\x80\xae turned \xe2\x80\xa8 forged\r\n");
        QTest::newRow("no SSH") << QByteArray("HTTP/1.1 400\r\nforged: \x1b[2J\r\n\r\n");
        QTest::newRow("a megabyte") << QByteArray(1024 * 1024, 'n');
        QTest::newRow("disconnect") << QByteArray("SSH-2.0-x\r\n") +
                                           QByteArray("\0\0\0\x3c\x06\x01\0\0\0\x02\0\0\0\x22"
                                                      "bye\r\nforged\x1b[2J",
                                                      30) +
                                           QByteArray(40, '\0');
    }
    void I8_hostileServersForgeNothing()
    {
        QFETCH(QByteArray, words);
        lab::SocketService server([words](int socket) {
            lab::sendAll(socket, words);
            std::ignore = lab::receiveToEnd(socket);
        });
        QCOMPARE(addMachine(QStringLiteral("hostile"), QStringLiteral("127.0.0.1"), server.port()).status, 0);
        const qsizetype before = records().size();
        Ran ran = m_program->run("instance test hostile --accept-new-host-key --verbose");
        QVERIFY2(ran.status == 1, ran.told());
        QVERIFY2(isHarmless(ran.output + ran.error), ran.told());
        QVERIFY2(ran.error.size() < 10000, ran.told());
        // One failure is one record, and one record is one line.
        const QJsonArray all = records();
        QCOMPARE(all.size(), before + 1);
        QCOMPARE(all.first().toObject()[QLatin1String("action")].toString(), QStringLiteral("ssh.failed"));
        const QByteArray listed = m_program->run("audit list").output;
        QVERIFY(isHarmless(listed));
        QCOMPARE(listed.trimmed().count('\n'), all.size());
        QFile log(m_program->dataDirectory() + QStringLiteral("/logs/clouddesk.log"));
        if (log.open(QIODevice::ReadOnly)) {
            for (const QByteArray& line : log.readAll().trimmed().split('\n'))
                QVERIFY2(line.isEmpty() || QJsonDocument::fromJson(line).isObject(), line.constData());
        }
    }

private:
    Ran addMachine(const QString& name, const QString& host, quint16 port)
    {
        return m_program->run({QStringLiteral("instance"), QStringLiteral("add"), name, QStringLiteral("--host"), host,
                               QStringLiteral("--port"), QString::number(port), QStringLiteral("--user"),
                               m_sshd->userName(), QStringLiteral("--key"), m_sshd->clientKeyPath()});
    }

    QJsonArray records() const
    {
        return m_program->run("audit list --limit 1000 --json").json()[QLatin1String("records")].toArray();
    }

    /// As Program::start, with at most so many open descriptors.
    void startLimited(QProcess& process, int descriptors, const QStringList& words)
    {
        process.setProcessEnvironment(m_program->environment());
        process.setChildProcessModifier([] { setsid(); });
        process.start(QStringLiteral("prlimit"),
                      QStringList{QStringLiteral("--nofile=%1").arg(descriptors), Program::binary()} + words);
    }

    /// Where the tunnel listens; 0 if it does not.
    static quint16 portOf(QProcess& tunnel)
    {
        static const QRegularExpression place(QStringLiteral("Listening on 127\\.0\\.0\\.1:([0-9]+)"));
        QByteArray said;
        QElapsedTimer clock;
        clock.start();
        while (!place.match(QString::fromUtf8(said)).hasMatch() && !clock.hasExpired(60000) &&
               tunnel.state() != QProcess::NotRunning) {
            tunnel.waitForReadyRead(1000);
            said += tunnel.readAllStandardOutput();
        }
        return place.match(QString::fromUtf8(said)).captured(1).toUShort();
    }

    static bool isGreeted(quint16 port)
    {
        QTcpSocket viewer;
        viewer.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        return QTest::qWaitFor([&viewer] { return viewer.bytesAvailable() >= 12; }, 1000);
    }

    NameServer* m_names;
    std::unique_ptr<lab::Sshd> m_sshd;
    std::unique_ptr<Program> m_program;
};

int main(int argc, char** argv)
{
    NameServer names;
    const bool pretends = NameServer::mayPretend() && names.start();
    QCoreApplication application(argc, argv);
    TestLimits test(pretends ? &names : nullptr);
    return QTest::qExec(&test, argc, argv);
}

#include "TestLimits.moc"
