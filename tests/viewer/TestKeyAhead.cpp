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
#include <QDialog>
#include <QElapsedTimer>
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

/// Knows which presses came to a widget.
class PressRecorder : public QObject
{
public:
    struct Press
    {
        QString text;
        quint64 time = 0; // of the X server, in ms
        bool isRepeat = false;
    };
    QList<Press> presses;

protected:
    bool eventFilter(QObject* /*watched*/, QEvent* event) override
    {
        if (event->type() == QEvent::KeyPress) {
            const auto* const key = static_cast<QKeyEvent*>(event);
            presses.append({key->text(), key->timestamp(), key->isAutoRepeat()});
        }
        return false;
    }
};

/// When the window manager was told that somebody was there (Extended Window Manager Hints, _NET_WM_USER_TIME).
std::optional<quint32> userTime(xcb_window_t window)
{
    auto* const x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>()->connection();
    const auto value = [x11](xcb_window_t from, QByteArrayView name) {
        const auto atom = xcb_intern_atom(x11, 0, static_cast<uint16_t>(name.size()), name.data());
        const std::unique_ptr<xcb_intern_atom_reply_t, decltype(&std::free)> id(
            xcb_intern_atom_reply(x11, atom, nullptr), &std::free);
        const auto asked = xcb_get_property(x11, 0, from, id->atom, XCB_ATOM_ANY, 0, 1);
        const std::unique_ptr<xcb_get_property_reply_t, decltype(&std::free)> property(
            xcb_get_property_reply(x11, asked, nullptr), &std::free);
        return property && xcb_get_property_value_length(property.get()) == 4
                   ? std::optional(*static_cast<quint32*>(xcb_get_property_value(property.get())))
                   : std::nullopt;
    };
    return value(value(window, "_NET_WM_USER_TIME_WINDOW").value_or(window), "_NET_WM_USER_TIME");
}

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
    PressRecorder m_recorder;

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
    /// Until it goes ahead, as a press does not after a second without one. Gives how often that was.
    int tapUntilAhead(int place)
    {
        const int before = ahead();
        int taps = 0;
        for (; taps < 20 && ahead() == before; ++taps)
            tap(place);
        return ahead() == before + 1 ? taps : 0;
    }
    /// As the X server tells of a key in the viewer's window.
    void tell(int place)
    {
        xcb_key_press_event_t event{};
        event.time = static_cast<xcb_timestamp_t>(m_recorder.presses.constLast().time + 1);
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
        m_recorder.presses.clear();
        m_viewer->installEventFilter(&m_recorder);
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
        const int again = tapUntilAhead(A);
        QVERIFY(again > 0);
        tap(B);
        QCOMPARE(ahead(), 1);
        const int andAgain = tapUntilAhead(A);
        QVERIFY(andAgain > 0);
        QList<quint32> expected(1 + again, 'a');
        expected.append('b');
        expected.append(QList<quint32>(andAgain, 'a'));
        QCOMPARE(heard(), tapped(expected));
        // As many as were pressed, each as Qt would have told of it.
        QCOMPARE(m_recorder.presses.size(), expected.size());
        for (qsizetype i = 0; i < expected.size(); ++i) {
            QCOMPARE(m_recorder.presses[i].text, QString(QChar(expected[i])));
            QVERIFY(i == 0 || m_recorder.presses[i].time > m_recorder.presses[i - 1].time);
        }
        // With Shift it is another one.
        const qsizetype before = heard().size();
        QVERIFY(m_keyboard.press({Shift, A}));
        QTRY_COMPARE(heard().size(), before + 4);
        QCOMPARE(heard().mid(before), (QList<KeyHeard>{{0xffe1, true}, {'A', true}, {'A', false}, {0xffe1, false}}));
    }

    // Otherwise the window that somebody types into would look abandoned, and others would take the keyboard from it.
    void theWindowManagerIsToldOnceASecond()
    {
        tap(A);
        const auto window = static_cast<xcb_window_t>(m_viewer->winId());
        QVERIFY(userTime(window).has_value());
        QSet<quint32> told{*userTime(window)};
        QElapsedTimer typing;
        typing.start();
        int taps = 0;
        for (; typing.elapsed() < 3000; ++taps) {
            tap(A);
            told.insert(*userTime(window));
            QVERIFY(m_recorder.presses.constLast().time - *userTime(window) <= 1000);
        }
        QVERIFY2(told.size() > 2, qPrintable(QString::number(told.size())));
        QCOMPARE(ahead(), taps + 1 - told.size());
    }

    // Another program had the keyboard for a moment, as a window manager has it for its own chords.
    void afterAMomentElsewhereItIsTold()
    {
        tap(A);
        QVERIFY(tapUntilAhead(A) > 0);
        xcb_focus_in_event_t back{};
        back.response_type = XCB_FOCUS_IN;
        QAbstractEventDispatcher::instance()->filterNativeEvent("xcb_generic_event_t", &back, nullptr);
        rest();
        tap(A);
        QCOMPARE(ahead(), 1);
        QCOMPARE(*userTime(static_cast<xcb_window_t>(m_viewer->winId())), m_recorder.presses.constLast().time);
    }

    // A press that goes ahead before its event has come is the same one to whoever looks at it later.
    void itGoesBeforeQtHandsItOut()
    {
        tap(A);
        auto swallower = std::make_unique<Swallower>();
        QCoreApplication::instance()->installEventFilter(swallower.get());
        const qsizetype before = heard().size();
        tell(A);
        QCOMPARE(ahead(), 1);
        // And what nobody will let go of does not stay down.
        QTRY_COMPARE(heard().mid(before), tapped({'a'}));
        QVERIFY(m_keyboard.move({A}));
        rest();
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
        QVERIFY(tapUntilAhead(Y) > 0);
        QVERIFY(setLayout("de"));
        rest();
        const qsizetype before = heard().size();
        tap(Y);
        QCOMPARE(heard().mid(before), tapped({'z'}));
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
        QVERIFY(tapUntilAhead(E) > 0);
        const qsizetype before = heard().size();
        m_viewer->setComposesHere(true);
        QVERIFY(m_keyboard.press({Equal}));
        rest();
        QVERIFY(m_keyboard.press({E}));
        QTRY_COMPARE(heard().mid(before), tapped({0xe9}));
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

    // Also before the window manager has given it the keyboard.
    void aDialogKeepsItsKeys()
    {
        tap(A);
        QDialog dialog(m_viewer.get());
        dialog.open();
        QVERIFY(m_viewer->hasFocus());
        tell(A);
        QCOMPARE(ahead(), 0);
        dialog.close();
        rest();
        QVERIFY(tapUntilAhead(A) > 0);
    }

    // What Qt has still to tell of may wait for the end of that.
    void withinSomethingElseNothingGoesAhead()
    {
        tap(A);
        QTimer::singleShot(0, this, [this] {
            rest();
            tell(A);
        });
        rest();
        QCOMPARE(ahead(), 0);
        rest();
        tell(A);
        QCOMPARE(ahead(), 1);
    }

    // Qt, which hears of no press here, would take the next one of that key for a repetition.
    void afterAKeyThatRepeatedQtHearsOfTheNext()
    {
        tap(B);
        QVERIFY(tapUntilAhead(B) > 0);
        const auto repeats = [this] {
            return std::ranges::any_of(m_recorder.presses, &PressRecorder::Press::isRepeat);
        };
        QVERIFY(m_keyboard.move({A}));
        QTRY_VERIFY(repeats());
        QVERIFY(m_keyboard.move({B, -B, -A}));
        rest();
        QCOMPARE(ahead(), 1);
        const qsizetype before = heard().size();
        tap(A);
        QCOMPARE(heard().mid(before), tapped({'a'}));
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
