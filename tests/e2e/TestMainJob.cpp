// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Program.h"
#include "lab/Patience.h"
#include "lab/Sshd.h"

#include <QElapsedTimer>
#include <QImage>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

#include <csignal>

using namespace clouddesk;
using tests::Program;
using tests::Ran;

namespace {

/// Whether the picture shows a desktop: many colours, none of which covers nearly everything.
bool showsDesktop(const QImage& image)
{
    QHash<QRgb, int> counts;
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3)
            ++counts[image.pixel(x, y)];
    }
    const int samples = ((image.width() + 2) / 3) * ((image.height() + 2) / 3);
    const int commonest = *std::max_element(counts.begin(), counts.end());
    return counts.size() > 200 && commonest < samples * 9 / 10;
}

} // namespace

/// What a person does from the first command to the last, on a real sshd and a real desktop.
class TestMainJob : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<lab::Sshd> m_sshd;
    std::unique_ptr<Program> m_program;

    Ran addMachine(const QStringList& more = {})
    {
        return m_program->run(QStringList{QStringLiteral("instance"), QStringLiteral("add"), QStringLiteral("web"),
                                          QStringLiteral("--host"), m_sshd->host(), QStringLiteral("--port"),
                                          QString::number(m_sshd->port()), QStringLiteral("--user"), m_sshd->userName(),
                                          QStringLiteral("--key"), m_sshd->clientKeyPath()} +
                              more);
    }

