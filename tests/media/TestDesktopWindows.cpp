// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/InventoryBench.h"
#include "lab/Patience.h"
#include "lab/Screenshots.h"
#include "ui/tools/DesktopTools.h"

#include <QClipboard>
#include <QFile>
#include <QProcess>
#include <QStyleFactory>
#include <QTabBar>

using namespace clouddesk;
using lab::VirtualScreen;
using tests::click;
using tests::press;
using tests::topLevel;

namespace {

/// A process's share of the memory that is not a file's, in KiB.
qint64 pssOf(qint64 process)
{
    qint64 sum = 0;
    QFile rollup(QStringLiteral("/proc/%1/smaps_rollup").arg(process));
    if (rollup.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : rollup.readAll().split('\n')) {
            // Not of files: whose pages they are depends on who else runs the same programs.
            if (line.startsWith("Pss_Anon:") || line.startsWith("Pss_Shmem:"))
                sum += line.mid(line.indexOf(':') + 1).simplified().split(' ').constFirst().toLongLong();
        }
    }
    return sum;
}

/// This process and its decoders.
qint64 pssOfApp()
{
    qint64 sum = pssOf(QCoreApplication::applicationPid());
    QFile children(QStringLiteral("/proc/self/task/%1/children").arg(QCoreApplication::applicationPid()));
    if (!children.open(QIODevice::ReadOnly))
        return sum;
    for (const QByteArray& child : children.readAll().simplified().split(' ')) {
        QFile name(QStringLiteral("/proc/%1/comm").arg(child.toLongLong()));
        if (name.open(QIODevice::ReadOnly) && name.readAll().startsWith("clouddesk-decod"))
            sum += pssOf(child.toLongLong());
    }
    return sum;
}

/// How often something asked to be woken.
class Wakes : public QObject
{
public:
    Wakes() { qApp->installEventFilter(this); }

    [[nodiscard]] int duringASecond()
    {
        m_count = 0;
        QTest::qWait(1000);
        return m_count;
    }
    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() == QEvent::Timer)
            ++m_count;
        return QObject::eventFilter(object, event);
    }

private:
    int m_count = 0;
};

} // namespace

/// Several desktops at once: windows, tabs, all at a glance, whole screens, and what is remembered of each machine.
class TestDesktopWindows : public QObject
{
    Q_OBJECT

private:
    tests::InventoryBench m_bench;
    QString m_folder;
    std::unique_ptr<QProcess> m_painter;

