// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktops/LocalMachine.h"
#include "desktops/VncPassword.h"
#include "lab/Patience.h"

#include <QTest>

#include <set>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

using namespace clouddesk;
using namespace clouddesk::desktops;
using core::ErrorCode;

/// The scripts themselves, run by sh on this computer with the real Xtigervnc and the real desktops.
class TestVncServerScripts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(QStringLiteral("/usr/bin/Xtigervnc")))
            QSKIP("no Xtigervnc here");
    }

    void startsAndStops_data()
    {
        QTest::addColumn<QString>("shell");
        QTest::addColumn<int>("desktop");
        QTest::newRow("dash, xfce") << QStringLiteral("dash") << static_cast<int>(instances::Desktop::Xfce);
        QTest::newRow("bash, lxde") << QStringLiteral("bash") << static_cast<int>(instances::Desktop::Lxde);
    }
    void startsAndStops()
    {
        QFETCH(QString, shell);
        QFETCH(int, desktop);
        LocalMachine machine;
        machine.setShell(shell);
        const auto display = machine.start(LocalMachine::order(static_cast<instances::Desktop>(desktop)));
        QVERIFY2(display, why(display).constData());
        QVERIFY(!display->wasAdopted);
        QVERIFY(display->number >= 0);
        QCOMPARE(display->tcpPort, 0);
        QCOMPARE(greetingOf(display->socketPath), QByteArray("RFB 003.008\n"));
        QCOMPARE(modeOf(display->socketPath), 0600);
        QCOMPARE(modeOf(machine.displaysFolder()), 0700);
        QCOMPARE(machine.displays(), QStringList(QString::number(display->number)));
        QCOMPARE(LocalMachine::slurp(machine.displayFile(display->number, QStringLiteral("pid"))).trimmed(),
                 QByteArray::number(display->processId));
        // The panel comes from the same list as the screen saver, which is not wanted.
        const QString panel = static_cast<instances::Desktop>(desktop) == instances::Desktop::Lxde
                                  ? QStringLiteral("lxpanel")
                                  : QStringLiteral("xfce4-panel");
        QTRY_VERIFY_WITH_TIMEOUT(machine.leftProcesses().join(QLatin1Char('\n')).contains(panel), 20000);
        QVERIFY(!machine.leftProcesses().join(QLatin1Char('\n')).contains(QStringLiteral("screensaver")));
        QVERIFY(machine.run(stopScript(display->number)));
        verifyNothingLeft(machine);
        // Once more, with nothing there.
        QVERIFY(machine.run(stopScript(display->number)));
    }

    // F1, X1: what runs is adopted, whoever asks.
    void X1_tenAtOnceShareOneDisplay()
    {
        LocalMachine machine;
        std::vector<std::unique_ptr<QProcess>> starts;
        for (int i = 0; i < 10; ++i)
            starts.push_back(machine.begin(startScript(LocalMachine::order())));
        std::set<qint64> servers;
        int started = 0;
        for (const auto& start : starts) {
            const auto display = LocalMachine::displayOf(LocalMachine::finish(*start));
            QVERIFY2(display, why(display).constData());
            servers.insert(display->processId);
            started += display->wasAdopted ? 0 : 1;
        }
        QCOMPARE(servers.size(), 1U);
        QCOMPARE(started, 1);
        QCOMPARE(machine.displays().size(), 1);
    }

    void X2_parallelStartsGetDisplaysOfTheirOwn()
    {
        std::vector<std::unique_ptr<LocalMachine>> machines;
        std::vector<std::unique_ptr<QProcess>> starts;
        for (int i = 0; i < 10; ++i) {
            machines.push_back(std::make_unique<LocalMachine>());
            starts.push_back(machines.back()->begin(startScript(LocalMachine::order())));
        }
        std::set<int> numbers;
        std::set<qint64> servers;
        for (const auto& start : starts) {
            const auto display = LocalMachine::displayOf(LocalMachine::finish(*start));
            QVERIFY2(display, why(display).constData());
            numbers.insert(display->number);
            servers.insert(display->processId);
        }
        QCOMPARE(numbers.size(), 10U);
        QCOMPARE(servers.size(), 10U);
    }

    void F2_deathIsToldAndCleanedUp()
    {
        LocalMachine machine;
        const auto display = machine.start(LocalMachine::order());
        QVERIFY2(display, why(display).constData());
        const auto watcher = machine.begin(checkScript(display->number, true));
        while (!watcher->canReadLine())
            QVERIFY(watcher->waitForReadyRead(20000));
        QCOMPARE(watcher->state(), QProcess::Running);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(::kill(static_cast<pid_t>(display->processId), SIGKILL), 0);
        const auto answer = LocalMachine::finish(*watcher);
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(answer);
        QCOMPARE(answer->value("alive"), QByteArray("no"));
        // The next start does not take the dead one for alive.
        const auto next = machine.start(LocalMachine::order());
        QVERIFY2(next, why(next).constData());
        QVERIFY(!next->wasAdopted);
        QVERIFY(next->processId != display->processId);
    }

    void X3_noProcessIsTrustedForItsNumber()
    {
        LocalMachine machine;
        QProcess stranger;
        stranger.start(QStringLiteral("sleep"), {QStringLiteral("1000")});
        QVERIFY(stranger.waitForStarted());
        const QString folder = machine.displaysFolder() + QStringLiteral("/.d-ABCDEF");
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(QFile::link(QStringLiteral(".d-ABCDEF"), machine.displaysFolder() + QStringLiteral("/5")));
        QVERIFY(LocalMachine::write(folder + QStringLiteral("/pid"), QByteArray::number(stranger.processId()) + '\n'));
        for (const char* name : {"desktop", "source", "transport", "started"})
            QVERIFY(LocalMachine::write(folder + QLatin1Char('/') + QLatin1String(name),
                                        QByteArray(name) == "desktop"  ? "lxde\n"
                                        : QByteArray(name) == "source" ? "virtual\n"
                                                                       : "unix\n"));
        const auto answer = machine.run(checkScript(5, false));
        QVERIFY(answer);
        QCOMPARE(answer->value("alive"), QByteArray("no"));
        QVERIFY(machine.run(stopScript(5)));
        QCOMPARE(stranger.state(), QProcess::Running);
        QVERIFY(!stranger.waitForFinished(200));
        QVERIFY(!QFile::exists(folder));
        stranger.kill();
        stranger.waitForFinished();
    }

    void X3_linksOutOfTheFolderAreNotFollowed()
    {
        LocalMachine machine;
        const QString victim = machine.home() + QStringLiteral("/victim");
        QVERIFY(QDir().mkpath(victim) && QDir().mkpath(machine.displaysFolder()));
        QVERIFY(LocalMachine::write(victim + QStringLiteral("/file"), "x"));
        QVERIFY(QFile::link(victim, machine.displaysFolder() + QStringLiteral("/7")));
        QVERIFY(machine.run(stopScript(7)));
        QVERIFY(QFile::exists(victim + QStringLiteral("/file")));
    }

    // Locks and sockets of dead servers, of a process id that is in use again, and of another user.
    void X3_staleLocksDoNotMatter()
    {
        if (!LocalMachine::mayPretend())
            QSKIP("needs root");
        LocalMachine machine;
        machine.setPrelude(QStringLiteral(
            "mount -t tmpfs -o mode=1777 tmpfs /tmp && mkdir -m 1777 /tmp/.X11-unix\n"
            "for n in $(seq 0 20); do printf '%10d\\n' $PPID >/tmp/.X$n-lock; touch /tmp/.X11-unix/X$n; done\n"
            "for n in $(seq 21 40); do printf '%10d\\n' 4194303 >/tmp/.X$n-lock; done\n"
            "for n in $(seq 41 60); do printf '%10d\\n' $PPID >/tmp/.X$n-lock; chown 65534 /tmp/.X$n-lock; done"));
        const auto display = machine.start(LocalMachine::order());
        QVERIFY2(display, why(display).constData());
        QCOMPARE(greetingOf(display->socketPath), QByteArray("RFB 003.008\n"));
    }

    // While a process changes from one program to the next, its command line is empty.
    void aServerThatTakesItsTimeIsWaitedFor()
    {
        if (!LocalMachine::mayPretend())
            QSKIP("needs root");
        LocalMachine machine;
        const QString server = machine.home() + QStringLiteral("/server");
        QVERIFY(LocalMachine::write(server, "#!/usr/bin/perl\n$0 = ''; sleep 1; exec '/usr/bin/Xtigervnc', @ARGV;\n"));
        const QString launcher = machine.home() + QStringLiteral("/setsid");
        QVERIFY(LocalMachine::write(launcher, "#!/bin/sh\n(sleep 1.5; exec /usr/bin/setsid \"$@\") &\n"));
        for (const QString& program : {server, launcher})
            QFile::setPermissions(program, QFile::ReadOwner | QFile::ExeOwner);
        machine.setPrelude(QStringLiteral("export PATH=%1:$PATH").arg(machine.home()));
        auto order = LocalMachine::order();
        order.server = server;
        const auto display = machine.start(order);
        QVERIFY2(display, why(display).constData());
        QCOMPARE(greetingOf(display->socketPath), QByteArray("RFB 003.008\n"));
    }

    void exposedServerIsKilled()
    {
        LocalMachine machine;
        const QString wrapper = machine.home() + QStringLiteral("/Xtigervnc");
        QVERIFY(LocalMachine::write(wrapper, "#!/bin/sh\nexec /usr/bin/Xtigervnc \"$@\" -rfbport 15977\n"));
        QFile::setPermissions(wrapper, QFile::ReadOwner | QFile::ExeOwner);
        auto order = LocalMachine::order();
        order.server = wrapper;
        const auto display = machine.start(order);
        QVERIFY(!display);
        QCOMPARE(display.error().code, ErrorCode::PortExposed);
        verifyNothingLeft(machine);
    }

    void C9_tcpPasswordIsPrivateAndGoesAway()
    {
        LocalMachine machine;
        auto order = LocalMachine::order();
        order.request.useTcp = true;
        const core::Secret password = makeVncPassword();
        auto file = toPasswordFile(password);
        QVERIFY(file);
        order.passwordFile = file->clone();
        const auto display = machine.start(order);
        QVERIFY2(display, why(display).constData());
        QVERIFY(display->tcpPort >= 5900);
        QVERIFY(display->password.equals(password));
        const QString path = machine.displayFile(display->number, QStringLiteral("passwd"));
        QCOMPARE(modeOf(path), 0600);
        QCOMPARE(LocalMachine::slurp(path).toHex(), file->view().toByteArray());
        QVERIFY(!argumentsOf(display->processId).contains(password.view()));
        // Adopted, the same password comes back, so that two sessions do not lock each other out.
        auto again = LocalMachine::order();
        again.request.useTcp = true;
        again.passwordFile = std::move(*toPasswordFile(makeVncPassword()));
        const auto adopted = machine.start(again);
        QVERIFY(adopted);
        QVERIFY(adopted->wasAdopted);
        QVERIFY(adopted->password.equals(password));
        QVERIFY(machine.run(stopScript(display->number)));
        QVERIFY(!QFile::exists(path));
        verifyNothingLeft(machine);
    }

    void undoTakesBackAStartUnderWay()
    {
        LocalMachine machine;
        const auto start = machine.begin(startScript(LocalMachine::order()));
        // The folder is there: the start is in its middle.
        QTRY_VERIFY_WITH_TIMEOUT(
            !QDir(machine.displaysFolder()).entryList({QStringLiteral(".d-*")}, QDir::Dirs | QDir::Hidden).isEmpty(),
            10000);
        const auto undone = machine.run(undoScript(QStringLiteral("token")));
        QVERIFY(undone);
        const auto answer = LocalMachine::finish(*start);
        if (!answer)
            QCOMPARE(answer.error().code, ErrorCode::Cancelled);
        verifyNothingLeft(machine);
        QVERIFY(QDir(machine.displaysFolder())
                    .entryList({QStringLiteral(".cancel*")}, QDir::Files | QDir::Hidden)
                    .isEmpty());
    }

    void undoLeavesWhatOthersAdopted()
    {
        LocalMachine machine;
        const auto display = machine.start(LocalMachine::order());
        QVERIFY2(display, why(display).constData());
        auto other = LocalMachine::order();
        other.token = QStringLiteral("other");
        QVERIFY(machine.start(other)->wasAdopted);
        QVERIFY(machine.run(undoScript(QStringLiteral("token"))));
        QCOMPARE(machine.run(checkScript(display->number, false))->value("alive"), QByteArray("yes"));
    }

    void logoutStopsTheServer()
    {
        LocalMachine machine;
        const auto display = machine.start(LocalMachine::order());
        QVERIFY2(display, why(display).constData());
        endSession(machine, "lxsession");
        QTRY_VERIFY_WITH_TIMEOUT(machine.displays().isEmpty(), 15000);
        verifyNothingLeft(machine);
    }

    void F15_causesAreNamed_data()
    {
        QTest::addColumn<QString>("prelude");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("words");
        const int failed = static_cast<int>(ErrorCode::DesktopStartFailed);
        QTest::newRow("no session program") << QStringLiteral("mount --bind /dev/null /usr/bin/lxsession") << failed
                                            << QStringLiteral("lxsession is missing");
        QTest::newRow("no D-Bus launcher") << QStringLiteral("mount --bind /dev/null /usr/bin/dbus-run-session\n"
                                                             "mount --bind /dev/null /usr/bin/dbus-launch")
                                           << failed << QStringLiteral("D-Bus");
        QTest::newRow("D-Bus does not start")
            << QStringLiteral("mount --bind /dev/null /usr/bin/dbus-daemon") << failed << QStringLiteral("D-Bus");
        QTest::newRow("home full") << QStringLiteral("mount -t tmpfs -o size=16k tmpfs $HOME")
                                   << static_cast<int>(ErrorCode::RemoteDiskFull) << QStringLiteral("no room");
        QTest::newRow("tmp full") << QStringLiteral(
                                         "mount -t tmpfs -o size=8k,mode=1777 tmpfs /tmp\nmkdir -m 1777 /tmp/.X11-unix")
                                  << static_cast<int>(ErrorCode::RemoteDiskFull)
                                  << QStringLiteral("no room is left in /tmp");
        QTest::newRow("session ends at once")
            << QStringLiteral("printf '#!/bin/sh\\nexit 3\\n' >$HOME/fake; chmod 755 $HOME/fake\n"
                              "mount --bind $HOME/fake /usr/bin/lxsession")
            << failed << QStringLiteral("ended at once");
        QTest::newRow("no keyboard description")
            << QStringLiteral("mount --bind /dev/null /usr/bin/xkbcomp")
            << static_cast<int>(ErrorCode::ServerStartFailed) << QStringLiteral("keyboard");
    }
    void F15_causesAreNamed()
    {
        if (!LocalMachine::mayPretend())
            QSKIP("needs root");
        QFETCH(QString, prelude);
        QFETCH(int, code);
        QFETCH(QString, words);
        LocalMachine machine;
        machine.setPrelude(prelude);
        const auto display = machine.start(LocalMachine::order());
        QVERIFY(!display);
        QVERIFY2(display.error().text.contains(words), qPrintable(display.error().text));
        QCOMPARE(static_cast<int>(display.error().code), code);
        QVERIFY(!display.error().advice.isEmpty());
        verifyNothingLeft(machine);
    }

    void brokenFilesOfOthersDoNotMatterAndAreTold()
    {
        LocalMachine machine;
        QVERIFY(LocalMachine::write(machine.home() + QStringLiteral("/.Xresources"), "this is nonsense\n"));
        QVERIFY(QDir().mkpath(machine.home() + QStringLiteral("/.vnc")));
        QVERIFY(LocalMachine::write(machine.home() + QStringLiteral("/.vnc/xstartup"), "if then fi (\n"));
        const QString authority = machine.home() + QStringLiteral("/.ICEauthority");
        QVERIFY(LocalMachine::write(authority, "x"));
        const bool isRoot = ::geteuid() == 0 && ::chown(authority.toLocal8Bit().constData(), 65534, 65534) == 0;
        const auto display = machine.start(LocalMachine::order(instances::Desktop::Xfce));
        QVERIFY2(display, why(display).constData());
        const QString all = display->mended.join(QLatin1Char('\n'));
        QVERIFY2(all.contains(QStringLiteral(".Xresources is broken")), qPrintable(all));
        QVERIFY2(all.contains(QStringLiteral(".vnc/xstartup is broken")), qPrintable(all));
        if (isRoot)
            QVERIFY2(all.contains(QStringLiteral(".ICEauthority belongs to another user")), qPrintable(all));
    }

    void longHomesGetASocketInTmp()
    {
        LocalMachine machine;
        const QString deep = machine.home() + QLatin1Char('/') + QString(60, QLatin1Char('d'));
        QVERIFY(QDir().mkpath(deep));
        machine.setPrelude(QStringLiteral("export HOME='%1'").arg(deep));
        if (!LocalMachine::mayPretend())
            QSKIP("needs root");
        const auto display = machine.start(LocalMachine::order());
        QVERIFY2(display, why(display).constData());
        QVERIFY2(display->socketPath.startsWith(QStringLiteral("/tmp/clouddesk-")), qPrintable(display->socketPath));
        QCOMPARE(greetingOf(display->socketPath), QByteArray("RFB 003.008\n"));
        const QString folder = QFileInfo(display->socketPath).path();
        QCOMPARE(modeOf(folder), 0700);
        QVERIFY(machine.run(stopScript(display->number)));
        QVERIFY(!QFile::exists(folder));
        verifyNothingLeft(machine);
    }

    // The desktop must not inherit what this program's own session says, nor ignore the interrupt key.
    void sessionIsClean()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        qputenv("SESSION_MANAGER", "local/nonexistent");
        LocalMachine machine;
        const auto display = machine.start(LocalMachine::order());
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("SESSION_MANAGER");
        QVERIFY2(display, why(display).constData());
        const qint64 session = sessionProcess(machine, "lxsession");
        QVERIFY(session > 0);
        const QByteArray environment = LocalMachine::slurp(QStringLiteral("/proc/%1/environ").arg(session));
        QVERIFY(!environment.contains("/nonexistent"));
        QVERIFY(environment.contains("XDG_SESSION_TYPE=x11"));
        const QRegularExpression ignored(QStringLiteral("SigIgn:\\s*([0-9a-f]+)"));
        const QString status = QString::fromLatin1(LocalMachine::slurp(QStringLiteral("/proc/%1/status").arg(session)));
        const quint64 mask = ignored.match(status).captured(1).toULongLong(nullptr, 16);
        QCOMPARE(mask & ((1ULL << (SIGINT - 1)) | (1ULL << (SIGHUP - 1)) | (1ULL << (SIGQUIT - 1))), 0ULL);
    }

    void F16_hundredBareConnectsLockNobodyOut()
    {
        LocalMachine machine;
        const auto display = machine.start(LocalMachine::order());
        QVERIFY2(display, why(display).constData());
        for (int i = 0; i < 100; ++i)
            QCOMPARE(greetingOf(display->socketPath), QByteArray("RFB 003.008\n"));
        const QByteArray log = LocalMachine::slurp(machine.displayFile(display->number, QStringLiteral("server.log")));
        QVERIFY(!log.toLower().contains("blacklist"));
    }

    void existingScreenIsShown()
    {
        if (!QFile::exists(QStringLiteral("/usr/bin/x11vnc")))
            QSKIP("no x11vnc here");
        LocalMachine machine;
        const auto display = machine.start(LocalMachine::order());
        QVERIFY2(display, why(display).constData());
        QVERIFY(QFile::copy(machine.displayFile(display->number, QStringLiteral("Xauthority")),
                            machine.home() + QStringLiteral("/.Xauthority")));
        auto order = LocalMachine::order();
        order.request.source = ScreenSource::Existing;
        order.server = QStringLiteral("/usr/bin/x11vnc");
        order.screen = QLatin1Char(':') + QString::number(display->number);
        const auto screen = machine.start(order);
        QVERIFY2(screen, why(screen).constData());
        QCOMPARE(screen->number, -1);
        QCOMPARE(greetingOf(screen->socketPath), QByteArray("RFB 003.008\n"));
        // It turns away whom it does not like after the greeting only.
        const QByteArray log = LocalMachine::slurp(machine.displaysFolder() + QStringLiteral("/screen/server.log"));
        QVERIFY2(!log.contains("denying client"), log.right(600).constData());
        QVERIFY(machine.run(stopScript(-1)));
        QCOMPARE(machine.displays(), QStringList(QString::number(display->number)));
    }

    // As on machines whose screen is an Xvfb for browsers under test.
    void aScreenWithoutAuthorityIsShown()
    {
        if (!QFile::exists(QStringLiteral("/usr/bin/x11vnc")) || !QFile::exists(QStringLiteral("/usr/bin/Xvfb")))
            QSKIP("no x11vnc or no Xvfb here");
        LocalMachine machine;
        auto order = LocalMachine::order();
        order.request.source = ScreenSource::Existing;
        order.server = QStringLiteral("/usr/bin/x11vnc");
        order.screen = QStringLiteral(":%1").arg(900 + getpid() % 80);
        QProcess server;
        server.start(QStringLiteral("Xvfb"), {order.screen, QStringLiteral("-nolisten"), QStringLiteral("tcp")});
        QTRY_VERIFY(QFile::exists(QStringLiteral("/tmp/.X11-unix/X") + order.screen.mid(1)));
        const auto screen = machine.start(order);
        QVERIFY2(screen, why(screen).constData());
        QCOMPARE(greetingOf(screen->socketPath), QByteArray("RFB 003.008\n"));
        QVERIFY(machine.run(stopScript(-1)));
        server.terminate();
        QVERIFY(server.waitForFinished(10000));
    }

    void F15_aScreenThatIsNotThereOrNotOursIsNamed_data()
    {
        QTest::addColumn<bool>("isThere");
        QTest::addColumn<QString>("text");
        QTest::newRow("no X server") << false << QStringLiteral("no X server answers at the machine's screen ");
        QTest::newRow("without its cookie") << true << QStringLiteral(" does not let this user in");
    }

    void F15_aScreenThatIsNotThereOrNotOursIsNamed()
    {
        if (!QFile::exists(QStringLiteral("/usr/bin/x11vnc")))
            QSKIP("no x11vnc here");
        QFETCH(const bool, isThere);
        QFETCH(const QString, text);
        LocalMachine machine;
        auto order = LocalMachine::order();
        QString screen = QStringLiteral(":987");
        if (isThere) {
            const auto display = machine.start(order);
            QVERIFY2(display, why(display).constData());
            screen = QLatin1Char(':') + QString::number(display->number);
            // The file that the server was started with is read again only when it starts.
            QVERIFY(QFile::remove(machine.displayFile(display->number, QStringLiteral("Xauthority"))));
        }
        order.request.source = ScreenSource::Existing;
        order.server = QStringLiteral("/usr/bin/x11vnc");
        order.screen = screen;
        QElapsedTimer clock;
        clock.start();
        const auto refused = machine.start(order);
        QVERIFY(!refused);
        // Told when the server ends, not when the time that one may take is over.
        QVERIFY2(clock.elapsed() < 12000, QByteArray::number(clock.elapsed()).constData());
        QCOMPARE(refused.error().code, ErrorCode::ServerStartFailed);
        // What x11vnc has to say about it are pages.
        QVERIFY2(refused.error().text.contains(text) && refused.error().text.contains(screen) &&
                     refused.error().text.size() < 120,
                 qPrintable(refused.error().text));
        QVERIFY(refused.error().advice.contains(QStringLiteral("--share-screen")));
        QVERIFY(!QFile::exists(machine.displaysFolder() + QStringLiteral("/screen")));
    }

