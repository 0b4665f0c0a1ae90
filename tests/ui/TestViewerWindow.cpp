// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ViewerBench.h"

#include "lab/Patience.h"
#include "lab/Screenshots.h"
#include "ui/desktop/BringForward.h"
#include "ui/desktop/OverviewWindow.h"
#include "ui/desktop/TabsWindow.h"
#include "ui/desktop/ViewerMemory.h"

#include <QAccessible>
#include <QLabel>
#include <QMessageBox>
#include <QMouseEvent>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>

using namespace clouddesk;
using lab::VirtualScreen;
using tests::ViewerBench;

namespace {

core::Error refused()
{
    return {core::ErrorCode::ConnectionRefused, QStringLiteral("nothing answers"), QStringLiteral("build-box"), {}};
}

bool moveTo(std::initializer_list<QPoint> places, const QStringList& then = {})
{
    QStringList arguments;
    for (const QPoint place : places)
        arguments << QStringLiteral("mousemove") << QString::number(place.x()) << QString::number(place.y());
    return VirtualScreen::act(arguments + then);
}

void removeMonitor(const char* name)
{
    QProcess::execute(QStringLiteral("xrandr"), {QStringLiteral("--delmonitor"), QLatin1String(name)});
}

bool press(const char* key)
{
    return VirtualScreen::act({QStringLiteral("key"), QLatin1String(key)});
}

/// What the screen says of one of its windows, or of itself.
QByteArray propertyOf(const QStringList& whose, const char* name)
{
    QProcess tool;
    tool.start(QStringLiteral("xprop"), QStringList(whose) << QLatin1String(name));
    tool.waitForFinished(10000);
    return tool.readAllStandardOutput().trimmed();
}

bool isOnTop(const QWidget& window)
{
    return propertyOf({QStringLiteral("-id"), QString::number(window.winId())}, "_NET_WM_STATE").contains("ABOVE");
}

bool isFilling(const QWidget& window)
{
    return propertyOf({QStringLiteral("-id"), QString::number(window.winId())}, "_NET_WM_STATE").contains("FULLSCREEN");
}

bool isInFront(const QWidget& window)
{
    return propertyOf({QStringLiteral("-root")}, "_NET_CLIENT_LIST_STACKING")
        .endsWith("0x" + QByteArray::number(window.winId(), 16));
}

} // namespace

