// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/FakeRfbServer.h"
#include "rfbclient/Client.h"

#include <QSignalSpy>
#include <QTest>

#include <zlib.h>

using namespace clouddesk;
using core::ErrorCode;
namespace script = lab::rfbscript;

namespace {

constexpr QRgb background = 0xff102030;

QByteArray deflated(QByteArray data)
{
    QByteArray out(data.size() * 2 + 1000, 0);
    z_stream stream{};
    deflateInit(&stream, 9);
    stream.next_in = reinterpret_cast<Bytef*>(data.data());
    stream.avail_in = uInt(data.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_SYNC_FLUSH);
    out.truncate(out.size() - qsizetype(stream.avail_out));
    deflateEnd(&stream);
    return out;
}

/// rfbproto.rst, "Tight Encoding": seven bits a byte, the least significant first.
QByteArray compactLength(qsizetype length)
{
    QByteArray out(1, char(length & 0x7f));
    if (length > 0x7f) {
        out[0] = char(quint8(out[0]) | 0x80);
        out += char(length >> 7 & 0x7f);
    }
    if (length > 0x3fff) {
        out[1] = char(quint8(out[1]) | 0x80);
        out += char(length >> 14);
    }
    return out;
}

QByteArray tight(const QByteArray& control, const QByteArray& data)
{
    const QByteArray packed = deflated(data);
    return control + compactLength(packed.size()) + packed;
}

QByteArray zrle(const QByteArray& tiles)
{
    const QByteArray packed = deflated(tiles);
    return script::number(quint32(packed.size())) + packed;
}

/// RFC 6143, 7.7.6: a run's length less one, in bytes of 255 and a last one.
QByteArray runLength(int length)
{
    return QByteArray((length - 1) / 255, char(0xff)) + char((length - 1) % 255);
}

QByteArray pixels(int count)
{
    return QByteArray("\x40\x80\xc0").repeated(count);
}

} // namespace

