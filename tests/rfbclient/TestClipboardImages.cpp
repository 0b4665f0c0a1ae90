// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/Patience.h"
#include "lab/Processes.h"
#include "rfbclient/ClipboardScript.h"
#include "rfbclient/Encounter.h"

#include <QRandomGenerator>
#include <QSignalSpy>

using namespace clouddesk;
using namespace clouddesk::test;
using core::ErrorCode;
namespace flag = rfb::clipboardflag;

namespace {

QImage noisy(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    auto* const pixels = reinterpret_cast<quint32*>(image.bits());
    QRandomGenerator(7).fillRange(pixels, image.sizeInBytes() / 4);
    for (qsizetype i = 0; i < image.sizeInBytes() / 4; ++i)
        pixels[i] |= 0xff000000;
    return image;
}

} // namespace

/// Through a real client and its decoder's process, to a server that takes images.
class TestClipboardImages : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Encounter> m_encounter;
    QImage m_here; // on this side's clipboard

    void begin(rfb::ClientOptions options = {}, quint32 caps = takesEverything)
    {
        m_encounter = std::make_unique<Encounter>(script::handshake(64, 64) + script::fullUpdate(64, 64, 7) +
                                                      extended(caps, QByteArray(12, '\0')),
                                                  AtEnd::Silence, std::move(options));
        connect(&client(), &rfb::Client::clipboardImageWanted, this, [this] { client().sendClipboardImage(m_here); });
        QTRY_VERIFY(m_encounter->hasFrame());
        QTRY_VERIFY(server().received().contains(QByteArray(12, '\0').prepend(script::number(takesEverything))));
    }
    rfb::Client& client() { return m_encounter->client(); }
    lab::FakeRfbServer& server() { return m_encounter->server(); }
    void copyThere(const QByteArray& message)
    {
        const auto requests = server().received().count(answer(flag::request | flag::dib));
        server().say(extended(flag::notify | flag::dib));
        QTRY_COMPARE(server().received().count(answer(flag::request | flag::dib)), requests + 1);
        server().say(message);
    }

