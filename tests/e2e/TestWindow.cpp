// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Program.h"
#include "lab/Relay.h"
#include "lab/Sshd.h"
#include "lab/VirtualScreen.h"

#include <QColor>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QPixmap>
#include <QScreen>
#include <QTest>

#include <csignal>

using namespace clouddesk;
using lab::VirtualScreen;
using tests::Program;
using tests::Ran;

namespace {

const QColor green(0x20, 0x90, 0x40);
const QColor red(0xc0, 0x20, 0x50);

/// What a person sees.
QImage screen()
{
    return QGuiApplication::primaryScreen()->grabWindow(0).toImage().convertToFormat(QImage::Format_RGB32);
}

/// How much of the screen's middle third has this colour, 0 to 1.
double shareOf(const QColor& colour)
{
    const QImage image = screen();
    const QRect middle(image.width() / 3, image.height() / 3, image.width() / 3, image.height() / 3);
    int count = 0;
    for (int y = middle.top(); y <= middle.bottom(); ++y) {
        for (int x = middle.left(); x <= middle.right(); ++x)
            count += image.pixel(x, y) == colour.rgb() ? 1 : 0;
    }
    return double(count) / (middle.width() * middle.height());
}

/// Whether the colour reaches to all four edges, as it does where neither frame nor panel surrounds the desktop.
bool fillsTheScreen(const QColor& colour)
{
    const QImage image = screen();
    const QRect inner = image.rect().adjusted(16, 16, -16, -16);
    const QPoint middle = inner.center();
    const QPoint edges[] = {{inner.left(), middle.y()},
                            {inner.right(), middle.y()},
                            {middle.x(), inner.top()},
                            {middle.x(), inner.bottom()}};
    return std::all_of(std::begin(edges), std::end(edges), [&](QPoint edge) {
        if (image.pixelColor(edge) != colour)
            qWarning("%d,%d is %s", edge.x(), edge.y(), qPrintable(image.pixelColor(edge).name()));
        return image.pixelColor(edge) == colour;
    });
}

bool comesUp(const QColor& colour)
{
    return QTest::qWaitFor([&] { return shareOf(colour) > 0.9; }, 30000);
}

QByteArray slurp(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

} // namespace

/// "clouddesk connect" as a person uses it: its window on a real screen, real keys, a real sshd and a real desktop.
class TestWindow : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<lab::Sshd> m_sshd;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<QProcess> m_window;