    ui::DesktopWindows& windows() { return m_bench.app().hub().windows(); }
    void save(QWidget& widget, const char* name)
    {
        QTest::qWait(300);
        QVERIFY(widget.grab().save(QStringLiteral("%1/media-%2.png").arg(m_folder, QLatin1String(name))));
    }
    ui::ViewerWindow* open(const instances::Instance& machine)
    {
        const auto before = windows().windows();
        m_bench.app().hub().open(machine);
        const auto after = windows().windows();
        if (after.size() != before.size() + 1)
            return nullptr;
        ui::ViewerWindow* const window = after.constLast();
        const bool isShown = QTest::qWaitFor([&] { return !window->viewer().screenshot().isNull(); }, 20000);
        if (!isShown) {
            window->grab().save(m_folder + QStringLiteral("/media-failed.png"));
            return nullptr;
        }
        return window;
    }
    /// Fills the remote screen with a colour.
    void paintRemote(const char* colour)
    {
        const QString number = m_bench.lab().displays().constFirst();
        if (m_painter) {
            m_painter->kill();
            m_painter->waitForFinished(5000);
        }
        m_painter = std::make_unique<QProcess>();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DISPLAY"), QLatin1Char(':') + number);
        environment.insert(QStringLiteral("XAUTHORITY"),
                           QStringLiteral("%1/%2/Xauthority").arg(m_bench.lab().displaysFolder(), number));
        m_painter->setProcessEnvironment(environment);
        m_painter->start(QStringLiteral("xterm"),
                         {QStringLiteral("-fullscreen"), QStringLiteral("-bg"), QLatin1String(colour),
                          QStringLiteral("-e"), QStringLiteral("sleep 60")});
        QVERIFY(m_painter->waitForStarted(20000));
    }
    static QString textOf(const ui::TerminalWindow& terminal)
    {
        QString text;
        for (int row = 0; row < terminal.screen().rows(); ++row)
            text += terminal.screen().text(row) + QLatin1Char('\n');
        return text;
    }
    static bool isNear(QColor one, QColor other)
    {
        return std::abs(one.red() - other.red()) < 24 && std::abs(one.green() - other.green()) < 24 &&
               std::abs(one.blue() - other.blue()) < 24;
    }
    /// One that was a tab: with its frame on the screen, and not far from where the row was.
    static bool isBeside(QPoint tabs, const QWidget& window)
    {
        const QRect frame = window.frameGeometry();
        return frame.top() < window.geometry().top() &&
               window.screen()->availableGeometry().contains(frame.topLeft()) &&
               (frame.topLeft() - tabs).manhattanLength() < 100;
    }
    instances::Instance addOther(const QString& name)
    {
        instances::InstanceDraft draft = lab::TestHome::draftFor(m_bench.lab().sshd(), name);
        draft.secrets.privateKey = core::Secret(m_bench.lab().sshd().clientKey());
        const auto added = QCoro::waitFor(m_bench.lab().home().instances().add(std::move(draft)));
        return added.value_or(instances::Instance());
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder = lab::screenshotFolder();
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        QApplication::setQuitOnLastWindowClosed(false);
    }
    void init()
    {
        QVERIFY2(m_bench.start(), qPrintable(m_bench.lab().problem()));
        QVERIFY(m_bench.openApp());
    }
    void cleanup()
    {
        if (m_painter) {
            m_painter->kill();
            m_painter->waitForFinished(5000);
            m_painter.reset();
        }
        m_bench.stop();
    }

    void tabsGoInAndOut()
    {
        windows().setTabbed(true);
        auto* const first = open(m_bench.lab().machine());
        QVERIFY(first != nullptr);
        auto* const second = open(addOther(QStringLiteral("second-and-last")));
        QVERIFY(second != nullptr);
        ui::TabsWindow& tabs = windows().tabs();
        QCOMPARE(tabs.count(), 2);
        QVERIFY(tests::isReadyForKeys(tabs));
        QTRY_VERIFY(second->viewer().isSeen() && !first->viewer().isSeen());
        QTRY_VERIFY(first->client().isPaused());
        save(tabs, "tabs");
        ui::applyTheme(ui::Theme::Dark);
        save(tabs, "tabs-dark");
        ui::applyTheme(ui::Theme::System);
        // The row is dragged out of by the mouse.
        const QPoint from = tabs.tabBar()->mapToGlobal(tabs.tabBar()->tabRect(0).center());
        QVERIFY(
            lab::VirtualScreen::act({QStringLiteral("mousemove"), QString::number(from.x()), QString::number(from.y()),
                                     QStringLiteral("mousedown"), QStringLiteral("1"), QStringLiteral("mousemove"),
                                     QString::number(from.x() + 40), QString::number(from.y() + 200),
                                     QStringLiteral("mouseup"), QStringLiteral("1")}));
        QTRY_COMPARE(tabs.count(), 1);
        QTRY_VERIFY(first->isWindow() && first->isVisible());
        QVERIFY(tests::isReadyForKeys(*first));
        QVERIFY(press("ctrl+alt+shift+t"));
        QTRY_COMPARE(tabs.count(), 2);
        // From a tab to a whole screen and back to the tab.
        QVERIFY(tests::isReadyForKeys(tabs));
        QVERIFY(press("ctrl+alt+shift+f"));
        QTRY_VERIFY(first->isFullScreen() && first->isWindow());
        QVERIFY(tests::isReadyForKeys(*first));
        QVERIFY(press("ctrl+alt+shift+f"));
        QTRY_COMPARE(tabs.count(), 2);
        QVERIFY(!first->isWindow());
        // That is where it was, and not the end of the row.
        QVERIFY(tests::isReadyForKeys(tabs));
        QVERIFY(press("ctrl+alt+shift+n"));
        QTRY_COMPARE(tabs.currentWidget(), static_cast<QWidget*>(second));
        QVERIFY(press("ctrl+alt+shift+f"));
        QTRY_VERIFY(second->isFullScreen() && second->isWindow());
        QVERIFY(tests::isReadyForKeys(*second));
        QVERIFY(press("ctrl+alt+shift+f"));
        QTRY_COMPARE(tabs.count(), 2);
        QCOMPARE(tabs.indexOf(second), 0);
        // Closing one tab ends its session alone; closing the window ends the rest.
        first->close();
        QTRY_COMPARE(m_bench.app().hub().entries().size(), std::size_t(1));
        QCOMPARE(tabs.count(), 1);
        tabs.close();
        QTRY_VERIFY(m_bench.app().hub().isEmpty());
    }