/// What servers have done to viewers before: the known flaws of RFB decoders, by the names they were published under.
/// Each either ends the session by a clear error or is drawn inside its own rectangle, and leaves everything around as
/// it was.
class TestKnownFlaws : public QObject
{
    Q_OBJECT

private:
    enum Outcome { Refused, Drawn, Either };

private Q_SLOTS:
    void R1_knownFlaws_data()
    {
        QTest::addColumn<QSize>("screen");
        QTest::addColumn<QRect>("area");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<int>("outcome");
        const auto row = [](const char* name, QSize screen, QRect area, const QByteArray& message, Outcome outcome) {
            QTest::newRow(name) << screen << area << message << int(outcome);
        };
        const auto drawing = [&row](const char* name, const QRect& area, qint32 code, const QByteArray& body,
                                    Outcome outcome, QSize screen = {64, 64}) {
            row(name, screen, area,
                script::updateHead(1) + script::rectangle(area.x(), area.y(), area.width(), area.height(), code, body),
                outcome);
        };
        const QRect middle(16, 16, 32, 4);

        // LibVNCClient, Tight.
        drawing("CVE-2026-50538: rows past the rectangle", middle, 7, tight(QByteArray(1, '\0'), pixels(32 * 64)),
                Either);
        drawing("CVE-2026-50538: rows past the rectangle, gradient", middle, 7,
                tight(QByteArray::fromHex("4002"), pixels(32 * 64)), Either);
        drawing("CVE-2026-50538: rows past the rectangle, palette", middle, 7,
                tight(QByteArray::fromHex("400101112233445566"), QByteArray(4 * 64, '\x55')), Either);
        drawing("CVE-2026-44988: a gradient wider than 2048", {0, 1, 4000, 2}, 7,
                tight(QByteArray::fromHex("4002"), pixels(4000 * 2)), Refused, {4096, 4});
        drawing("CVE-2019-15693: a gradient that ends early", middle, 7, tight(QByteArray::fromHex("4002"), pixels(7)),
                Refused);
        drawing("a palette's index beyond it", middle, 7,
                tight(QByteArray::fromHex("400102112233445566778899"), QByteArray(32 * 4, '\xff')), Either);

        // LibVNCClient, encodings that nobody asked for.
        drawing("CVE-2026-32853: UltraZip", middle, qint32(0xffff0009),
                script::number<quint32>(8) + QByteArray(8, '\x7f'), Refused);
        drawing("CVE-2016-9942, CVE-2018-20024: Ultra", middle, 9, script::number<quint32>(0x7fffffff), Refused);
        drawing("CVE-2018-20020: CoRRE", middle, 4, script::number<quint32>(0xffffffff) + QByteArray(64, '\xff'),
                Refused);
        drawing("RRE", middle, 2, script::number<quint32>(0xffffffff) + QByteArray(64, '\xff'), Refused);
        drawing("2021: TRLE", middle, 15, QByteArray(1, '\x80') + pixels(1) + runLength(100000), Refused);
        drawing("2021: ZYWRLE", middle, 17, zrle(QByteArray(64, '\x5f')), Refused);
        drawing("zlib", middle, 6, zrle(pixels(32 * 400)), Refused);
        drawing("CVE-2016-9941: a rectangle beyond the screen", {60, 60, 64, 64}, 0, script::rawPixels(64, 64, 1),
                Refused);

        // TigerVNC's and LibVNCClient's ZRLE.
        drawing("CVE-2014-0011: a run beyond its tile", middle, 16,
                zrle(QByteArray(1, '\x80') + pixels(1) + runLength(32 * 4 + 60000)), Either);
        drawing("CVE-2014-0011: a palette's run beyond its tile", middle, 16,
                zrle(QByteArray(1, '\x82') + pixels(2) + '\x81' + runLength(32 * 4 + 60000)), Either);
        drawing("CVE-2019-15691: tiles that end early", middle, 16, zrle(QByteArray(1, '\0') + pixels(3)), Refused);
        drawing("2021: a palette's index beyond it", middle, 16,
                zrle(QByteArray(1, '\x03') + pixels(3) + QByteArray(32 * 4 / 4, '\xff')), Either);
        drawing("2021: a palette of more than 16", middle, 16,
                zrle(QByteArray(1, '\x7f') + pixels(127) + QByteArray(32 * 4, '\x7e')), Either);
        drawing("2018: a palette that is missing", middle, 16, zrle(QByteArray(1, '\xff')), Refused);
        drawing("tiles that never end", middle, 16, script::number<quint32>(0xfffffff0), Refused);

        // TigerVNC.
        drawing("CVE-2019-15692: copied from beyond the screen", {60, 60, 4, 4}, 1, script::number<quint32>(0x00ff00ff),
                Refused);
        drawing("CVE-2019-15694: rectangles whose size wraps", {0, 0, 65535, 65535}, 5, QByteArray(16, '\0'), Refused);
        drawing("CVE-2019-15695: a pointer too large to draw", {0, 0, 32767, 32767}, -239, QByteArray(64, '\xff'),
                Refused);

        // Messages.
        row("CVE-2020-14405: a chat of 2 GiB", {64, 64}, {}, QByteArray("\x0b\0\0\0", 4) + "\x7f\xff\xff\xff", Refused);
        row("CVE-2018-20019, CVE-2018-20748: a text of 4 GiB", {64, 64}, {}, script::cutText(0xffffffff, "x"), Refused);
        row("a scale of nothing", {64, 64}, {}, QByteArray("\x0f\0", 2), Refused);
        row("a file that nobody asked for", {64, 64}, {}, QByteArray("\x07\x02\0\0\0\0\0\0\xff\xff\xff\xff", 12),
            Refused);
    }
    void R1_knownFlaws()
    {
        QFETCH(QSize, screen);
        QFETCH(QRect, area);
        QFETCH(QByteArray, message);
        QFETCH(int, outcome);
        rfb::ClientOptions options;
        options.limits.message = std::chrono::seconds(1);
        lab::FakeRfbServer server(script::handshake(screen.width(), screen.height()) +
                                  script::fullUpdate(screen.width(), screen.height(), background) + message +
                                  QByteArray(1, '\2'));
        rfb::Client client(std::move(options));
        QSignalSpy bells(&client, &rfb::Client::bell);
        QSignalSpy ends(&client, &rfb::Client::ended);
        client.start(server.takeStream());
        QVERIFY(QTest::qWaitFor([&] { return !bells.isEmpty() || !ends.isEmpty(); }, 15000));
        if (!ends.isEmpty()) {
            const auto reason = ends[0][0].value<core::Error>();
            QVERIFY2(!reason.text.isEmpty() && reason.code != ErrorCode::Internal, qPrintable(reason.toLine()));
            QVERIFY2(outcome != Drawn, qPrintable(reason.toLine()));
        } else {
            QVERIFY2(outcome != Refused, "nothing was refused");
        }
        rfb::Framebuffer::Access access(*client.framebuffer());
        const QImage& image = access.image();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                QVERIFY2(area.contains(x, y) || image.pixel(x, y) == background, qPrintable(QString::number(x)));
        }
    }
};

QTEST_GUILESS_MAIN(TestKnownFlaws)
#include "TestKnownFlaws.moc"