/// What stands around a desktop: its bar, the hint over it, the page that says what went wrong.
class TestViewerWindow : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ViewerBench> m_bench;

    void openFullscreen()
    {
        m_bench = std::make_unique<ViewerBench>();
        QVERIFY(m_bench->open(QStringLiteral("800x600"), {}, QStringLiteral("#209040")));
        QVERIFY(moveTo({{700, 500}}));
        m_bench->window->setFullscreen(true);
        QTRY_COMPARE(m_bench->window->size(), QSize(1600, 1000));
        QTRY_VERIFY(!m_bench->window->bar().isVisible());
    }
    void hover(QPointF place)
    {
        QWidget* const viewport = m_bench->window->viewer().viewport();
        QMouseEvent event(QEvent::MouseMove, place, viewport->mapToGlobal(place), Qt::NoButton, Qt::NoButton,
                          Qt::NoModifier);
        QCoreApplication::sendEvent(viewport, &event);
    }
    /// Longer than a mouse rests that wants the bar.
    [[nodiscard]] bool staysAway() const
    {
        return !QTest::qWaitFor([this] { return m_bench->window->bar().isVisible(); }, 900);
    }

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion"))); }
    void cleanup() { m_bench.reset(); }

    void barComesOutWhereTheMouseRests()
    {
        openFullscreen();
        const ui::ViewerBar& bar = m_bench->window->bar();
        QVERIFY(moveTo({{800, 1}, {800, 0}}));
        QTRY_VERIFY(bar.isVisible());
        QVERIFY(moveTo({{800, 500}}));
        QTRY_VERIFY(!bar.isVisible());
        // A touch, and on to just below the edge, where one that had come out would stay. By events of our own: of a
        // real mouse, moves that follow each other so fast may be seen as one.
        hover({800, 0});
        QCoreApplication::processEvents();
        hover({800, 40});
        QVERIFY(staysAway());
        // Whoever presses a button there means the remote desktop.
        QVERIFY(moveTo({{800, 1}, {800, 0}}, {QStringLiteral("mousedown"), QStringLiteral("1"),
                                              QStringLiteral("mouseup"), QStringLiteral("1")}));
        QVERIFY(staysAway());
    }

    // The bar is wider there, with other words on its button.
    void aNarrowWindowFillsTheScreen()
    {
        m_bench = std::make_unique<ViewerBench>();
        QVERIFY(m_bench->open(QStringLiteral("800x600"), {}, QStringLiteral("#209040")));
        ui::ViewerWindow& window = *m_bench->window;
        window.resize(1, 400);
        QTRY_COMPARE(window.windowHandle()->width(), window.minimumWidth());
        window.menu().trigger('F');
        QTRY_COMPARE(window.size(), QSize(1600, 1000));
        QTRY_VERIFY(isFilling(window));
        // Nor is it narrower than its bar after it has got another one meanwhile.
        window.menu().trigger('V');
        window.menu().trigger('F');
        QTRY_VERIFY(!isFilling(window) && window.width() < 1600);
        QTRY_VERIFY(window.bar().isVisible());
        QTRY_VERIFY(window.width() >= window.bar().minimumSizeHint().width());
    }

    // Where panels have their menus.
    void cornersAreTheRemoteDesktops()
    {
        openFullscreen();
        for (const int x : {0, 400, 1200, 1599}) {
            QVERIFY(moveTo({{x, 1}, {x, 0}}));
            QVERIFY2(staysAway(), QByteArray::number(x));
        }
        QVERIFY(moveTo({{801, 0}}));
        QTRY_VERIFY(m_bench->window->bar().isVisible());
    }

    void allScreensAreCoveredWhateverBecomesOfThem()
    {
        ui::ViewerOptions options;
        options.scale = ui::ScaleMode::Match;
        m_bench = std::make_unique<ViewerBench>();
        QVERIFY(m_bench->open(QStringLiteral("800x600"), options, QStringLiteral("#209040")));
        ui::ViewerWindow& window = *m_bench->window;
        window.menu().trigger('A');
        QTRY_COMPARE(window.size(), QSize(1600, 1000));
        const auto remoteWidths = [&window] {
            QList<int> widths;
            for (const rfb::Screen& screen : window.client().screens())
                widths.append(screen.area.width());
            std::ranges::sort(widths);
            return widths;
        };
        const auto setMonitor = [](const char* name, const char* geometry, const char* output) {
            return QProcess::execute(QStringLiteral("xrandr"), {QStringLiteral("--setmonitor"), QLatin1String(name),
                                                                QLatin1String(geometry), QLatin1String(output)}) == 0;
        };
        QVERIFY(setMonitor("left", "600/200x1000/250+0+0", "screen"));
        QVERIFY(setMonitor("right", "1000/200x1000/250+600+0", "none"));
        QTRY_COMPARE(remoteWidths(), QList<int>({600, 1000}));
        removeMonitor("right");
        QTRY_COMPARE(window.size(), QSize(600, 1000));
        QTRY_COMPARE(remoteWidths(), QList<int>({600}));
        removeMonitor("left");
        QTRY_COMPARE(window.size(), QSize(1600, 1000));
    }

    void aWindowIsOnAScreenAlsoAfterItsOwnHasGone()
    {
        const auto setMonitor = [](const char* name, const char* geometry, const char* output) {
            return QProcess::execute(QStringLiteral("xrandr"), {QStringLiteral("--setmonitor"), QLatin1String(name),
                                                                QLatin1String(geometry), QLatin1String(output)}) == 0;
        };
        QVERIFY(setMonitor("left", "600/200x1000/250+0+0", "screen"));
        QVERIFY(setMonitor("right", "1000/200x1000/250+600+0", "none"));
        QTRY_COMPARE(QGuiApplication::screens().size(), 2);
        m_bench = std::make_unique<ViewerBench>();
        QVERIFY(m_bench->open(QStringLiteral("640x400"), {}, QStringLiteral("#209040")));
        ui::ViewerWindow& window = *m_bench->window;
        window.move(900, 200);
        QTRY_VERIFY(window.geometry().left() >= 900);
        window.menu().trigger('A');
        QTRY_COMPARE(window.size(), QSize(1600, 1000));
        removeMonitor("right");
        QTRY_COMPARE(window.size(), QSize(600, 1000));
        window.setFullscreen(false);
        const bool isThere = QTest::qWaitFor(
            [&window] { return QRect(0, 0, 600, 1000).contains(window.geometry().center()); }, tryTimeout);
        removeMonitor("left");
        QVERIFY(isThere);
        QTRY_COMPARE(window.screen()->size(), QSize(1600, 1000));
    }

    // Nobody sees what lies under a window that stays on top.
    void allScreensGiveWayToWhatHasTheKeyboard()
    {
        m_bench = std::make_unique<ViewerBench>();
        QVERIFY(m_bench->open(QStringLiteral("800x600"), {}, QStringLiteral("#209040")));
        ui::ViewerWindow& window = *m_bench->window;
        window.menu().trigger('A');
        QTRY_VERIFY(isOnTop(window) && isInFront(window));
        ui::OverviewWindow overview([&window] { return QList<ui::ViewerWindow*>({&window}); });
        ui::bringForward(overview);
        QTRY_VERIFY(!isOnTop(window) && isInFront(overview));
        QCOMPARE(window.size(), QSize(1600, 1000));
        overview.close();
        QTRY_VERIFY(isOnTop(window) && isInFront(window));
        QTRY_VERIFY(window.viewer().hasFocus());
        // Its own dialog stands before it anyway.
        QMessageBox dialog(&window);
        dialog.open();
        QVERIFY(QTest::qWaitForWindowActive(&dialog, tryTimeout));
        QTRY_VERIFY(isInFront(dialog));
        QVERIFY(isOnTop(window));
        ui::bringForward(overview);
        QTRY_VERIFY(!isOnTop(window) && isInFront(overview));
        dialog.close();
        overview.close();
        QTRY_VERIFY(isOnTop(window));
        window.menu().trigger('F');
        QTRY_VERIFY(!isOnTop(window));
    }

    void howKeysAreMeantIsRemembered()
    {
        const QTemporaryDir folder;
        const QString file = ui::ViewerMemory::fileIn(folder.path());
        ui::ViewerWindow window(QStringLiteral("build-box"), {});
        connect(&window, &ui::ViewerWindow::optionsChanged, this, [file](const ui::ViewerOptions& options) {
            ui::ViewerMemory(file).remember(QStringLiteral("key"), options);
        });
        const QStringList items = {QStringLiteral("Use the input &method of this computer"),
                                   QStringLiteral("Keys by &position (remote layout)")};
        for (QAction* const action : window.menu().inputMenu()->actions()) {
            if (items.contains(action->text()))
                action->trigger();
        }
        ui::ViewerMemory memory(file);
        QVERIFY(memory.load().has_value());
        ui::ViewerWindow next(QStringLiteral("build-box"), memory.options(QStringLiteral("key"), {}));
        QVERIFY(next.viewer().composesHere());
        QCOMPARE(next.viewer().keyMeaning(), ui::KeyMeaning::Position);
        for (const QAction* const action : next.menu().inputMenu()->actions())
            QVERIFY(!items.contains(action->text()) || action->isChecked());
    }

    void hintOfFullscreenGoesWithIt()
    {
        openFullscreen();
        const auto& hint = *m_bench->window->findChild<ui::Hint*>();
        QTRY_VERIFY(hint.isVisible());
        m_bench->window->setFullscreen(false);
        QVERIFY(!hint.isVisible());
        QTRY_VERIFY(m_bench->window->bar().isVisible());
    }

    void errorAfterFullscreenHasNoBar()
    {
        openFullscreen();
        m_bench->window->showError(refused(), {}, {});
        QVERIFY(m_bench->window->errorPage().isVisible());
        QVERIFY(!m_bench->window->isInFullscreen() && !m_bench->window->bar().isVisible());
    }

    void escapeClosesTheErrorAndNotTheDesktop()
    {
        m_bench = std::make_unique<ViewerBench>();
        QVERIFY(m_bench->open(QStringLiteral("800x600"), {}, QStringLiteral("#209040")));
        ui::ViewerWindow& window = *m_bench->window;
        QTRY_VERIFY(VirtualScreen::isActive(QByteArray::number(window.winId())));
        QSignalSpy closed(&window, &ui::ViewerWindow::closed);
        QSignalSpy typed(&window.viewer(), &ui::ViewerWidget::keyPressed);
        QVERIFY(press("Escape"));
        QTRY_COMPARE(typed.size(), 1);
        QVERIFY(closed.isEmpty());
        QSignalSpy retried(&window, &ui::ViewerWindow::retryRequested);
        window.showError(refused(), {}, QStringLiteral("ssh: connect: Connection refused"));
        QVERIFY(window.errorPage().isVisible());
        // What is on its way from hands that type is not meant for the page.
        for (const Qt::Key key : {Qt::Key_Space, Qt::Key_Return, Qt::Key_Escape}) {
            QTest::keyClick(QApplication::focusWidget(), key);
            QVERIFY(closed.isEmpty() && retried.isEmpty() && window.isVisible());
        }
        QTRY_VERIFY(qobject_cast<QPushButton*>(QApplication::focusWidget()) != nullptr);
        QVERIFY(press("Escape"));
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY(!window.isVisible());
    }

    // Nobody types into what shows how far a connect is.
    void theErrorOfAConnectObeysAtOnce()
    {
        ui::ViewerWindow window(QStringLiteral("build-box"), {});
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window, tryTimeout));
        QSignalSpy retried(&window, &ui::ViewerWindow::retryRequested);
        window.showError(refused(), {}, {});
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(retried.size(), 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!window.isVisible());
    }

    void noticesWaitUntilTheyAreSeen_data()
    {
        QTest::addColumn<bool>("isMinimized");
        QTest::newRow("another tab") << false;
        QTest::newRow("minimised") << true;
    }
    void noticesWaitUntilTheyAreSeen()
    {
        QFETCH(bool, isMinimized);
        m_bench = std::make_unique<ViewerBench>();
        QVERIFY(m_bench->open(QStringLiteral("1000x600"), {}, QStringLiteral("#209040")));
        ui::ViewerWindow& window = *m_bench->window;
        ui::TabsWindow tabs;
        tabs.add(window);
        tabs.addTab(new QWidget(&tabs), {});
        tabs.show();
        QVERIFY(QTest::qWaitForWindowActive(&tabs, tryTimeout));
        isMinimized ? tabs.showMinimized() : tabs.setCurrentIndex(1);
        QTRY_COMPARE(tabs.isMinimized(), isMinimized);
        QTRY_VERIFY(!window.viewer().isSeen());
        auto& hint = *window.findChild<ui::Hint*>();
        hint.say(QStringLiteral("over the picture"));
        window.bar().notify(QStringLiteral("in the bar"));
        const auto inBar = [&window] {
            const QList<QLabel*> labels = window.bar().findChildren<QLabel*>();
            return std::ranges::find(labels, QStringLiteral("in the bar"), &QLabel::text) != labels.end();
        };
        // Longer than each of them is to be read.
        QVERIFY(!QTest::qWaitFor([&] { return hint.isHidden() || !inBar(); }, 9000));
        isMinimized ? tabs.showNormal() : tabs.setCurrentIndex(0);
        QTRY_VERIFY(window.viewer().isSeen());
        QVERIFY(hint.isVisible() && inBar());
        QTRY_VERIFY(hint.isHidden() && !inBar());
    }

    void longNameGivesWay()
    {
        const auto name = QStringLiteral(
            "i-0f3c2b1a998877665 build-box-for-the-nightly-release-of-everything.eu-central-1.example.com");
        lab::XtigervncServer server;
        QVERIFY(server.start(QStringLiteral("640x400")));
        ui::ViewerOptions options;
        options.viewOnly = true;
        ui::ViewerWindow window(name, options);
        QSignalSpy shown(&window, &ui::ViewerWindow::desktopShown);
        window.show();
        window.showDesktop(
            ui::RemoteDesktop::fromStreams([&server] { return ViewerBench::connectTo(server.socketPath()); }));
        QTRY_VERIFY(!shown.isEmpty());
        // As wide as the desktop, and not as the bar would like.
        QTRY_COMPARE(window.viewer().viewport()->size(), QSize(640, 400));
        const QList<QLabel*> labels = window.bar().findChildren<QLabel*>();
        const auto label = std::ranges::find(labels, name, &QLabel::text);
        QVERIFY(label != labels.end());
        // What is seen of it is what a plain label shows of the name with its middle left out.
        const auto seen = [](QLabel& of) {
            QImage image(of.size(), QImage::Format_RGB32);
            image.fill(Qt::white);
            of.render(&image, {}, {}, {});
            return image;
        };
        QLabel cut((*label)->fontMetrics().elidedText(name, Qt::ElideMiddle, (*label)->width()));
        QVERIFY(cut.text().contains(QChar(0x2026)) && cut.text().endsWith(QStringLiteral("com")));
        cut.setFont((*label)->font());
        cut.resize((*label)->size());
        QCOMPARE(seen(**label), seen(cut));
        for (const QToolButton* const button : window.bar().findChildren<QToolButton*>())
            QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->text()));
        QVERIFY(window.grab().save(lab::screenshotFolder() + QStringLiteral("/ui-long-name-view-only.png")));
    }

    void everyFieldOfTheErrorHasAName()
    {
        ui::ViewerWindow window(QStringLiteral("build-box"), {});
        window.show();
        window.showError(refused(), {}, QStringLiteral("ssh: connect: Connection refused"));
        auto* const log = window.errorPage().findChild<QPlainTextEdit*>();
        QAccessibleInterface* const spoken = QAccessible::queryAccessibleInterface(log);
        QVERIFY(spoken != nullptr);
        QCOMPARE(spoken->text(QAccessible::Name), QStringLiteral("Technical details"));
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestViewerWindow>(argc, argv);
}
#include "TestViewerWindow.moc"