    // By keys alone: what is left has the keyboard, and nothing of what is gone does.
    void tabsAreClosedByKeys()
    {
        windows().setTabbed(true);
        QVERIFY(open(m_bench.lab().machine()) != nullptr);
        QVERIFY(open(addOther(QStringLiteral("second"))) != nullptr);
        ui::TabsWindow& tabs = windows().tabs();
        QCOMPARE(tabs.count(), 2);
        for (const int left : {1, 0}) {
            QVERIFY(tests::isReadyForKeys(tabs));
            QVERIFY(press("ctrl+alt+shift+q"));
            QTRY_COMPARE(tabs.count(), left);
        }
        QTRY_VERIFY(m_bench.app().hub().isEmpty());
        QTRY_VERIFY(!tabs.isVisible());
        QVERIFY(tabs.focusWidget() == nullptr || tabs.isAncestorOf(tabs.focusWidget()));
        // And once more, from a window of its own into a tab and out again.
        windows().setTabbed(false);
        auto* const window = open(m_bench.lab().machine());
        QVERIFY(window != nullptr);
        QVERIFY(tests::isReadyForKeys(*window));
        QVERIFY(press("ctrl+alt+shift+t"));
        QTRY_COMPARE(tabs.count(), 1);
        QVERIFY(tests::isReadyForKeys(tabs));
        const QPoint corner = tabs.pos();
        QVERIFY(press("ctrl+alt+shift+t"));
        QTRY_COMPARE(tabs.count(), 0);
        QVERIFY(tests::isReadyForKeys(*window));
        QTRY_VERIFY(isBeside(corner, *window));
        QVERIFY(press("ctrl+alt+shift+q"));
        QTRY_VERIFY(m_bench.app().hub().isEmpty());
    }

    void escapeClosesTheTabOfAnError()
    {
        windows().setTabbed(true);
        auto* const first = open(m_bench.lab().machine());
        QVERIFY(first != nullptr);
        auto* const second = open(addOther(QStringLiteral("second")));
        QVERIFY(second != nullptr);
        ui::TabsWindow& tabs = windows().tabs();
        // Behind the other one's tab it closes nothing: there the desktop has the keyboard.
        first->showError({core::ErrorCode::ConnectionRefused, QStringLiteral("nothing answers"), {}, {}}, {}, {});
        QVERIFY(tests::isReadyForKeys(tabs));
        QSignalSpy typed(&second->viewer(), &ui::ViewerWidget::keyPressed);
        QVERIFY(press("Escape"));
        QTRY_COMPARE(typed.size(), 1);
        QCOMPARE(tabs.count(), 2);
        second->showError({core::ErrorCode::ConnectionRefused, QStringLiteral("nothing answers"), {}, {}}, {}, {});
        QVERIFY(second->errorPage().isVisible());
        QTRY_VERIFY(qobject_cast<QPushButton*>(QApplication::focusWidget()) != nullptr);
        QVERIFY(press("Escape"));
        QTRY_COMPARE(tabs.count(), 1);
        QVERIFY(tabs.isVisible() && tabs.holds(*first));
    }