private Q_SLOTS:
    void cleanup() { m_encounter.reset(); }

    void goesThereWhenItIsAskedFor()
    {
        begin();
        QSignalSpy wanted(&client(), &rfb::Client::clipboardImageWanted);
        m_here = colourful({61, 33});
        client().sendClipboard({}, {}, true);
        QTRY_VERIFY(server().received().contains(answer(flag::notify | flag::dib)));
        QCOMPARE(wanted.size(), 0);
        server().say(extended(flag::request | flag::dib));
        QTRY_COMPARE(given(server().received()), m_here);
        QCOMPARE(wanted.size(), 1);
    }

    void isNotOfferedToAServerWithoutImages()
    {
        begin({}, takesEverything & ~flag::dib);
        m_here = colourful({8, 8});
        QSignalSpy wanted(&client(), &rfb::Client::clipboardImageWanted);
        client().sendClipboard(QStringLiteral("x"), {}, true);
        QTRY_VERIFY(server().received().contains(answer(flag::notify | flag::text)));
        server().say(extended(flag::request | flag::dib) + extended(flag::request | flag::text));
        QTRY_VERIFY(server().received().contains(script::number(flag::provide | flag::text)));
        QCOMPARE(wanted.size(), 0);
    }

    void comesFromThere()
    {
        begin();
        QSignalSpy received(&client(), &rfb::Client::clipboardReceived);
        const QImage there = colourful({61, 33});
        copyThere(provided(rfb::toBitmap(pixelsOf(there))));
        QTRY_COMPARE(received.size(), 1);
        const auto image = received[0][2].value<QImage>();
        QCOMPARE(image.format(), QImage::Format_RGB32);
        QCOMPARE(image, there);
    }

    // A viewer puts what it receives into its own clipboard and offers that.
    void doesNotLoop()
    {
        begin();
        QSignalSpy received(&client(), &rfb::Client::clipboardReceived);
        QSignalSpy wanted(&client(), &rfb::Client::clipboardImageWanted);
        QSignalSpy bells(&client(), &rfb::Client::bell);
        connect(&client(), &rfb::Client::clipboardReceived, this,
                [this](const QString& text, const QString& html, const QImage& image) {
                    m_here = image;
                    client().sendClipboard(text, html, !image.isNull());
                });
        copyThere(provided(rfb::toBitmap(pixelsOf(colourful({20, 20})))));
        QTRY_COMPARE(wanted.size(), 1); // for comparison
        server().say(QByteArray(1, '\2'));
        QTRY_COMPARE(bells.size(), 1);
        client().sendClipboard(QStringLiteral("end"));
        QTRY_VERIFY(server().received().contains(answer(flag::notify | flag::text)));
        QVERIFY(!server().received().contains(answer(flag::notify | flag::dib)));
        QCOMPARE(received.size(), 1);
    }

    void viewOnlyLetsNoneCross()
    {
        begin();
        m_here = colourful({20, 20});
        client().sendClipboard({}, {}, true);
        QTRY_VERIFY(server().received().contains(answer(flag::notify | flag::dib)));
        QSignalSpy wanted(&client(), &rfb::Client::clipboardImageWanted);
        client().setViewOnly(true);
        server().say(extended(flag::request | flag::dib));
        QTRY_VERIFY(server().received().contains(answer(flag::notify)));
        QCOMPARE(wanted.size(), 0);
        QVERIFY(given(server().received()).isNull());
        QSignalSpy bells(&client(), &rfb::Client::bell);
        server().say(extended(flag::notify | flag::dib) + QByteArray(1, '\2'));
        QTRY_COMPARE(bells.size(), 1);
        QVERIFY(!server().received().contains(answer(flag::request | flag::dib)));
    }

    // Of 4K: it is pressed and unpacked while other things are heard, and what it took is given back.
    void largeOnesHoldNothingUp()
    {
        begin();
        m_here = noisy({3000, 3000});
        QSignalSpy bells(&client(), &rfb::Client::bell);
        QSignalSpy wanted(&client(), &rfb::Client::clipboardImageWanted);
        client().sendClipboard({}, {}, true);
        QTRY_VERIFY(server().received().contains(answer(flag::notify | flag::dib)));
        server().say(extended(flag::request | flag::dib));
        QTRY_COMPARE(wanted.size(), 1);
        server().say(QByteArray(1, '\2'));
        QTRY_COMPARE(bells.size(), 1);
        QVERIFY2(!server().received().contains(script::number(flag::provide | flag::dib)),
                 "the bell had to wait for the image");
        QTRY_COMPARE(given(server().received()), m_here);
    }
    void largeOnesGiveTheirMemoryBack()
    {
        constexpr qint64 mebibyte = 1024 * 1024;
        begin();
        const QImage there = colourful({3840, 2160});
        const QByteArray message = provided(rfb::toBitmap(pixelsOf(there)), 1);
        const qint64 before = lab::familyMemory();
        qsizetype received = 0;
        const QMetaObject::Connection looking =
            connect(&client(), &rfb::Client::clipboardReceived, this,
                    [&](const QString& /*text*/, const QString& /*html*/, const QImage& image) {
                        received += image == there ? 1 : 0;
                    });
        copyThere(message);
        QTRY_COMPARE(received, 1);
        disconnect(looking);
        QTRY_VERIFY2(lab::familyMemory() - before < 24 * mebibyte,
                     QByteArray::number((lab::familyMemory() - before) / mebibyte));
    }

    void R6_tooLargeOnesAreTold_data()
    {
        QTest::addColumn<QByteArray>("message");
        const QByteArray tooMany(33 * 1024 * 1024, 'x');
        QTest::newRow("pressed well") << provided(tooMany, 9);
        QTest::newRow("not pressed") << provided(tooMany, 0);
        QTest::newRow("a palette") << provided(rfb::toBitmap(pixelsOf(colourful({4, 4}))).replace(14, 1, "\x08"));
        QTest::newRow("no stream") << extended(flag::provide | flag::dib, QByteArray(100, 'x'));
    }
    void R6_tooLargeOnesAreTold()
    {
        QFETCH(QByteArray, message);
        begin();
        QSignalSpy notes(&client(), &rfb::Client::clipboardDropped);
        QSignalSpy received(&client(), &rfb::Client::clipboardReceived);
        copyThere(message);
        QTRY_COMPARE(notes.size(), 1);
        QVERIFY2(!notes[0][0].toString().isEmpty(), qPrintable(notes[0][0].toString()));
        QCOMPARE(received.size(), 0);
        // The session goes on, and so does the clipboard.
        copyThere(provided(rfb::toBitmap(pixelsOf(colourful({4, 4})))));
        QTRY_COMPARE(received.size(), 1);
    }
    void R6_ourTooLargeOnesAreTold()
    {
        begin();
        QSignalSpy notes(&client(), &rfb::Client::clipboardDropped);
        m_here = QImage(4096, 4096, QImage::Format_RGB32);
        client().sendClipboard({}, {}, true);
        server().say(extended(flag::peek));
        QTRY_VERIFY(server().received().contains(answer(flag::notify | flag::dib)));
        server().say(extended(flag::request | flag::dib));
        QTRY_COMPARE(notes.size(), 1);
        QTRY_VERIFY(server().received().contains(answer(flag::notify)));
    }

    // An image may take as long as it takes, but must come.
    void R5_longOnesHaveTheirTime_data()
    {
        QTest::addColumn<int>("bytesAtOnce");
        QTest::addColumn<bool>("goesOn");
        QTest::newRow("steady") << 8192 << true;
        QTest::newRow("a drip") << 1 << false;
    }
    void R5_longOnesHaveTheirTime()
    {
        QFETCH(int, bytesAtOnce);
        QFETCH(bool, goesOn);
        begin(shortOptions());
        const QByteArray message = provided(rfb::toBitmap(pixelsOf(noisy({128, 128}))));
        copyThere(message.left(100));
        QSignalSpy received(&client(), &rfb::Client::clipboardReceived);
        qsizetype said = 100;
        QElapsedTimer clock;
        clock.start();
        while (!m_encounter->waitForEnd(100) && said < message.size() && clock.elapsed() < 5000) {
            server().say(message.mid(said, bytesAtOnce));
            said += bytesAtOnce;
        }
        if (goesOn) {
            QVERIFY(clock.elapsed() > patience.count());
            QTRY_COMPARE(received.size(), 1);
        } else {
            QCOMPARE(m_encounter->reason().code, ErrorCode::RfbStalled);
        }
    }
};

QTEST_MAIN(TestClipboardImages)
#include "TestClipboardImages.moc"
