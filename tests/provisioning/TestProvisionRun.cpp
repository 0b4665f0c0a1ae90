// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provisioning/PackageProgress.h"
#include "provisioning/RunLog.h"
#include "provisioning/RunReader.h"

#include <QTemporaryDir>
#include <QTest>

using namespace clouddesk;
using core::ErrorCode;
using desktops::PackageProgress;
using desktops::RunLog;
using desktops::RunReader;

namespace {

struct Heard
{
    QByteArray log;
    QList<QByteArray> status;
};

RunReader readerInto(Heard& heard)
{
    return RunReader({[&heard](QByteArrayView bytes) { heard.log += bytes.toByteArray(); },
                      [&heard](const QByteArray& line) { heard.status += line; }});
}

const QByteArray wholeRun =
    "Last login: today\n@begin\n@started\n@log 10\nHello\n@log\n\n@\n@status 21\n"
    "clouddesk:phase:wait\n\n@status 5\ndlsta\n@status 5\ntus:\n\n@added a b\n@kept c\n@result done\n";

} // namespace

class TestProvisionRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsARunInPiecesOfAnySize()
    {
        for (qsizetype size = 1; size <= wholeRun.size(); ++size) {
            Heard heard;
            RunReader reader = readerInto(heard);
            for (qsizetype i = 0; i < wholeRun.size(); i += size)
                QVERIFY(reader.take(QByteArrayView(wholeRun).sliced(i, std::min(size, wholeRun.size() - i))));
            QVERIFY(reader.hasBegun() && reader.hasStarted() && !reader.isWaitingForOther());
            QCOMPARE(heard.log, QByteArray("Hello\n@log"));
            QCOMPARE(heard.status, QList<QByteArray>({"clouddesk:phase:wait", "dlstatus:"}));
            QCOMPARE(reader.added(), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
            QCOMPARE(reader.kept(), QStringList({QStringLiteral("c")}));
            QCOMPARE(reader.result(), QByteArray("done"));
        }
    }

    void refusesNonsense_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("word") << QByteArray("@begin\nhello\n");
        QTest::newRow("no size") << QByteArray("@begin\n@log\n");
        QTest::newRow("negative") << QByteArray("@begin\n@log -1\n");
        QTest::newRow("huge") << QByteArray("@begin\n@log 99999999999999\n");
        QTest::newRow("endless line") << QByteArray("@begin\n@added ") + QByteArray(300000, 'a');
        QTest::newRow("endless greeting") << QByteArray(300000, 'a');
    }

    void refusesNonsense()
    {
        QFETCH(QByteArray, text);
        Heard heard;
        RunReader reader = readerInto(heard);
        QVERIFY(!reader.take(text));
        QVERIFY(!reader.take("@result done\n"));
    }

    void refusesARunWithoutEnd()
    {
        Heard heard;
        RunReader reader({[](QByteArrayView) {}, [](const QByteArray&) {}});
        QVERIFY(reader.take("@begin\n"));
        const QByteArray piece = "@log 1048576\n" + QByteArray(1048576, 'x') + '\n';
        int pieces = 0;
        while (pieces < 300 && reader.take(piece))
            ++pieces;
        QVERIFY(pieces > 200 && pieces < 300);
    }

    void progressGoesUpOnly()
    {
        PackageProgress progress;
        int percent = 0;
        const auto take = [&progress](const char* line) {
            progress.takeStatus(line);
            return progress.report().percent;
        };
        for (const char* line :
             {"clouddesk:phase:wait", "clouddesk:phase:update", "dlstatus:1:50.0:Retrieving file 1 of 2",
              "clouddesk:phase:download", "dlstatus:1:0:Retrieving file 1 of 192", "dlstatus:9:100:Retrieving file 9",
              "clouddesk:phase:install", "pmstatus:libc6:amd64:10.5:Unpacking libc6:amd64 (amd64)",
              "pmstatus:xfce4-session:50.0:Configuring xfce4-session (amd64)", "pmstatus:dpkg-exec:10.0:Running dpkg",
              "pmstatus:x:200:Too much", "pmstatus:x:nan:No number", "rubbish", "", "::::"}) {
            const int now = take(line);
            QVERIFY2(now >= percent && now <= 100, line);
            percent = now;
        }
        QCOMPARE(percent, 99);
        PackageProgress other;
        other.takeStatus("clouddesk:phase:install");
        other.takeStatus("pmstatus:libc6:amd64:50.0:Unpacking libc6:amd64 (amd64)");
        QCOMPARE(other.report().percent, 69);
        QCOMPARE(other.report().detail, QStringLiteral("Unpacking libc6:amd64 (amd64)"));
    }

    void progressOfDnf()
    {
        PackageProgress progress;
        progress.takeStatus("clouddesk:phase:download");
        QVERIFY(progress.takeOutput("(29/58): xfwm4-4.18.0-1.el9.x86_64.rpm          1.9 MB/s | 603 kB     00:00    "));
        QCOMPARE(progress.report().percent, 25);
        QCOMPARE(progress.report().detail, QStringLiteral("Downloading xfwm4-4.18.0-1.el9.x86_64.rpm"));
        progress.takeStatus("clouddesk:phase:install");
        QVERIFY(progress.takeOutput("  Installing       : xfwm4-4.18.0-1.el9.x86_64                           29/58 "));
        QCOMPARE(progress.report().percent, 69);
        QVERIFY(progress.takeOutput("  Running scriptlet: xfwm4-4.18.0-1.el9.x86_64                           30/58 "));
        QCOMPARE(progress.report().detail, QStringLiteral("Running scriptlet xfwm4-4.18.0-1.el9.x86_64"));
        // dnf 5
        QVERIFY(
            progress.takeOutput("[ 58/58] Installing xfwm4-0:4.20.0-1.fc41 100% |  20.0 MiB/s |   1.2 MiB |  00m00s"));
        QCOMPARE(progress.report().detail, QStringLiteral("Installing xfwm4-0:4.20.0-1.fc41"));
        QCOMPARE(progress.report().percent, 99);
        QVERIFY(!progress.takeOutput("Complete!"));
    }

    void detailsAreOneLine()
    {
        PackageProgress progress;
        progress.takeStatus("clouddesk:phase:install");
        progress.takeStatus("pmstatus:a:1:\x1b[2J\x07 hello");
        QVERIFY(!progress.report().detail.contains(QChar(0x1b)));
        progress.takeStatus("pmstatus:a:1:" + QByteArray(5000, 'x'));
        QVERIFY(progress.report().detail.size() < 200);
    }

    void causesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("log");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const char* log, ErrorCode code, const char* words) {
            QTest::newRow(name) << QByteArray(log) << int(code) << QString::fromLatin1(words);
        };
        row("disk, dpkg",
            "dpkg: error processing archive a.deb (--unpack):\n cannot copy extracted data: failed to write "
            "(No space left on device)\nE: Sub-process /usr/bin/dpkg returned an error code (1)\n",
            ErrorCode::RemoteDiskFull, "No space left on device");
        row("disk, apt", "E: You don't have enough free space in /var/cache/apt/archives/.\n",
            ErrorCode::RemoteDiskFull, "/var/cache/apt/archives/");
        row("disk, dnf",
            "Error Summary\n-------------\nDisk Requirements:\n   At least 231MB more space needed on the / "
            "filesystem.\n",
            ErrorCode::RemoteDiskFull, "231MB more space needed");
        row("lock", "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 77 (apt)\n",
            ErrorCode::PackageManagerBusy, "held by process 77");
        row("name",
            "Err:1 http://mirror.example.org bookworm InRelease\n  Temporary failure resolving 'mirror.example.org'\n"
            "E: Unable to fetch some archives\n",
            ErrorCode::PackageInstallFailed, "mirror.example.org");
        row("IPv6 alone",
            "  Cannot initiate the connection to mirror.example.org:80 (192.0.2.7). - connect (101: Network is "
            "unreachable)\n",
            ErrorCode::PackageInstallFailed, "cannot reach");
        row("universe", "E: Unable to locate package tigervnc-standalone-server\n", ErrorCode::PackageInstallFailed,
            "do not have tigervnc-standalone-server");
        row("epel", "No match for argument: xfce4-session\nError: Unable to find a match: xfce4-session\n",
            ErrorCode::PackageInstallFailed, "do not have xfce4-session");
        row("signature", "W: GPG error: http://x InRelease: NO_PUBKEY 0E98404D386FA1D9\n",
            ErrorCode::PackageInstallFailed, "0E98404D386FA1D9");
        row("script",
            "dpkg: error processing package broken (--configure):\n installed broken package post-installation "
            "script subprocess returned error exit status 1\n",
            ErrorCode::PackageInstallFailed, "broken");
        row("other", "E: Something nobody foresaw\n", ErrorCode::PackageInstallFailed, "Something nobody foresaw");
        row("silence", "", ErrorCode::PackageInstallFailed, "failed install");
    }

    void causesAreNamed()
    {
        QFETCH(QByteArray, log);
        QFETCH(int, code);
        QFETCH(QString, words);
        const core::Error error = desktops::errorFromRun("failed install", log);
        QCOMPARE(int(error.code), code);
        QVERIFY2(error.text.contains(words), qPrintable(error.text));
        QVERIFY(!error.advice.isEmpty() && !error.text.contains(u'\n'));
    }

    void anEarlierHitchIsNotTheCause()
    {
        const core::Error error = desktops::errorFromRun(
            "failed install",
            "== update\nW: Temporary failure resolving 'ppa.example'\n== install\nE: Real cause\n== exit "
            "status 100 of: apt-get\n");
        QVERIFY2(error.text.contains(QStringLiteral("Real cause")), qPrintable(error.text));
    }

    void busyAndDeathHaveTheirWords()
    {
        const core::Error busy = desktops::errorFromRun("busy unattended-upgr (process 812)", {});
        QCOMPARE(busy.code, ErrorCode::PackageManagerBusy);
        QVERIFY(busy.text.contains(QStringLiteral("unattended-upgr (process 812)")));
        QVERIFY(desktops::errorFromRun("died", {}).advice.contains(QStringLiteral("repairs")));
    }

    void sudosRefusalsAreToldApart()
    {
        const auto code = [](const char* text) { return desktops::errorFromSudo(text).code; };
        QCOMPARE(code("Sorry, try again.\nsudo: no password was provided\nsudo: 1 incorrect password attempt\n"),
                 ErrorCode::SudoPasswordWrong);
        QCOMPARE(code("guest is not in the sudoers file.\nThis incident has been reported"),
                 ErrorCode::SudoUnavailable);
        QCOMPARE(code("Sorry, user a is not allowed to execute '/bin/sh' as root on b."), ErrorCode::SudoUnavailable);
        QCOMPARE(code("No space left on device"), ErrorCode::RemoteDiskFull);
        QCOMPARE(code("bash: sh: command not found"), ErrorCode::CommandFailed);
    }

    // Should a machine say the password, our log does not repeat it (N1), in whatever pieces it comes.
    void N1_logKeepsNoSecret()
    {
        QTemporaryDir directory;
        const core::Secret secret(QByteArrayView("hunter2 canary"));
        auto log = RunLog::create(directory.path(), QStringLiteral("provision"), QStringLiteral("../../etc/x"), secret);
        QVERIFY(log);
        const QByteArray text = "before\necho hunter2 canary!\nafter hunter2 canary";
        for (const char byte : text)
            (*log)->append(QByteArrayView(&byte, 1));
        (*log)->finish();
        QVERIFY((*log)->fileName().startsWith(directory.path() + QStringLiteral("/provision-.._.._etc_x-")));
        QFile file((*log)->fileName());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("before\necho ********!\nafter ********"));
        QVERIFY(!(file.permissions() & QFile::Permissions(0x0077)));
        QVERIFY(!(*log)->tail().contains("hunter2"));
    }

    void D12_onlySoManyLogsAreKept()
    {
        QTemporaryDir directory;
        const core::Secret none;
        QFile other(directory.filePath(QStringLiteral("clouddesk.log")));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.close();
        QString newest;
        for (int i = 0; i < RunLog::mostKept + 30; ++i) {
            const auto log = RunLog::create(directory.path(), QStringLiteral("provision"), QString::number(i), none);
            QVERIFY(log);
            newest = (*log)->fileName();
        }
        QCOMPARE(QDir(directory.path()).entryList({QStringLiteral("provision-*.log")}).size(), RunLog::mostKept);
        QVERIFY(QFile::exists(newest));
        QVERIFY(other.exists());
    }
};

QTEST_GUILESS_MAIN(TestProvisionRun)
#include "TestProvisionRun.moc"
