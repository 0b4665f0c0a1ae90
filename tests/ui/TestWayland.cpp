// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ViewerBench.h"
#include "lab/Patience.h"
#include "lab/WaylandScreen.h"
#include "ui/keyboard/KeyboardGrab.h"

#include <QKeyEvent>

using namespace clouddesk;

namespace {

const QStringList superX = {QStringLiteral("-M"), QStringLiteral("logo"), QStringLiteral("-k"),
                            QStringLiteral("x"),  QStringLiteral("-m"),   QStringLiteral("logo")};

class KeyCatcher : public QWidget
{
public:
    KeyCatcher() { setFocusPolicy(Qt::StrongFocus); }
    [[nodiscard]] bool has(int key) const { return m_keys.contains(key); }
    void forget() { m_keys.clear(); }

protected:
    void keyPressEvent(QKeyEvent* event) override { m_keys.append(event->key()); }

private:
    QList<int> m_keys;
};

} // namespace

/// The keyboard on a real Wayland compositor with shortcuts of its own.
class TestWayland : public QObject
{
    Q_OBJECT

public:
    explicit TestWayland(const lab::WaylandScreen& screen)
        : m_screen(screen)
    {
    }

private:
    const lab::WaylandScreen& m_screen;

private Q_SLOTS:
    void everyKeyComesWhileTheKeyboardIsHeld()
    {
        KeyCatcher widget;
        ui::KeyboardGrab grab(widget);
        widget.resize(600, 400);
        widget.show();
        widget.setFocus();
        QVERIFY(QTest::qWaitForWindowExposed(&widget, 20000) &&
                QTest::qWaitFor([&] { return widget.isActiveWindow(); }, 20000));
        QVERIFY(lab::WaylandScreen::type(superX));
        QTRY_VERIFY(m_screen.hasMark());
        QVERIFY(!widget.has(Qt::Key_X));
        m_screen.wipeMark();

        grab.setWanted(true);
        QTRY_VERIFY(grab.isHeld());
        QVERIFY(lab::WaylandScreen::type(superX));
        QTRY_VERIFY(widget.has(Qt::Key_X));
        QVERIFY(!m_screen.hasMark());
        widget.forget();

        grab.setWanted(false);
        QTRY_VERIFY(!grab.isHeld());
        QVERIFY(lab::WaylandScreen::type(superX));
        QTRY_VERIFY(m_screen.hasMark());
        QVERIFY(!widget.has(Qt::Key_X));
    }

    void theCompositorHasTheLastWord()
    {
        KeyCatcher widget;
        ui::KeyboardGrab grab(widget);
        widget.resize(600, 400);
        widget.show();
        widget.setFocus();
        QVERIFY(QTest::qWaitForWindowExposed(&widget, 20000) &&
                QTest::qWaitFor([&] { return widget.isActiveWindow(); }, 20000));
        grab.setWanted(true);
        QTRY_VERIFY(grab.isHeld());
        QSignalSpy changed(&grab, &ui::KeyboardGrab::heldChanged);
        QVERIFY(m_screen.tell(QStringLiteral("shortcuts_inhibitor disable")));
        QTRY_COMPARE(changed.count(), 1);
        QVERIFY(!grab.isHeld());
        QVERIFY(m_screen.tell(QStringLiteral("shortcuts_inhibitor enable")));
        // Another window takes the keyboard, and gives it back.
        {
            KeyCatcher other;
            other.show();
            QTRY_VERIFY(other.isActiveWindow());
            QVERIFY(!grab.isHeld());
        }
        QTRY_VERIFY(grab.isHeld());
    }

    // A window can be placed by nobody but the compositor.
    void fullscreenEndsAtOneScreen()
    {
        ui::ViewerOptions options;
        options.allScreens = true;
        tests::ViewerBench bench;
        QVERIFY(bench.open(QStringLiteral("800x600"), options, QStringLiteral("#209040")));
        bench.window->setFullscreen(true);
        QTRY_VERIFY(bench.window->isFullScreen());
        QTRY_COMPARE(bench.window->size(), bench.window->screen()->size());
        QVERIFY(bench.window->isInFullscreen());
        const auto actions = bench.window->menu().viewMenu()->actions();
        const auto item = std::ranges::find_if(actions, [](const QAction* action) {
            return action->text() == QStringLiteral("Fullscreen on all s&creens (not on Wayland)");
        });
        QVERIFY(item != actions.end() && !(*item)->isEnabled());
        bench.window->setFullscreen(false);
        QTRY_VERIFY(!bench.window->isFullScreen());
    }

    void keysAndPicturesCross()
    {
        tests::ViewerBench bench;
        QVERIFY(bench.open(QStringLiteral("800x600"), {}, QStringLiteral("#209040")));
        QProcess& listener =
            bench.server.launch(QStringLiteral("xev"), {QStringLiteral("-event"), QStringLiteral("keyboard"),
                                                        QStringLiteral("-geometry"), QStringLiteral("400x300+0+0")});
        QTRY_VERIFY(bench.server.run(QStringLiteral("xwininfo"), {QStringLiteral("-root"), QStringLiteral("-tree")})
                        .contains("Event Tester"));
        bench.server.run(QStringLiteral("xdotool"),
                         {QStringLiteral("mousemove"), QStringLiteral("100"), QStringLiteral("100")});
        bench.window->viewer().setFocus();
        QByteArray heard;
        const auto hears = [&](const QByteArray& what) {
            heard += listener.readAll();
            return heard.contains(what);
        };
        QVERIFY(lab::WaylandScreen::type({QStringLiteral("q")}));
        QTRY_VERIFY2(hears("keysym 0x71, q"), heard.constData());
        QVERIFY(lab::WaylandScreen::type({QStringLiteral("ä€")}));
        QTRY_VERIFY2(hears("adiaeresis") && hears("EuroSign"), heard.right(2000).constData());
        QTRY_COMPARE(bench.window->viewer().screenshot().pixelColor(700, 500), QColor(0x20, 0x90, 0x40));
    }
};

int main(int argc, char** argv)
{
    if (!lab::WaylandScreen::isThere() || !lab::XtigervncServer::isThere()) {
        std::puts("SKIP: sway, wtype or Xtigervnc is not installed");
        return 0;
    }
    const lab::WaylandScreen screen;
    const QApplication application(argc, argv);
    TestWayland test(screen);
    return QTest::qExec(&test, argc, argv);
}

#include "TestWayland.moc"
