// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Run.h"
#include "app/ErrorAdvice.h"
#include "app/Screenshot.h"
#include "app/cli/Help.h"
#include "core/Paths.h"
#include "core/UniqueFd.h"

#include <QDir>
#include <QImage>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>

using namespace clouddesk;
using tests::Ran;
using tests::Runner;

class TestCommandLine : public QObject
{
    Q_OBJECT

private:
    Runner m_runner;

private Q_SLOTS:
    void everyHelpReadsWellAndFits()
    {
        const Ran overview = m_runner.run("--help");
        QCOMPARE(overview.status, 0);
        for (const app::Command& command : app::allCommands()) {
            const QString path = QLatin1String(command.spec.path);
            if (!path.contains(QStringLiteral("watchdog")))
                QVERIFY2(overview.output.contains(command.spec.path), command.spec.path);
            const Ran help = m_runner.run(path.split(QLatin1Char(' ')) + QStringList{QStringLiteral("--help")});
            QCOMPARE(help.status, 0);
            QVERIFY(help.error.isEmpty());
            QVERIFY(help.output.startsWith("Usage: clouddesk " + path.toUtf8()));
            QVERIFY(help.output.contains("Exit status: 0 done, 1 failed, 2 wrong usage."));
            for (const app::Option& option : command.spec.options)
                QVERIFY2(help.output.contains(QByteArray("--") + option.name) == (*option.help != '\0'), option.name);
            const QString text = QString::fromUtf8(help.output);
            for (const QString& line : text.split(QLatin1Char('\n')))
                QVERIFY2(line.size() <= 100, qPrintable(line));
        }
        for (const QString& line : QString::fromUtf8(overview.output).split(QLatin1Char('\n')))
            QVERIFY2(line.size() <= 90, qPrintable(line));
        // Help touches nothing.
        QVERIFY(!QFile::exists(m_runner.path(QStringLiteral("data"))));
    }

