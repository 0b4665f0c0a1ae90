// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "KeyEvents.h"
#include "PhysicalKeyboard.h"
#include "lab/FakeRfbServer.h"
#include "lab/Patience.h"
#include "lab/VirtualScreen.h"
#include "ui/viewer/ViewerWidget.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QEventLoop>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include <xcb/xcb.h>

using namespace clouddesk;
using lab::FakeRfbServer;
using lab::VirtualScreen;
using tests::KeyHeard;
using tests::tapped;

namespace {

enum KeyPlace { Equal = 21, E = 26, Y = 29, A = 38, Shift = 50, B = 56 };

/// Keeps keys from everybody.
class Swallower : public QObject
{
protected:
    bool eventFilter(QObject* /*watched*/, QEvent* event) override
    {
        return event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease;
    }
};

} // namespace

/// Strokes that go out before Qt tells of their keys: the server hears the same, in the same order, once.
class TestKeyAhead : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<FakeRfbServer> m_server;
    std::unique_ptr<rfb::Client> m_client;
    std::unique_ptr<ui::ViewerWidget> m_viewer;
    tests::PhysicalKeyboard m_keyboard;

    QList<KeyHeard> heard() const { return tests::keysIn(m_server->received()); }
    int ahead() const { return m_viewer->keyAhead().sentAhead(); }
    /// Presses and lets go, and waits until the server has heard that and the program is at rest.
    void tap(int place)
    {
        const qsizetype before = heard().size();
        QVERIFY(m_keyboard.press({place}));
        QTRY_COMPARE(heard().size(), before + 2);
        rest();
    }
    /// As the X server tells of a key in the viewer's window.
    void tell(int place)
    {
        xcb_key_press_event_t event{};
        event.response_type = XCB_KEY_PRESS;
        event.detail = static_cast<xcb_keycode_t>(place);
        event.event = static_cast<xcb_window_t>(m_viewer->winId());
        QAbstractEventDispatcher::instance()->filterNativeEvent("xcb_generic_event_t", &event, nullptr);
    }
    /// As the program itself waits: what the tests' own waiting does is no rest.
    static void rest()
    {
        QEventLoop loop;
        QTimer::singleShot(30, &loop, &QEventLoop::quit);
        loop.exec();
    }
    static bool setLayout(const char* layout)
    {
        return QProcess::execute(QStringLiteral("setxkbmap"), {QStringLiteral("-layout"), QLatin1String(layout)}) == 0;
    }
    /// What the server was told since, one letter a message: k and K for a key up and down, p for the pointer.
    static QByteArray kindsIn(const QByteArray& said)
    {
        QByteArray kinds;
        for (qsizetype at = 0; at < said.size();) {
            const qsizetype length = tests::messageLength(said, at);
            if (length == 0 || at + length > said.size())
                break;
            if (said[at] == 4)
                kinds += said[at + 1] != 0 ? 'K' : 'k';
            else if (said[at] == 5)
                kinds += 'p';
            at += length;
        }
        return kinds;
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(setLayout("us"));
        m_server =
            std::make_unique<FakeRfbServer>(lab::rfbscript::handshake(64, 48) + lab::rfbscript::fullUpdate(64, 48, 0));
        m_client = std::make_unique<rfb::Client>(rfb::ClientOptions{});
        m_viewer = std::make_unique<ui::ViewerWidget>(*m_client);
        QSignalSpy shown(m_client.get(), &rfb::Client::firstFrame);
        m_viewer->resize(640, 480);
        m_viewer->show();
        m_client->start(m_server->takeStream());
        QTRY_VERIFY(!shown.isEmpty());
        QVERIFY(QTest::qWaitForWindowActive(m_viewer.get(), 20000));
        QTRY_VERIFY(m_viewer->hasFocus());
    }
    void cleanup()
    {
        m_viewer.reset();
        m_client.reset();
        m_server.reset();
    }

    void aKeyThatIsKnownGoesAheadAndOnce()
    {
        tap(A);
        QCOMPARE(ahead(), 0);
        tap(A);
        QTRY_COMPARE(ahead(), 1);
        tap(B);
        tap(A);
        QCOMPARE(heard(), tapped({'a', 'a', 'b', 'a'}));
        QCOMPARE(ahead(), 2);
        // With Shift it is another one.
        QVERIFY(m_keyboard.press({Shift, A}));
        QTRY_COMPARE(heard().size(), 12);
        QCOMPARE(heard().mid(8), (QList<KeyHeard>{{0xffe1, true}, {'A', true}, {'A', false}, {0xffe1, false}}));
    }

    // A press that goes ahead before its event has come is the same one to whoever looks at it later.
    void itGoesBeforeQtHandsItOut()
    {
        tap(A);
        auto swallower = std::make_unique<Swallower>();
        QCoreApplication::instance()->installEventFilter(swallower.get());
        const qsizetype before = heard().size();
        QVERIFY(m_keyboard.move({A}));
        // And what nobody will let go of does not stay down.
        QTRY_COMPARE(heard().size(), before + 1);
        rest();
        QTRY_COMPARE(heard().mid(before), tapped({'a'}));
        QCOMPARE(ahead(), 1);
        QVERIFY(m_keyboard.move({-A}));
        rest();
        swallower.reset();
        tap(B);
        QCOMPARE(heard().mid(before), tapped({'a', 'b'}));
    }

    // All this came while the program was busy.
    void nothingIsOvertaken()
    {
        for (const int place : {A, B, E})
            tap(place);
        const auto moveTo = [this](QPoint place) {
            const QPoint there = m_viewer->mapToGlobal(place);
            return VirtualScreen::act(
                {QStringLiteral("mousemove"), QString::number(there.x()), QString::number(there.y())});
        };
        QVERIFY(moveTo({100, 100}));
        QTRY_VERIFY(kindsIn(m_server->received().mid(14)).endsWith('p'));
        rest();
        const qsizetype before = m_server->received().size();
        QVERIFY(moveTo({200, 200}));
        QVERIFY(m_keyboard.move({A, -A, E, B, -E, -B}));
        QTRY_COMPARE(kindsIn(m_server->received().mid(before)), QByteArray("pKkKKkk"));
        QCOMPARE(heard().mid(6),
                 (QList<KeyHeard>{{'a', true}, {'a', false}, {'e', true}, {'b', true}, {'e', false}, {'b', false}}));
    }

    void anotherLayoutMakesAnotherKeyOfIt()
    {
        tap(Y);
        tap(Y);
        QCOMPARE(ahead(), 1);
        QVERIFY(setLayout("de"));
        rest();
        tap(Y);
        QCOMPARE(heard(), tapped({'y', 'y', 'z'}));
        QCOMPARE(ahead(), 1);
    }

    void anotherMeaningMakesAnotherKeyOfIt()
    {
        tap(A);
        m_viewer->setKeyMeaning(ui::KeyMeaning::Position);
        tap(A);
        QCOMPARE(ahead(), 0);
        m_viewer->setLive(false);
        m_viewer->setLive(true);
        tap(A);
        QCOMPARE(ahead(), 0);
    }

    void whatIsComposedHereIsNotSentToo()
    {
        QVERIFY(setLayout("de"));
        tap(E);
        tap(E);
        QCOMPARE(ahead(), 1);
        m_viewer->setComposesHere(true);
        QVERIFY(m_keyboard.press({Equal}));
        rest();
        QVERIFY(m_keyboard.press({E}));
        QTRY_COMPARE(heard().mid(4), tapped({0xe9}));
    }

    void aMenuKeepsItsKeys()
    {
        tap(A);
        QMenu menu(m_viewer.get());
        menu.addAction(QStringLiteral("Nothing"));
        menu.popup(m_viewer->mapToGlobal(QPoint(50, 50)));
        QTRY_VERIFY(menu.isVisible());
        rest();
        const qsizetype before = heard().size();
        QVERIFY(m_keyboard.press({A}));
        QVERIFY(!QTest::qWaitFor([&] { return heard().size() != before; }, 300));
        // Where another program has the keyboard, a menu has not, and its keys come to the window below.
        rest();
        tell(A);
        QCOMPARE(ahead(), 0);
        menu.close();
        tap(A);
        tell(A);
        QCOMPARE(ahead(), 1);
    }
};

int main(int argc, char** argv)
{
    if (!VirtualScreen::isThere() || QStandardPaths::findExecutable(QStringLiteral("setxkbmap")).isEmpty() ||
        !tests::PhysicalKeyboard::isThere()) {
        std::puts("SKIP: Xvfb, openbox, xdotool, setxkbmap or python3-xlib is not installed");
        return 0;
    }
    qputenv("LC_ALL", "C.UTF-8");
    qputenv("QT_IM_MODULE", "compose");
    const VirtualScreen screen;
    const QApplication application(argc, argv);
    TestKeyAhead test;
    return QTest::qExec(&test, argc, argv);
}
#include "TestKeyAhead.moc"
