// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/FakeRfbServer.h"
#include "lab/Patience.h"
#include "rfbclient/Client.h"
#include "rfbdecoder/Decoder.h"

#include <QBuffer>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace clouddesk;
namespace script = lab::rfbscript;
using rfb::Client;

namespace {

QByteArray pseudo(qint32 encoding, const QByteArray& body = {}, QRect place = {})
{
    return script::updateHead(1) +
           script::rectangle(place.x(), place.y(), place.width(), place.height(), encoding, body);
}

QByteArray jpeg(const QImage& image, int quality)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPG", quality);
    return buffer.data();
}

QByteArray screen(quint32 id, QRect area, quint32 flags)
{
    return script::number(id) + script::number(quint16(area.x())) + script::number(quint16(area.y())) +
           script::number(quint16(area.width())) + script::number(quint16(area.height())) + script::number(flags);
}

QByteArray layout(const QList<QByteArray>& screens, QSize size, int reason = 0, int status = 0)
{
    return pseudo(-308, QByteArray(1, char(screens.size())) + QByteArray(3, '\0') + screens.join(),
                  QRect(QPoint(reason, status), size));
}

} // namespace

/// What the client says to a server that offers an extension, byte by byte.
class TestExtensions : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<lab::FakeRfbServer> m_server;
    std::unique_ptr<Client> m_client;

    void begin(const QByteArray& more = {}, QSize size = {64, 64}, rfb::ClientOptions options = {})
    {
        m_server = std::make_unique<lab::FakeRfbServer>(script::handshake(size.width(), size.height()) +
                                                        script::fullUpdate(size.width(), size.height(), 7));
        m_client = std::make_unique<Client>(std::move(options));
        QSignalSpy framed(m_client.get(), &Client::firstFrame);
        m_client->start(m_server->takeStream());
        QTRY_COMPARE(framed.size(), 1);
        if (!more.isEmpty())
            m_server->say(more);
    }
    [[nodiscard]] bool receives(const QByteArray& bytes) const { return m_server->received().contains(bytes); }