    // Beside the desktop's tab; it goes on unseen, over a cut link too, and leaves the row by a double click.
    void aTerminalIsATabBeside()
    {
        windows().setTabbed(true);
        auto* const viewer = open(m_bench.lab().machine());
        QVERIFY(viewer != nullptr);
        ui::TabsWindow& tabs = windows().tabs();
        auto& tools = *viewer->findChild<ui::DesktopTools*>();
        tools.openTerminal();
        ui::TerminalWindow& terminal = *tools.terminal();
        QCOMPARE(tabs.count(), 2);
        QCOMPARE(tabs.currentWidget(), &terminal);
        QVERIFY(tests::isReadyForKeys(tabs));
        QTRY_VERIFY(terminal.isLive() && !textOf(terminal).trimmed().isEmpty());
        QVERIFY(VirtualScreen::act({QStringLiteral("type"), QStringLiteral("KEPT=yes; echo said=$KEPT")}));
        QVERIFY(press("Return"));
        QTRY_VERIFY(textOf(terminal).contains(QStringLiteral("said=yes")));
        save(tabs, "tabs-terminal");
        QVERIFY(press("ctrl+alt+shift+n"));
        QTRY_COMPARE(tabs.currentWidget(), viewer);
        QTRY_VERIFY(viewer->viewer().isSeen());
        m_bench.lab().sshd().killSessions();
        QTRY_VERIFY(!terminal.isLive());
        QTRY_VERIFY_WITH_TIMEOUT(terminal.isLive(), 40000);
        QVERIFY(tests::isReadyForKeys(tabs));
        QVERIFY(press("ctrl+alt+shift+n"));
        QTRY_COMPARE(tabs.currentWidget(), &terminal);
        // The desktops' keys for windows are the terminal's, too.
        QVERIFY(press("ctrl+alt+shift+o"));
        QTRY_VERIFY(topLevel<ui::OverviewWindow>() != nullptr);
        QVERIFY(tests::isReadyForKeys(*topLevel<ui::OverviewWindow>()));
        QVERIFY(press("Escape"));
        QVERIFY(tests::isReadyForKeys(tabs));
        QVERIFY(press("ctrl+alt+shift+t"));
        QTRY_VERIFY(terminal.isWindow() && terminal.isVisible());
        QVERIFY(tests::isReadyForKeys(terminal));
        QTRY_VERIFY(isBeside(tabs.pos(), terminal));
        QVERIFY(press("ctrl+alt+shift+t"));
        QTRY_COMPARE(tabs.currentWidget(), static_cast<QWidget*>(&terminal));
        QVERIFY(tests::isReadyForKeys(tabs));
        const QPoint tab = tabs.tabBar()->tabRect(1).center();
        click(*tabs.tabBar(), tab, 2);
        QTRY_VERIFY(terminal.isWindow() && terminal.isVisible());
        QCOMPARE(tabs.count(), 1);
        QVERIFY(tests::isReadyForKeys(terminal));
        terminal.close();
        tools.openTerminal();
        QTRY_COMPARE(tabs.count(), 2);
        // The row's own button closes it, and not its shell.
        click(*tabs.tabBar()->tabButton(1, QTabBar::RightSide), QPoint(5, 5));
        QTRY_COMPARE(tabs.count(), 1);
        QVERIFY(terminal.isHidden() && !viewer->isHidden());
        tools.openTerminal();
        QTRY_COMPARE(tabs.count(), 2);
        QVERIFY(textOf(terminal).contains(QStringLiteral("said=yes")));
        viewer->close();
        QTRY_VERIFY(m_bench.app().hub().isEmpty());
        QTRY_COMPARE(tabs.count(), 0);
    }

