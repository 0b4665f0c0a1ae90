// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Encounter.h"
#include "lab/Processes.h"
#include "lab/VideoSource.h"

#include <QSignalSpy>

#include <sys/resource.h>
#include <zlib.h>

using namespace clouddesk;
using core::ErrorCode;
namespace script = lab::rfbscript;
using test::AtEnd;
using test::Encounter;

namespace {

constexpr QRgb background = 0xff102030;
constexpr QSize smallScreen(64, 64);
constexpr QSize largeScreen(4096, 4096);
constexpr QRect smallArea(16, 16, 32, 4);
constexpr qint32 tightCode = 7;
constexpr qint32 zrleCode = 16;
constexpr qint32 videoCode = 50;
constexpr qint64 mebibyte = 1024 * 1024;

/// What a server compresses of a stream and flushes.
QByteArray deflated(const QByteArray& data, int times = 1)
{
    QByteArray out(data.size() * 2 + 100'000, 0);
    z_stream stream{};
    deflateInit(&stream, 9);
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = uInt(out.size());
    for (int i = 0; i < times; ++i) {
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.constData()));
        stream.avail_in = uInt(data.size());
        deflate(&stream, i + 1 < times ? Z_NO_FLUSH : Z_SYNC_FLUSH);
    }
    out.truncate(out.size() - qsizetype(stream.avail_out));
    deflateEnd(&stream);
    return out;
}

/// 60 MiB in 60 KiB, which is as much as a length may say for a few pixels.
QByteArray bomb()
{
    static const QByteArray packed = deflated(QByteArray(qsizetype(mebibyte), '\0'), 60);
    return packed;
}

/// rfbproto.rst, "Tight Encoding": seven bits a byte, the least significant first.
QByteArray compactLength(qsizetype length)
{
    QByteArray out;
    if (length > 0x3fff)
        return out + char(length | 0x80) + char(length >> 7 | 0x80) + char(length >> 14);
    return length > 0x7f ? out + char(length | 0x80) + char(length >> 7) : out + char(length);
}

QByteArray counted(const QByteArray& control, const QByteArray& packed)
{
    return control + compactLength(packed.size()) + packed;
}

QByteArray tight(const QByteArray& control, const QByteArray& data)
{
    return counted(control, deflated(data));
}

QByteArray zrle(const QByteArray& packed)
{
    return script::number(quint32(packed.size())) + packed;
}

QByteArray pixels(int count)
{
    return QByteArray("\x40\x80\xc0").repeated(count);
}

/// Stored blocks of nothing (RFC 1951, 3.2.4): a stream that goes on and gives no byte.
QByteArray emptyBlocks(int count)
{
    return QByteArray::fromHex("000000ffff").repeated(count);
}

// ITU-T T.81, annex B, of one grey component, whose tables have one code each.
namespace jpeg {

const QByteArray begin = QByteArray::fromHex("ffd8ffdb004300") + QByteArray(64, '\1');
const QByteArray end = QByteArray::fromHex("ffd9");

QByteArray frame(int width, int height, quint8 kind = 0xc0)
{
    return QByteArray("\xff") + char(kind) + QByteArray::fromHex("000b08") + script::number(quint16(height)) +
           script::number(quint16(width)) + QByteArray::fromHex("01011100");
}

QByteArray table(quint8 place, quint8 symbol)
{
    return QByteArray::fromHex("ffc40014") + char(place) + '\1' + QByteArray(15, '\0') + char(symbol);
}

QByteArray scan(quint8 first, quint8 last, const QByteArray& data)
{
    return QByteArray::fromHex("ffda0008010100") + char(first) + char(last) + '\0' + data;
}

/// Two bits a block: no difference, and nothing else.
QByteArray flat(int width, int height)
{
    const int blocks = ((width + 7) / 8) * ((height + 7) / 8);
    return begin + frame(width, height) + table(0x00, 0) + table(0x10, 0) +
           scan(0, 63, QByteArray((blocks + 3) / 4, '\0')) + end;
}

/// Scans of a few bytes, each of which goes over all blocks: runs of 32767 that end at once.
QByteArray ofManyScans(int width, int height, int scans)
{
    constexpr int longestRun = 32767;
    constexpr quint8 runOfFourteenBits = 0xe0;
    const int blocks = ((width + 7) / 8) * ((height + 7) / 8);
    QByteArray runs;
    for (int i = 0; i < blocks; i += longestRun)
        runs += QByteArray::fromHex("7ffe"); // one bit of code, fourteen of the run's length, and one
    QByteArray image = begin + frame(width, height, 0xc2) + table(0x00, 0) + table(0x10, runOfFourteenBits) +
                       scan(0, 0, QByteArray((blocks + 7) / 8, '\0'));
    for (int i = 0; i < scans; ++i)
        image += scan(quint8(1 + i % 63), quint8(1 + i % 63), runs);
    return image + end;
}

} // namespace jpeg

