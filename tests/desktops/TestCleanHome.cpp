// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktops/LocalMachine.h"
#include "provisioning/Script.h"

#include <QDirIterator>
#include <QStandardPaths>
#include <QTest>

using namespace clouddesk;
using namespace clouddesk::desktops;

namespace {

/// Everything below a folder, by its path from there.
QStringList treeOf(const QString& folder)
{
    QStringList tree;
    QDirIterator entries(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    while (entries.hasNext())
        tree += QDir(folder).relativeFilePath(entries.next());
    tree.sort();
    return tree;
}

core::Result<MachineFacts> probe(const LocalMachine& machine)
{
    const auto process = machine.begin(
        loadScript({QStringLiteral("provisioning/tell-displays.sh"), QStringLiteral("provisioning/probe.sh")}));
    process->waitForFinished(60000);
    return MachineFacts::parse(process->readAllStandardOutput());
}

int tmux(const QStringList& arguments)
{
    QProcess tool;
    tool.start(QStringLiteral("tmux"), QStringList{QStringLiteral("-L"), QStringLiteral("clouddesk"),
                                                   QStringLiteral("-f"), QStringLiteral("/dev/null")} +
                                           arguments);
    return tool.waitForFinished(10000) ? tool.exitCode() : -1;
}

} // namespace

/// What unprovisioning takes away besides packages, by the scripts themselves.
class TestCleanHome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(QStringLiteral("/usr/bin/Xtigervnc")))
            QSKIP("no Xtigervnc here");
    }

    void nothingIsLeft_data() { bothDesktops(); }
    void nothingIsLeft()
    {
        QFETCH(int, desktop);
        LocalMachine machine;
        QVERIFY(LocalMachine::write(machine.home() + QStringLiteral("/.profile"), "# mine\n"));
        const QStringList before = treeOf(machine.home());
        QVERIFY(runFor(machine, desktop));
        QVERIFY(treeOf(machine.home()).size() > before.size() + 10);
        const auto cleaned = machine.run(cleanScript());
        QVERIFY2(cleaned, why(cleaned).constData());
        QCOMPARE(treeOf(machine.home()).join(QLatin1Char(' ')), before.join(QLatin1Char(' ')));
        QCOMPARE(machine.leftProcesses(), QStringList());
        // Once more, where there is nothing.
        QVERIFY(machine.run(cleanScript()));
        QCOMPARE(treeOf(machine.home()).join(QLatin1Char(' ')), before.join(QLatin1Char(' ')));
    }

    // Files of people, put there before or after us, and their folders; also the one of ours that they changed.
    void whatPeopleMadeStays_data() { bothDesktops(); }
    void whatPeopleMadeStays()
    {
        QFETCH(int, desktop);
        LocalMachine machine;
        const bool isLxde = static_cast<instances::Desktop>(desktop) == instances::Desktop::Lxde;
        const QString old = isLxde ? QStringLiteral(".config/pcmanfm/LXDE/desktop-items-0.conf")
                                   : QStringLiteral(".config/Thunar/uca.xml");
        const QString late =
            isLxde ? QStringLiteral(".config/openbox/lxde-rc.xml") : QStringLiteral(".config/xfce4/terminal/mine");
        QVERIFY(QDir(machine.home()).mkpath(QFileInfo(old).path()));
        QVERIFY(LocalMachine::write(machine.home() + QLatin1Char('/') + old, "[mine]\n"));
        QVERIFY(runFor(machine, desktop));
        QVERIFY(QDir(machine.home()).mkpath(QFileInfo(late).path()));
        QVERIFY(LocalMachine::write(machine.home() + QLatin1Char('/') + late, "mine\n"));
        QVERIFY(LocalMachine::write(machine.home() + QStringLiteral("/Desktop/notes"), "mine\n"));
        const auto cleaned = machine.run(cleanScript());
        QVERIFY2(cleaned, why(cleaned).constData());
        QStringList files;
        for (const QString& path : treeOf(machine.home())) {
            if (QFileInfo(machine.home() + QLatin1Char('/') + path).isFile())
                files += path;
        }
        QVERIFY2(files.contains(old) && files.contains(late) && files.contains(QStringLiteral("Desktop/notes")),
                 qPrintable(files.join(QLatin1Char(' '))));
        QVERIFY(!QFile::exists(machine.home() + QStringLiteral("/.local")));
        QVERIFY2(files.size() == 3, qPrintable(files.join(QLatin1Char(' '))));
    }

    void theSharedScreenIsFoundAndStopped()
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
        const auto facts = probe(machine);
        QVERIFY2(facts, why(facts).constData());
        const auto found = std::ranges::find(facts->displays, -1, &RunningDisplay::number);
        QVERIFY(found != facts->displays.end());
        QCOMPARE(found->processId, screen->processId);
        QVERIFY(machine.run(stopScript(found->number)));
        QCOMPARE(probe(machine)->displays.size(), std::size_t(1));
        QVERIFY(machine.run(cleanScript()));
        QCOMPARE(machine.leftProcesses(), QStringList());
    }

    // The shells of its terminals go, those of nobody else.
    void theTerminalsShellEnds()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("tmux")).isEmpty())
            QSKIP("no tmux here");
        LocalMachine machine;
        const QString state = machine.home() + QStringLiteral("/.local/state/clouddesk");
        QVERIFY(QDir().mkpath(state));
        const QString ours = QStringLiteral("%1abcdef").arg(QCoreApplication::applicationPid());
        const QString other = ours + QLatin1Char('0');
        QVERIFY(LocalMachine::write(state + QStringLiteral("/terminal"), ours.toLatin1()));
        const auto end = qScopeGuard([&] {
            for (const QString& name : {ours, other})
                tmux({QStringLiteral("kill-session"), QStringLiteral("-t"), QLatin1Char('=') + name});
        });
        for (const QString& name : {ours, other})
            QCOMPARE(tmux({QStringLiteral("new-session"), QStringLiteral("-d"), QStringLiteral("-s"), name}), 0);
        QVERIFY(machine.run(cleanScript()));
        QVERIFY(tmux({QStringLiteral("has-session"), QStringLiteral("-t"), QLatin1Char('=') + ours}) != 0);
        QCOMPARE(tmux({QStringLiteral("has-session"), QStringLiteral("-t"), QLatin1Char('=') + other}), 0);
        QVERIFY(!QFile::exists(state));
    }

    // The number of a worker that died may be anybody's by now.
    void aRunsWorkerIsKnownByMoreThanItsNumber()
    {
        if (!LocalMachine::mayPretend())
            QSKIP("needs root");
        const QString folder = QStringLiteral("mount -t tmpfs none /var/lib && mkdir -p /var/lib/clouddesk/run && "
                                              "echo running >/var/lib/clouddesk/state && ");
        LocalMachine machine;
        machine.setPrelude(folder + QStringLiteral("echo $$ >/var/lib/clouddesk/run/pid"));
        const auto reused = probe(machine);
        QVERIFY2(reused, why(reused).constData());
        QCOMPARE(reused->provisioning, ProvisioningState::Broken);
        machine.setPrelude(folder + QStringLiteral("echo 'sleep 20; :' >/var/lib/clouddesk/run/worker.sh\n"
                                                   "sh /var/lib/clouddesk/run/worker.sh work >/dev/null 2>&1 "
                                                   "</dev/null & echo $! >/var/lib/clouddesk/run/pid"));
        const auto running = probe(machine);
        QVERIFY2(running, why(running).constData());
        QCOMPARE(running->provisioning, ProvisioningState::Running);
    }

private:
    static void bothDesktops()
    {
        QTest::addColumn<int>("desktop");
        QTest::newRow("xfce") << static_cast<int>(instances::Desktop::Xfce);
        QTest::newRow("lxde") << static_cast<int>(instances::Desktop::Lxde);
    }

    /// A desktop runs until its panel and its folder are there, and is stopped again.
    static bool runFor(const LocalMachine& machine, int desktop)
    {
        const auto kind = static_cast<instances::Desktop>(desktop);
        const auto display = machine.start(LocalMachine::order(kind));
        const QString panel =
            kind == instances::Desktop::Lxde ? QStringLiteral("lxpanel") : QStringLiteral("xfce4-panel");
        const bool isUp = display && QTest::qWaitFor(
                                         [&] {
                                             return machine.leftProcesses().join(QLatin1Char('\n')).contains(panel) &&
                                                    QFile::exists(machine.home() + QStringLiteral("/Desktop"));
                                         },
                                         30000);
        return isUp && machine.run(stopScript(display->number)).has_value();
    }
};

QTEST_GUILESS_MAIN(TestCleanHome)
#include "TestCleanHome.moc"
