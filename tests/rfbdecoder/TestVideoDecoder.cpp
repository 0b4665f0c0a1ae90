// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/FakeRfbServer.h"
#include "lab/Patience.h"
#include "lab/VideoSource.h"
#include "rfbclient/Client.h"
#include "rfbdecoder/VideoDecoder.h"

#include <QSignalSpy>
#include <QTest>

using namespace clouddesk;
using namespace clouddesk::rfb;
namespace script = lab::rfbscript;

namespace {

constexpr QSize screen(320, 240);
constexpr int h264 = 50;
constexpr quint32 resetOne = 1;
constexpr quint32 resetAll = 2;

QByteArray body(const QByteArray& frames, quint32 flags = 0)
{
    return script::number(quint32(frames.size())) + script::number(flags) + frames;
}

Bytes view(const QByteArray& bytes)
{
    return {reinterpret_cast<const quint8*>(bytes.constData()), size_t(bytes.size())};
}

/// A screen and the decoder that draws on it.
struct Bench
{
    VideoDecoder decoder;
    QImage image = QImage(screen, QImage::Format_RGB32);

    Bench() { image.fill(Qt::black); }
    core::Result<void> decode(const QRect& area, const QByteArray& bytes)
    {
        return decoder.decode({area.x(), area.y(), area.width(), area.height(), h264}, view(bytes),
                              {image.bits(), screen});
    }
    [[nodiscard]] bool shows(const QRect& area, const QImage& original) const
    {
        return lab::signalToNoise(image.copy(area), original) > 36;
    }
};

} // namespace

class TestVideoDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPlaceHasItsOwnStream();
    void resetsBeginAnew();
    void keepsSixtyFourStreams();
    void endsWhatNeverDecodes();
    void reachesTheViewer();
    void isRefusedByName();
    void isAnnouncedFirstWhereLossIsAccepted();
};

void TestVideoDecoder::everyPlaceHasItsOwnStream()
{
    const QRect left(0, 0, 128, 128);
    const QRect right(150, 31, 128, 128);
    lab::VideoSource one(left.size());
    lab::VideoSource other(right.size());
    Bench bench;
    for (int i = 0; i < 4; ++i) {
        QVERIFY(bench.decode(left, body(one.encode(lab::videoPicture(left.size(), i)))));
        QVERIFY(bench.decode(right, body(other.encode(lab::videoPicture(right.size(), 9 - i)))));
        QVERIFY(bench.shows(left, lab::videoPicture(left.size(), i)));
        QVERIFY(bench.shows(right, lab::videoPicture(right.size(), 9 - i)));
    }
    QCOMPARE(bench.decoder.streamCount(), size_t(2));
    QCOMPARE(bench.image.pixel(140, 100), qRgb(0, 0, 0));
    QCOMPARE(bench.image.pixel(150, 30), qRgb(0, 0, 0));
}

void TestVideoDecoder::resetsBeginAnew()
{
    const QRect area(10, 10, 64, 64);
    const QRect other(100, 10, 64, 64);
    lab::VideoSource source(area.size());
    Bench bench;
    const QImage first = lab::videoPicture(area.size(), 0);
    const QByteArray beginning = source.encode(first);
    QVERIFY(bench.decode(area, body(beginning)));
    QVERIFY(bench.decode(other, body(beginning)));
    // What goes on from a picture that is no longer there is passed over.
    QVERIFY(bench.decode(area, body(source.encode(lab::videoPicture(area.size(), 1)), resetOne)));
    QVERIFY(bench.shows(area, first));
    QVERIFY(bench.decode(area, body(beginning, resetOne | 0x80)));
    QCOMPARE(bench.decoder.streamCount(), size_t(2));
    QVERIFY(bench.decode(area, body({}, resetAll)));
    QCOMPARE(bench.decoder.streamCount(), size_t(0));
    source.beginAnew();
    const QImage last = lab::videoPicture(area.size(), 2);
    QVERIFY(bench.decode(area, body(source.encode(last))));
    QVERIFY(bench.shows(area, last));
}

