// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "KeyEvents.h"
#include "PhysicalKeyboard.h"
#include "lab/FakeRfbServer.h"
#include "lab/Patience.h"
#include "lab/VirtualScreen.h"
#include "lab/XtigervncServer.h"
#include "ui/viewer/ViewerWidget.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace clouddesk;
using lab::FakeRfbServer;
using tests::KeyHeard;
using tests::tapped;
using ui::KeyMeaning;

namespace {

// X key codes are Linux's plus 8.
// clang-format off
enum KeyPlace {
    K1 = 10, K2, K3, K4, K5, K6, K7, K8, K9, K0, Minus, Equal,
    Tab = 23, Q, W, E, R, T, Y, U, I, O,
    BracketLeft = 34, Enter = 36, Control, A, S, D, F,
    Semicolon = 47, Apostrophe, Grave, Shift, Backslash, Z, X, C, V, B, N, M,
    Zenkaku = Grave, RightShift = 62, Alt = 64, Space, CapsLock, F1,
    NumLock = 77, Keypad7 = 79, Keypad5 = 84, KeypadPlus = 86, KeypadDot = 91,
    Between = 94, F11, Ro = 97, Katakana, Henkan = 100, Hiragana, Muhenkan, KeypadEnter = 104, RightControl,
    Print = 107, AltGr, Left = 113, Delete = 119, Yen = 132, Super
};
// clang-format on

/// Places of keys that are held together.
using Chord = QList<int>;

/// A modifier around taps.
QList<KeyHeard> around(quint32 modifier, const QList<KeyHeard>& inner)
{
    return QList<KeyHeard>{{modifier, true}} + inner + QList<KeyHeard>{{modifier, false}};
}

constexpr quint32 shiftKeysym = 0xffe1;
constexpr quint32 controlKeysym = 0xffe3;
constexpr quint32 altKeysym = 0xffe9;
constexpr quint32 altGrKeysym = 0xfe03;

} // namespace

/// Real keys of a real X keyboard, in several layouts, through the real widget, and what a server hears of them.
class TestKeyboardMaps : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<FakeRfbServer> m_server;
    std::unique_ptr<rfb::Client> m_client;
    std::unique_ptr<ui::ViewerWidget> m_viewer;
    tests::PhysicalKeyboard m_keyboard;
    qsizetype m_known = 0;

    /// Layout and options as setxkbmap takes them.
    static bool setLayout(const QString& layout)
    {
        // Options of a previous call would stay without the empty one.
        return QProcess::execute(QStringLiteral("setxkbmap"),
                                 QStringList{QStringLiteral("-option"), {}, QStringLiteral("-layout")} +
                                     layout.split(QLatin1Char(' '))) == 0;
    }
    void open(core::UniqueFd stream)
    {
        m_client = std::make_unique<rfb::Client>(rfb::ClientOptions{});
        m_viewer = std::make_unique<ui::ViewerWidget>(*m_client);
        QSignalSpy shown(m_client.get(), &rfb::Client::firstFrame);
        m_viewer->resize(640, 480);
        m_viewer->show();
        m_client->start(std::move(stream));
        QTRY_VERIFY(!shown.isEmpty());
        QVERIFY(QTest::qWaitForWindowActive(m_viewer.get(), 20000));
        QTRY_VERIFY(m_viewer->hasFocus());
    }
    void open()
    {
        m_server =
            std::make_unique<FakeRfbServer>(lab::rfbscript::handshake(64, 48) + lab::rfbscript::fullUpdate(64, 48, 0));
        open(m_server->takeStream());
    }
    /// What was heard since the last forget().
    QList<KeyHeard> heard() const { return tests::keysIn(m_server->received()).mid(m_known); }
    void forget() { m_known = tests::keysIn(m_server->received()).size(); }
    bool type(const QList<Chord>& chords)
    {
        return std::all_of(chords.begin(), chords.end(),
                           [this](const Chord& chord) { return m_keyboard.press(chord); });
    }
    static bool isOn(const char* lock)
    {
        QProcess tool;
        tool.start(QStringLiteral("xset"), {QStringLiteral("q")});
        tool.waitForFinished(5000);
        const QByteArray told = tool.readAllStandardOutput().simplified();
        return told.mid(told.indexOf(lock), 24).contains(": on");
    }