QByteArray jpegBody(const QByteArray& image)
{
    return counted(QByteArray(1, char(0x90)), image);
}

qint64 processorMilliseconds()
{
    qint64 sum = 0;
    for (const auto who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage used{};
        getrusage(who, &used);
        sum += (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000 +
               (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000;
    }
    return sum;
}

/// The most memory that any decoder has had that has ended. What a sanitizer needs counts as well.
[[maybe_unused]] qint64 mostMemoryOfDecoders()
{
    rusage used{};
    getrusage(RUSAGE_CHILDREN, &used);
    return qint64(used.ru_maxrss) * 1024;
}

bool isUntouchedAround(const QImage& image, const QRect& area)
{
    for (int y = 0; y < image.height(); ++y) {
        const auto* const line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            if ((line[x] | 0xff000000U) != background && !area.contains(x, y))
                return false;
        }
    }
    return true;
}

} // namespace

/// A few bytes that are to become much: memory, pixels or work.
class TestBombs : public QObject
{
    Q_OBJECT

private:
    enum Outcome { Refused, Drawn, Either };

    static void row(const QByteArray& name, const QByteArray& update, Outcome outcome, const char* reason = "",
                    const QRect& area = smallArea, QSize screen = smallScreen)
    {
        QTest::newRow(name.constData()) << screen << area << update << int(outcome) << QString::fromLatin1(reason);
    }
    /// One rectangle.
    static void drawing(const QByteArray& name, qint32 code, const QByteArray& body, Outcome outcome,
                        const char* reason = "", const QRect& area = smallArea, QSize screen = smallScreen)
    {
        row(name, script::updateHead(1) + rectangle(area, code, body), outcome, reason, area, screen);
    }
    static QByteArray rectangle(const QRect& area, qint32 code, const QByteArray& body)
    {
        return script::rectangle(area.x(), area.y(), area.width(), area.height(), code, body);
    }
    void addTight();
    void addZrle();
    void addJpeg();
    void addVideo();
    void addUnasked();
    void addResets();
    void addWholeScreens();

private Q_SLOTS:
    void R4_decompressionBombs_data();
    void R4_decompressionBombs();
};