    void allAtAGlanceLive()
    {
        windows().setTabbed(true);
        auto* const first = open(m_bench.lab().machine());
        auto* const second = open(addOther(QStringLiteral("second")));
        QVERIFY(first != nullptr && second != nullptr);
        QVERIFY(tests::isReadyForKeys(windows().tabs()));
        QVERIFY(press("ctrl+alt+shift+o"));
        QTRY_VERIFY(topLevel<ui::OverviewWindow>() != nullptr);
        auto& overview = *topLevel<ui::OverviewWindow>();
        QTRY_COMPARE(overview.count(), 2);
        QVERIFY(tests::isReadyForKeys(overview));
        // Nobody sees the first one's tab, and yet its picture follows what happens there.
        const auto pixel = [&] {
            return overview.item(0)->icon().pixmap(overview.iconSize()).toImage().pixelColor(100, 60);
        };
        for (const char* const colour : {"#2060c0", "#c02060"}) {
            paintRemote(colour);
            QTRY_VERIFY2(isNear(pixel(), QColor(QLatin1String(colour))), qPrintable(pixel().name()));
        }
        QVERIFY(!first->viewer().isSeen());
        QTest::qWait(600);
        save(overview, "overview");
        ui::applyTheme(ui::Theme::Dark);
        save(overview, "overview-dark");
        ui::applyTheme(ui::Theme::System);
        // By keys alone to the first one.
        QVERIFY(press("Home"));
        QVERIFY(press("Return"));
        QTRY_COMPARE(windows().tabs().currentWidget(), static_cast<QWidget*>(first));
        QVERIFY(tests::isReadyForKeys(windows().tabs()));
    }

    void nothingOpenIsSaidAtAGlance()
    {
        windows().showOverview();
        QTRY_VERIFY(topLevel<ui::OverviewWindow>() != nullptr);
        auto& overview = *topLevel<ui::OverviewWindow>();
        QVERIFY(tests::isReadyForKeys(overview));
        const QImage image = overview.viewport()->grab().toImage();
        QSet<QRgb> colours;
        for (int x = 0; x < image.width(); ++x)
            colours.insert(image.pixel(x, image.height() / 2));
        QVERIFY(colours.size() > 2);
        save(overview, "overview-empty");
        QVERIFY(press("Escape"));
        QTRY_VERIFY(!overview.isVisible());
    }

    // The window manager gives a window that filled its screen its former place back, later than it is told another.
    void allScreensAfterOneStayFilled()
    {
        auto* const window = open(m_bench.lab().machine());
        QVERIFY(window != nullptr);
        windows().raise(*window);
        QVERIFY(tests::isReadyForKeys(*window));
        const QRect whole = window->screen()->geometry();
        QVERIFY(window->geometry() != whole);
        QVERIFY(press("ctrl+alt+shift+f"));
        QTRY_COMPARE(window->geometry(), whole);
        QVERIFY(tests::isReadyForKeys(*window));
        QVERIFY(press("ctrl+alt+shift+a"));
        const auto toldState = [window] {
            QProcess tool;
            tool.start(QStringLiteral("xprop"),
                       {QStringLiteral("-id"), QString::number(window->winId()), QStringLiteral("_NET_WM_STATE")});
            tool.waitForFinished(10000);
            return tool.readAllStandardOutput();
        };
        QTRY_VERIFY(toldState().contains("ABOVE") && !toldState().contains("FULLSCREEN"));
        // What was on its way by then has come.
        QTest::qWait(300);
        QTRY_COMPARE(window->geometry(), whole);
        QVERIFY(tests::isReadyForKeys(*window));
        QVERIFY(press("ctrl+alt+shift+f"));
        QTRY_VERIFY(!window->isInFullscreen());
    }