private Q_SLOTS:
    void initTestCase() { open(); }
    void init()
    {
        for (const auto& [name, place] : {std::pair("Caps Lock", CapsLock), std::pair("Num Lock", NumLock)}) {
            if (isOn(name))
                QVERIFY(type({{place}}));
        }
        QVERIFY(setLayout(QStringLiteral("us")));
        forget();
    }

    void keysArriveAsTheirCharacters_data()
    {
        QTest::addColumn<QString>("layout");
        QTest::addColumn<QList<Chord>>("typed");
        QTest::addColumn<QList<KeyHeard>>("expected");
        const auto row = [](const char* name, const char* layout, const QList<Chord>& typed,
                            const QList<KeyHeard>& expected) {
            QTest::newRow(name) << QString::fromLatin1(layout) << typed << expected;
        };
        row("us letters", "us", {{A}, {Z}, {K1}, {Space}}, tapped({'a', 'z', '1', ' '}));
        row("us shifted", "us", {{Shift, A}, {Shift, K2}},
            around(shiftKeysym, tapped({'A'})) + around(shiftKeysym, tapped({'@'})));
        row("us right Alt", "us", {{AltGr, A}}, around(0xffea, tapped({'a'})));
        row("de letters", "de", {{Y}, {Z}, {Semicolon}, {BracketLeft}, {Minus}}, tapped({'z', 'y', 0xf6, 0xfc, 0xdf}));
        row("de AltGr", "de", {{AltGr, Q}, {AltGr, E}, {AltGr, K7}, {AltGr, K0}, {AltGr, Minus}, {AltGr, Between}},
            tapped({'@', 0x20ac, '{', '}', '\\', '|'}));
        row("de several with one AltGr", "de", {{AltGr, Q, E}},
            {{'@', true}, {0x20ac, true}, {0x20ac, false}, {'@', false}});
        row("de AltGr+Shift", "de", {{AltGr, Shift, K2}}, around(shiftKeysym, tapped({0xac3})));
        row("de AltGr alone", "de", {{AltGr}}, tapped({altGrKeysym}));
        row("de AltGr with a key that has no character", "de", {{AltGr, Left}}, around(altGrKeysym, tapped({0xff51})));
        row("de dead keys", "de", {{Equal}, {E}, {Grave}, {A}}, tapped({0xfe51, 'e', 0xfe52, 'a'}));
        row("fr letters", "fr", {{Q}, {A}, {Semicolon}, {K2}, {K0}}, tapped({'a', 'q', 'm', 0xe9, 0xe0}));
        row("fr cedilla", "fr", {{18}}, tapped({0xe7}));
        row("fr digits", "fr", {{Shift, K1}, {Shift, K2}},
            around(shiftKeysym, tapped({'1'})) + around(shiftKeysym, tapped({'2'})));
        row("fr AltGr", "fr", {{AltGr, K0}, {AltGr, K4}, {AltGr, 14}, {AltGr, 17}, {AltGr, E}},
            tapped({'@', '{', '[', '\\', 0x20ac}));
        row("fr dead keys", "fr", {{BracketLeft}, {E}, {Shift, BracketLeft}},
            tapped({0xfe52, 'e'}) + around(shiftKeysym, tapped({0xfe57})));
        row("es letters", "es", {{Semicolon}, {Backslash}, {Shift, Semicolon}},
            tapped({0xf1, 0xe7}) + around(shiftKeysym, tapped({0xd1})));
        row("es AltGr", "es", {{AltGr, K2}, {AltGr, E}, {AltGr, Grave}, {AltGr, BracketLeft}},
            tapped({'@', 0x20ac, '\\', '['}));
        row("es dead keys", "es", {{Apostrophe}, {A}}, tapped({0xfe51, 'a'}));
        row("jp keys", "jp", {{Henkan}, {Muhenkan}, {Zenkaku}, {Hiragana}}, tapped({0xff23, 0xff22, 0xff2a, 0xff27}));
        row("jp characters", "jp", {{K2}, {Shift, K2}, {BracketLeft}, {Ro}, {Yen}},
            tapped({'2'}) + around(shiftKeysym, tapped({'"'})) + tapped({'@', '\\', '\\'}));
        row("ru letters", "ru", {{A}, {Q}, {Shift, F}}, tapped({0x6c6, 0x6ca}) + around(shiftKeysym, tapped({0x6e1})));
        row("ru shortcuts", "ru", {{Control, C}, {Alt, F}},
            around(controlKeysym, tapped({'c'})) + around(altKeysym, tapped({'f'})));
        const auto shifted = [](quint32 keysym) {
            return around(controlKeysym, around(shiftKeysym, tapped({keysym})));
        };
        row("ru shifted shortcuts", "ru", {{Control, Shift, C}, {Control, Shift, BracketLeft}, {Control, Shift, K3}},
            shifted('C') + shifted('{') + shifted('#'));
        row("gr shifted shortcuts", "gr", {{Control, C}, {Control, Shift, C}},
            around(controlKeysym, tapped({'c'})) + shifted('C'));
        row("ru shifted by a key that switches", "us,ru -option grp:ctrl_shift_toggle",
            {{Control, Shift, C}, {Control, Shift}}, around(controlKeysym, tapped({'C'})) + tapped({controlKeysym}));
        row("two layouts", "us,ru -option grp:ctrl_shift_toggle", {{A}, {Control, Shift}, {A}, {Control, Shift}, {A}},
            tapped({'a', controlKeysym, 0x6c6, controlKeysym, 'a'}));
        row("Ctrl+Alt+Del", "us", {{Control, Alt, Delete}}, around(controlKeysym, around(altKeysym, tapped({0xffff}))));
        row("Ctrl+Alt+letter", "de", {{Control, Alt, Y}}, around(controlKeysym, around(altKeysym, tapped({'z'}))));
        row("Shift then Alt", "us", {{Shift, Alt, A}}, around(shiftKeysym, around(altKeysym, tapped({'A'}))));
        row("Super", "us", {{Super}, {Super, A}}, tapped({0xffeb}) + around(0xffeb, tapped({'a'})));
        row("Compose", "us -option compose:rctrl", {{RightControl}, {Apostrophe}, {E}}, tapped({0xff20, '\'', 'e'}));
        row("keypad without NumLock", "us", {{Keypad7}, {Keypad5}, {KeypadPlus}, {KeypadEnter}},
            tapped({0xff95, 0xff9d, 0xffab, 0xff8d}));
        row("keypad with NumLock", "us", {{NumLock}, {Keypad7}, {KeypadDot}, {NumLock}},
            tapped({0xff7f, 0xffb7, 0xffae, 0xff7f}));
        row("de keypad with NumLock", "de", {{NumLock}, {KeypadDot}, {NumLock}}, tapped({0xff7f, 0xffac, 0xff7f}));
        row("Caps Lock", "us", {{CapsLock}, {A}, {CapsLock}, {A}}, tapped({0xffe5, 'A', 0xffe5, 'a'}));
        row("Shift let go first", "us", {}, {{shiftKeysym, true}, {'A', true}, {shiftKeysym, false}, {'A', false}});
    }
    void keysArriveAsTheirCharacters()
    {
        QFETCH(QString, layout);
        QFETCH(QList<Chord>, typed);
        QFETCH(QList<KeyHeard>, expected);
        QVERIFY(setLayout(layout));
        QVERIFY(typed.isEmpty() ? m_keyboard.move({Shift, A, -Shift, -A}) : type(typed));
        QTRY_COMPARE(heard().size(), expected.size());
        QCOMPARE(heard(), expected);
    }

    void heldKeyRepeatsAndIsReleasedOnce()
    {
        QVERIFY(m_keyboard.move({A}));
        QTRY_VERIFY(heard().size() > 5);
        QVERIFY(m_keyboard.move({-A}));
        QTRY_COMPARE(heard().constLast(), (KeyHeard{'a', false}));
        // Where X's repeats come in pieces, Qt takes one for a key let go of and pressed anew; no two releases follow
        // each other then either.
        const QList<KeyHeard> keys = heard();
        for (qsizetype i = 1; i < keys.size(); ++i)
            QVERIFY(keys[i].pressed || keys[i - 1].pressed);
        QVERIFY(keys.count(KeyHeard{'a', true}) > 2);
    }

    void repeatKeepsItsCharacterWhenShiftComes()
    {
        const auto key = [this](QEvent::Type type, quint32 keysym, bool isRepeat) {
            QKeyEvent event(type, Qt::Key_A, keysym == 'A' ? Qt::ShiftModifier : Qt::NoModifier, A, keysym, 0, {},
                            isRepeat);
            QCoreApplication::sendEvent(m_viewer.get(), &event);
        };
        key(QEvent::KeyPress, 'a', false);
        key(QEvent::KeyRelease, 'A', true);
        key(QEvent::KeyPress, 'A', true);
        key(QEvent::KeyRelease, 'A', false);
        QTRY_COMPARE(heard(), (QList<KeyHeard>{{'a', true}, {'a', true}, {'a', false}}));
    }

    void focusLossLetsGoOfEverything()
    {
        QVERIFY(m_keyboard.move({Control, A}));
        QTRY_VERIFY(heard().contains(KeyHeard{'a', true}));
        QWidget other;
        other.show();
        QVERIFY(QTest::qWaitForWindowActive(&other, 20000));
        QTRY_VERIFY(heard().contains(KeyHeard{'a', false}) && heard().contains(KeyHeard{controlKeysym, false}));
        const qsizetype count = heard().size();
        other.hide();
        QVERIFY(QTest::qWaitForWindowActive(m_viewer.get(), 20000));
        // Still held: neither its repeats nor its release mean anything any more.
        QTest::qWait(500);
        QVERIFY(m_keyboard.move({-A, -Control}));
        QTest::qWait(200);
        QCOMPARE(heard().size(), count);
        QVERIFY(type({{N}}));
        QTRY_COMPARE(heard().mid(count), tapped({'n'}));
    }

    void nothingIsSentBlindly()
    {
        QVERIFY(m_keyboard.move({Control, A}));
        QTRY_VERIFY(heard().contains(KeyHeard{'a', true}));
        m_viewer->setLive(false);
        QTest::qWait(100);
        forget();
        QVERIFY(type({{N}, {Space}}));
        QTest::qWait(300);
        m_viewer->typeText(QStringLiteral("rm"));
        QCOMPARE(heard(), {});
        m_viewer->setLive(true);
        // What the old session left down goes up; what is held and repeats is not typed into the new one.
        QTRY_COMPARE(heard().size(), 2);
        QVERIFY(heard().contains(KeyHeard{'a', false}) && heard().contains(KeyHeard{controlKeysym, false}));
        QTest::qWait(500);
        QCOMPARE(heard().size(), 2);
        QVERIFY(m_keyboard.move({-A, -Control}));
        QVERIFY(type({{M}}));
        QTRY_COMPARE(heard().mid(2), tapped({'m'}));
    }

    void chordsOfThisComputerWorkInEveryLayout_data()
    {
        QTest::addColumn<QString>("layout");
        for (const char* layout : {"us", "de", "fr", "es", "jp", "ru", "us -option grp:alt_shift_toggle"})
            QTest::newRow(layout) << QString::fromLatin1(layout);
    }
    void chordsOfThisComputerWorkInEveryLayout()
    {
        QFETCH(QString, layout);
        QVERIFY(setLayout(layout));
        QSignalSpy chords(m_viewer.get(), &ui::ViewerWidget::hostChord);
        m_viewer->setHostKeys({Qt::Key_F, Qt::Key_2});
        QVERIFY(type({{Control, Alt, Shift, F}, {Control, Alt, Shift, K2}}));
        QTRY_COMPARE(chords.size(), 2);
        QCOMPARE(chords.at(0).at(0).toInt(), int(Qt::Key_F));
        QCOMPARE(chords.at(1).at(0).toInt(), int(Qt::Key_2));
        QTest::qWait(100);
        for (const KeyHeard& key : heard())
            QVERIFY(key.keysym > 0xff00);
        // What nobody wants here goes there.
        forget();
        QVERIFY(type({{Control, Alt, Shift, K5}}));
        QTRY_VERIFY(std::ranges::any_of(heard(), [](const KeyHeard& key) { return key.keysym < 0xff00; }));
        QCOMPARE(chords.size(), 2);
    }

    void composedHereArrivesFinished()
    {
        m_viewer->setComposesHere(true);
        QVERIFY(setLayout(QStringLiteral("de -option compose:rctrl")));
        // Qt hands over composed text at once, but keys from a queue: from one burst, they would come in another order.
        QVERIFY(type({{Equal}, {E}, {Grave}, {A}, {M}}));
        QTRY_COMPARE(heard(), tapped({0xe9, 0xe2, 'm'}));
        QVERIFY(type({{RightControl}, {O}, {C}}));
        QTRY_COMPARE(heard(), tapped({0xe9, 0xe2, 'm', 0xa9}));
        m_viewer->setComposesHere(false);
    }

    void lockKeysAreKeptInStep()
    {
        namespace script = lab::rfbscript;
        const auto tell = [this](char locks) {
            QSignalSpy told(m_client.get(), &rfb::Client::lockKeysChanged);
            m_server->say(script::updateHead(1) + script::rectangle(0, 0, 0, 0, -261, QByteArray(1, locks)));
            QTRY_COMPARE(told.size(), 1);
        };
        constexpr quint32 caps = 0xffe5;
        constexpr quint32 num = 0xff7f;
        // Caps Lock (bit 2) on there, off here: the first letter puts that right, and only once.
        tell(4);
        QVERIFY(type({{K1}, {A}, {N}, {Shift, A}}));
        QTRY_COMPARE(heard(), tapped({'1', caps, 'a', 'n'}) + around(shiftKeysym, tapped({'A'})));
        tell(0);
        forget();
        // Pressed here: it goes there, and nothing more.
        QVERIFY(type({{CapsLock}, {A}, {Shift, N}, {CapsLock}, {A}}));
        QTRY_COMPARE(heard(), tapped({caps, 'A'}) + around(shiftKeysym, tapped({'n'})) + tapped({caps, 'a'}));
        // Num Lock (bit 1).
        forget();
        tell(2);
        QVERIFY(type({{Keypad7}, {Keypad5}}));
        QTRY_COMPARE(heard(), tapped({num, 0xff95, 0xff9d}));
    }

    void keysByPositionCarryTheirScanCodes()
    {
        namespace script = lab::rfbscript;
        m_server->say(script::updateHead(1) + script::rectangle(0, 0, 0, 0, -258));
        QTRY_VERIFY(m_client->takesScancodes());
        QVERIFY(setLayout(QStringLiteral("de")));
        m_viewer->setKeyMeaning(KeyMeaning::Position);
        QVERIFY(type({{AltGr, Q}, {Y}, {Between}, {F11}, {KeypadEnter}, {Left}, {Super}, {Henkan}, {Ro}, {Yen}}));
        QTRY_COMPARE(heard().size(), 22);
        m_viewer->setKeyMeaning(KeyMeaning::Character);
        QList<quint32> codes;
        for (const KeyHeard& key : heard()) {
            if (key.pressed)
                codes << key.scanCode;
        }
        QCOMPARE(codes, (QList<quint32>{0xb8, 0x10, 0x15, 0x56, 0x57, 0x9c, 0xcb, 0xdb, 0x79, 0x73, 0x7d}));
        QCOMPARE(heard().at(0), (KeyHeard{altGrKeysym, true, 0xb8}));
        // By character again, the layout here decides, whatever the server could take.
        forget();
        QVERIFY(type({{Y}}));
        QTRY_COMPARE(heard(), tapped({'z'}));
    }

    void committedTextIsTyped()
    {
        QInputMethodEvent event;
        event.setCommitString(QString::fromUtf8("日本"));
        QCoreApplication::sendEvent(m_viewer.get(), &event);
        QTRY_COMPARE(heard(), tapped({0x0100'65e5, 0x0100'672c}));
    }

    // The remote keyboard is a US one; what arrives in a program there is what was typed here.
    void everyCharacterReachesAProgramOnAUsRemote()
    {
        m_viewer.reset();
        m_client.reset();
        lab::XtigervncServer server;
        QVERIFY(server.start(QStringLiteral("640x480")));
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("typed"));
        server.launch(QStringLiteral("xterm"),
                      {QStringLiteral("-fullscreen"), QStringLiteral("-u8"), QStringLiteral("-e"), QStringLiteral("sh"),
                       QStringLiteral("-c"),
                       QStringLiteral("while read -r line; do printf '%s\\n' \"$line\" >> '%1'; done").arg(file)});
        QTRY_VERIFY(server.run(QStringLiteral("xwininfo"), {QStringLiteral("-root"), QStringLiteral("-tree")})
                        .contains("xterm"));
        open(server.connectStream());
        QVERIFY(lab::VirtualScreen::act({QStringLiteral("mousemove"), QStringLiteral("300"), QStringLiteral("300")}));
        QTest::qWait(1000);
        const auto typed = [&file] {
            QFile read(file);
            return read.open(QIODevice::ReadOnly) ? QString::fromUtf8(read.readAll()) : QString();
        };
        QVERIFY(setLayout(QStringLiteral("de")));
        QVERIFY(type({{AltGr, Q},
                      {AltGr, E},
                      {AltGr, K7},
                      {AltGr, K8},
                      {AltGr, Minus},
                      {AltGr, Between},
                      {Y},
                      {Z},
                      {Semicolon},
                      {Minus},
                      {Shift, K7},
                      {Shift, K2},
                      {Shift, Equal},
                      {E},
                      {Equal},
                      {E},
                      {Grave},
                      {A},
                      {Enter}}));
        QTRY_COMPARE(typed(), QString::fromUtf8("@€{[\\|zyöß/\"èéâ\n"));
        QVERIFY(setLayout(QStringLiteral("fr")));
        QVERIFY(type({{Q}, {K2}, {18}, {AltGr, K0}, {AltGr, 14}, {BracketLeft}, {E}, {Shift, K1}, {Enter}}));
        QTRY_COMPARE(typed().section(QLatin1Char('\n'), 1), QString::fromUtf8("aéç@[ê1\n"));
        QVERIFY(setLayout(QStringLiteral("es")));
        QVERIFY(type({{Semicolon}, {Shift, Semicolon}, {Backslash}, {AltGr, Grave}, {Enter}}));
        QTRY_COMPARE(typed().section(QLatin1Char('\n'), 2), QString::fromUtf8("ñÑç\\\n"));
        QVERIFY(setLayout(QStringLiteral("ru")));
        QVERIFY(type({{A}, {Shift, F}, {M}, {Enter}}));
        QTRY_COMPARE(typed().section(QLatin1Char('\n'), 3), QString::fromUtf8("фАь\n"));
        QVERIFY(setLayout(QStringLiteral("us")));
        QVERIFY(type({{NumLock},
                      {Keypad7},
                      {KeypadPlus},
                      {Keypad5},
                      {KeypadDot},
                      {NumLock},
                      {CapsLock},
                      {A},
                      {Shift, A},
                      {CapsLock},
                      {A},
                      {KeypadEnter}}));
        QTRY_COMPARE(typed().section(QLatin1Char('\n'), 4), QString::fromUtf8("7+5.Aaa\n"));
    }
};

int main(int argc, char** argv)
{
    if (!lab::VirtualScreen::isThere() || !lab::XtigervncServer::isThere() ||
        QStandardPaths::findExecutable(QStringLiteral("setxkbmap")).isEmpty() || !tests::PhysicalKeyboard::isThere()) {
        std::puts("SKIP: Xvfb, openbox, xdotool, setxkbmap, python3-xlib or Xtigervnc is not installed");
        return 0;
    }
    // Programs on the remote side and the compose tables here need to know more than ASCII.
    qputenv("LC_ALL", "C.UTF-8");
    qputenv("QT_IM_MODULE", "compose");
    const lab::VirtualScreen screen;
    const QApplication application(argc, argv);
    TestKeyboardMaps test;
    return QTest::qExec(&test, argc, argv);
}
#include "TestKeyboardMaps.moc"
