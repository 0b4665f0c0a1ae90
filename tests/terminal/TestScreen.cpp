// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/Screen.h"

#include <QFile>
#include <QTest>

#ifdef CLOUDDESK_SANITIZED
// libvterm 0.1 answers what it does not know (DECRQSS) with the format "%.s" and a number in its place: nothing is read
// there, but AddressSanitizer's look at formats reads it.
extern "C" const char* __asan_default_options()
{
    return "check_printf=0";
}
#endif

using namespace clouddesk;
using terminal::Key;
using terminal::Screen;

namespace {

qint64 residentKilobytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ')[1].toLongLong() * 4 : 0;
}

} // namespace

class TestScreen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPrintedIsThere()
    {
        Screen screen(5, 20);
        screen.feed("one\r\n\x1b[1;38;2;18;52;86mtwo\x1b[0m\r\n\xe6\xbc\xa2x e\xcc\x81");
        QCOMPARE(screen.text(0), QStringLiteral("one"));
        QCOMPARE(screen.cell(1, 0).style.foreground.rgb, quint32(0x123456));
        QVERIFY(screen.cell(1, 0).style.isBold && !screen.cell(0, 0).style.isBold);
        QVERIFY(screen.cell(0, 0).style.foreground.isDefault);
        QCOMPARE(screen.cell(2, 0).width, 2);
        QCOMPARE(screen.cell(2, 1).width, 0);
        QCOMPARE(screen.text(2), QString::fromUtf8("\xe6\xbc\xa2x e\xcc\x81"));
        QCOMPARE(screen.cursorRow(), 2);
        QCOMPARE(screen.cursorColumn(), 5);
    }

    void whatScrollsAwayIsKept()
    {
        Screen screen(3, 20);
        for (int i = 0; i < 10; ++i)
            screen.feed(QByteArray::number(i) + "\r\n");
        QCOMPARE(screen.historySize(), 8);
        QCOMPARE(screen.text(-1), QStringLiteral("7"));
        QCOMPARE(screen.text(-8), QStringLiteral("0"));
        QCOMPARE(screen.text(-9), QString());
        screen.resize(6, 30);
        QCOMPARE(screen.text(0), QStringLiteral("5"));
        QCOMPARE(screen.historySize(), 5);
    }

    void keysSendWhatXtermsDo()
    {
        Screen screen(5, 20);
        screen.typeKey(Key::Up, {});
        QCOMPARE(screen.takeOutput(), QByteArray("\x1b[A"));
        screen.typeKey(Key::F5, {.shift = true});
        QCOMPARE(screen.takeOutput(), QByteArray("\x1b[15;2~"));
        screen.typeCharacter(U'c', {.control = true});
        QCOMPARE(screen.takeOutput(), QByteArray("\x03"));
        screen.typeCharacter(U'é', {});
        QCOMPARE(screen.takeOutput(), QByteArray("\xc3\xa9"));
    }

    // CVE-2021-... and their like: a text that ends the mark would run as typed.
    void aPasteCannotEndItsMark()
    {
        Screen screen(5, 20);
        screen.paste(QStringLiteral("a\nb\tc"));
        QCOMPARE(screen.takeOutput(), QByteArray("a\rb\tc"));
        screen.feed("\x1b[?2004h");
        screen.paste(QStringLiteral("x\x1b[201~rm\x03 -r\u009b201~"));
        QCOMPARE(screen.takeOutput(), QByteArray("\x1b[200~x[201~rm -r201~\x1b[201~"));
    }

    // S8: title, DECRQSS, OSC 52 and colour queries and the like; nothing of the attacker's comes back as typed.
    void nothingThatIsShownIsTyped()
    {
        Screen screen(5, 20);
        for (const char* const hostile :
             {"\x1b]2;touch /tmp/p\r\x07\x1b[21t", "\x1bP$qtouch /tmp/p\r\x1b\\", "\x1b]52;c;dG91Y2g=\x07",
              "\x1b]52;c;?\x07", "\x1b]10;?\x07", "\x05", "\x1b[>0q", "\x1bP+q746f756368\x1b\\",
              "\x1b[?1000h\x1b[?1003h", "\x1bZ\x1b[x"}) {
            screen.feed(hostile);
            const QByteArray sent = screen.takeOutput();
            QVERIFY2(!sent.contains("touch") && !sent.contains('\r') && !sent.contains('\n'), sent.toPercentEncoding());
        }
        QVERIFY(!screen.title().contains(QLatin1Char('\r')));
        // A report is a report, but not without end.
        screen.feed("\x1b[6n");
        QVERIFY(screen.takeOutput().endsWith('R'));
        for (int i = 0; i < 100000; ++i)
            screen.feed("\x1b[6n");
        QVERIFY(screen.takeOutput().size() < 1000);
        screen.typeCharacter(U'a', {});
        screen.feed("\x1b[6n");
        QVERIFY(screen.takeOutput().endsWith('R'));
    }

    // S8: 10^6 columns, strings without an end, endless lines, noise: bounded memory, no crash.
    void memoryIsBounded()
    {
#ifdef CLOUDDESK_SANITIZED
        const int mebibytes = 4; // it takes ten times as long there
#else
        const int mebibytes = 64;
#endif
        Screen screen(50, 200);
        screen.feed("warm");
        const qint64 before = residentKilobytes();
        for (const char* const begin : {"", "\x1b]2;", "\x1bP", "\x1b[", "\x1b_"}) {
            screen.feed(begin);
            const QByteArray noise(1 << 20, 'a');
            for (int i = 0; i < mebibytes; ++i)
                screen.feed(noise);
            screen.feed("\x1b\\\r\n");
        }
        for (int i = 0; i < 20000; ++i)
            screen.feed(QByteArray(200, 'x') + "\r\n");
        QVERIFY(screen.historySize() <= Screen::mostHistory);
#ifdef CLOUDDESK_SANITIZED
        const qint64 allowed = 1024 * 1024; // a sanitizer keeps what was given back for a while
#else
        const qint64 allowed = 80 * 1024;
#endif
        const qint64 grown = residentKilobytes() - before;
        QVERIFY2(grown < allowed, qPrintable(QString::number(grown)));
        screen.resize(1'000'000, 1'000'000);
        QVERIFY(screen.rows() <= Screen::mostRows && screen.columns() <= Screen::mostColumns);
        screen.resize(1, 1);
        quint32 state = 1;
        QByteArray random(1 << 20, Qt::Uninitialized);
        for (char& byte : random) {
            state = state * 1664525 + 1013904223;
            byte = char(state >> 24);
        }
        screen.resize(24, 80);
        screen.feed(random);
        for (int row = -screen.historySize(); row < screen.rows(); ++row)
            std::ignore = screen.text(row);
    }
};

QTEST_GUILESS_MAIN(TestScreen)
#include "TestScreen.moc"
