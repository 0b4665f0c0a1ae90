// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ScriptedDesktop.h"
#include "lab/Patience.h"

#include <QClipboard>
#include <QLabel>
#include <QScrollBar>
#include <QTest>
#include <QWindow>

using namespace clouddesk;
using lab::VirtualScreen;
using tests::ViewerBench;
using ui::ScaleMode;

namespace {

const QColor green(0x20, 0x90, 0x40);

/// A remote window under the pointer that notes what it hears.
QProcess& listen(ViewerBench& bench, const QString& kind)
{
    QProcess& listener =
        bench.server.launch(QStringLiteral("xev"), {QStringLiteral("-event"), kind, QStringLiteral("-geometry"),
                                                    QStringLiteral("400x300+0+0")});
    std::ignore = QTest::qWaitFor(
        [&bench] {
            return bench.server.run(QStringLiteral("xwininfo"), {QStringLiteral("-root"), QStringLiteral("-tree")})
                .contains("Event Tester");
        },
        20000);
    // Xtigervnc gives keys to the window under the pointer, so they must not overtake it.
    bench.pointAt({100, 100});
    std::ignore = QTest::qWaitFor(
        [&bench] {
            return bench.server.run(QStringLiteral("xdotool"), {QStringLiteral("getmouselocation")})
                .startsWith("x:100 y:100 ");
        },
        bench.isViewOnly ? 0 : 20000);
    return listener;
}

bool hears(QProcess& listener, QByteArray& heard, const QByteArray& what)
{
    heard += listener.readAll();
    return heard.contains(what);
}

} // namespace

/// The window as a person uses it: real keys and a real mouse on a real X screen, a real TigerVNC behind it.
class TestViewer : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ViewerBench> m_bench;

    void open(const ui::ViewerOptions& options = {}, const QString& geometry = QStringLiteral("800x600"))
    {
        m_bench = std::make_unique<ViewerBench>();
        QVERIFY(m_bench->open(geometry, options, green.name()));
        QTRY_VERIFY(m_bench->shows({700, 500}, green));
    }
    [[nodiscard]] bool says(const QString& text) const
    {
        return std::ranges::any_of(m_bench->window->findChildren<QLabel*>(), [&](const QLabel* label) {
            return label->isVisible() && label->toolTip() + label->text() != QString() &&
                   (label->toolTip() == text || label->text() == text);
        });
    }