    // A new database in the place of one that was lost would hide the loss.
    void aLostDatabaseIsNotBegunAnew()
    {
        QCOMPARE(m_runner.run("instance add a --host 127.0.0.1 --user me --agent").status, 0);
        const QString database = m_runner.path(QStringLiteral("data/clouddesk.db"));
        QVERIFY(QFile::remove(database));
        const Ran refused = m_runner.run("instance list");
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.error.contains("clouddesk.db: the database is gone"), refused.error.constData());
        QVERIFY(refused.error.contains("Restore the file from a backup"));
        QVERIFY(!QFile::exists(database));
        QVERIFY(m_runner.run("doctor").error.isEmpty());
        QVERIFY(QDir(m_runner.path(QStringLiteral("data"))).removeRecursively());
    }

    void tagsComeBeforeLimits()
    {
        for (const char* const words : {"a --tag x", "b --tag y", "c --tag y"}) {
            const QByteArray line = QByteArray("instance add ") + words + " --host h-" + words[0] + " --user u --agent";
            QCOMPARE(m_runner.run(line.constData()).status, 0);
        }
        const auto names = [this](const char* line) {
            QStringList found;
            const QJsonArray listed = m_runner.run(line).json()[QLatin1String("instances")].toArray();
            for (const auto& each : listed)
                found += each.toObject()[QLatin1String("name")].toString();
            return found.join(QLatin1Char(' '));
        };
        QCOMPARE(names("instance list --json --tag y --limit 1"), QStringLiteral("b"));
        QCOMPARE(names("instance list --json --tag y --limit 1 --offset 1"), QStringLiteral("c"));
        QCOMPARE(names("instance list --json --tag y --offset 7"), QString());
        QVERIFY(m_runner.run("instance list --tag z").output.startsWith("No machine is like that."));
        // A log that was emptied together with its checkpoint is not a new one.
        QCOMPARE(m_runner.run("audit verify").status, 0);
        const QString data = m_runner.path(QStringLiteral("data"));
        QCOMPARE(QProcess::execute(QStringLiteral("sqlite3"),
                                   {data + QStringLiteral("/clouddesk.db"), QStringLiteral("DELETE FROM audit_log")}),
                 0);
        QVERIFY(QFile::remove(data + QStringLiteral("/audit.checkpoint")));
        const Ran emptied = m_runner.run("audit verify");
        QCOMPARE(emptied.status, 1);
        QVERIFY2((emptied.output + emptied.error).contains("both were removed"), emptied.error.constData());
        QVERIFY(QDir(data).removeRecursively());
    }

    void whatCannotBeImportedIsAnError()
    {
        const QString file = m_runner.path(QStringLiteral("hosts"));
        QFile config(file);
        QVERIFY(config.open(QIODevice::WriteOnly) &&
                config.write("Host good\n User u\nHost bad\n HostName -x\n User u\n") > 0);
        config.close();
        const Ran ran = m_runner.run({QStringLiteral("instance"), QStringLiteral("import-ssh-config"), file});
        QCOMPARE(ran.status, 1);
        QVERIFY2(ran.output.contains("good"), ran.output.constData());
        QVERIFY2(ran.error.startsWith("clouddesk: ") && ran.error.contains("1 of the file's 2 machines"),
                 ran.error.constData());
        QVERIFY(QDir(m_runner.path(QStringLiteral("data"))).removeRecursively());
    }

    // Whoever begins with JSON is told once, too, where the key is.
    void aNewKeyFileIsToldOf()
    {
        const auto key = qgetenv("CLOUDDESK_MASTER_KEY_FILE");
        const auto bus = qgetenv("DBUS_SESSION_BUS_ADDRESS");
        const auto restore = qScopeGuard([&] {
            qputenv("CLOUDDESK_MASTER_KEY_FILE", key);
            qputenv("DBUS_SESSION_BUS_ADDRESS", bus);
        });
        qunsetenv("CLOUDDESK_MASTER_KEY_FILE");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        const Ran first = m_runner.run("instance list --json");
        QVERIFY2(first.status == 0 && first.error.contains("master.key"), first.error.constData());
        QVERIFY(first.json().contains(QLatin1String("instances")));
        QVERIFY(!m_runner.run("instance list --json").error.contains("master.key"));
        QVERIFY(QDir(m_runner.path(QStringLiteral("data"))).removeRecursively());
    }

    // The home folder of many containers.
    void aHomeFolderThatIsTheRootHasOneNameForEachFile()
    {
        const auto home = qgetenv("HOME");
        const auto data = qgetenv("CLOUDDESK_DATA_DIR");
        const auto restore = qScopeGuard([&] {
            qputenv("HOME", home);
            qputenv("CLOUDDESK_DATA_DIR", data);
        });
        qputenv("HOME", "/");
        qunsetenv("CLOUDDESK_DATA_DIR");
        qunsetenv("XDG_DATA_HOME");
        QCOMPARE(core::Paths::chosen({}), QStringLiteral("/.local/share/clouddesk"));
    }

    void groupsHaveHelp()
    {
        const Ran help = m_runner.run("vault --help");
        QCOMPARE(help.status, 0);
        QVERIFY(help.output.contains("vault rotate"));
        QVERIFY(m_runner.run("help").status == 2);
    }

    void version()
    {
        QVERIFY(m_runner.run("--version").output.startsWith("clouddesk "));
        QVERIFY(m_runner.run("version").output.contains("libssh 0."));
        const Ran json = m_runner.run("version --json");
        QVERIFY(json.json()[QLatin1String("libraries")].toObject().contains(QLatin1String("OpenSSL")));
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << QString() << QStringLiteral("a command is missing");
        QTest::newRow("unknown") << QStringLiteral("conect web") << QStringLiteral("did you mean \"connect\"?");
        QTest::newRow("group alone") << QStringLiteral("vault") << QStringLiteral("status, rotate");
        QTest::newRow("option first") << QStringLiteral("--tag a instance list")
                                      << QStringLiteral("the command comes before its options");
        QTest::newRow("missing name") << QStringLiteral("connect") << QStringLiteral("connect: NAME is missing");
        QTest::newRow("no way to log in")
            << QStringLiteral("instance add web --host h --user u") << QStringLiteral("say how to log in");
        QTest::newRow("two ways") << QStringLiteral("instance add web --host h --user u --agent --password-stdin")
                                  << QStringLiteral("exclude each other");
        QTest::newRow("exec without command") << QStringLiteral("exec web") << QStringLiteral("\"-- COMMAND...\"");
        QTest::newRow("scale") << QStringLiteral("connect web --scale big")
                               << QStringLiteral("--scale must be fit, native, stretch or match");
        QTest::newRow("geometry") << QStringLiteral("screenshot web /tmp/x.png --geometry 99999x1")
                                  << QStringLiteral("--geometry must be");
        QTest::newRow("desktop") << QStringLiteral("provision web --desktop kde")
                                 << QStringLiteral("--desktop must be xfce or lxde");
        QTest::newRow("listen") << QStringLiteral("tunnel web --listen 0.0.0.0:6000")
                                << QStringLiteral("--listen must be a loopback address");
        QTest::newRow("listen on no port")
            << QStringLiteral("tunnel web --listen 127.0.0.1:80000") << QStringLiteral("a port from 1 to 65535");
        QTest::newRow("pin") << QStringLiteral("instance test web --host-key SHA256:abc")
                             << QStringLiteral("--host-key must be");
        QTest::newRow("port") << QStringLiteral("instance add w --host h --user u --agent --port 70000")
                              << QStringLiteral("--port must be a whole number from 1 to 65535");
        QTest::newRow("picture's folder") << QStringLiteral("screenshot web /nonexistent/x.png")
                                          << QStringLiteral("must be a file in an existing folder");
        QTest::newRow("picture on a device")
            << QStringLiteral("screenshot web /dev/null") << QStringLiteral("/dev/null: is not a regular file");
        QTest::newRow("demo's picture on a device")
            << QStringLiteral("demo --output /dev/null") << QStringLiteral("/dev/null: is not a regular file");
    }

    void wrongUsage()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, says);
        const Ran plain = m_runner.run(line.toUtf8().constData());
        QCOMPARE(plain.status, 2);
        QVERIFY(plain.output.isEmpty());
        const QStringList lines = QString::fromUtf8(plain.error).split(QLatin1Char('\n'));
        QVERIFY2(lines[0].startsWith(QStringLiteral("clouddesk: ")) && lines[0].contains(says),
                 plain.error.constData());
        QVERIFY2(lines.size() >= 2 && !lines[1].isEmpty(), "what to do next is missing");
        const Ran json = m_runner.run((line + QStringLiteral(" --json")).toUtf8().constData());
        QCOMPARE(json.status, 2);
        QCOMPARE(json.jsonError()[QLatin1String("code")].toString(), QStringLiteral("invalid_argument"));
        QVERIFY(!json.jsonError()[QLatin1String("advice")].toString().isEmpty());
    }

    void picturesReplaceNothingButFiles()
    {
        QImage image(2, 2, QImage::Format_RGB32);
        image.fill(Qt::red);
        const QString pipe = m_runner.path(QStringLiteral("pipe"));
        QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QCOMPARE(app::savePng(image, pipe).error().code, core::ErrorCode::InvalidArgument);
        struct stat status = {};
        QCOMPARE(lstat(QFile::encodeName(pipe).constData(), &status), 0);
        QVERIFY(S_ISFIFO(status.st_mode));
        const QString file = m_runner.path(QStringLiteral("picture.png"));
        QVERIFY(app::savePng(image, file));
        QVERIFY(app::savePng(image, file));
        QCOMPARE(QImage(file).size(), image.size());
    }

    void outputThatIsLostIsTold()
    {
        const core::UniqueFd full(open("/dev/full", O_WRONLY | O_CLOEXEC));
        QVERIFY(full.isValid());
        for (const char* command : {"version", "--help"}) {
            QTemporaryFile error;
            QVERIFY(error.open());
            app::Streams streams(-1, full.get(), error.handle(), {});
            const app::CommandLine commandLine(app::allCommands());
            QCOMPARE(QCoro::waitFor(commandLine.run({QString::fromLatin1(command)}, streams, {})), 1);
            error.seek(0);
            QVERIFY(
                error.readAll().startsWith("clouddesk: cannot write to standard output (No space left on device)\n"));
        }
    }

    void everyErrorHasAdvice()
    {
        for (int code = 0; code <= static_cast<int>(core::ErrorCode::Internal); ++code) {
            core::Error error;
            error.code = static_cast<core::ErrorCode>(code);
            error.text = QStringLiteral("it did not work");
            if (error.code == core::ErrorCode::Cancelled)
                continue;
            QVERIFY2(!app::adviceFor(error).isEmpty(), core::errorWord(error.code));
            QCOMPARE(app::errorText(error).count(QLatin1Char('\n')), 2);
        }
    }

    void storedKeysComeWithTheirPassphrase()
    {
        const QString file = m_runner.path(QStringLiteral("encrypted"));
        QCOMPARE(QProcess::execute(QStringLiteral("ssh-keygen"),
                                   {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"),
                                    QStringLiteral("-N"), QStringLiteral("words"), QStringLiteral("-f"), file}),
                 0);
        const auto add = [&](const char* name, QStringList how, const QByteArray& input = {}) {
            return m_runner.run(QStringList{QStringLiteral("instance"), QStringLiteral("add"), QLatin1String(name),
                                            QStringLiteral("--host"), QStringLiteral("h"), QStringLiteral("--user"),
                                            QStringLiteral("u")} +
                                    how,
                                input);
        };
        const Ran bare = add("bare", {QStringLiteral("--key"), file});
        QCOMPARE(bare.status, 1);
        QVERIFY(bare.error.contains("needs its passphrase"));
        QVERIFY(bare.error.contains("--passphrase-stdin"));
        QCOMPARE(m_runner.run("instance show bare").status, 1);
        QCOMPARE(add("whole", {QStringLiteral("--key"), file, QStringLiteral("--passphrase-stdin")}, "words\n").status,
                 0);
        // A key that stays where it is may be asked for its passphrase each time.
        QCOMPARE(add("path", {QStringLiteral("--key-path"), file}).status, 0);
    }

    void adviceFitsWhatIsMissing()
    {
        const Ran key = m_runner.run("instance add web --host h --user u --key /nonexistent/key");
        QCOMPARE(key.status, 1);
        QVERIFY(!key.error.contains("instance list"));
        const Ran session = m_runner.run("session close nonsense");
        QCOMPARE(session.status, 1);
        QVERIFY(session.error.contains("clouddesk session list"));
        const Ran forgotten = m_runner.run("host-key forget nonsense");
        QCOMPARE(forgotten.status, 1);
        QVERIFY(forgotten.error.contains("clouddesk host-key list"));
    }

    void hintsAreQuoted()
    {
        const Ran added = m_runner.run({QStringLiteral("instance"), QStringLiteral("add"), QStringLiteral("my machine"),
                                        QStringLiteral("--host"), QStringLiteral("h"), QStringLiteral("--user"),
                                        QStringLiteral("u"), QStringLiteral("--agent")});
        QCOMPARE(added.status, 0);
        QVERIFY(added.output.contains("clouddesk instance test 'my machine'"));
        QCOMPARE(m_runner.run("host-key forget h").status, 1);
        const Ran known =
            m_runner.run({QStringLiteral("host-key"), QStringLiteral("forget"), QStringLiteral("my machine")});
        QCOMPARE(known.status, 0);
    }

    void I8_errorsCannotForgeLines()
    {
        core::Error error;
        error.text = QStringLiteral("a\nclouddesk: forged\x1b[2J");
        error.advice = QStringLiteral("b\nc");
        QCOMPARE(app::errorText(error).count(QLatin1Char('\n')), 2);
        QVERIFY(!app::errorText(error).contains(QLatin1Char('\x1b')));
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "TestCommandLine.moc"