private Q_SLOTS:
    void cleanup()
    {
        m_client.reset();
        m_server.reset();
    }

    void scancodesGoWhereTheyAreTaken()
    {
        begin();
        m_client->sendKey(0x61, 0x1e, true);
        QTRY_VERIFY(receives(QByteArray::fromHex("0401000000000061")));
        QVERIFY(!m_client->takesScancodes());
        m_server->say(pseudo(-258));
        QTRY_VERIFY(m_client->takesScancodes());
        m_client->sendKey(0x61, 0x1e, false); // as it was pressed
        m_client->sendKey(0xff53, 0xcd, true);
        m_client->sendKey(0xff53, 0xcd, false);
        m_client->sendKey(0x20ac, 0, true); // no scan code known
        QTRY_VERIFY(receives(QByteArray::fromHex("0400000000000061"
                                                 "ff0000010000ff53000000cd"
                                                 "ff0000000000ff53000000cd"
                                                 "04010000000020ac")));
    }

    void buttonsAboveSevenGoWhereTheyAreTaken()
    {
        constexpr int back = 1 << 7;
        constexpr int forward = 1 << 8;
        begin();
        m_client->sendPointer({1, 2}, back);
        QTRY_VERIFY(receives(QByteArray::fromHex("058000010002")));
        m_client->sendPointer({1, 2}, forward);
        QTRY_VERIFY(receives(QByteArray::fromHex("050000010002")));
        m_server->say(pseudo(-316) + pseudo(-307, script::reason("ready")));
        QTRY_COMPARE(m_client->desktopName(), QStringLiteral("ready"));
        m_client->sendPointer({3, 4}, back | 1);
        m_client->sendPointer({3, 4}, forward);
        m_client->sendPointer({3, 4}, 4);
        QTRY_VERIFY(receives(QByteArray::fromHex("05810003000401"
                                                 "05800003000402"
                                                 "050400030004")));
    }

    void lockKeysAreTold()
    {
        begin();
        QSignalSpy told(m_client.get(), &Client::lockKeysChanged);
        m_server->say(pseudo(-261, QByteArray(1, '\6')));
        QTRY_COMPARE(told.size(), 1);
        QVERIFY((told[0][0].value<rfb::LockKeys>() == rfb::LockKeys{true, true, false}));
        m_server->say(pseudo(-261, QByteArray(1, '\x81' & 0x7f)));
        QTRY_COMPARE(told.size(), 2);
        QVERIFY((told[1][0].value<rfb::LockKeys>() == rfb::LockKeys{false, false, true}));
    }

    void cursorsHaveAlphaAndMayBeHidden()
    {
        begin();
        QSignalSpy cursors(m_client.get(), &Client::cursorChanged);
        const QByteArray pixels = QByteArray::fromHex("ff000080" // red above its alpha
                                                      "00000000"
                                                      "10203040"
                                                      "ffffffff");
        m_server->say(pseudo(-314, script::number<qint32>(0) + pixels, QRect(1, 1, 2, 2)));
        QTRY_COMPARE(cursors.size(), 1);
        const auto shape = cursors[0][0].value<rfb::CursorShape>();
        QCOMPARE(shape.hotspot, QPoint(1, 1));
        const auto* const first = reinterpret_cast<const QRgb*>(shape.image.constScanLine(0));
        const auto* const second = reinterpret_cast<const QRgb*>(shape.image.constScanLine(1));
        QCOMPARE(first[0], 0x80800000U);
        QCOMPARE(first[1], 0U);
        QCOMPARE(second[0], 0x40102030U);
        QCOMPARE(second[1], 0xffffffffU);
        m_server->say(pseudo(-314, script::number<qint32>(0)));
        QTRY_COMPARE(cursors.size(), 2);
        QVERIFY(cursors[1][0].value<rfb::CursorShape>().image.isNull());
    }

    void screensKeepTheirIds()
    {
        begin();
        QVERIFY(!m_client->canResize());
        QVERIFY(!m_client->requestSize({128, 32}));
        m_server->say(layout({screen(0, {0, 0, 32, 64}, 0xdead), screen(0x99, {32, 0, 32, 64}, 1)}, {64, 64}));
        QTRY_VERIFY(m_client->canResize());
        QCOMPARE(m_client->screens(), (QList<rfb::Screen>{{0, {0, 0, 32, 64}, 0xdead}, {0x99, {32, 0, 32, 64}, 1}}));
        QVERIFY(m_client->requestSize({128, 32}));
        QTRY_VERIFY(receives(QByteArray::fromHex("fb00008000200200") + screen(0, {0, 0, 64, 32}, 0xdead) +
                             screen(0x99, {64, 0, 64, 32}, 1)));
        QVERIFY(m_client->requestLayout({50, 40}, {{0x99, {0, 0, 50, 40}, 1}}));
        QTRY_VERIFY(receives(QByteArray::fromHex("fb00003200280100") + screen(0x99, {0, 0, 50, 40}, 1)));
        QSignalSpy changed(m_client.get(), &Client::screensChanged);
        m_server->say(layout({screen(0x99, {0, 0, 50, 40}, 1)}, {50, 40}, 1));
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(m_client->size(), QSize(50, 40));
    }

    void oneScreenWithId0IsResized()
    {
        begin(layout({screen(0, {0, 0, 64, 64}, 0)}, {64, 64}));
        QTRY_VERIFY(m_client->requestSize({100, 90}));
        QTRY_VERIFY(receives(QByteArray::fromHex("fb000064005a0100") + screen(0, {0, 0, 100, 90}, 0)));
        m_server->say(layout({screen(0, {0, 0, 100, 90}, 0)}, {100, 90}, 1) + script::fullUpdate(100, 90, 0x00ff00));
        QTRY_COMPARE(m_client->size(), QSize(100, 90));
        QVERIFY(m_client->isRunning());
    }

    void aRefusalIsToldAndChangesNothing()
    {
        begin(layout({screen(5, {0, 0, 64, 64}, 0)}, {64, 64}));
        QSignalSpy refused(m_client.get(), &Client::resizeRefused);
        m_server->say(layout({}, {1000, 1000}, 1, 1));
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY(!refused[0][0].toString().isEmpty());
        QCOMPARE(m_client->size(), QSize(64, 64));
        QCOMPARE(m_client->screens().size(), 1);
    }

    void qualityChangesAtRunTime()
    {
        begin();
        const auto announces = [this](qint32 code) { return receives(script::number(code)); };
        QTRY_VERIFY(announces(-24));
        QVERIFY(!announces(-30));
        m_client->setQuality(2);
        QTRY_VERIFY(announces(-30));
        const qsizetype before = m_server->received().size();
        m_client->setQuality(rfb::quality::lossless);
        QTRY_VERIFY(m_server->received().size() > before);
        QVERIFY(!m_server->received().mid(before).contains(script::number<qint32>(-30)));
    }

    void whatLooksLikeAPhoto()
    {
        QImage text(256, 64, QImage::Format_RGB32);
        text.fill(Qt::white);
        QPainter painter(&text);
        painter.fillRect(0, 0, 256, 12, QColor(0x20, 0x60, 0xa0));
        for (int y = 14; y < 60; y += 4)
            painter.fillRect(3 * (y % 7), y, 150, 2, Qt::black);
        painter.end();
        QImage photo(256, 64, QImage::Format_RGB32);
        for (int y = 0; y < 64; ++y) {
            for (int x = 0; x < 256; ++x)
                photo.setPixel(x, y, qRgb(x, y * 4, (x * y) & 0xff));
        }
        const auto looks = [](QImage& image, int quality) {
            if (quality >= 0)
                image = QImage::fromData(jpeg(image, quality)).convertToFormat(QImage::Format_RGB32);
            return rfb::looksLikePhoto({image.bits(), image.size()}, image.rect());
        };
        for (const int level : {-1, 90, 40}) {
            QVERIFY(!looks(text, level));
            QVERIFY(looks(photo, level));
        }
        QVERIFY(!rfb::looksLikePhoto({photo.bits(), photo.size()}, QRect(0, 0, 20, 20)));
        QVERIFY(!rfb::looksLikePhoto({photo.bits(), photo.size()}, QRect(200, 0, 100, 64)));
    }

    // Lossy, then still: after a second that place is asked for without loss; when it has come, all is as before.
    void stillPicturesAreRefined()
    {
        rfb::ClientOptions options;
        options.quality = rfb::quality::automatic;
        begin({}, {64, 64}, std::move(options));
        QImage image(64, 64, QImage::Format_RGB32);
        image.fill(Qt::darkCyan);
        const QByteArray data = jpeg(image, 80);
        QVERIFY(data.size() > 127 && data.size() < 16384);
        const QByteArray length = QByteArray(1, char(0x80 | (data.size() & 0x7f))) + char(data.size() >> 7);
        m_server->say(pseudo(7, '\x90' + length + data, QRect(0, 0, 64, 64)));
        QTRY_COMPARE(m_client->statistics().lossyPixels, 64 * 64);
        const QByteArray full = QByteArray::fromHex("03000000000000400040");
        QCOMPARE(m_server->received().count(full), 1);
        QTRY_COMPARE(m_server->received().count(full), 2);
        QTRY_COMPARE(m_client->statistics().quality, -1);
        m_server->say(script::fullUpdate(64, 64, 0x008b8b));
        QTRY_COMPARE(m_client->statistics().lossyPixels, 0);
        QTRY_VERIFY(m_client->statistics().quality >= 0);
    }

    // rfbproto.rst, "ClientFence": a response clears the request bit and every bit that is not understood or kept.
    void fencesAreAnswered()
    {
        begin();
        m_server->say(QByteArray::fromHex("f8000000ffffffff03") + "abc");
        QTRY_VERIFY(receives(QByteArray::fromHex("f80000000000000303") + "abc"));
        const qsizetype size = m_server->received().size();
        m_server->say(QByteArray::fromHex("f80000000000000308") + "no fence");
        m_client->sendKey(1, true);
        QTRY_VERIFY(m_server->received().size() > size);
        QCOMPARE(m_server->received().size(), size + 8);
    }

    void roundTripIsMeasured()
    {
        begin(QByteArray::fromHex("f80000008000000000"));
        QTRY_VERIFY(receives(QByteArray::fromHex("f80000000000000000")));
        QVERIFY(!m_client->statistics().roundTrip);
        m_server->say(script::fullUpdate(64, 64, 8));
        const QByteArray head = QByteArray::fromHex("f80000008000000108");
        QTRY_VERIFY(receives(head));
        const QByteArray received = m_server->received();
        const QByteArray payload = received.mid(received.indexOf(head) + head.size(), 8);
        QCOMPARE(payload.size(), 8);
        QTest::qWait(30);
        m_server->say(QByteArray::fromHex("f80000000000000108") + payload + script::fullUpdate(64, 64, 9));
        QTRY_VERIFY(m_client->statistics().roundTrip);
        QVERIFY(*m_client->statistics().roundTrip >= std::chrono::milliseconds(30));
        QVERIFY(*m_client->statistics().roundTrip < std::chrono::seconds(3));
    }

    // What is told of the session is not only what was true at the last update.
    void aLineThatStallsIsSeen()
    {
        begin(QByteArray::fromHex("f80000008000000000"));
        m_server->say(script::fullUpdate(64, 64, 8));
        QTRY_VERIFY(receives(QByteArray::fromHex("f80000008000000108")));
        QVERIFY(!m_client->statistics().roundTrip);
        QCOMPARE(m_client->statistics().queuedBytes, 0);
        m_server->setReading(false);
        const auto fill = [this] {
            for (int i = 0; i < 4096; ++i)
                m_client->sendKey(quint32('a' + i % 20), i % 2 == 0);
            return m_client->statistics().queuedBytes >= 65536;
        };
        QTRY_VERIFY(fill());
        QTRY_VERIFY(m_client->statistics().roundTrip);
        QVERIFY(*m_client->statistics().roundTrip > std::chrono::seconds(1));
        m_server->setReading(true);
        QTRY_COMPARE(m_client->statistics().queuedBytes, 0);
    }

    void continuousUpdatesAreUsedWhereOffered()
    {
        const QByteArray on = QByteArray::fromHex("96010000000000400040");
        const QByteArray off = QByteArray::fromHex("96000000000000400040");
        const QByteArray request = QByteArray::fromHex("03010000000000400040");
        begin();
        QTRY_COMPARE(m_server->received().count(request), 1);
        m_server->say(QByteArray(1, char(150)));
        QTRY_COMPARE(m_server->received().count(on), 1);
        m_server->say(script::fullUpdate(64, 64, 8) + script::fullUpdate(64, 64, 9));
        QTRY_COMPARE(m_client->statistics().frames, 3U);
        QVERIFY(m_client->statistics().isContinuous);
        QCOMPARE(m_server->received().count(request), 1);

        m_client->setPaused(true);
        QTRY_COMPARE(m_server->received().count(off), 1);
        m_client->setPaused(false);
        QTRY_COMPARE(m_server->received().count(on), 2);
        m_server->say(QByteArray(1, char(150))); // the answer to the first
        m_server->say(pseudo(-223, {}, QRect(0, 0, 32, 32)) + script::fullUpdate(32, 32, 8));
        QTRY_VERIFY(receives(QByteArray::fromHex("96010000000000200020")));
        QTRY_VERIFY(receives(QByteArray::fromHex("03000000000000200020")));

        // A server that thinks better of it is asked update by update.
        m_server->say(QByteArray(1, char(150)));
        QTRY_VERIFY(receives(QByteArray::fromHex("03010000000000200020")));
    }

    // Paused, nothing is asked for; the one answer that was under way still counts.
    void pausedAsksForNothing()
    {
        begin();
        const QByteArray request = QByteArray::fromHex("03010000000000400040");
        QTRY_COMPARE(m_server->received().count(request), 1);
        m_client->setPaused(true);
        m_client->sendKey(1, true);
        QTRY_VERIFY(receives(QByteArray::fromHex("0401000000000001")));
        m_server->say(script::fullUpdate(64, 64, 8));
        m_client->sendKey(2, true);
        QTRY_VERIFY(receives(QByteArray::fromHex("0401000000000002")));
        QTRY_COMPARE(m_client->statistics().frames, 2U);
        QCOMPARE(m_server->received().count(request), 1);
        QVERIFY(m_client->statistics().isPaused);
        m_client->setPaused(false);
        QTRY_COMPARE(m_server->received().count(request), 2);
    }

    void pausedSessionStillGetsItsFirstPicture()
    {
        rfb::ClientOptions options;
        options.isPaused = true;
        begin({}, {64, 64}, std::move(options));
        QTRY_VERIFY(receives(QByteArray::fromHex("03000000000000400040")));
        QVERIFY(!receives(QByteArray::fromHex("03010000000000400040")));
    }
};

QTEST_MAIN(TestExtensions)
#include "TestExtensions.moc"
