// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbflow/Clipboard.h"

#include "rfb/ClientMessages.h"

#include <QTest>
#include <QtEndian>

#include <zlib.h>

using namespace clouddesk::rfb;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype limit = 1000;
constexpr quint32 actions =
    clipboardflag::caps | clipboardflag::request | clipboardflag::peek | clipboardflag::notify | clipboardflag::provide;
constexpr quint32 text = clipboardflag::text;
constexpr quint32 html = clipboardflag::html;

QByteArray pair(const QByteArray& data)
{
    const auto size = qToBigEndian(quint32(data.size()));
    return QByteArray(reinterpret_cast<const char*>(&size), 4) + data;
}

Bytes view(const QByteArray& bytes)
{
    return {reinterpret_cast<const quint8*>(bytes.constData()), size_t(bytes.size())};
}

/// zlib's own form, without the length that Qt puts before it.
QByteArray pressed(const QByteArray& data)
{
    return qCompress(data).mid(4);
}

} // namespace

class TestClipboard : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Clipboard> m_clipboard;
    Clipboard::Clock::time_point m_now{1h};

    void say(quint32 flags, const QByteArray& data = {}) { m_clipboard->takeExtended(flags, view(data), m_now); }
    void meetServer(quint32 formats = text | html) { say(actions | formats, QByteArray(8, '\0')); }
    QByteArray sent() { return m_clipboard->takeMessages(m_now); }
    static QByteArray simple(quint32 flags) { return message::extendedCutText(flags); }
    /// What a "provide" message of ours holds.
    static QByteArray unpressed(const QByteArray& message)
    {
        QByteArray out(1 << 16, 0);
        z_stream stream{};
        inflateInit(&stream);
        const QByteArray in = message.mid(12);
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
        stream.avail_in = uInt(in.size());
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = uInt(out.size());
        // Not Z_STREAM_END: libvncserver takes that for an error.
        const bool goesOn = inflate(&stream, Z_SYNC_FLUSH) == Z_OK && stream.avail_in == 0;
        out.truncate(out.size() - qsizetype(stream.avail_out));
        inflateEnd(&stream);
        return goesOn ? out : QByteArray();
    }