private:
    static QByteArray greetingOf(const QString& path)
    {
        const core::UniqueFd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        const QByteArray name = path.toLocal8Bit();
        std::copy(name.begin(), name.end(), address.sun_path);
        if (::connect(fd.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0)
            return {};
        QByteArray greeting(12, 0);
        const ssize_t got = ::recv(fd.get(), greeting.data(), 12, MSG_WAITALL);
        return greeting.left(got);
    }

    static int modeOf(const QString& path)
    {
        struct stat info = {};
        return ::stat(path.toLocal8Bit().constData(), &info) == 0 ? static_cast<int>(info.st_mode & 07777) : -1;
    }

    static QByteArray argumentsOf(qint64 process)
    {
        return LocalMachine::slurp(QStringLiteral("/proc/%1/cmdline").arg(process));
    }

    static qint64 sessionProcess(const LocalMachine& machine, const QByteArray& name)
    {
        for (const QString& line : machine.leftProcesses()) {
            const QStringList parts = line.split(QLatin1Char(' '));
            if (parts.at(1).toUtf8() == name)
                return parts.at(0).toLongLong();
        }
        return 0;
    }

    static void endSession(const LocalMachine& machine, const QByteArray& name)
    {
        const qint64 session = sessionProcess(machine, name);
        QVERIFY(session > 0);
        QCOMPARE(::kill(static_cast<pid_t>(session), SIGTERM), 0);
    }

    // L7
    static void verifyNothingLeft(const LocalMachine& machine)
    {
        const QDir folder(machine.displaysFolder());
        QTRY_COMPARE_WITH_TIMEOUT(folder.entryList({QStringLiteral("[!.]*"), QStringLiteral(".d-*")},
                                                   QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot),
                                  QStringList(), 5000);
        QTRY_COMPARE(machine.leftProcesses(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestVncServerScripts)
#include "TestVncServerScripts.moc"