    [[nodiscard]] QString displaysFolder() const
    {
        return m_sshd->homeDirectory() + QStringLiteral("/.local/state/clouddesk/displays");
    }
    /// The numbers of the displays that the machine runs.
    [[nodiscard]] QStringList displays() const
    {
        return QDir(displaysFolder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    }
    [[nodiscard]] QByteArray serverOf(const QString& display) const
    {
        return slurp(QStringLiteral("%1/%2/pid").arg(displaysFolder(), display));
    }

    /// The number of the machine's display once its desktop has a window manager; empty if that takes too long.
    [[nodiscard]] QString awaitDisplay() const
    {
        const bool came = QTest::qWaitFor(
            [this] {
                return displays().size() == 1 &&
                       QFile::exists(QStringLiteral("%1/%2/verified").arg(displaysFolder(), displays().constFirst()));
            },
            60000);
        return came ? displays().constFirst() : QString();
    }

    void connectInWindow(const QStringList& more = {})
    {
        m_window = std::make_unique<QProcess>();
        m_program->start(*m_window,
                         QStringList{QStringLiteral("connect"), QStringLiteral("web"),
                                     QStringLiteral("--accept-new-host-key"), QStringLiteral("--no-install"),
                                     QStringLiteral("--desktop"), QStringLiteral("lxde"),
                                     QStringLiteral("--fullscreen"), QStringLiteral("--geometry"),
                                     QStringLiteral("800x600"), QStringLiteral("--scale"), QStringLiteral("stretch")} +
                             more);
    }

    void useRelay(const lab::Relay& relay)
    {
        Ran edited = m_program->run({QStringLiteral("instance"), QStringLiteral("edit"), QStringLiteral("web"),
                                     QStringLiteral("--port"), QString::number(relay.port())});
        QVERIFY2(edited.status == 0, edited.told());
    }

    /// A terminal over the whole remote desktop; green when it is there, red once the words were typed into it.
    std::unique_ptr<QProcess> openRemoteTerminal(const QString& display, const QString& words)
    {
        auto terminal = std::make_unique<QProcess>();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DISPLAY"), QLatin1Char(':') + display);
        environment.insert(QStringLiteral("XAUTHORITY"),
                           QStringLiteral("%1/%2/Xauthority").arg(displaysFolder(), display));
        terminal->setProcessEnvironment(environment);
        terminal->start(QStringLiteral("xterm"),
                        {QStringLiteral("-fullscreen"), QStringLiteral("-bg"), green.name(), QStringLiteral("-fg"),
                         green.name(), QStringLiteral("-cr"), green.name(), QStringLiteral("-e"), QStringLiteral("sh"),
                         QStringLiteral("-c"),
                         QStringLiteral("read typed; [ \"$typed\" = '%1' ] && printf '\\033]11;%2\\007'; sleep 600")
                             .arg(words, red.name())});
        terminal->waitForStarted(5000);
        return terminal;
    }

    /// What is needed to understand a failure elsewhere: the picture, what the window said, the log's end.
    void tellTheState() const
    {
        screen().save(
            QStringLiteral("%1/TestWindow-%2.png")
                .arg(qEnvironmentVariable("CLOUDDESK_BUILD_DIR"), QLatin1String(QTest::currentTestFunction())));
        if (m_window && m_window->state() == QProcess::Running)
            qWarning("the window says: %s", m_window->readAllStandardError().constData());
        for (const QString& log : QDir(m_program->dataDirectory() + QStringLiteral("/logs")).entryList(QDir::Files))
            qWarning("%s ends with:\n%s", qPrintable(log),
                     slurp(m_program->dataDirectory() + QStringLiteral("/logs/") + log).right(6000).constData());
    }

    /// Whether the terminal fills the screen in green and has the remote desktop's keyboard: desktops that are still
    /// starting give it to their panel for a moment.
    static bool isReadyToType(const QProcess& terminal)
    {
        return comesUp(green) &&
               QTest::qWaitFor(
                   [&terminal] {
                       QProcess focus;
                       focus.setProcessEnvironment(terminal.processEnvironment());
                       focus.start(QStringLiteral("xdotool"),
                                   {QStringLiteral("getwindowfocus"), QStringLiteral("getwindowpid")});
                       focus.waitForFinished(5000);
                       return focus.readAllStandardOutput().trimmed().toLongLong() == terminal.processId();
                   },
                   20000);
    }

    static void endProcess(QProcess* process)
    {
        if (process == nullptr || process->state() == QProcess::NotRunning)
            return;
        process->terminate();
        if (!process->waitForFinished(15000))
            process->kill();
        process->waitForFinished(5000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (m_program = std::make_unique<Program>(); !QFile::exists(Program::binary()))
            QSKIP("the program is not built");
        if (m_program->run("connect web").error.contains("without windows"))
            QSKIP("built without windows");
    }

    void init()
    {
        m_sshd = std::make_unique<lab::Sshd>();
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        m_program = std::make_unique<Program>();
        m_program->environment().insert(QStringLiteral("DISPLAY"), qEnvironmentVariable("DISPLAY"));
        Ran added = m_program->run({QStringLiteral("instance"), QStringLiteral("add"), QStringLiteral("web"),
                                    QStringLiteral("--host"), m_sshd->host(), QStringLiteral("--port"),
                                    QString::number(m_sshd->port()), QStringLiteral("--user"), m_sshd->userName(),
                                    QStringLiteral("--key"), m_sshd->clientKeyPath()});
        QVERIFY2(added.status == 0, added.told());
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            tellTheState();
        endProcess(m_window.get());
        m_window.reset();
        // Desktops that a failed test left are stopped.
        if (m_program && m_sshd && !displays().isEmpty())
            m_program->run({QStringLiteral("screenshot"), QStringLiteral("web"),
                            m_program->path(QStringLiteral("x.png")), QStringLiteral("--no-install"),
                            QStringLiteral("--desktop"), QStringLiteral("lxde"), QStringLiteral("--stop-desktop"),
                            QStringLiteral("--wait"), QStringLiteral("1")});
        m_program.reset();
        m_sshd.reset();
    }

    void keysReachTheDesktopWhichOutlivesItsLink()
    {
        connectInWindow({QStringLiteral("--stop-desktop")});
        const QString display = awaitDisplay();
        QVERIFY(!display.isEmpty());
        const QByteArray server = serverOf(display);
        const auto terminal = openRemoteTerminal(display, QStringLiteral("Yes we #1"));
        QVERIFY(isReadyToType(*terminal));
        QVERIFY(VirtualScreen::act({QStringLiteral("type"), QStringLiteral("Yes we #1\n")}));
        QVERIFY(comesUp(red));

        // sshd ends and is restarted in the middle. The last picture stays, dimmed.
        m_sshd->killSessions();
        m_sshd->stopListener();
        QTRY_VERIFY_WITH_TIMEOUT(shareOf(red) < 0.1, 20000);
        const QColor dimmed = screen().pixelColor(screen().width() * 2 / 5, screen().height() * 2 / 5);
        QVERIFY2(dimmed.red() > dimmed.green() && dimmed.red() < red.red(), qPrintable(dimmed.name()));
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        QVERIFY(comesUp(red));
        QCOMPARE(displays(), QStringList(display));
        QCOMPARE(serverOf(display), server);

        // Keys arrive again, this time the one that closes the window.
        const auto second = openRemoteTerminal(display, QStringLiteral("again"));
        QVERIFY(isReadyToType(*second));
        QVERIFY(VirtualScreen::act({QStringLiteral("type"), QStringLiteral("again\n")}));
        QVERIFY(comesUp(red));
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("ctrl+alt+shift+q")}));
        QVERIFY(m_window->waitForFinished(30000));
        QVERIFY2(m_window->exitCode() == 0, m_window->readAllStandardError().constData());
        QVERIFY(m_program->run("session list").output.contains("No session is open"));
        QCOMPARE(displays(), QStringList());
        endProcess(terminal.get());
        endProcess(second.get());
        QTRY_VERIFY_WITH_TIMEOUT(m_sshd->sessionProcesses().isEmpty(), 10000);
    }

    // The network between both goes away for half a minute, in the middle of the work.
    void aLinkThatWasCutForLongComesBack()
    {
        lab::Relay relay(m_sshd->port());
        useRelay(relay);
        connectInWindow({QStringLiteral("--stop-desktop")});
        const QString display = awaitDisplay();
        QVERIFY(!display.isEmpty());
        const QByteArray server = serverOf(display);
        const auto terminal = openRemoteTerminal(display, QStringLiteral("still here"));
        QVERIFY(isReadyToType(*terminal));
        // The middle may be there an update before the edges.
        QTRY_VERIFY_WITH_TIMEOUT(fillsTheScreen(green), 10000);
        relay.cut();
        QTRY_VERIFY_WITH_TIMEOUT(shareOf(green) < 0.1, 20000);
        QTest::qWait(30000);
        QCOMPARE(m_window->state(), QProcess::Running);
        QCOMPARE(serverOf(display), server);
        relay.mend();
        QVERIFY(QTest::qWaitFor([] { return shareOf(green) > 0.9; }, 60000));
        QCOMPARE(displays(), QStringList(display));
        QCOMPARE(serverOf(display), server);
        QVERIFY(VirtualScreen::act({QStringLiteral("type"), QStringLiteral("still here\n")}));
        QVERIFY(comesUp(red));
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("ctrl+alt+shift+q")}));
        QVERIFY(m_window->waitForFinished(30000));
        QVERIFY2(m_window->exitCode() == 0, m_window->readAllStandardError().constData());
        QCOMPARE(displays(), QStringList());
        endProcess(terminal.get());
    }

    // The desktop dies while it is shown: the window says so, and so does the exit status when it is closed.
    void aSessionThatFailedIsAFailure()
    {
        connectInWindow();
        const QString display = awaitDisplay();
        QVERIFY(!display.isEmpty());
        const auto terminal = openRemoteTerminal(display, QStringLiteral("x"));
        QVERIFY(comesUp(green));
        kill(pid_t(serverOf(display).toInt()), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(shareOf(green) < 0.1, 20000);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->run("session list").output.contains("No session is open"), 10000);
        // What the page of the error offers.
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("alt+F4")}));
        QVERIFY(m_window->waitForFinished(30000));
        const QByteArray said = m_window->readAllStandardError();
        QVERIFY2(m_window->exitCode() == 1, said.constData());
        QVERIFY2(said.contains("the VNC server died"), said.constData());
        endProcess(terminal.get());
    }

    void viewOnlyTypesNothing()
    {
        connectInWindow({QStringLiteral("--view-only"), QStringLiteral("--stop-desktop")});
        const QString display = awaitDisplay();
        QVERIFY(!display.isEmpty());
        const auto terminal = openRemoteTerminal(display, QStringLiteral("x"));
        QVERIFY(isReadyToType(*terminal));
        QVERIFY(VirtualScreen::act({QStringLiteral("type"), QStringLiteral("x\n")}));
        // Long enough for keys, as the other tests show.
        QVERIFY(!QTest::qWaitFor([] { return shareOf(red) > 0.1; }, 3000));
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("ctrl+alt+shift+q")}));
        QVERIFY(m_window->waitForFinished(30000));
        QVERIFY2(m_window->exitCode() == 0, m_window->readAllStandardError().constData());
        endProcess(terminal.get());
    }

    // The window speaks what was chosen for it, whatever the system speaks; what scripts read is English.
    void theTerminalSpeaksEnglishBesideAGermanWindow()
    {
        QFile settings(m_program->dataDirectory() + QStringLiteral("/settings.json"));
        QVERIFY(settings.open(QIODevice::WriteOnly) && settings.write("{\"language\": \"de\"}") > 0);
        settings.close();
        m_program->environment().insert(QStringLiteral("LANGUAGE"), QStringLiteral("fr"));
        m_window = std::make_unique<QProcess>();
        m_program->start(*m_window, {QStringLiteral("connect"), QStringLiteral("web"), QStringLiteral("--no-install")});
        const auto isAsked = [] {
            QProcess search;
            search.start(QStringLiteral("xdotool"),
                         {QStringLiteral("search"), QStringLiteral("--onlyvisible"), QStringLiteral("--name"),
                          QStringLiteral("^Ist das wirklich web")});
            search.waitForFinished(5000);
            return !search.readAllStandardOutput().trimmed().isEmpty();
        };
        QVERIFY(QTest::qWaitFor(isAsked, 30000));
        kill(pid_t(m_window->processId()), SIGINT);
        QVERIFY(m_window->waitForFinished(30000));
        const QByteArray said = m_window->readAllStandardError();
        QVERIFY2(said.contains("Connecting via SSH") && said.contains("cancelled"), said.constData());
        QCOMPARE(m_program->run("instance list --json").json().isEmpty(), false);
        QVERIFY(m_program->run("instance show nobody").error.contains("there is no"));
    }

    // Servers have no XDG_RUNTIME_DIR. That is nothing to complain about, nor to make folders for.
    void aMissingRuntimeFolderIsNoConcern()
    {
        m_program->environment().remove(QStringLiteral("XDG_RUNTIME_DIR"));
        m_program->environment().insert(QStringLiteral("TMPDIR"), m_program->path(QString()));
        connectInWindow();
        const QString display = awaitDisplay();
        QVERIFY(!display.isEmpty());
        const auto terminal = openRemoteTerminal(display, QStringLiteral("x"));
        QVERIFY(comesUp(green));
        // The window's session is found by a program of its own.
        const QByteArray list = m_program->run("session list").output;
        QVERIFY2(list.contains("web"), list.constData());
        kill(pid_t(m_window->processId()), SIGINT);
        QVERIFY(m_window->waitForFinished(30000));
        const QByteArray said = m_window->readAllStandardError();
        QVERIFY2(!said.contains("XDG_RUNTIME_DIR") && !said.contains("QStandardPaths"), said.constData());
        endProcess(terminal.get());
    }

    void anInterruptClosesTheWindowAndLeavesTheDesktop()
    {
        connectInWindow();
        const QString display = awaitDisplay();
        QVERIFY(!display.isEmpty());
        const auto terminal = openRemoteTerminal(display, QStringLiteral("x"));
        QVERIFY(comesUp(green));
        kill(pid_t(m_window->processId()), SIGINT);
        QVERIFY(m_window->waitForFinished(30000));
        QCOMPARE(m_window->exitStatus(), QProcess::NormalExit);
        QVERIFY(m_program->run("session list").output.contains("No session is open"));
        QCOMPARE(displays(), QStringList(display));
        endProcess(terminal.get());
    }

    // The interrupt comes while the way is still being made, at a different step each time.
    void anInterruptOnTheWayLeavesNothingHalfDone_data()
    {
        QTest::addColumn<int>("milliseconds");
        for (const int time : {50, 400, 900, 1600})
            QTest::addRow("%d ms", time) << time;
    }
    void anInterruptOnTheWayLeavesNothingHalfDone()
    {
        QFETCH(int, milliseconds);
        connectInWindow();
        QVERIFY(m_window->waitForStarted(10000));
        const bool isOver = m_window->waitForFinished(milliseconds);
        QVERIFY2(!isOver, m_window->readAllStandardError().constData());
        kill(pid_t(m_window->processId()), SIGINT);
        QVERIFY(m_window->waitForFinished(60000));
        QTRY_VERIFY_WITH_TIMEOUT(m_sshd->sessionProcesses().isEmpty(), 10000);
        QVERIFY(m_program->run("session list").output.contains("No session is open"));
        for (const QString& display : displays())
            QVERIFY2(QFile::exists(QStringLiteral("%1/%2/verified").arg(displaysFolder(), display)),
                     qPrintable(display));
    }
};

int main(int argumentCount, char** arguments)
{
    if (!VirtualScreen::isThere() || QStandardPaths::findExecutable(QStringLiteral("xterm")).isEmpty() ||
        QStandardPaths::findExecutable(QStringLiteral("Xtigervnc")).isEmpty()) {
        std::puts("SKIP: Xvfb, openbox, xdotool, xterm or Xtigervnc is not installed");
        return 0;
    }
    const VirtualScreen screen;
    const QGuiApplication application(argumentCount, arguments);
    TestWindow test;
    return QTest::qExec(&test, argumentCount, arguments);
}

#include "TestWindow.moc"