    // The whole of what two screens show, over panels and all.
    void everyScreenIsFilled()
    {
        auto* const window = open(m_bench.lab().machine());
        QVERIFY(window != nullptr);
        const auto split = [](const char* name, const QString& geometry, const char* output) {
            return QProcess::execute(QStringLiteral("xrandr"), {QStringLiteral("--setmonitor"), QLatin1String(name),
                                                                geometry, QLatin1String(output)}) == 0;
        };
        const int scale = lab::VirtualScreen::scale();
        const QString monitor = QStringLiteral("%1/200x%2/250+%3+0").arg(800 * scale).arg(1000 * scale);
        QVERIFY(split("left", monitor.arg(0), "screen"));
        QVERIFY(split("right", monitor.arg(800 * scale), "none"));
        QTRY_COMPARE(QGuiApplication::screens().size(), 2);
        windows().raise(*window);
        QVERIFY(tests::isReadyForKeys(*window));
        const QRect before = window->geometry();
        QVERIFY(press("ctrl+alt+shift+f"));
        QTRY_COMPARE(window->geometry(), window->screen()->geometry());
        QVERIFY(press("ctrl+alt+shift+f"));
        QTRY_VERIFY(!window->isInFullscreen());
        QTRY_COMPARE(window->geometry(), before);
        // From one screen to all of them, and later back to where it was before the first.
        QVERIFY(tests::isReadyForKeys(*window));
        QVERIFY(press("ctrl+alt+shift+f"));
        QTRY_COMPARE(window->geometry(), window->screen()->geometry());
        QVERIFY(tests::isReadyForKeys(*window));
        QVERIFY(press("ctrl+alt+shift+a"));
        // In the screen's own pixels.
        const QByteArray wanted =
            QStringLiteral("X=0\nY=0\nWIDTH=%1\nHEIGHT=%2\n").arg(1600 * scale).arg(1000 * scale).toLatin1();
        const auto isEverywhere = [&] {
            return lab::VirtualScreen::ask({QStringLiteral("getwindowgeometry"), QStringLiteral("--shell"),
                                            QString::number(window->winId())})
                .contains(wanted);
        };
        QTRY_VERIFY(isEverywhere());
        // The window manager's answer to the end of the first fullscreen comes late.
        QVERIFY(!QTest::qWaitFor([&] { return !isEverywhere(); }, 700));
        QVERIFY(tests::isReadyForKeys(*window));
        QTRY_VERIFY(window->viewer().hasFocus());
        // A desktop that follows the window's size has a screen there for each here.
        const QSize half(800 * scale, 1000 * scale);
        const QRect left(QPoint(0, 0), half);
        const QRect right(QPoint(half.width(), 0), half);
        const auto areas = [&] {
            QList<QRect> found;
            for (const rfb::Screen& screen : window->client().screens())
                found.append(screen.area);
            return found;
        };
        // The bar is one screen's, where the mouse rests: neither two halves of one nor over both.
        const auto restAt = [scale](int x) { // in pixels
            const QByteArray place = QByteArray::number(x * scale);
            return VirtualScreen::ask({QStringLiteral("mousemove"), QString::fromLatin1(place), QStringLiteral("1"),
                                       QStringLiteral("mousemove"), QString::fromLatin1(place), QStringLiteral("0")});
        };
        const ui::ViewerBar& bar = window->bar();
        restAt(1200);
        QTRY_VERIFY(bar.isVisible());
        QCOMPARE(bar.geometry(), QRect(800, 0, 800, bar.height()));
        VirtualScreen::ask({QStringLiteral("mousemove"), QString::number(1200 * scale), QString::number(500 * scale)});
        QTRY_VERIFY(!bar.isVisible());
        restAt(800);
        QVERIFY(!QTest::qWaitFor([&bar] { return bar.isVisible(); }, 900));
        restAt(400);
        QTRY_VERIFY(bar.isVisible());
        QCOMPARE(bar.geometry(), QRect(0, 0, 800, bar.height()));
        QVERIFY(press("ctrl+alt+shift+4"));
        QTRY_VERIFY(areas() == QList<QRect>({left, right}) || areas() == QList<QRect>({right, left}));
        QVERIFY(press("ctrl+alt+shift+f"));
        QTRY_COMPARE(window->geometry(), before);
        QTRY_COMPARE(areas().size(), 1);
        QVERIFY(tests::isReadyForKeys(*window));
        QVERIFY(press("ctrl+alt+shift+a"));
        QTRY_VERIFY(isEverywhere());
        QVERIFY(tests::isReadyForKeys(*window));
        QVERIFY(press("ctrl+alt+shift+f"));
        QTRY_COMPARE(window->geometry(), before);
        // A maximized one is maximized again, and still knows what it was before that.
        window->showMaximized();
        QTRY_VERIFY(window->isMaximized() && window->height() > before.height());
        QVERIFY(tests::isReadyForKeys(*window));
        QVERIFY(press("ctrl+alt+shift+a"));
        QTRY_VERIFY(isEverywhere());
        QVERIFY(tests::isReadyForKeys(*window));
        QVERIFY(press("ctrl+alt+shift+f"));
        QTRY_VERIFY(window->isMaximized() && !isEverywhere());
        window->showNormal();
        QTRY_COMPARE(window->size(), before.size());
        for (const char* const name : {"left", "right"})
            QProcess::execute(QStringLiteral("xrandr"), {QStringLiteral("--delmonitor"), QLatin1String(name)});
    }