void TestVideoDecoder::keepsSixtyFourStreams()
{
    lab::VideoSource source(QSize(32, 32));
    const QByteArray beginning = source.encode(lab::videoPicture(QSize(32, 32), 0));
    const QByteArray next = source.encode(lab::videoPicture(QSize(32, 32), 3));
    Bench bench;
    const auto place = [](int i) { return QRect(i, 0, 32, 32); };
    for (int i = 0; i < 64; ++i)
        QVERIFY(bench.decode(place(i), body(beginning)));
    QCOMPARE(bench.decoder.streamCount(), size_t(64));
    QVERIFY(bench.decode(place(0), body(next)));
    QVERIFY(bench.shows(place(0), lab::videoPicture(QSize(32, 32), 3)));
    // One more: the second was quiet the longest.
    QVERIFY(bench.decode(place(64), body(beginning)));
    QCOMPARE(bench.decoder.streamCount(), size_t(64));
    bench.image.fill(Qt::black);
    QVERIFY(bench.decode(place(1), body(next)));
    QCOMPARE(bench.image.pixel(10, 10), qRgb(0, 0, 0));
}

void TestVideoDecoder::endsWhatNeverDecodes()
{
    Bench bench;
    const QByteArray nonsense = body(QByteArray::fromHex("00000001658800000001"));
    int taken = 0;
    core::Result<void> result;
    while (taken < 200 && (result = bench.decode({0, 0, 32, 32}, nonsense)))
        ++taken;
    QCOMPARE(taken, 99);
    QVERIFY(result.error().text.contains(QStringLiteral("100 video frames that do not decode")));
}

void TestVideoDecoder::reachesTheViewer()
{
    lab::VideoSource source(screen);
    const auto update = [&source](int number) {
        return script::updateHead(1) + script::rectangle(0, 0, screen.width(), screen.height(), h264,
                                                         body(source.encode(lab::videoPicture(screen, number))));
    };
    lab::FakeRfbServer server(script::handshake(screen.width(), screen.height()) + update(0));
    Client client{ClientOptions()};
    QSignalSpy framed(&client, &Client::firstFrame);
    client.start(server.takeStream());
    QTRY_COMPARE(framed.size(), 1);
    const auto shows = [&client](int number) {
        Framebuffer::Access access(*client.framebuffer());
        return lab::signalToNoise(access.image(), lab::videoPicture(screen, number)) > 38;
    };
    QVERIFY(shows(0));
    server.say(update(1));
    server.say(update(2));
    QTRY_VERIFY(shows(2));
    QTRY_VERIFY(client.statistics().shares[size_t(Coding::Video)] > 0);
    QVERIFY(client.statistics().lossyPixels > 0);
}

void TestVideoDecoder::isRefusedByName()
{
    lab::VideoSource source(QSize(64, 64));
    const QByteArray small = source.encode(lab::videoPicture(QSize(64, 64), 0));
    lab::FakeRfbServer server(script::handshake(screen.width(), screen.height()) + script::updateHead(1) +
                              script::rectangle(0, 0, screen.width(), screen.height(), h264, body(small)));
    Client client{ClientOptions()};
    QSignalSpy ended(&client, &Client::ended);
    client.start(server.takeStream());
    QTRY_COMPARE(ended.size(), 1);
    const auto reason = ended[0][0].value<core::Error>();
    QCOMPARE(reason.code, core::ErrorCode::RfbProtocolFailed);
    QVERIFY2(reason.text.contains(QStringLiteral("video of 64 x 64 for an area of 320 x 240")),
             qPrintable(reason.text));
}

void TestVideoDecoder::isAnnouncedFirstWhereLossIsAccepted()
{
    const QByteArray video = script::number(qint32(h264));
    QCOMPARE(message::setEncodings(5, 1).mid(4, 4), video);
    QVERIFY(!message::setEncodings(-1, 1).contains(video));
    QVERIFY(message::announcedEncodings().has(encoding::openH264));
}

QTEST_GUILESS_MAIN(TestVideoDecoder)
#include "TestVideoDecoder.moc"