private Q_SLOTS:
    void init() { m_clipboard = std::make_unique<Clipboard>(limit); }

    void capsAreAnsweredOnce()
    {
        meetServer();
        QCOMPARE(sent(), message::extendedCutText(actions | text | html, QByteArray(8, '\0')));
        meetServer();
        QCOMPARE(sent(), QByteArray());
    }

    void offersThenGivesWhenAsked()
    {
        meetServer();
        sent();
        m_clipboard->offer({QStringLiteral("a\nb\r\nc \u3042"), {}});
        QCOMPARE(sent(), simple(clipboardflag::notify | text));
        say(clipboardflag::request | text);
        const QByteArray given = sent();
        QCOMPARE(qFromBigEndian<quint32>(given.constData() + 8), clipboardflag::provide | text);
        QCOMPARE(qFromBigEndian<qint32>(given.constData() + 4), -qint32(given.size() - 8));
        QCOMPARE(unpressed(given), pair(QByteArray("a\r\nb\r\nc \xe3\x81\x82") + '\0'));
        say(clipboardflag::peek);
        QCOMPARE(sent(), simple(clipboardflag::notify | text));
        m_clipboard->offer({});
        QCOMPARE(sent(), simple(clipboardflag::notify));
        say(clipboardflag::request | text);
        QCOMPARE(sent(), QByteArray());
    }

    void htmlGoesWhereBothSidesCan()
    {
        const ClipboardContent content{QStringLiteral("x"), QStringLiteral("<b>x</b>")};
        meetServer();
        sent();
        m_clipboard->offer(content);
        QCOMPARE(sent(), simple(clipboardflag::notify | text | html));
        say(clipboardflag::request | html);
        QVERIFY(unpressed(sent()).contains("<!--StartFragment--><b>x</b><!--EndFragment-->"));
        init();
        meetServer(text);
        sent();
        m_clipboard->offer(content);
        QCOMPARE(sent(), simple(clipboardflag::notify | text));
    }

    void asksForWhatIsNew()
    {
        meetServer();
        sent();
        say(clipboardflag::notify | text | html | clipboardflag::dib);
        QCOMPARE(sent(), simple(clipboardflag::request | text | html));
        const QByteArray fragment = toHtmlFormat(QStringLiteral("<i>\u3042</i>"));
        say(clipboardflag::provide | text | html, pressed(pair(QByteArray("l1\r\nl2") + '\0') + pair(fragment)));
        const auto received = m_clipboard->takeReceived();
        QVERIFY(received);
        QCOMPARE(received->text, QStringLiteral("l1\nl2"));
        QCOMPARE(received->html, QStringLiteral("<i>\u3042</i>"));
        QVERIFY(!m_clipboard->takeReceived());
    }

    void whatBothSidesHaveIsNotOfferedBack()
    {
        meetServer();
        sent();
        m_clipboard->offer({QStringLiteral("ours\n"), {}});
        sent();
        say(clipboardflag::notify | text);
        sent();
        say(clipboardflag::provide | text, pressed(pair("ours\r\n")));
        QVERIFY(!m_clipboard->takeReceived());
        m_now += 1s;
        say(clipboardflag::provide | text, pressed(pair("theirs")));
        QCOMPARE(m_clipboard->takeReceived()->text, QStringLiteral("theirs"));
        m_clipboard->offer({QStringLiteral("theirs"), {}});
        QCOMPARE(sent(), QByteArray());
        m_clipboard->offer({QStringLiteral("ours\n"), {}});
        QCOMPARE(sent(), simple(clipboardflag::notify | text));
    }

    void asksNoMoreThanTenTimesASecond()
    {
        meetServer();
        sent();
        int asked = 0;
        for (int i = 0; i < 1000; ++i, m_now += 1ms) {
            say(clipboardflag::notify | text);
            asked += sent().isEmpty() ? 0 : 1;
            say(clipboardflag::provide | text, pressed(pair(QByteArray::number(i))));
        }
        QCOMPARE(asked, 10);
        m_now -= 1ms;
        say(clipboardflag::notify | text);
        QVERIFY(sent().isEmpty());
        QVERIFY(m_clipboard->nextMessage());
        m_now = *m_clipboard->nextMessage();
        QCOMPARE(sent(), simple(clipboardflag::request | text));
    }

    void aServerThatNeverAnswersIsAskedAgain()
    {
        meetServer();
        sent();
        say(clipboardflag::notify | text);
        QVERIFY(!sent().isEmpty());
        m_now += 1s;
        say(clipboardflag::notify | text);
        QVERIFY(sent().isEmpty());
        m_now += 5s;
        QVERIFY(!sent().isEmpty());
    }

    void I11_whoOnlyLooksOnDoesNotAsk()
    {
        meetServer();
        sent();
        m_clipboard->setListening(false);
        say(clipboardflag::notify | text);
        QVERIFY(sent().isEmpty());
        say(clipboardflag::provide | text, pressed(pair("x")));
        QVERIFY(!m_clipboard->takeReceived());
    }

    void withoutTheExtensionItIsLatin1()
    {
        m_clipboard->offer({QStringLiteral("\u00e9\r\n\u3042"), QStringLiteral("<p>")});
        QCOMPARE(sent(), message::cutText("\xe9\n?"));
        m_clipboard->takeLatin1(view("\xe9\r\n!"));
        QCOMPARE(m_clipboard->takeReceived()->text.left(3), QStringLiteral("\u00e9\n!"));
        // Caps that come late: what was said in Latin-1 is offered again, whole.
        m_clipboard->offer({QStringLiteral("\u3042"), {}});
        sent();
        meetServer();
        QVERIFY(sent().endsWith(simple(clipboardflag::notify | text)));
    }

    void I11_longOnesAreDropped_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::newRow("claimed") << pressed(pair(QByteArray(limit, 'x')).replace(0, 4, "\x7f\xff\xff\xff"));
        QTest::newRow("one too long") << pressed(pair(QByteArray(limit + 1, 'x')));
        QTest::newRow("no zlib") << QByteArray("nonsense");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("cut off") << pressed(pair(QByteArray(limit, 'x'))).chopped(12);
    }
    void I11_longOnesAreDropped()
    {
        QFETCH(QByteArray, data);
        meetServer();
        say(clipboardflag::provide | text, data);
        QVERIFY(!m_clipboard->takeReceived());
        QVERIFY(!m_clipboard->takeNote().isEmpty());
    }

    void I11_ourLongOnesAreDropped()
    {
        meetServer();
        sent();
        m_clipboard->offer({QString(limit / 3 + 1, QChar(0x3042)), {}});
        QVERIFY(!m_clipboard->takeNote().isEmpty());
        QCOMPARE(sent(), simple(clipboardflag::notify)); // what was offered before is no longer there
        m_clipboard->offer({QString(limit / 3, QChar(0x3042)), {}});
        QVERIFY(m_clipboard->takeNote().isEmpty());
        QCOMPARE(sent(), simple(clipboardflag::notify | text));
    }

    void I11_damagedHtmlIsNone_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::newRow("none") << QByteArray("<b>x</b>");
        QTest::newRow("beyond the end") << QByteArray("StartFragment:10\nEndFragment:9999\n");
        QTest::newRow("backwards") << QByteArray("StartFragment:20\nEndFragment:10\n");
        QTest::newRow("negative") << QByteArray("StartFragment:-20\nEndFragment:10\n");
        QTest::newRow("huge") << QByteArray("StartFragment:0\nEndFragment:99999999999999999999\n");
    }
    void I11_damagedHtmlIsNone()
    {
        QFETCH(QByteArray, format);
        QCOMPARE(fromHtmlFormat(format), QString());
    }
};

QTEST_GUILESS_MAIN(TestClipboard)
#include "TestClipboard.moc"
