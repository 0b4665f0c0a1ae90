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
constexpr qsizetype imageLimit = 400000;
constexpr quint32 actions =
    clipboardflag::caps | clipboardflag::request | clipboardflag::peek | clipboardflag::notify | clipboardflag::provide;
constexpr quint32 text = clipboardflag::text;
constexpr quint32 html = clipboardflag::html;
constexpr quint32 dib = clipboardflag::dib;

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

Pixels image(int width = 3, int height = 2, char seed = 1)
{
    Pixels image{width, height, QByteArray(4 * width * height, '\xff')};
    for (int i = 0; i < width * height; ++i) {
        const quint32 pixel = 0xff000000U | quint32(i * 977 + seed) % 0xffffffU;
        std::memcpy(image.bytes.data() + 4 * i, &pixel, 4);
    }
    return image;
}

} // namespace

class TestClipboard : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Clipboard> m_clipboard;
    Clipboard::Clock::time_point m_now{1h};

    void say(quint32 flags, const QByteArray& data = {}) { m_clipboard->takeExtended(flags, view(data), m_now); }
    void meetServer(quint32 formats = text | html) { say(actions | formats, QByteArray(12, '\0')); }
    /// One that takes images, and has heard all that is said to everyone.
    void meetServerForImages()
    {
        meetServer(text | html | dib);
        sent();
    }
    void offerBothAndBeAsked()
    {
        meetServerForImages();
        m_clipboard->offer({QStringLiteral("x"), {}, {}}, true);
        sent();
        say(clipboardflag::request | text | dib);
        sent();
        QVERIFY(m_clipboard->takeImageWish());
    }
    void workToTheEnd()
    {
        while (m_clipboard->isWorking())
            m_clipboard->work();
    }
    /// The image as the server has it now.
    void copyThere(const Pixels& copied, quint32 more = 0, const QByteArray& before = {})
    {
        m_now += 10s;
        say(clipboardflag::notify | dib | more);
        QCOMPARE(sent(), simple(clipboardflag::request | dib | more));
        say(clipboardflag::provide | dib | more, pressed(before + pair(toBitmap(copied))));
        workToTheEnd();
    }
    QByteArray sent() { return m_clipboard->takeMessages(m_now); }
    static QByteArray simple(quint32 flags) { return message::extendedCutText(flags); }
    /// What a "provide" message of ours holds.
    static QByteArray unpressed(const QByteArray& message)
    {
        QByteArray out(1 << 20, 0);
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
    void init() { m_clipboard = std::make_unique<Clipboard>(limit, imageLimit); }

    void capsAreAnsweredOnce()
    {
        meetServer();
        QCOMPARE(sent(), message::extendedCutText(actions | text | html | dib, QByteArray(12, '\0')));
        meetServer();
        QCOMPARE(sent(), QByteArray());
    }

    void offersThenGivesWhenAsked()
    {
        meetServer();
        sent();
        m_clipboard->offer({QStringLiteral("a\nb\r\nc \u3042"), {}, {}});
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
        const ClipboardContent content{QStringLiteral("x"), QStringLiteral("<b>x</b>"), {}};
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
        m_clipboard->offer({QStringLiteral("ours\n"), {}, {}});
        sent();
        say(clipboardflag::notify | text);
        sent();
        say(clipboardflag::provide | text, pressed(pair("ours\r\n")));
        QVERIFY(!m_clipboard->takeReceived());
        m_now += 1s;
        say(clipboardflag::provide | text, pressed(pair("theirs")));
        QCOMPARE(m_clipboard->takeReceived()->text, QStringLiteral("theirs"));
        m_clipboard->offer({QStringLiteral("theirs"), {}, {}});
        QCOMPARE(sent(), QByteArray());
        m_clipboard->offer({QStringLiteral("ours\n"), {}, {}});
        QCOMPARE(sent(), simple(clipboardflag::notify | text));
    }

    void whatTheServerHasIsNotTakenBack()
    {
        meetServer();
        sent();
        say(clipboardflag::provide | text, pressed(pair("theirs")));
        QCOMPARE(m_clipboard->takeReceived()->text, QStringLiteral("theirs"));
        m_clipboard->offer({});
        QCOMPARE(sent(), QByteArray());
        m_clipboard->offer({QStringLiteral("ours"), {}, {}});
        QCOMPARE(sent(), simple(clipboardflag::notify | text));
        m_clipboard->offer({});
        QCOMPARE(sent(), simple(clipboardflag::notify));
        m_clipboard->offer({});
        QCOMPARE(sent(), QByteArray());
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

    void I11_whoOnlyLooksOnTakesBackWhatWasOffered()
    {
        meetServerForImages();
        m_clipboard->offer({QStringLiteral("secret"), {}, {}}, true);
        QCOMPARE(sent(), simple(clipboardflag::notify | text | dib));
        m_clipboard->setListening(false);
        QCOMPARE(sent(), simple(clipboardflag::notify));
        say(clipboardflag::request | text | dib);
        QCOMPARE(sent(), QByteArray());
        QVERIFY(!m_clipboard->takeImageWish());
        m_clipboard->setListening(false);
        QCOMPARE(sent(), QByteArray());
        m_clipboard->setListening(true);
        m_clipboard->offer({QStringLiteral("secret"), {}, {}});
        QCOMPARE(sent(), simple(clipboardflag::notify | text));
    }
    void withoutTheExtensionItIsLatin1()
    {
        m_clipboard->offer({QStringLiteral("\u00e9\r\n\u3042"), QStringLiteral("<p>"), {}});
        QCOMPARE(sent(), message::cutText("\xe9\n?"));
        m_clipboard->takeLatin1(view("\xe9\r\n!"));
        QCOMPARE(m_clipboard->takeReceived()->text.left(3), QStringLiteral("\u00e9\n!"));
        // Caps that come late: what was said in Latin-1 is offered again, whole.
        m_clipboard->offer({QStringLiteral("\u3042"), {}, {}});
        sent();
        meetServer();
        QVERIFY(sent().endsWith(simple(clipboardflag::notify | text)));
    }

    void imagesAreFetchedWhenTheServerAsks()
    {
        meetServerForImages();
        m_clipboard->offer({QStringLiteral("x"), {}, {}}, true);
        QCOMPARE(sent(), simple(clipboardflag::notify | text | dib));
        QVERIFY(!m_clipboard->takeImageWish());
        m_clipboard->giveImage(image()); // nobody has asked
        say(clipboardflag::request | text);
        QCOMPARE(unpressed(sent()), pair(QByteArray("x\0", 2)));
        QVERIFY(!m_clipboard->takeImageWish());
        say(clipboardflag::request | dib);
        QVERIFY(sent().isEmpty());
        QVERIFY(m_clipboard->takeImageWish());
        QVERIFY(!m_clipboard->takeImageWish());
        m_clipboard->giveImage(image());
        workToTheEnd();
        const QByteArray given = sent();
        QCOMPARE(qFromBigEndian<quint32>(given.constData() + 8), clipboardflag::provide | dib);
        QCOMPARE(unpressed(given), pair(toBitmap(image())));
        // Once per offer, however often it is asked for.
        say(clipboardflag::request | dib);
        QCOMPARE(sent(), given);
        QVERIFY(!m_clipboard->takeImageWish());
        // What comes next may be the same.
        m_clipboard->offer({QStringLiteral("x"), {}, {}}, true);
        QVERIFY(sent().isEmpty());
        QVERIFY(m_clipboard->takeImageWish());
    }

    void textAndImageGoTogether()
    {
        offerBothAndBeAsked();
        m_clipboard->giveImage(image());
        workToTheEnd();
        const QByteArray given = sent();
        QCOMPARE(qFromBigEndian<quint32>(given.constData() + 8), clipboardflag::provide | text | dib);
        QCOMPARE(unpressed(given), pair(QByteArray("x\0", 2)) + pair(toBitmap(image())));
    }

    void imagesArePressedPieceByPiece()
    {
        meetServerForImages();
        m_clipboard->offer({}, true);
        sent();
        say(clipboardflag::request | dib);
        sent();
        QVERIFY(m_clipboard->takeImageWish());
        m_clipboard->giveImage(image(360, 360));
        m_clipboard->work();
        QVERIFY(m_clipboard->isWorking());
        QVERIFY(sent().isEmpty());
        workToTheEnd();
        QCOMPARE(unpressed(sent()), pair(toBitmap(image(360, 360))));
    }

    void imagesAreNotOfferedWhereNobodyTakesThem()
    {
        meetServer();
        sent();
        m_clipboard->offer({QStringLiteral("x"), {}, {}}, true);
        QCOMPARE(sent(), simple(clipboardflag::notify | text));
        say(clipboardflag::request | text | dib);
        QCOMPARE(qFromBigEndian<quint32>(sent().constData() + 8), clipboardflag::provide | text);
        QVERIFY(!m_clipboard->takeImageWish());
        say(clipboardflag::request | dib);
        QVERIFY(sent().isEmpty());
        // Nor in Latin-1.
        init();
        m_clipboard->offer({QStringLiteral("x"), {}, {}}, true);
        QCOMPARE(sent(), message::cutText("x"));
        m_clipboard->offer({}, true);
        QVERIFY(sent().isEmpty());
    }

    // As UltraVNC's server: it takes what is new only as it is, and only up to sizes that it tells.
    void serversThatAreNotToldTakeWhatTheyAllow_data()
    {
        QTest::addColumn<quint32>("allowed");
        QTest::addColumn<bool>("isGiven");
        const auto needed = quint32(bitmapBytes(3, 2));
        QTest::newRow("none") << 0U << false;
        QTest::newRow("too few") << needed - 1 << false;
        QTest::newRow("as many") << needed << true;
    }
    void serversThatAreNotToldTakeWhatTheyAllow()
    {
        QFETCH(quint32, allowed);
        QFETCH(bool, isGiven);
        const auto size = qToBigEndian(allowed);
        const quint32 flags = clipboardflag::caps | clipboardflag::request | clipboardflag::peek |
                              clipboardflag::provide | text | clipboardflag::rtf | html | dib;
        say(flags, QByteArray(12, '\1') + QByteArray(reinterpret_cast<const char*>(&size), 4));
        sent();
        m_clipboard->offer({QStringLiteral("x"), {}, {}}, true);
        QByteArray given = sent();
        QCOMPARE(m_clipboard->takeImageWish(), allowed > 0);
        m_clipboard->giveImage(image());
        workToTheEnd();
        given += sent();
        const QByteArray bitmap = isGiven ? pair(toBitmap(image())) : QByteArray();
        QCOMPARE(unpressed(given), pair(QByteArray("x\0", 2)) + bitmap);
    }

    void imagesAreAskedForWhereThereIsNoText()
    {
        meetServerForImages();
        say(clipboardflag::notify | text | html | dib);
        QCOMPARE(sent(), simple(clipboardflag::request | text | html));
        say(clipboardflag::provide | text, pressed(pair("x")));
        QVERIFY(m_clipboard->takeReceived());
        copyThere(image());
        const auto received = m_clipboard->takeReceived();
        QVERIFY(received);
        QCOMPARE(received->image.bytes, image().bytes);
        QVERIFY(received->text.isEmpty());
        copyThere(image(4, 4), html, pair(toHtmlFormat(QStringLiteral("<img>"))));
        const auto next = m_clipboard->takeReceived();
        QVERIFY(next);
        QCOMPARE(next->image.height, 4);
        QCOMPARE(next->html, QStringLiteral("<img>"));
        QVERIFY(m_clipboard->takeNote().isEmpty());
    }

    void imagesAreUnpackedPieceByPiece()
    {
        meetServerForImages();
        m_now += 10s;
        say(clipboardflag::notify | dib);
        sent();
        say(clipboardflag::provide | dib, pressed(pair(toBitmap(image(360, 360)))));
        m_clipboard->work();
        QVERIFY(m_clipboard->isWorking());
        QVERIFY(!m_clipboard->takeReceived());
        workToTheEnd();
        QCOMPARE(m_clipboard->takeReceived()->image.bytes, image(360, 360).bytes);
    }

    void imagesThatNobodyAskedForAreNotTaken()
    {
        meetServerForImages();
        say(clipboardflag::provide | text | dib, pressed(pair("x") + pair(toBitmap(image()))));
        QVERIFY(!m_clipboard->isWorking());
        QCOMPARE(m_clipboard->takeReceived()->text, QStringLiteral("x"));
    }

    void imagesAreAskedForOnceASecond()
    {
        meetServerForImages();
        int asked = 0;
        for (int i = 0; i < 3000; ++i, m_now += 1ms) {
            say(clipboardflag::notify | dib);
            asked += sent().isEmpty() ? 0 : 1;
            say(clipboardflag::provide | dib, pressed(pair(toBitmap(image()))));
        }
        QCOMPARE(asked, 3);
    }

    void theImageThatCameFromThereIsNotOfferedBack()
    {
        meetServerForImages();
        copyThere(image());
        QVERIFY(m_clipboard->takeReceived());
        // By its pixels: a clipboard manager may have coded it anew.
        m_clipboard->offer({}, true);
        QVERIFY(sent().isEmpty());
        say(clipboardflag::peek);
        QCOMPARE(sent(), simple(clipboardflag::notify));
        QVERIFY(m_clipboard->takeImageWish());
        m_clipboard->giveImage(image());
        QVERIFY(sent().isEmpty());
        say(clipboardflag::request | dib);
        QVERIFY(sent().isEmpty());
        // Another one is.
        m_clipboard->offer({}, true);
        QVERIFY(m_clipboard->takeImageWish());
        m_clipboard->giveImage(image(3, 2, 9));
        QCOMPARE(sent(), simple(clipboardflag::notify | dib));
        // And what it has from here is not news either.
        say(clipboardflag::request | dib);
        sent();
        QVERIFY(m_clipboard->takeImageWish());
        m_clipboard->giveImage(image(3, 2, 9));
        workToTheEnd();
        QVERIFY(!sent().isEmpty());
        copyThere(image(3, 2, 9));
        QVERIFY(!m_clipboard->takeReceived());
        copyThere(image(3, 2, 10));
        QVERIFY(m_clipboard->takeReceived());
    }

    void anImageThatHasGoneIsTakenBack()
    {
        offerBothAndBeAsked();
        m_clipboard->giveImage({});
        const QByteArray given = sent();
        const QByteArray offer = simple(clipboardflag::notify | text);
        QVERIFY(given.startsWith(offer));
        QCOMPARE(unpressed(given.mid(offer.size())), pair(QByteArray("x\0", 2)));
        QVERIFY(m_clipboard->takeNote().isEmpty());
        // A newer offer needs no answer to the older.
        m_clipboard->offer({QStringLiteral("y"), {}, {}}, true);
        sent();
        say(clipboardflag::request | dib);
        sent();
        m_clipboard->offer({QStringLiteral("z"), {}, {}});
        QVERIFY(!m_clipboard->takeImageWish());
        m_clipboard->giveImage(image());
        QVERIFY(!m_clipboard->isWorking());
        QCOMPARE(sent(), simple(clipboardflag::notify | text));
    }

    void I11_ourTooLargeImagesAreDropped()
    {
        meetServerForImages();
        m_clipboard->offer({}, true);
        sent();
        say(clipboardflag::request | dib);
        sent();
        QVERIFY(m_clipboard->takeImageWish());
        m_clipboard->giveImage({1000, 1000, {}});
        QVERIFY(m_clipboard->takeNote().contains(QStringLiteral("too large")));
        QCOMPARE(sent(), simple(clipboardflag::notify));
    }

    void I11_badImagesAreDropped_data()
    {
        QTest::addColumn<QByteArray>("data");
        const QByteArray good = pair(toBitmap(image()));
        const QByteArray most = toBitmap(image(360, 370));
        QTest::newRow("claimed") << pressed(QByteArray(good).replace(0, 4, "\x7f\xff\xff\xff"));
        QTest::newRow("one too long") << pressed(pair(most.leftJustified(imageLimit + 1)));
        QTest::newRow("no bitmap") << pressed(pair("nonsense"));
        QTest::newRow("nothing") << pressed(pair(""));
        QTest::newRow("no size") << pressed({});
        QTest::newRow("a palette") << pressed(QByteArray(good).replace(4 + 14, 1, "\x08"));
        QTest::newRow("cut off") << pressed(pair(most)).chopped(300);
        QTest::newRow("cut off within the first piece") << pressed(good).chopped(30);
    }
    void I11_badImagesAreDropped()
    {
        QFETCH(QByteArray, data);
        meetServerForImages();
        m_now += 10s;
        say(clipboardflag::notify | dib);
        sent();
        say(clipboardflag::provide | dib, data);
        workToTheEnd();
        QVERIFY(!m_clipboard->takeReceived());
        QVERIFY(m_clipboard->takeNote().contains(QStringLiteral("image")));
        // The largest that may be.
        copyThere(image(360, 370));
        QVERIFY(m_clipboard->takeReceived());
    }

    void I11_whoOnlyLooksOnGetsNoImage()
    {
        meetServerForImages();
        m_now += 10s;
        say(clipboardflag::notify | dib);
        sent();
        say(clipboardflag::provide | dib, pressed(pair(toBitmap(image()))));
        m_clipboard->setListening(false);
        workToTheEnd();
        QVERIFY(!m_clipboard->takeReceived());
        say(clipboardflag::notify | dib);
        m_now += 10s;
        QVERIFY(sent().isEmpty());
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
        m_clipboard->offer({QString(limit / 3 + 1, QChar(0x3042)), {}, {}});
        QVERIFY(!m_clipboard->takeNote().isEmpty());
        QCOMPARE(sent(), simple(clipboardflag::notify)); // what was offered before is no longer there
        m_clipboard->offer({QString(limit / 3, QChar(0x3042)), {}, {}});
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