private Q_SLOTS:
    void init()
    {
        m_sshd = std::make_unique<lab::Sshd>();
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        m_program = std::make_unique<Program>();
    }

    void cleanup()
    {
        m_program.reset();
        m_sshd.reset();
    }

    void machinesAreKeptAndReached()
    {
        Ran added = addMachine();
        QVERIFY2(added.status == 0, added.told());
        QVERIFY(added.output.contains("Added web"));
        QCOMPARE(addMachine().status, 1);
        Ran shown = m_program->run("instance show web --json");
        QCOMPARE(shown.json()[QLatin1String("port")].toInt(), int(m_sshd->port()));
        // Without a terminal nobody can be asked: refused, with the way on.
        Ran refused = m_program->run("instance test web");
        QVERIFY2(refused.status == 1, refused.told());
        QVERIFY2(refused.error.contains("--accept-new-host-key"), refused.told());
        Ran wrongPin =
            m_program->run({QStringLiteral("instance"), QStringLiteral("test"), QStringLiteral("web"),
                            QStringLiteral("--host-key"), QStringLiteral("SHA256:") + QString(43, QLatin1Char('A'))});
        QVERIFY2(wrongPin.status == 1, wrongPin.told());
        Ran tested = m_program->run("instance test web --accept-new-host-key --json");
        QVERIFY2(tested.status == 0, tested.told());
        QVERIFY(tested.json()[QLatin1String("system")].toString().startsWith(QStringLiteral("Linux")));
        Ran again = m_program->run("instance test web");
        QVERIFY2(again.status == 0, again.told());
        Ran edited = m_program->run("instance edit web --tag blue --name other");
        QVERIFY2(edited.status == 0, edited.told());
        QVERIFY(m_program->run("instance list --tag blue").output.contains("other"));
        QCOMPARE(m_program->run("instance remove other").status, 0);
        QCOMPARE(m_program->run("instance show other").status, 1);
        Ran verified = m_program->run("audit verify");
        QVERIFY2(verified.status == 0, verified.told());
        QVERIFY(m_program->run("audit list").output.contains("host_key"));
    }

    void commandsRunWithTheirStreams()
    {
        QCOMPARE(addMachine().status, 0);
        Ran both =
            m_program->run({QStringLiteral("exec"), QStringLiteral("web"), QStringLiteral("--accept-new-host-key"),
                            QStringLiteral("--"), QStringLiteral("echo out; echo err >&2")});
        QVERIFY2(both.status == 0, both.told());
        QCOMPARE(both.output, QByteArray("out\n"));
        QCOMPARE(both.error, QByteArray("err\n"));
        Ran words = m_program->run({QStringLiteral("exec"), QStringLiteral("web"), QStringLiteral("--"),
                                    QStringLiteral("printf"), QStringLiteral("%s|"), QStringLiteral("a b"),
                                    QStringLiteral("$HOME 'x'")});
        QCOMPARE(words.output, QByteArray("a b|$HOME 'x'|"));
        QByteArray input;
        for (int i = 0; i < 300000; ++i)
            input += char(i % 253);
        Ran through = m_program->run(
            {QStringLiteral("exec"), QStringLiteral("web"), QStringLiteral("--"), QStringLiteral("cat")}, input);
        QVERIFY(through.output == input);
        Ran failed = m_program->run("exec web --json -- exit 7");
        QCOMPARE(failed.status, 1);
        QCOMPARE(failed.json()[QLatin1String("exitStatus")].toInt(), 7);
        QVERIFY(m_program->run("exec web -- exit 7").error.contains("exit status 7"));
        Ran late = m_program->run("exec web --timeout 1 -- sleep 60");
        QCOMPARE(late.status, 1);
    }

    void filesGoThereAndBack()
    {
        QCOMPARE(addMachine().status, 0);
        QByteArray content;
        for (int i = 0; i < 3000000; ++i)
            content += char((i * 7 + i / 1000) % 256);
        QFile file(m_program->path(QStringLiteral("source")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const QString there = m_sshd->homeDirectory() + QStringLiteral("/there");
        Ran put = m_program->run({QStringLiteral("put"), QStringLiteral("web"), file.fileName(), there,
                                  QStringLiteral("--accept-new-host-key")});
        QVERIFY2(put.status == 0, put.told());
        Ran get = m_program->run(
            {QStringLiteral("get"), QStringLiteral("web"), there, m_program->path(QStringLiteral("back"))});
        QVERIFY2(get.status == 0, get.told());
        QFile back(m_program->path(QStringLiteral("back")));
        QVERIFY(back.open(QIODevice::ReadOnly));
        QVERIFY(back.readAll() == content);
        QCOMPARE(m_program->run("get web /nonexistent x").status, 1);
    }

    void aChangedHostKeyIsRefusedUntilForgotten()
    {
        QCOMPARE(addMachine().status, 0);
        QCOMPARE(m_program->run("instance test web --accept-new-host-key").status, 0);
        QVERIFY(m_program->run("host-key list").output.contains("SHA256:"));
        QVERIFY(m_sshd->replaceHostKey());
        QVERIFY(m_sshd->restart());
        for (const char* line : {"instance test web", "instance test web --accept-new-host-key",
                                 "exec web --accept-new-host-key -- true"}) {
            Ran refused = m_program->run(line);
            QVERIFY2(refused.status == 1, refused.told());
            QVERIFY2(refused.error.contains("host-key forget"), refused.told());
        }
        QCOMPARE(m_program->run("host-key forget web").status, 0);
        QCOMPARE(m_program->run("instance test web --accept-new-host-key").status, 0);
        QVERIFY(m_program->run("audit list").output.contains("host_key.refused"));
    }

    void whatIsWrongIsNamed()
    {
        QCOMPARE(addMachine().status, 0);
        QCOMPARE(m_program->run("instance test web --accept-new-host-key").status, 0);
        QCOMPARE(m_program->run("instance edit web --user nobody-here").status, 0);
        Ran user = m_program->run("instance test web");
        QVERIFY2(user.status == 1 && user.error.contains("user name"), user.told());
        m_sshd->stop();
        Ran refused = m_program->run("instance test web --json");
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.error.contains("connection_refused"), refused.told());
        Ran unknown = m_program->run("connect nothing");
        QCOMPARE(unknown.status, 1);
    }

    void aFileBeyondTheLimitIsAnError()
    {
        const tests::Program program;
        QProcess shell;
        shell.setProcessEnvironment(program.environment());
        // 4 KiB, less than an empty database has.
        shell.start(
            QStringLiteral("bash"),
            {QStringLiteral("-c"), QStringLiteral("ulimit -f 4; exec \"$0\" instance list"), tests::Program::binary()});
        QVERIFY(shell.waitForFinished(30000));
        QCOMPARE(shell.exitStatus(), QProcess::NormalExit);
        QCOMPARE(shell.exitCode(), 1);
        QVERIFY(shell.readAllStandardError().startsWith("clouddesk: "));
    }

    void theVaultRotates()
    {
        QCOMPARE(addMachine().status, 0);
        QCOMPARE(m_program->run("instance test web --accept-new-host-key").status, 0);
        Ran before = m_program->run("vault status --json");
        QVERIFY2(before.status == 0, before.told());
        Ran rotated = m_program->run("vault rotate");
        QVERIFY2(rotated.status == 0, rotated.told());
        Ran after = m_program->run("vault status --json");
        QCOMPARE(after.json()[QLatin1String("keyVersion")].toInt(),
                 before.json()[QLatin1String("keyVersion")].toInt() + 1);
        QCOMPARE(m_program->run("instance test web").status, 0);
        QCOMPARE(m_program->run("audit verify").status, 0);
    }

    void aMissingMasterKeyIsNamedAndHidesNoMachine()
    {
        QCOMPARE(addMachine().status, 0);
        const QString key = m_program->dataDirectory() + QStringLiteral("/master.key");
        QVERIFY(QFile::rename(key, key + QStringLiteral(".away")));
        Ran list = m_program->run("instance list");
        QVERIFY2(list.status == 0 && list.output.contains("web"), list.told());
        QVERIFY2(list.error.contains("master key") && list.error.contains("vault status"), list.told());
        QCOMPARE(m_program->run("instance list --json").json()[QLatin1String("instances")].toArray().size(), 1);
        Ran status = m_program->run("vault status");
        QVERIFY2(status.status == 1, status.told());
        QVERIFY2(status.output.contains("missing") && status.output.contains("Sealed values"), status.told());
        QVERIFY2(status.error.contains("master.key") && status.error.contains("put the right key back"), status.told());
        QVERIFY(m_program->run("vault status --json").json()[QLatin1String("sealedValues")].toInt() > 0);
        // What needs the key still fails, and no new key is made.
        QCOMPARE(m_program->run("instance test web --accept-new-host-key").status, 1);
        QVERIFY(!QFile::exists(key));
        QVERIFY(QFile::rename(key + QStringLiteral(".away"), key));
        QCOMPARE(m_program->run("vault status").status, 0);
    }

    // As an OpenSSH user has it, with an include, wildcards, and a host that cannot be taken over.
    void anSshConfigIsImportedAndUsed()
    {
        const QString folder = m_program->path(QStringLiteral(".ssh"));
        QVERIFY(QDir().mkdir(folder));
        const auto write = [&folder](const char* name, const QString& text) {
            QFile file(folder + QLatin1Char('/') + QLatin1String(name));
            return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0;
        };
        QVERIFY(write("config", QStringLiteral("Include more\nHost web\n  HostName %1\n  Port %2\n"
                                               "Host *\n  User %3\n  IdentityFile %4\n")
                                    .arg(m_sshd->host())
                                    .arg(m_sshd->port())
                                    .arg(m_sshd->userName(), m_sshd->clientKeyPath())));
        QVERIFY(write("more", QStringLiteral("Host behind\n  HostName 192.0.2.7\n  ProxyJump web\n")));
        Ran imported = m_program->run("instance import-ssh-config --json");
        QVERIFY2(imported.status == 0, imported.told());
        QCOMPARE(imported.json()[QLatin1String("hosts")].toArray().size(), 2);
        Ran tested = m_program->run("instance test web --accept-new-host-key");
        QVERIFY2(tested.status == 0, tested.told());
        QVERIFY(m_program->run("exec web -- echo hello").output.contains("hello"));
        QVERIFY(m_program->run("instance show behind").output.contains(m_sshd->host().toUtf8()));
        Ran again = m_program->run("instance import-ssh-config");
        QVERIFY2(again.status == 0 && again.output.contains("already there"), again.told());
    }

    void theDoctorLooksAtBoth()
    {
        QCOMPARE(addMachine().status, 0);
        Ran sound = m_program->run("doctor web --accept-new-host-key");
        QVERIFY2(sound.status == 0, sound.told());
        QVERIFY2(sound.output.contains("login: "), sound.told());
        QVERIFY2(sound.output.contains("audit log: sound"), sound.told());
        m_sshd->stop();
        Ran ill = m_program->run("doctor web --json");
        QCOMPARE(ill.status, 1);
        QVERIFY(!ill.json()[QLatin1String("sound")].toBool(true));
    }

    void theDoctorTriesTheDecoder_data()
    {
        QTest::addColumn<QByteArray>("decoder"); // what stands beside the program
        QTest::addColumn<QString>("says");
        QTest::addColumn<QString>("advises");
        QTest::newRow("not installed") << QByteArray() << QStringLiteral("cannot be started: No such file or directory")
                                       << QStringLiteral("Install CloudDesk anew");
        QTest::newRow("another version") << QByteArray("#!/bin/sh\nexit 3\n") << QStringLiteral("is of another version")
                                         << QStringLiteral("Start CloudDesk anew");
        QTest::newRow("not locked in") << QByteArray("#!/bin/sh\nexit 5\n") << QStringLiteral("could not be locked in")
                                       << QStringLiteral("install it anew");
        QTest::newRow("stopped") << QByteArray("#!/bin/sh\nkill -SYS $$\n")
                                 << QStringLiteral("did what it may not and was stopped")
                                 << QStringLiteral("install it anew");
        QTest::newRow("says nothing") << QByteArray("#!/bin/sh\nexec sleep 60\n") << QStringLiteral("does not answer")
                                      << QStringLiteral("install it anew");
    }
    void theDoctorTriesTheDecoder()
    {
        QFETCH(QByteArray, decoder);
        QFETCH(QString, says);
        QFETCH(QString, advises);
        const auto examine = [this](int status) {
            Ran ran = m_program->run("doctor --json");
            const QJsonArray checks = ran.json()[QLatin1String("checks")].toArray();
            const auto found = std::ranges::find(checks, QStringLiteral("decoder"), [](const QJsonValue& check) {
                return check[QLatin1String("name")].toString();
            });
            return ran.status == status && found != checks.end() ? found->toObject() : QJsonObject();
        };
        QCOMPARE(examine(0)[QLatin1String("level")].toString(), QStringLiteral("ok"));
        QFile beside(m_program->runCopy() + QStringLiteral("/clouddesk-decoder"));
        if (!decoder.isEmpty())
            QVERIFY(beside.open(QIODevice::WriteOnly) && beside.write(decoder) > 0 &&
                    beside.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        beside.close();
        const QJsonObject check = examine(1);
        QCOMPARE(check[QLatin1String("level")].toString(), QStringLiteral("failure"));
        QVERIFY2(check[QLatin1String("text")].toString().contains(says),
                 qPrintable(check[QLatin1String("text")].toString()));
        QVERIFY2(check[QLatin1String("advice")].toString().contains(advises),
                 qPrintable(check[QLatin1String("advice")].toString()));
    }

    void theDesktopIsInThePicture()
    {
        QCOMPARE(addMachine().status, 0);
        const QString picture = m_program->path(QStringLiteral("desktop.png"));
        Ran taken = m_program->run(
            {QStringLiteral("screenshot"), QStringLiteral("web"), picture, QStringLiteral("--accept-new-host-key"),
             QStringLiteral("--wait"), QStringLiteral("60"), QStringLiteral("--stop-desktop"),
             QStringLiteral("--geometry"), QStringLiteral("1024x768"), QStringLiteral("--no-install")});
        QVERIFY2(taken.status == 0, taken.told());
        const QImage image(picture);
        QCOMPARE(image.size(), QSize(1024, 768));
        QVERIFY(showsDesktop(image));
    }

    void anotherViewerComesByTheTunnelAndAnotherProcessEndsIt()
    {
        QCOMPARE(addMachine().status, 0);
        QProcess tunnel;
        m_program->start(tunnel,
                         {QStringLiteral("tunnel"), QStringLiteral("web"), QStringLiteral("--accept-new-host-key"),
                          QStringLiteral("--no-install"), QStringLiteral("--stop-desktop")});
        QByteArray said;
        const QRegularExpression place(QStringLiteral("Listening on 127\\.0\\.0\\.1:([0-9]+)"));
        QElapsedTimer clock;
        clock.start();
        while (!place.match(QString::fromUtf8(said)).hasMatch() && !clock.hasExpired(60000)) {
            tunnel.waitForReadyRead(1000);
            said += tunnel.readAllStandardOutput();
        }
        const int port = place.match(QString::fromUtf8(said)).captured(1).toInt();
        QVERIFY2(port >= 6000 && port <= 7000, tunnel.readAllStandardError().constData());
        QTcpSocket viewer;
        viewer.connectToHost(QStringLiteral("127.0.0.1"), quint16(port));
        QVERIFY(viewer.waitForConnected(20000));
        while (viewer.bytesAvailable() < 12)
            QVERIFY(viewer.waitForReadyRead(10000));
        QVERIFY(viewer.read(12).startsWith("RFB 003."));
        const QJsonArray sessions = m_program->run("session list --json").json()[QLatin1String("sessions")].toArray();
        QCOMPARE(sessions.size(), 1);
        const QString id = sessions[0].toObject()[QLatin1String("id")].toString();
        Ran closed =
            m_program->run({QStringLiteral("session"), QStringLiteral("close"), id, QStringLiteral("--stop-desktop")});
        QVERIFY2(closed.status == 0, closed.told());
        QVERIFY(tunnel.waitForFinished(30000));
        QCOMPARE(tunnel.exitCode(), 0);
        QVERIFY(m_program->run("session list").output.contains("No session is open"));
    }

    void anInterruptEndsItTidily()
    {
        QCOMPARE(addMachine().status, 0);
        QCOMPARE(m_program->run("instance test web --accept-new-host-key").status, 0);
        QProcess exec;
        m_program->start(exec, {QStringLiteral("exec"), QStringLiteral("web"), QStringLiteral("--no-stdin"),
                                QStringLiteral("--"), QStringLiteral("sleep 600 & echo $!; wait")});
        QVERIFY(exec.waitForReadyRead(30000));
        const auto sleeper = static_cast<pid_t>(exec.readAllStandardOutput().trimmed().toInt());
        QVERIFY(sleeper > 0 && kill(sleeper, 0) == 0);
        kill(pid_t(exec.processId()), SIGINT);
        QVERIFY(exec.waitForFinished(15000));
        QCOMPARE(exec.exitStatus(), QProcess::NormalExit);
        QCOMPARE(exec.exitCode(), 1);
        // What ran there has ended as well.
        QTRY_VERIFY(kill(sleeper, 0) != 0);
    }

    void inputIsPassedOnAsItComes()
    {
        QCOMPARE(addMachine().status, 0);
        QCOMPARE(m_program->run("instance test web --accept-new-host-key").status, 0);
        QProcess exec;
        m_program->start(exec, {QStringLiteral("exec"), QStringLiteral("web"), QStringLiteral("--"),
                                QStringLiteral("while read -r line; do echo \"<$line>\"; done; echo end")});
        for (const char* line : {"one", "two"}) {
            exec.write(QByteArray(line) + '\n');
            QTRY_VERIFY_WITH_TIMEOUT(exec.bytesAvailable() > 0, 30000);
            QCOMPARE(exec.readAllStandardOutput(), '<' + QByteArray(line) + ">\n");
        }
        exec.closeWriteChannel();
        QVERIFY(exec.waitForFinished(15000));
        QCOMPARE(exec.readAllStandardOutput(), QByteArray("end\n"));
        QCOMPARE(exec.exitCode(), 0);
        // A command that takes no input is not held up by one that has no end.
        QProcess endless;
        m_program->start(endless, {QStringLiteral("exec"), QStringLiteral("web"), QStringLiteral("--"),
                                   QStringLiteral("echo done")});
        QVERIFY(endless.waitForFinished(30000));
        QCOMPARE(endless.readAllStandardOutput(), QByteArray("done\n"));
    }
};

QTEST_GUILESS_MAIN(TestMainJob)
#include "TestMainJob.moc"