    void whatWasChosenIsRemembered()
    {
        const instances::Instance machine = m_bench.lab().machine();
        auto* window = open(machine);
        QVERIFY(window != nullptr);
        QVERIFY(tests::isReadyForKeys(*window));
        QVERIFY(press("ctrl+alt+shift+v"));
        QVERIFY(press("ctrl+alt+shift+3"));
        QTRY_VERIFY(window->options().viewOnly);
        QVERIFY(press("ctrl+alt+shift+c"));
        QTRY_COMPARE(QGuiApplication::clipboard()->image().size(), window->client().size());
        window->close();
        QTRY_VERIFY(m_bench.app().hub().isEmpty());
        window = open(machine);
        QVERIFY(window != nullptr);
        QVERIFY(window->options().viewOnly);
        QCOMPARE(window->options().scale, ui::ScaleMode::Stretch);
        QCOMPARE(window->viewer().scaleMode(), ui::ScaleMode::Stretch);
    }

    // What is pasted is typed whatever the layouts, and a hidden escape sequence is not.
    // Where nothing happens nothing is done: neither by the window nor by the pages that it hides.
    void aStillDesktopWakesNobody()
    {
        Wakes wakes;
        int count = 0;
        const auto isStill = [&] { return (count = wakes.duringASecond()) <= 5; };
        QVERIFY2(QTest::qWaitFor(isStill, 20000), qPrintable(QString::number(count)));
        QVERIFY(open(m_bench.lab().machine()) != nullptr);
        QVERIFY2(QTest::qWaitFor(isStill, 20000), qPrintable(QString::number(count)));
    }

    // The frame buffers of the second desktop are one here, and what libvncclient keeps in its process.
    void aSecondDesktopIsCheap()
    {
#ifdef CLOUDDESK_SANITIZED
        QSKIP("a sanitizer's memory is not ours");
#endif
        auto* const first = open(m_bench.lab().machine());
        QVERIFY(first != nullptr);
        QTest::qWait(2000);
        const qint64 one = pssOfApp();
        auto* const second = open(addOther(QStringLiteral("second")));
        QVERIFY(second != nullptr);
        QTest::qWait(2000);
        const qint64 two = pssOfApp();
        const QSize size = second->client().size();
        const qint64 picture = qint64(size.width()) * size.height() * 4 / 1024;
        qInfo("one desktop %lld KiB, two %lld KiB: +%lld KiB, of which %lld KiB are pixels", one, two, two - one,
              picture);
        // The picture here, the window's own, and the scaled one where it is scaled.
        QVERIFY(two - one <= 3 * picture + 8 * 1024);
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestDesktopWindows>(argc, argv);
}
#include "TestDesktopWindows.moc"