private Q_SLOTS:
    void cleanup() { m_bench.reset(); }

    void keyTypedHereIsSeenThere()
    {
        open();
        m_bench->server.launch(QStringLiteral("xterm"),
                               {QStringLiteral("-geometry"), QStringLiteral("40x10+0+0"), QStringLiteral("-e"),
                                QStringLiteral("sh"), QStringLiteral("-c"),
                                QStringLiteral("read word; [ \"$word\" = 'Yes we #1' ] && xsetroot -solid '#c02050'; "
                                               "sleep 60")});
        QTRY_VERIFY(m_bench->server.run(QStringLiteral("xwininfo"), {QStringLiteral("-root"), QStringLiteral("-tree")})
                        .contains("xterm"));
        m_bench->pointAt({60, 60});
        QTest::qWait(300);
        QVERIFY(VirtualScreen::act({QStringLiteral("type"), QStringLiteral("Yes we #1\n")}));
        QTRY_VERIFY(m_bench->shows({700, 500}, QColor(0xc0, 0x20, 0x50)));
    }

    void tabAndShiftTabGoThere()
    {
        open();
        QByteArray heard;
        QProcess& listener = listen(*m_bench, QStringLiteral("keyboard"));
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("Tab")}));
        QTRY_VERIFY(hears(listener, heard, "Tab), same_screen"));
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("shift+Tab")}));
        QTRY_VERIFY(hears(listener, heard, "ISO_Left_Tab"));
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("alt+F1")}));
        QTRY_VERIFY(hears(listener, heard, "F1), same_screen"));
    }

    void focusLossReleasesKeys()
    {
        open();
        QByteArray heard;
        QProcess& listener = listen(*m_bench, QStringLiteral("keyboard"));
        QVERIFY(VirtualScreen::act({QStringLiteral("keydown"), QStringLiteral("Control_L")}));
        QTRY_VERIFY(hears(listener, heard, "KeyPress event"));
        QVERIFY(!hears(listener, heard, "KeyRelease event"));
        QWidget other;
        other.show();
        QVERIFY(QTest::qWaitForWindowActive(&other, 20000));
        QTRY_VERIFY(hears(listener, heard, "KeyRelease event"));
        QVERIFY(VirtualScreen::act({QStringLiteral("keyup"), QStringLiteral("Control_L")}));
    }

    void wheelAndButtonsGoThere()
    {
        open();
        QByteArray heard;
        QProcess& listener = listen(*m_bench, QStringLiteral("button"));
        for (int button = 1; button <= 7; ++button) {
            QVERIFY(VirtualScreen::act({QStringLiteral("click"), QString::number(button)}));
            QTRY_VERIFY2(hears(listener, heard, "button " + QByteArray::number(button) + ','),
                         QByteArray::number(button));
        }
        QVERIFY(hears(listener, heard, "root:(100,100)"));
    }

    void smallWheelStepsAddUp()
    {
        open();
        QByteArray heard;
        QProcess& listener = listen(*m_bench, QStringLiteral("button"));
        QWidget* const viewport = m_bench->window->viewer().viewport();
        const auto turn = [viewport](int delta) {
            const QPointF at(50, 50);
            QWheelEvent event(at, viewport->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(viewport, &event);
        };
        for (int i = 0; i < 7; ++i)
            turn(15);
        QTest::qWait(200);
        QVERIFY(!hears(listener, heard, "button 4"));
        turn(15);
        QTRY_VERIFY(hears(listener, heard, "button 4"));
        turn(-120);
        QTRY_VERIFY(hears(listener, heard, "button 5"));
    }

    void pointerIsExactInEveryScale_data()
    {
        QTest::addColumn<ScaleMode>("mode");
        QTest::newRow("fit") << ScaleMode::Fit;
        QTest::newRow("native") << ScaleMode::Native;
        QTest::newRow("stretch") << ScaleMode::Stretch;
    }
    void pointerIsExactInEveryScale()
    {
        QFETCH(ScaleMode, mode);
        ui::ViewerOptions options;
        options.scale = mode;
        open(options);
        m_bench->window->resize(1003, 777);
        QTRY_COMPARE(m_bench->window->size(), QSize(1003, 777));
        for (const QPoint place : {QPoint(0, 0), QPoint(123, 456), QPoint(799, 599)}) {
            const QByteArray wanted =
                "x:" + QByteArray::number(place.x()) + " y:" + QByteArray::number(place.y()) + ' ';
            QByteArray found;
            const auto isThere = [&] {
                // A window manager that is late with an answer may still move the picture below the mouse.
                m_bench->pointAt(place);
                found = m_bench->server.run(QStringLiteral("xdotool"), {QStringLiteral("getmouselocation")});
                return found.startsWith(wanted);
            };
            QTRY_VERIFY2(isThere(), wanted + "expected, but " + found);
        }
    }

    void nativeShowsEveryPixel()
    {
        ui::ViewerOptions options;
        options.scale = ScaleMode::Native;
        options.quality = -1;
        open(options);
        m_bench->server.run(QStringLiteral("xsetroot"),
                            {QStringLiteral("-mod"), QStringLiteral("5"), QStringLiteral("3"), QStringLiteral("-fg"),
                             QStringLiteral("#ff0000"), QStringLiteral("-bg"), QStringLiteral("#0000ff")});
        VirtualScreen::act({QStringLiteral("mousemove"), QStringLiteral("1599"), QStringLiteral("999")});
        const auto isSame = [this] {
            const QImage remote = m_bench->window->viewer().screenshot();
            const QRect target = m_bench->window->viewer().geometryOfView().target();
            const QImage seen = ViewerBench::screen().copy(QRect(m_bench->origin() + target.topLeft(), remote.size()));
            return remote.pixelColor(0, 0) != green && seen == remote;
        };
        QTRY_VERIFY(isSame());
        QCOMPARE(m_bench->window->viewer().geometryOfView().target().size(), QSize(800, 600));
    }

    // Smaller than the desktop, but in its shape: nothing at its sides is left empty.
    void theFirstWindowHasTheDesktopsShape()
    {
        open({}, QStringLiteral("2400x1000"));
        const auto& viewer = m_bench->window->viewer();
        QTRY_COMPARE(m_bench->window->width(), 1520);
        const QSize room = (QSizeF(viewer.viewport()->size()) * viewer.devicePixelRatioF()).toSize();
        QTRY_VERIFY(viewer.geometryOfView().target().width() < 2400 * viewer.devicePixelRatioF());
        const QSize left = room - viewer.geometryOfView().target().size();
        QVERIFY2(left.width() <= 2 && left.height() <= 2,
                 qPrintable(QStringLiteral("%1 x %2").arg(left.width()).arg(left.height())));
    }

    void nativeScrollsWhereItDoesNotFit()
    {
        ui::ViewerOptions options;
        options.scale = ScaleMode::Native;
        open(options);
        m_bench->window->resize(500, 400);
        QTRY_COMPARE(m_bench->window->size(), QSize(500, 400));
        ui::ViewerWidget& viewer = m_bench->window->viewer();
        QTRY_VERIFY(viewer.horizontalScrollBar()->maximum() > 0);
        const int line = qRound(20 * viewer.devicePixelRatioF());
        viewer.horizontalScrollBar()->triggerAction(QScrollBar::SliderSingleStepAdd);
        QCOMPARE(viewer.horizontalScrollBar()->value(), std::min(line, viewer.horizontalScrollBar()->maximum()));
        viewer.horizontalScrollBar()->setValue(viewer.horizontalScrollBar()->maximum());
        viewer.verticalScrollBar()->setValue(viewer.verticalScrollBar()->maximum());
        QCOMPARE(viewer.geometryOfView().toRemote(
                     QPointF(viewer.viewport()->width() - 0.5, viewer.viewport()->height() - 0.5)),
                 QPoint(799, 599));
        // Each bar is there only if it is needed, whatever was there before.
        const QSize picture = (QSizeF(800, 600) / viewer.devicePixelRatioF()).toSize();
        const QSize around = m_bench->window->size() - viewer.size();
        const int bar = viewer.horizontalScrollBar()->height();
        const auto needs = [&](QSize room, bool across, bool down) {
            m_bench->window->resize(room + around);
            return QTest::qWaitFor(
                [&] {
                    return viewer.size() == room && viewer.horizontalScrollBar()->isVisible() == across &&
                           viewer.verticalScrollBar()->isVisible() == down;
                },
                5000);
        };
        QVERIFY(needs(picture, false, false));
        QVERIFY(needs(picture - QSize(1, 0), true, true));
        QVERIFY(needs(picture + QSize(-1, bar), true, false));
        QVERIFY(needs(picture + QSize(bar, -1), false, true));
        QVERIFY(needs(picture - QSize(0, 1), true, true));
        QVERIFY(needs(picture, false, false));
        QCOMPARE(viewer.viewport()->size(), picture);
    }

    void chordTogglesFullscreenAndIsNotTyped()
    {
        open();
        QByteArray heard;
        QProcess& listener = listen(*m_bench, QStringLiteral("keyboard"));
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("ctrl+alt+shift+f")}));
        QTRY_VERIFY(m_bench->window->isFullScreen());
        QTRY_COMPARE(m_bench->window->size(), QSize(1600, 1000));
        QTRY_VERIFY(m_bench->shows({700, 500}, green));
        QTRY_VERIFY(m_bench->window->isActiveWindow());
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("ctrl+alt+shift+f")}));
        QTRY_VERIFY(!m_bench->window->isFullScreen());
        QTRY_VERIFY(m_bench->window->isActiveWindow());
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("g")}));
        QTRY_VERIFY(hears(listener, heard, "keysym 0x67"));
        QVERIFY(!heard.contains("keysym 0x46, F") && !heard.contains("keysym 0x66, f"));
    }

    void everyKeyGoesThereWhileTheKeyboardIsHeld()
    {
        open();
        m_bench->window->setFullscreen(true);
        QTRY_COMPARE(m_bench->window->size(), QSize(1600, 1000));
        QTRY_VERIFY(m_bench->window->findChild<ui::KeyboardGrab*>()->isHeld());
        QTRY_VERIFY(m_bench->window->findChild<ui::Hint*>()->isVisible());
        QVERIFY(m_bench->window->findChild<ui::Hint*>()->text().contains(QStringLiteral("Ctrl+Alt+Shift+G")));
        QByteArray heard;
        QProcess& listener = listen(*m_bench, QStringLiteral("keyboard"));
        // The window manager would keep these for itself.
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("alt+Tab")}));
        QTRY_VERIFY(hears(listener, heard, "Tab), same_screen"));
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("super+d")}));
        QTRY_VERIFY(hears(listener, heard, "Super_L"));
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("ctrl+alt+shift+g")}));
        QTRY_VERIFY(!m_bench->window->findChild<ui::KeyboardGrab*>()->isHeld());
        heard.clear();
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("alt+Tab")}));
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("z")}));
        QTRY_VERIFY(hears(listener, heard, "keysym 0x7a"));
        QVERIFY(!heard.contains("Tab), same_screen"));
    }

    void heldKeyboardIsLentToMenusAndOtherWindows()
    {
        open();
        auto& grab = *m_bench->window->findChild<ui::KeyboardGrab*>();
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("ctrl+alt+shift+g")}));
        QTRY_VERIFY(grab.isHeld());
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("ctrl+alt+shift+m")}));
        QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
        QVERIFY(!grab.isHeld());
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("Escape")}));
        QTRY_VERIFY(QApplication::activePopupWidget() == nullptr && grab.isHeld());
        QWidget other;
        other.show();
        QVERIFY(QTest::qWaitForWindowActive(&other, 20000));
        QTRY_VERIFY(!grab.isHeld());
        QSignalSpy typed(m_bench->window->findChild<ui::ViewerWidget*>(), &ui::ViewerWidget::keyPressed);
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("a")}));
        QTest::qWait(200);
        QVERIFY(typed.isEmpty());
        other.hide();
        QTRY_VERIFY(grab.isHeld());
        m_bench->server.process().kill();
        QTRY_VERIFY(m_bench->window->findChild<ui::ErrorPage*>()->isVisible());
        QVERIFY(!grab.isHeld());
    }

    void menuSendsSpecialKeysByKeyboardAlone()
    {
        open();
        QByteArray heard;
        QProcess& listener = listen(*m_bench, QStringLiteral("keyboard"));
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("ctrl+alt+shift+m")}));
        QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
        // Input, Send keys, Ctrl+Alt+Del
        for (const char* key : {"Down", "Right", "Right", "Return"})
            QVERIFY(VirtualScreen::act({QStringLiteral("key"), QString::fromLatin1(key)}));
        QTRY_VERIFY(hears(listener, heard, "Delete), same_screen"));
        QVERIFY(heard.contains("state 0xc, keycode"));
        for (QAction* const action : m_bench->window->findChildren<QAction*>()) {
            if (action->text() == QStringLiteral("Ctrl+Alt+F12"))
                action->trigger();
        }
        QTRY_VERIFY(hears(listener, heard, "F12"));
    }

    void clipboardIsTyped()
    {
        open();
        QGuiApplication::clipboard()->setText(QString::fromUtf8("Grün, 日本 & \"x\" \\ ~\r\n"));
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("typed"));
        m_bench->server.launch(QStringLiteral("xterm"),
                               {QStringLiteral("-u8"), QStringLiteral("-geometry"), QStringLiteral("60x10+0+0"),
                                QStringLiteral("-e"), QStringLiteral("sh"), QStringLiteral("-c"),
                                QStringLiteral("read -r line; printf %s \"$line\" > '%1'; sleep 60").arg(file)});
        QTRY_VERIFY(m_bench->server.run(QStringLiteral("xwininfo"), {QStringLiteral("-root"), QStringLiteral("-tree")})
                        .contains("xterm"));
        m_bench->pointAt({60, 60});
        QTest::qWait(500);
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("ctrl+alt+shift+p")}));
        const auto typed = [&file] {
            QFile read(file);
            return read.open(QIODevice::ReadOnly) ? QString::fromUtf8(read.readAll()) : QString();
        };
        QTRY_COMPARE(typed(), QString::fromUtf8("Grün, 日本 & \"x\" \\ ~"));
    }

    void remoteSizeFollowsTheWindow()
    {
        ui::ViewerOptions options;
        options.scale = ScaleMode::Match;
        open(options);
        const ui::ViewerWidget& viewer = m_bench->window->viewer();
        const auto isMatched = [&viewer] { return viewer.screenshot().size() == viewer.viewport()->size(); };
        QTRY_VERIFY(isMatched());
        QTRY_VERIFY(viewer.geometryOfView().isExact());
        // While the window is being dragged larger nothing is asked for; then once.
        QSignalSpy resized(&m_bench->window->client(), &rfb::Client::resized);
        for (int i = 0; i < 10; ++i) {
            m_bench->window->resize(700 + 10 * i, 500);
            QTest::qWait(30);
        }
        QTRY_VERIFY(viewer.viewport()->width() == 790 && isMatched());
        // The picture may be there a moment before it is told of.
        QTRY_COMPARE(resized.size(), 1);
        QTRY_VERIFY(m_bench->shows({700, 400}, green));
    }

    void serverThatKeepsItsSizeIsShownScaled()
    {
        lab::FakeRfbServer server(lab::rfbscript::handshake(320, 200) + lab::rfbscript::fullUpdate(320, 200, 0x209040));
        ui::ViewerOptions options;
        options.scale = ScaleMode::Match;
        ui::ViewerWindow window(QStringLiteral("old-box"), options);
        window.show();
        QSignalSpy refused(&window.viewer(), &ui::ViewerWidget::matchRefused);
        window.showDesktop(tests::desktopOf(server));
        QTRY_VERIFY(!refused.isEmpty());
        QCOMPARE(window.viewer().geometryOfView().target().width(), window.viewer().viewport()->width());
        const QList<QLabel*> labels = window.findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->text().startsWith(QStringLiteral("old-box keeps its size and is shown scaled"));
        }));
        // A screen of another density has other pixels for the same size.
        refused.clear();
        QEvent change(QEvent::ScreenChangeInternal);
        QCoreApplication::sendEvent(window.viewer().viewport(), &change);
        QTRY_COMPARE(refused.size(), 1);
    }

    void nothingIsAskedForWhileNobodyCanSee()
    {
        open();
        QTRY_VERIFY(!m_bench->window->client().isPaused());
        m_bench->window->showMinimized();
        QTRY_VERIFY(m_bench->window->client().isPaused());
        QTRY_VERIFY(!m_bench->window->windowHandle()->isExposed());
        m_bench->window->showNormal();
        QTRY_VERIFY(!m_bench->window->client().isPaused());
        m_bench->server.run(QStringLiteral("xsetroot"), {QStringLiteral("-solid"), QStringLiteral("#c02050")});
        QTRY_VERIFY(m_bench->shows({700, 500}, QColor(0xc0, 0x20, 0x50)));
    }

    void mouseAtTheEdgeScrollsAWholeScreen()
    {
        ui::ViewerOptions options;
        options.scale = ScaleMode::Native;
        options.fullscreen = true;
        open(options, QStringLiteral("2000x1300"));
        ui::ViewerWidget& viewer = m_bench->window->viewer();
        QTRY_COMPARE(viewer.viewport()->size(), QSize(1600, 1000));
        QVERIFY(VirtualScreen::act({QStringLiteral("mousemove"), QStringLiteral("1598"), QStringLiteral("998"),
                                    QStringLiteral("mousemove"), QStringLiteral("1599"), QStringLiteral("999")}));
        QTRY_COMPARE(viewer.geometryOfView().target().topLeft(), QPoint(-400, -300));
        // The remote pointer has come along.
        QTRY_VERIFY(m_bench->server.run(QStringLiteral("xdotool"), {QStringLiteral("getmouselocation")})
                        .startsWith("x:1999 y:1299 "));
        QVERIFY(VirtualScreen::act({QStringLiteral("mousemove"), QStringLiteral("0"), QStringLiteral("500")}));
        QTRY_COMPARE(viewer.geometryOfView().target().left(), 0);
    }

    void startsFullscreen()
    {
        ui::ViewerOptions options;
        options.fullscreen = true;
        open(options);
        QTRY_VERIFY(m_bench->window->isFullScreen());
    }

    void viewOnlySendsNothing()
    {
        ui::ViewerOptions options;
        options.viewOnly = true;
        open(options);
        const auto place = [this] {
            return m_bench->server.run(QStringLiteral("xdotool"), {QStringLiteral("getmouselocation")}).left(12);
        };
        const QByteArray before = place();
        QByteArray heard;
        QProcess& listener = listen(*m_bench, QStringLiteral("keyboard"));
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("a")}));
        QVERIFY(VirtualScreen::act({QStringLiteral("click"), QStringLiteral("1")}));
        QTest::qWait(300);
        QVERIFY(!hears(listener, heard, "KeyPress event"));
        QCOMPARE(place(), before);
        const auto labels = m_bench->window->findChildren<QLabel*>();
        const auto sign = std::ranges::find(labels, QStringLiteral("View only"), &QLabel::text);
        QVERIFY(sign != labels.end() && (*sign)->isVisible());
        // The same way, switched on again, is heard.
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("ctrl+alt+shift+v")}));
        QTRY_VERIFY(!(*sign)->isVisible());
        m_bench->pointAt({120, 100});
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("a")}));
        QTRY_VERIFY(hears(listener, heard, "KeyPress event"));
    }

    void clipboardGoesBothWaysWithoutEchoes()
    {
        open();
        QGuiApplication::clipboard()->setText(QStringLiteral("from here"));
        const QStringList read = {QStringLiteral("-o"), QStringLiteral("-selection"), QStringLiteral("clipboard")};
        QTRY_COMPARE(m_bench->server.run(QStringLiteral("xclip"), read), QByteArray("from here"));
        QSignalSpy changes(QGuiApplication::clipboard(), &QClipboard::dataChanged);
        QProcess& owner =
            m_bench->server.launch(QStringLiteral("xclip"), {QStringLiteral("-selection"), QStringLiteral("clipboard"),
                                                             QStringLiteral("-quiet")});
        owner.write("from there");
        owner.closeWriteChannel();
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("from there"));
        QTest::qWait(300);
        QCOMPARE(changes.size(), 1);
        // Had it been echoed, the remote owner would have lost the selection and ended.
        QCOMPARE(owner.state(), QProcess::Running);
    }

    // On whichever side; what was copied there before is not put over it when the window is used again.
    void whatWasCopiedLastCounts()
    {
        open();
        QWidget other;
        other.show();
        QVERIFY(QTest::qWaitForWindowActive(&other, 20000));
        QSignalSpy received(&m_bench->window->client(), &rfb::Client::clipboardReceived);
        QProcess& owner =
            m_bench->server.launch(QStringLiteral("xclip"), {QStringLiteral("-selection"), QStringLiteral("clipboard"),
                                                             QStringLiteral("-quiet")});
        owner.write("older, there");
        owner.closeWriteChannel();
        QTRY_COMPARE(received.size(), 1);
        QGuiApplication::clipboard()->setText(QStringLiteral("newer, here"));
        QTest::qWait(100);
        other.hide();
        QVERIFY(QTest::qWaitForWindowActive(m_bench->window.get(), 20000));
        const QStringList read = {QStringLiteral("-o"), QStringLiteral("-selection"), QStringLiteral("clipboard")};
        QTRY_COMPARE(m_bench->server.run(QStringLiteral("xclip"), read), QByteArray("newer, here"));
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("newer, here"));
    }

    void aTextThatIsTooLongIsTold()
    {
        open();
        QSignalSpy dropped(&m_bench->window->client(), &rfb::Client::clipboardDropped);
        QGuiApplication::clipboard()->setText(QString(2 * 1024 * 1024, u'x'));
        QTRY_COMPARE(dropped.size(), 1);
        QTRY_VERIFY(says(dropped.first().first().toString()));
        QGuiApplication::clipboard()->clear();
    }

    void screenshotIsTheRemoteScreen()
    {
        open();
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("shot.png"));
        const QImage seen = m_bench->window->viewer().screenshot();
        QVERIFY(ui::ViewerWindow::saveScreenshot(seen, file).has_value());
        const QImage image(file);
        QCOMPARE(image.size(), QSize(800, 600));
        QCOMPARE(image.pixelColor(400, 300), green);
        const auto failed = ui::ViewerWindow::saveScreenshot(seen, folder.filePath(QStringLiteral("no/where.png")));
        QCOMPARE(failed.error().code, core::ErrorCode::InputOutputFailed);
    }

    void serverResizeIsFollowed()
    {
        open();
        m_bench->server.run(QStringLiteral("xrandr"), {QStringLiteral("-s"), QStringLiteral("640x480")});
        QTRY_COMPARE(m_bench->window->viewer().screenshot().size(), QSize(640, 480));
        QTRY_VERIFY(m_bench->shows({639, 479}, green));
    }

    void serverThatDiesShowsAnError()
    {
        open();
        m_bench->server.process().kill();
        QTRY_VERIFY(m_bench->window->findChild<ui::ErrorPage*>()->isVisible());
    }

    // Whoever tries again does not share the window with a session that has failed.
    void anErrorLetsTheDesktopGo()
    {
        open();
        auto desktop = ui::RemoteDesktop::fromStreams([]() -> core::Task<core::UniqueFd> {
            co_return core::fail(core::ErrorCode::ConnectionLost, QStringLiteral("gone"));
        });
        const std::weak_ptr<ui::RemoteDesktop> weak = desktop;
        m_bench->window->showDesktop(std::move(desktop));
        QTRY_VERIFY(m_bench->window->findChild<ui::ErrorPage*>()->isVisible());
        QTRY_VERIFY(weak.expired());
    }

    void aFailureToldByTheDesktopLetsItGo()
    {
        open();
        auto desktop =
            ui::RemoteDesktop::fromStreams([this] { return m_bench->connectTo(m_bench->server.socketPath()); });
        const std::weak_ptr<ui::RemoteDesktop> weak = desktop;
        m_bench->window->showDesktop(std::move(desktop));
        QTRY_VERIFY(m_bench->window->client().isRunning());
        Q_EMIT weak.lock()->failed({core::ErrorCode::DisplayDied, QStringLiteral("it died"), {}, {}});
        QVERIFY(m_bench->window->findChild<ui::ErrorPage*>()->isVisible());
        QVERIFY(!m_bench->window->client().isRunning());
        QTRY_VERIFY(weak.expired());
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestViewer>(argc, argv);
}
#include "TestViewer.moc"