void TestBombs::addTight()
{
    const char* const unfit = "do not fit its size";
    for (int stream = 0; stream < 4; ++stream)
        drawing("Tight 1000:1, stream " + QByteArray::number(stream), tightCode,
                counted(QByteArray(1, char(stream << 4)), bomb()), Refused, unfit);
    drawing("Tight 1000:1, palette", tightCode, counted(QByteArray::fromHex("400101112233445566"), bomb()), Refused,
            unfit);
    drawing("Tight 1000:1, gradient", tightCode, counted(QByteArray::fromHex("4002"), bomb()), Refused, unfit);
    drawing("Tight, a byte more", tightCode, tight(QByteArray(1, '\0'), pixels(32 * 4) + 'x'), Refused, unfit);
    drawing("Tight, a byte less", tightCode, tight(QByteArray(1, '\0'), pixels(32 * 4).chopped(1)), Refused, unfit);
    drawing("Tight, exactly", tightCode, tight(QByteArray(1, '\0'), pixels(32 * 4)), Drawn);
    drawing("Tight, blocks of nothing at the end", tightCode,
            counted(QByteArray(1, '\0'), deflated(pixels(32 * 4)) + emptyBlocks(13'000)), Either);
    drawing("Tight, blocks of nothing without end", tightCode,
            counted(QByteArray(1, '\0'), QByteArray::fromHex("789c") + emptyBlocks(13'000)), Refused, unfit);
    drawing("Tight, no length", tightCode, QByteArray(2, '\0'), Refused, "no data");
    drawing("Tight, the greatest length", tightCode, QByteArray::fromHex("00ffffff") + bomb(), Refused,
            "a compressed length of 4194303 bytes");
    drawing("Tight, a length that cuts the stream", tightCode,
            QByteArray(1, '\0') + compactLength(20) + deflated(pixels(32 * 4)), Refused);
    drawing("Tight, a length that nothing follows", tightCode, QByteArray(1, '\0') + compactLength(60'000), Refused,
            "did not finish a message");
}

void TestBombs::addZrle()
{
    drawing("ZRLE 1000:1", zrleCode, zrle(bomb()), Refused, "does not decode");
    drawing("ZRLE, less", zrleCode, zrle(deflated(QByteArray(1, '\0') + pixels(3))), Refused, "does not decode");
    drawing("ZRLE, exactly", zrleCode, zrle(deflated(QByteArray(1, '\0') + pixels(32 * 4))), Drawn);
    drawing("ZRLE, blocks of nothing without end", zrleCode, zrle(QByteArray::fromHex("789c") + emptyBlocks(13'000)),
            Refused, "does not decode");
    drawing("ZRLE, no length", zrleCode, zrle({}), Refused);
    drawing("ZRLE, the greatest length", zrleCode, script::number<quint32>(0xffffffff) + bomb(), Refused,
            "zlib length");
    drawing("ZRLE, a length that cuts the stream", zrleCode,
            script::number<quint32>(8) + deflated(QByteArray(1, '\0') + pixels(32 * 4)), Refused);
    drawing("ZRLE, a length that nothing follows", zrleCode, script::number<quint32>(60'000), Refused,
            "did not finish a message");
}

void TestBombs::addJpeg()
{
    drawing("JPEG, exactly", tightCode, jpegBody(jpeg::flat(32, 4)), Drawn);
    drawing("JPEG of 65500 x 65500", tightCode,
            jpegBody(jpeg::begin + jpeg::frame(65500, 65500) + QByteArray(1000, '\0') + jpeg::end), Refused,
            "65500 x 65500");
    drawing("JPEG of 65500 x 65500, rectangle too", tightCode, jpegBody(jpeg::begin + jpeg::frame(65500, 65500)),
            Refused, "", {0, 0, 65500, 65500});
    drawing("JPEG that says a small size first", tightCode,
            jpegBody(jpeg::begin + jpeg::frame(32, 4) + jpeg::frame(65500, 65500) + jpeg::table(0, 0) +
                     jpeg::table(0x10, 0) + jpeg::scan(0, 63, QByteArray(1000, '\0')) + jpeg::end),
            Refused, "does not decode");
    drawing("JPEG in a JPEG", tightCode, jpegBody(jpeg::begin + jpeg::frame(32, 4) + jpeg::flat(4096, 4096)), Refused);
    drawing("JPEG larger than its rectangle", tightCode, jpegBody(jpeg::flat(64, 64)), Refused, "64 x 64");
    drawing("JPEG smaller than its rectangle", tightCode, jpegBody(jpeg::flat(8, 4)), Refused, "8 x 4");
    drawing("JPEG that ends early", tightCode, jpegBody(jpeg::flat(32, 4).left(100)), Refused);
    drawing("JPEG of a great length", tightCode, QByteArray::fromHex("90ffffff") + jpeg::flat(32, 4), Refused,
            "a compressed length of 4194303 bytes");
}

void TestBombs::addVideo()
{
    constexpr QSize large(1920, 1080);
    lab::VideoSource source(large);
    QVERIFY(source.isReady());
    const QByteArray frame = source.encode(QImage(large, QImage::Format_RGB32));
    const auto body = [](const QByteArray& video, quint32 length) {
        return script::number(length) + script::number<quint32>(1) + video;
    };
    drawing("video larger than its rectangle", videoCode, body(frame, quint32(frame.size())), Refused,
            "for an area of 32 x 4");
    drawing("video, the greatest length", videoCode, body(frame, 0xffffffff), Refused, "video length");
}

void TestBombs::addUnasked()
{
    const std::pair<const char*, qint32> unasked[] = {
        {"Zlib", 6},    {"Ultra", 9}, {"UltraZip", qint32(0xffff0009)}, {"TRLE", 15},
        {"ZYWRLE", 17}, {"JPEG", 21}, {"Tight with PNG", -260}};
    for (const auto& [name, code] : unasked)
        drawing(QByteArray(name) + " 1000:1", code, zrle(bomb()), Refused, "not asked for");
}

void TestBombs::addResets()
{
    constexpr int many = 60'000;
    const QRect dot(16, 16, 4, 1);
    const QByteArray packed = tight(QByteArray(1, '\x0f'), pixels(4));
    row("all streams reset again and again",
        script::updateHead(many) + rectangle(dot, tightCode, packed).repeated(many), Drawn);
    row("streams reset that never began",
        script::updateHead(many) + rectangle(dot, tightCode, QByteArray::fromHex("8f112233")).repeated(many), Drawn);
    row("a stream that is not reset",
        script::updateHead(2) + rectangle(dot, tightCode, packed) +
            rectangle(dot, tightCode, tight(QByteArray(1, '\0'), pixels(4))),
        Refused);
}

void TestBombs::addWholeScreens()
{
    const QRect whole({}, largeScreen);
    const QByteArray flat = rectangle(whole, tightCode, jpegBody(jpeg::flat(4096, 4096)));
    row("JPEG of the whole screen 16 times", script::updateHead(16) + flat.repeated(16), Either, "to draw", whole,
        largeScreen);
    drawing("JPEG of 50 scans", tightCode, jpegBody(jpeg::ofManyScans(4096, 4096, 50)), Drawn, "", whole, largeScreen);
    drawing("JPEG of 10000 scans", tightCode, jpegBody(jpeg::ofManyScans(4096, 4096, 10'000)), Refused, "scans", whole,
            largeScreen);
}

void TestBombs::R4_decompressionBombs_data()
{
    QTest::addColumn<QSize>("screen");
    QTest::addColumn<QRect>("area");
    QTest::addColumn<QByteArray>("update");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<QString>("reason");
    addTight();
    addZrle();
    addJpeg();
    addVideo();
    addUnasked();
    addResets();
    addWholeScreens(); // last: what a decoder takes most is known of all together only
}

void TestBombs::R4_decompressionBombs()
{
    QFETCH(QSize, screen);
    QFETCH(QRect, area);
    QFETCH(QByteArray, update);
    QFETCH(int, outcome);
    QFETCH(QString, reason);
    const qint64 memory = lab::familyMemory();
    const qint64 processorTime = processorMilliseconds();
    rfb::ClientOptions options;
    options.limits.message = std::chrono::seconds(1);
    const bool isSmall = screen == smallScreen;
    const QByteArray first = isSmall ? script::fullUpdate(screen.width(), screen.height(), background) : QByteArray();
    Encounter encounter(script::handshake(screen.width(), screen.height()) + first + update + "\2", AtEnd::Silence,
                        std::move(options));
    QSignalSpy bells(&encounter.client(), &rfb::Client::bell);
    QVERIFY(QTest::qWaitFor([&] { return !bells.isEmpty() || !encounter.client().isRunning(); }, 60'000));
    const core::Error ending = encounter.reason();
    if (encounter.client().isRunning()) {
        QVERIFY2(outcome != Refused, "nothing was refused");
    } else {
        QVERIFY2(outcome != Drawn, qPrintable(ending.toLine()));
        QVERIFY2(ending.code != ErrorCode::Internal && ending.code != ErrorCode::DecoderFailed,
                 qPrintable(ending.toLine()));
        QVERIFY2(!ending.text.isEmpty() && ending.text.contains(reason), qPrintable(ending.toLine()));
    }
    const qint64 grown = lab::familyMemory() - memory;
    encounter.client().stop();
    const qint64 spent = processorMilliseconds() - processorTime;
    if (isSmall) {
        rfb::Framebuffer::Access access(*encounter.client().framebuffer());
        QVERIFY(isUntouchedAround(access.image(), area));
    }
    // Two seconds beyond what it takes to begin and to draw each pixel once.
    QVERIFY2(spent < 3000, QByteArray::number(spent).constData());
    const qint64 picture = qint64(screen.width()) * screen.height() * 4;
    QVERIFY2(grown < picture * 2 + 16 * mebibyte, QByteArray::number(grown).constData());
#ifndef CLOUDDESK_SANITIZED
    // It begins with what this process has had, and may have the picture, and what a JPEG needs for each of its pixels.
    const qint64 most = mostMemoryOfDecoders();
    QVERIFY2(most < 96 * mebibyte + picture * 3, QByteArray::number(most).constData());
#endif
}

QTEST_GUILESS_MAIN(TestBombs)
#include "TestBombs.moc"
