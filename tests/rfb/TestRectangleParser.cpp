// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbgate/Conversation.h"

#include <QTest>

#include <numeric>

using namespace clouddesk;
using core::ErrorCode;
using lab::Conversation;
using lab::Cut;
namespace script = lab::rfbscript;
namespace encoding = rfb::encoding;

Q_DECLARE_METATYPE(clouddesk::core::ErrorCode)

namespace {

QByteArray hex(const char* text)
{
    return QByteArray::fromHex(text);
}

QByteArray bytes(int count)
{
    QByteArray result(count, '\0');
    for (int i = 0; i < count; ++i)
        result[i] = char(i * 37 + 11);
    return result;
}

/// A wire format, with the sizes that RFC 6143 and rfbproto.rst give to its three kinds of pixels.
struct Format
{
    const char* name;
    QByteArray wire;
    int pixel;
    int tight;
    int compact;
};

QList<Format> formats()
{
    return {
        {"rgb32", script::pixelFormat(), 4, 3, 3},
        {"big endian", script::pixelFormat(32, 24, 1), 4, 3, 3},
        {"high bytes", script::pixelFormat(32, 24, 0, 1, 255, 24, 16, 8), 4, 3, 3},
        {"depth 32", script::pixelFormat(32, 32), 4, 4, 4},
        {"spread", script::pixelFormat(32, 24, 0, 1, 255, 24, 12, 0), 4, 3, 4},
        {"ten bits", script::pixelFormat(32, 30, 0, 1, 1023, 20, 10, 0), 4, 4, 4},
        {"depth 15 in 32", script::pixelFormat(32, 15, 0, 1, 31, 10, 5, 0), 4, 4, 3},
        {"rgb16", script::pixelFormat(16, 16, 0, 1, 31, 11, 5, 0), 2, 2, 2},
        {"rgb8", script::pixelFormat(8, 6, 0, 1, 3, 4, 2, 0), 1, 1, 1},
        {"map8", script::pixelFormat(8, 8, 0, 0, 0, 0, 0, 0), 1, 1, 1},
    };
}

QByteArray compactLength(int length)
{
    if (length < 128)
        return QByteArray(1, char(length));
    if (length < 16384)
        return QByteArray(1, char(0x80 | (length & 0x7f))) + char(length >> 7);
    return QByteArray(1, char(0x80 | (length & 0x7f))) + char(0x80 | ((length >> 7) & 0x7f)) + char(length >> 14);
}

QByteArray jpegSegment(int marker, const QByteArray& data)
{
    return QByteArray(1, '\xff') + char(marker) + script::number(quint16(data.size() + 2)) + data;
}

QByteArray jpegFrame(int width, int height, int marker = 0xc0)
{
    return jpegSegment(marker, "\x08" + script::number(quint16(height)) + script::number(quint16(width)) +
                                   hex("03012200021101031101"));
}

/// Shaped as a JPEG picture, with what makes its end hard to find: stuffed bytes, restarts, fill bytes, several scans.
QByteArray jpeg(int width, int height)
{
    return hex("ffd8") + jpegSegment(0xe0, "JFIF" + QByteArray(3, '\0') + hex("ffd9")) + jpegSegment(0xdb, bytes(65)) +
           jpegFrame(width, height) + jpegSegment(0xc4, bytes(29)) + jpegSegment(0xda, hex("03010002110311003f00")) +
           bytes(200).replace('\xff', "\xff\x00") + hex("ff00ffd0123456ff00ffd7ffffd1aa") + hex("ff00") +
           jpegSegment(0xc4, hex("ffd9ffd9")) + jpegSegment(0xda, hex("0101003f00ff")) +
           bytes(50).replace('\xff', 'x') + hex("ffd9");
}

QByteArray png(int width, int height)
{
    return hex("89504e470d0a1a0a0000000d49484452") + script::number(quint32(width)) + script::number(quint32(height)) +
           bytes(60);
}

struct Body
{
    QByteArray name;
    QSize size;
    qint32 encoding;
    QByteArray data;
};

QList<Body> rawLike(const Format& f)
{
    QList<Body> list = {
        {"raw", {5, 3}, encoding::raw, bytes(15 * f.pixel)},
        {"raw without pixels", {0, 7}, encoding::raw, {}},
        {"copy", {5, 3}, encoding::copyRect, hex("00100008")},
        {"rre",
         {9, 9},
         encoding::rre,
         script::number(2U) + bytes(f.pixel) + bytes(f.pixel) + hex("0000000000090009") + bytes(f.pixel) +
             hex("0008000800010001")},
        {"rre plain", {9, 9}, encoding::rre, script::number(0U) + bytes(f.pixel)},
        {"corre",
         {9, 9},
         encoding::coRre,
         script::number(2U) + bytes(f.pixel) + bytes(f.pixel) + hex("00000909") + bytes(f.pixel) + hex("08080101")},
        {"zlib", {9, 9}, encoding::zlib, script::number(30U) + bytes(30)},
        {"zrle", {9, 9}, encoding::zrle, script::number(31U) + bytes(31)},
        {"zywrle", {9, 9}, encoding::zywrle, script::number(3U) + bytes(3)},
        {"h264", {9, 9}, encoding::openH264, script::number(33U) + hex("00000003") + bytes(33)},
        {"h264 empty", {9, 9}, encoding::openH264, script::number(0U) + hex("00000001")},
        {"jpeg", {40, 30}, encoding::jpeg, jpeg(40, 30)}};
    return list;
}

/// As of text: kinds that repeat themselves, with few and many parts.
Body textTiles(const Format& f)
{
    const QByteArray pixel = bytes(f.pixel);
    QByteArray data;
    int tiles = 0;
    const auto add = [&](char kind, const QByteArray& colours, std::initializer_list<int> counts, int partBytes) {
        for (const int count : counts) {
            data += kind + colours + char(count) + bytes(count * partBytes);
            ++tiles;
        }
    };
    add('\x0e', pixel + pixel, {3, 20}, 2);
    add('\x08', {}, {18, 0, 1, 255, 21}, 2);
    add('\x0c', pixel, {2, 7}, 2);
    add('\x18', {}, {4, 1, 0}, f.pixel + 2);
    add('\x1a', pixel, {1, 2}, f.pixel + 2);
    for (const QByteArray& plain :
         {QByteArray(1, '\0'), QByteArray(1, '\0'), QByteArray('\2' + pixel), QByteArray('\2' + pixel),
          QByteArray('\6' + pixel + pixel), QByteArray('\1' + bytes(256 * f.pixel))}) {
        data += plain;
        ++tiles;
    }
    add('\x08', {}, {9, 17}, 2);
    return {"hextile of text", {16 * (tiles / 2), 32}, encoding::hextile, data};
}

QList<Body> tiled(const Format& f)
{
    // 33 x 18: three columns, the last one wide; two rows, the last two high.
    const QSize size(33, 18);
    const QByteArray pixel = bytes(f.pixel);
    const QByteArray compact = bytes(f.compact);
    const QByteArray hextile = QByteArray("\1") + bytes(256 * f.pixel) +         // raw
                               "\2" + pixel +                                    // background
                               QByteArray(1, '\0') +                             // as before
                               "\x0e" + pixel + pixel + "\3" + bytes(6) +        // subrectangles of one colour
                               QByteArray("\x18\2") + bytes(2 * (f.pixel + 2)) + // coloured
                               QByteArray("\1") + bytes(2 * f.pixel);            // raw, in the corner
    const QByteArray trle = QByteArray(1, '\0') + bytes(256 * f.compact) +       // raw
                            "\1" + compact +                                     // solid
                            "\2" + compact + compact + bytes(16) +               // two colours, one wide: a bit a row
                            "\x80" + compact + QByteArray("\x1f") +              // runs: 32
                            "\x85" + compact.repeated(5) + QByteArray("\x83\x1e\4") + // five colours: 31, then 1
                            "\x81" + QByteArray("\4") + QByteArray("\x80") +
                            QByteArray(1, '\0'); // the same five: 1 and 1
    const QByteArray packed = "\5" + compact.repeated(5) + bytes(8 * 16) + "\x7f" + bytes(8 * 16) + "\3" +
                              compact.repeated(3) + bytes(16) + "\x10" + compact.repeated(16) + bytes(16) + "\x7f" +
                              bytes(16) + "\x4" + compact.repeated(4) + bytes(2);
    const QByteArray longRun = "\x80" + compact + hex("ff00") + "\x80" + compact + hex("fe") + compact + hex("00");
    return {{"hextile", size, encoding::hextile, hextile},
            textTiles(f),
            {"hextile without pixels", {0, 0}, encoding::hextile, {}},
            {"trle", size, encoding::trle, trle},
            {"trle packed", size, encoding::trle, packed},
            {"trle long runs", {32, 16}, encoding::trle, longRun}};
}

QList<Body> tight(const Format& f)
{
    QList<Body> list = {
        {"tight fill", {9, 9}, encoding::tight, "\x8f" + bytes(f.tight)},
        {"tight fill wide", {3000, 9}, encoding::tight, "\x80" + bytes(f.tight)},
        {"tight copy", {9, 9}, encoding::tight, hex("10") + compactLength(20) + bytes(20)},
        {"tight copy small", {1, 2}, encoding::tight, hex("00") + bytes(2 * f.tight)},
        {"tight copy filtered", {9, 9}, encoding::tight, hex("5000") + compactLength(200) + bytes(200)},
        {"tight long", {200, 60}, encoding::tight, hex("20") + compactLength(20000) + bytes(20000)},
        {"tight two colours",
         {19, 5},
         encoding::tight,
         hex("700101") + bytes(2 * f.tight) + compactLength(9) + bytes(9)},
        {"tight two colours small", {9, 5}, encoding::tight, hex("700101") + bytes(2 * f.tight) + bytes(10)},
        {"tight palette",
         {19, 5},
         encoding::tight,
         hex("4001ff") + bytes(256 * f.tight) + compactLength(128) + bytes(128)},
        {"tight palette long",
         {400, 60},
         encoding::tight,
         hex("400105") + bytes(6 * f.tight) + compactLength(17000) + bytes(17000)},
        {"tight palette small", {3, 3}, encoding::tight, hex("600102") + bytes(3 * f.tight) + bytes(9)},
        {"tight without zlib", {9, 9}, encoding::tight, hex("a0") + bytes(81 * f.tight)},
        {"tight palette without zlib", {9, 9}, encoding::tight, hex("e00102") + bytes(3 * f.tight) + bytes(81)},
        {"tight png fill", {9, 9}, encoding::tightPng, "\x80" + bytes(f.tight)}};
    if (f.pixel > 1) {
        list += {"tight gradient", {9, 9}, encoding::tight, hex("7002") + compactLength(130) + bytes(130)};
        for (const qint32 code : {encoding::tight, encoding::tightPng})
            list += {"tight jpeg " + QByteArray::number(code),
                     {40, 30},
                     code,
                     hex("90") + compactLength(jpeg(40, 30).size()) + jpeg(40, 30)};
        list += {"tight jpeg progressive",
                 {40, 30},
                 encoding::tight,
                 hex("91") + compactLength(300) + hex("ffd8fffffffe000b") + bytes(9) + jpegFrame(40, 30, 0xc2) +
                     bytes(300 - 17 - 21 + 2)};
        list += {"tight png", {40, 30}, encoding::tightPng, hex("a0") + compactLength(84) + png(40, 30)};
    }
    return list;
}

QList<Body> notices(const Format& f)
{
    const int area = 11 * 5;
    const int mask = 2 * 5;
    return {{"cursor", {11, 5}, encoding::richCursor, bytes(area * f.pixel + mask)},
            {"cursor hidden", {0, 0}, encoding::richCursor, {}},
            {"x cursor", {11, 5}, encoding::xCursor, bytes(6 + 2 * mask)},
            {"x cursor hidden", {0, 5}, encoding::xCursor, {}},
            {"alpha cursor", {11, 5}, encoding::cursorWithAlpha, script::number(0) + bytes(area * 4)},
            {"alpha cursor hidden", {0, 0}, encoding::cursorWithAlpha, script::number(0)},
            {"alpha cursor in zrle",
             {11, 5},
             encoding::cursorWithAlpha,
             script::number(16) + script::number(9U) + bytes(9)},
            {"alpha cursor in tight", {11, 5}, encoding::cursorWithAlpha, script::number(7) + hex("80") + bytes(4)},
            {"alpha cursor in trle", {11, 5}, encoding::cursorWithAlpha, script::number(15) + hex("01") + bytes(4)},
            {"vmware cursor", {11, 5}, encoding::vmwareCursor, hex("0000") + bytes(2 * area * f.pixel)},
            {"vmware alpha cursor", {11, 5}, encoding::vmwareCursor, hex("0100") + bytes(4 * area)},
            {"vmware cursor state", {0, 0}, encoding::vmwareCursorState, bytes(2)},
            {"vmware cursor position", {0, 0}, encoding::vmwareCursorPosition, {}},
            {"vmware led state", {0, 0}, encoding::vmwareLedState, bytes(4)},
            {"pointer position", {0, 0}, encoding::pointerPosition, {}},
            {"desktop size", {4096, 64}, encoding::desktopSize, {}},
            {"desktop name", {0, 0}, encoding::desktopName, script::number(300U) + bytes(300)},
            {"screens", {4096, 64}, encoding::extendedDesktopSize, hex("03000000") + bytes(48)},
            {"no screens", {4096, 64}, encoding::extendedDesktopSize, hex("00000000")},
            {"led state", {0, 0}, encoding::ledState, bytes(1)},
            {"qemu pointer", {0, 0}, encoding::qemuPointerMotion, {}},
            {"qemu key", {0, 0}, encoding::qemuExtendedKey, {}},
            {"qemu audio", {0, 0}, encoding::qemuAudio, {}},
            {"mouse buttons", {0, 0}, encoding::extendedMouseButtons, {}}};
}

const QList<qint32> everything = {encoding::copyRect,
                                  encoding::rre,
                                  encoding::coRre,
                                  encoding::hextile,
                                  encoding::zlib,
                                  encoding::tight,
                                  encoding::trle,
                                  encoding::zrle,
                                  encoding::zywrle,
                                  encoding::jpeg,
                                  encoding::openH264,
                                  encoding::tightPng,
                                  encoding::tightWithoutZlib,
                                  encoding::richCursor,
                                  encoding::xCursor,
                                  encoding::cursorWithAlpha,
                                  encoding::vmwareCursor,
                                  encoding::vmwareCursorState,
                                  encoding::vmwareCursorPosition,
                                  encoding::vmwareLedState,
                                  encoding::pointerPosition,
                                  encoding::desktopSize,
                                  encoding::extendedDesktopSize,
                                  encoding::desktopName,
                                  encoding::lastRect,
                                  encoding::ledState,
                                  encoding::qemuPointerMotion,
                                  encoding::qemuExtendedKey,
                                  encoding::qemuAudio,
                                  encoding::extendedMouseButtons};

QByteArray rectangleOf(const Body& body)
{
    return script::rectangle(0, 0, body.size.width(), body.size.height(), body.encoding, body.data);
}

} // namespace

class TestRectangleParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Each in an update of its own with a bell behind it: found at the right place only if the length was right.
    void endsWhereItsEncodingSays_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<QByteArray>("rectangle");
        for (const Format& format : formats()) {
            for (const Body& body : rawLike(format) + tiled(format) + tight(format) + notices(format))
                QTest::addRow("%s, %s", body.name.constData(), format.name) << format.wire << rectangleOf(body);
        }
    }
    void endsWhereItsEncodingSays()
    {
        QFETCH(QByteArray, format);
        QFETCH(QByteArray, rectangle);
        const QByteArray stream =
            script::updateHead(2) + rectangle + script::rectangle(0, 0, 0, 0, 0) + QByteArray("\2");
        QStringList seen;
        for (const Cut cut : {Cut::Whole, Cut::Bytes, Cut::Random}) {
            Conversation session(cut);
            QVERIFY(session.begin(4096, 64, format));
            QVERIFY(session.announce(everything));
            session.fromServer.output.clear();
            QVERIFY2(session.serverSays(stream), qPrintable(session.error.value_or(core::Error{}).text));
            QVERIFY(!session.server.isMidMessage());
            QCOMPARE(session.fromServer.output, stream);
            QCOMPARE(session.fromServer.rectangles.size(), 2);
            QVERIFY2(session.fromServer.rectangles[0].contains(QStringLiteral(":%1 ").arg(rectangle.size())),
                     qPrintable(session.fromServer.rectangles[0]));
            QCOMPARE(session.fromServer.ended.back(), QStringLiteral("%1:1").arg(int(rfb::MessageKind::Bell)));
            if (seen.isEmpty())
                seen = session.fromServer.rectangles;
            QCOMPARE(session.fromServer.rectangles, seen);
        }
    }
    // All in one update, in one session, whatever the cuts.
    void allOfThemInOneUpdate()
    {
        for (const Format& format : formats()) {
            QByteArray body;
            int count = 0;
            for (const Body& one : rawLike(format) + tiled(format) + tight(format) + notices(format)) {
                body += rectangleOf(one);
                ++count;
            }
            const QByteArray stream =
                script::updateHead(0xffff) + body + script::rectangle(0, 0, 0, 0, encoding::lastRect);
            for (int round = 0; round < 20; ++round) {
                Conversation session(round == 0 ? Cut::Bytes : Cut::Random);
                QVERIFY(session.begin(4096, 64, format.wire) && session.announce(everything));
                session.fromServer.output.clear();
                QVERIFY(session.serverSays(stream));
                QCOMPARE(session.fromServer.output, stream);
                QCOMPARE(session.fromServer.rectangles.size(), count + 1);
                QVERIFY(!session.server.isMidMessage());
            }
        }
    }
    // The short ways end where the input does.
    void cutAnywhere_data() { endsWhereItsEncodingSays_data(); }
    void cutAnywhere()
    {
        QFETCH(QByteArray, format);
        QFETCH(QByteArray, rectangle);
        constexpr qsizetype mostOfHead = 2000; // what is longer is so by a run of bytes that pass unseen
        const QByteArray stream = script::updateHead(1) + rectangle + QByteArray("\2");
        for (qsizetype cut = 0; cut <= std::min(stream.size(), mostOfHead); ++cut) {
            Conversation session;
            QVERIFY(session.begin(4096, 64, format) && session.announce(everything));
            session.fromServer.output.clear();
            QVERIFY2(session.serverSays(stream.first(cut)) && session.serverSays(stream.sliced(cut)),
                     qPrintable(session.error.value_or(core::Error{}).text));
            QCOMPARE(session.fromServer.output, stream);
            QCOMPARE(session.fromServer.ended.back(), QStringLiteral("%1:1").arg(int(rfb::MessageKind::Bell)));
        }
    }
    void compressionStreams()
    {
        const Format format = formats()[0];
        Conversation session;
        QVERIFY(session.begin(4096, 64) && session.announce(everything));
        QVERIFY(session.serverSays(script::updateHead(6) +
                                   script::rectangle(0, 0, 9, 9, encoding::tight, hex("1402") + bytes(2)) +
                                   script::rectangle(0, 0, 9, 9, encoding::tight, "\x8f" + bytes(3)) +
                                   script::rectangle(0, 0, 1, 2, encoding::tight, hex("30") + bytes(6)) +
                                   script::rectangle(0, 0, 9, 9, encoding::zrle, script::number(1U) + "x") +
                                   script::rectangle(0, 0, 9, 9, encoding::zlib, script::number(1U) + "x") +
                                   script::rectangle(0, 0, 1, 1, encoding::raw, bytes(4))));
        QCOMPARE(session.fromServer.rectangles,
                 (QStringList{QStringLiteral("7:16 2/4"), QStringLiteral("7:16 0/15"), QStringLiteral("7:19 0/0"),
                              QStringLiteral("16:17 32/0"), QStringLiteral("6:17 16/0"), QStringLiteral("0:16 0/0")}));
        // LastRect has none, whatever came before it.
        QVERIFY(session.serverSays(script::updateHead(0xffff) +
                                   script::rectangle(0, 0, 9, 9, encoding::tight, hex("1402") + bytes(2)) +
                                   script::rectangle(0, 0, 0, 0, encoding::lastRect)));
        QCOMPARE(session.fromServer.rectangles.back(), QStringLiteral("%1:12 0/0").arg(encoding::lastRect));
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("rectangle");
        QTest::addColumn<QString>("field");
        QTest::addColumn<ErrorCode>("code");
        const auto row = [](const char* name, const QByteArray& rectangle, const char* field,
                            ErrorCode code = ErrorCode::RfbProtocolFailed) {
            QTest::newRow(name) << rectangle << QString::fromLatin1(field) << code;
        };
        using script::rectangle;
        row("R8 to the right", rectangle(61, 0, 4, 4, 0), "4 x 4 pixels at 61, 0");
        row("R8 below", rectangle(0, 61, 4, 4, 7), "on a screen of 64 x 64");
        row("R8 far away", rectangle(65535, 65535, 65535, 65535, 1), "65535 x 65535 pixels at");
        row("R8 copy from outside", rectangle(0, 0, 4, 4, 1, hex("003d0000")), "copied from");
        row("R8 copy from far away", rectangle(0, 0, 4, 4, 1, hex("ffffffff")), "copied from");
        row("R8 copy to outside", rectangle(62, 62, 4, 4, 1, hex("00000000")), "copied");
        row("R8 huge pointer", rectangle(0, 0, 65535, 65535, -239), "pointer of 65535", ErrorCode::RfbLimitExceeded);
        row("R8 huge alpha pointer", rectangle(0, 0, 1025, 1, -314), "pointer of 1025", ErrorCode::RfbLimitExceeded);
        row("R8 huge vmware pointer", rectangle(0, 0, 1, 1025, 0x574d5664), "pointer of 1",
            ErrorCode::RfbLimitExceeded);
        row("R8 negative hotspot", rectangle(65535, 0, 8, 8, -239), "tip at 65535, 0");
        row("R8 negative x hotspot", rectangle(0, 65535, 8, 8, -240), "tip at 0, 65535");
        row("alpha pointer in copies", rectangle(0, 0, 8, 8, -314, script::number(1)), "pointer in encoding 1");
        row("alpha pointer in pointers", rectangle(0, 0, 8, 8, -314, script::number(-239)), "pointer in encoding -239");
        row("unknown vmware pointer", rectangle(0, 0, 8, 8, 0x574d5664, hex("0200")), "pointer type 2");
        row("R3 size", rectangle(0, 0, 16385, 1, -223), "16384 a side", ErrorCode::RfbLimitExceeded);
        row("R3 pixels", rectangle(0, 0, 16384, 16384, -308), "67108864 pixels", ErrorCode::RfbLimitExceeded);
        row("no size", rectangle(0, 0, 0, 1, -223), "screen of 0 x 1");
        row("R6 name", rectangle(0, 0, 0, 0, -307, script::number(0x100001U)), "desktop name of 1048577",
            ErrorCode::RfbLimitExceeded);
        row("R6 name at most", rectangle(0, 0, 0, 0, -307, script::number(0xffffffffU)), "desktop name of 4294967295",
            ErrorCode::RfbLimitExceeded);
        for (const qint32 code : {encoding::zlib, encoding::zrle, encoding::zywrle})
            row(QByteArray("R4 length " + QByteArray::number(code)),
                rectangle(0, 0, 8, 8, code, script::number(0x80000000U)), "zlib length of 2147483648");
        row("R4 video", rectangle(0, 0, 8, 8, 50, script::number(0xfffffU)), "video length of 1048575");
        row("R4 tight", rectangle(0, 0, 8, 8, 7, hex("00ffffff")), "compressed length of 4194303");
        row("R4 tight jpeg", rectangle(0, 0, 8, 8, 7, hex("90ffffff")), "compressed length of 4194303");
        row("jpeg size", rectangle(0, 0, 40, 30, 7, hex("90") + compactLength(800) + jpeg(65500, 65500)),
            "picture of 65500 x 65500");
        row("png size", rectangle(0, 0, 40, 30, -260, hex("a0") + compactLength(84) + png(40, 31)),
            "picture of 40 x 31");
        row("png of nonsense", rectangle(0, 0, 40, 30, -260, hex("a0") + compactLength(84) + bytes(84)), "PNG");
        row("png too short", rectangle(0, 0, 40, 30, -260, hex("a017")), "PNG picture of 23 bytes");
        row("jpeg of nonsense", rectangle(0, 0, 40, 30, 7, hex("900401020304")), "else than a JPEG");
        row("jpeg without size", rectangle(0, 0, 40, 30, 7, hex("9020ffd8ffda0008") + bytes(40)), "without a size");
        row("jpeg that ends early", rectangle(0, 0, 40, 30, 7, hex("9008ffd8ffe000ff")), "too soon");
        row("jpeg with a broken segment", rectangle(0, 0, 40, 30, 7, hex("9020ffd8ffe00001") + bytes(40)),
            "segment of 1");
        row("jpeg with no segment", rectangle(0, 0, 40, 30, 7, hex("9020ffd8aaaa0001") + bytes(40)), "broken segment");
        row("jpeg that ends at once", rectangle(0, 0, 40, 30, 21, hex("ffd8ffd9")), "without a size");
        row("jpeg without end",
            rectangle(0, 0, 4, 3, 21,
                      hex("ffd8") + jpegFrame(4, 3) + jpegSegment(0xda, bytes(4)) + QByteArray(70000, 'x')),
            "without an end", ErrorCode::RfbLimitExceeded);
        row("jpeg without end, stuffed",
            rectangle(0, 0, 4, 3, 21,
                      hex("ffd8") + jpegFrame(4, 3) + jpegSegment(0xda, bytes(4)) + hex("ff00").repeated(40000)),
            "without an end");
        row("tight kind", rectangle(0, 0, 8, 8, 7, hex("b0")), "compression kind 11");
        row("tight png basic", rectangle(0, 0, 8, 8, -260, hex("00")), "compression kind 0");
        row("tight filter", rectangle(0, 0, 8, 8, 7, hex("4003")), "filter 3");
        row("tight palette", rectangle(0, 0, 8, 8, 7, hex("400100")), "palette of one colour");
        row("tight palette, then nothing", rectangle(0, 0, 8, 8, 7, hex("400104") + bytes(15) + hex("0000000000")),
            "no data");
        row("tight palette, then too much",
            rectangle(0, 0, 8, 8, 7, hex("400104") + bytes(15) + compactLength(70000) + bytes(9)),
            "a compressed length of 70000 bytes");
        row("tight nothing", rectangle(0, 0, 8, 8, 7, hex("0000")), "no data");
        row("hextile kind", rectangle(0, 0, 8, 8, 5, hex("20")), "tile kind 32");
        row("trle kind", rectangle(0, 0, 8, 8, 15, hex("11")), "tile kind 17");
        row("trle run", rectangle(0, 0, 8, 8, 15, hex("8000000040")), "longer than its tile");
        row("trle long run", rectangle(0, 0, 16, 16, 15, hex("80000000ffff")), "longer than its tile");
        row("trle palette", rectangle(0, 0, 8, 8, 15, hex("81")), "palette that never came");
        row("trle packed palette", rectangle(0, 0, 8, 8, 15, hex("7f")), "palette of 0 colours");
        row("trle colour", rectangle(0, 0, 8, 8, 15, hex("8200000000000002")), "colour 2");
        row("rre count", rectangle(0, 0, 8, 8, 2, script::number(65U)), "65 subrectangles");
        row("rre part", rectangle(0, 0, 8, 8, 2, script::number(1U) + bytes(8) + hex("0001000000080001")),
            "lies outside");
        row("corre part", rectangle(0, 0, 8, 8, 4, script::number(1U) + bytes(8) + hex("00ff0101")), "lies outside");
        row("corre size", rectangle(0, 0, 256, 1, 4, script::number(0U) + bytes(4)), "CoRRE");
        for (const qint32 code : {3, 8, 9, 10, 17 + 1, -305, -306, -312, int(0xfffe0000), int(0xffff0009), 0x7fffffff})
            row(QByteArray("R11 encoding " + QByteArray::number(code)), rectangle(0, 0, 8, 8, code),
                QByteArray("encoding " + QByteArray::number(code)).constData());
    }
    void refusals()
    {
        QFETCH(QByteArray, rectangle);
        QFETCH(QString, field);
        QFETCH(ErrorCode, code);
        QByteArrayList outputs;
        for (const Cut cut : {Cut::Whole, Cut::Bytes}) {
            Conversation session(cut);
            QVERIFY(session.begin(field.contains(QLatin1String("CoRRE")) ? 4096 : 64, 64) &&
                    session.announce(everything));
            QVERIFY(!session.serverSays(script::updateHead(1) + rectangle));
            QVERIFY(session.error.has_value());
            QVERIFY2(session.error->text.contains(field), qPrintable(session.error->text));
            QCOMPARE(session.error->code, code);
            outputs.append(session.fromServer.output);
        }
        // Of a picture without an end, as much passes as happens to be there.
        if (!field.contains(QLatin1String("without an end")))
            QCOMPARE(outputs[1], outputs[0]);
    }
    void refusalsThatDependOnPixels()
    {
        const auto isRefused = [](int width, const QByteArray& format, const QByteArray& body) {
            Conversation session;
            session.begin(4096, 64, format);
            session.announce(everything);
            session.serverSays(script::updateHead(1) + script::rectangle(0, 0, width, 8, encoding::tight, body));
            return session.error.has_value();
        };
        const QByteArray eight = script::pixelFormat(8, 6, 0, 1, 3, 4, 2, 0);
        QVERIFY(isRefused(8, eight, hex("4002")));
        QVERIFY(isRefused(8, eight, hex("90")));
        QVERIFY(isRefused(2049, script::pixelFormat(), hex("4002")));
        QVERIFY(isRefused(2049, script::pixelFormat(), hex("00")));
        QVERIFY(!isRefused(2048, script::pixelFormat(), hex("4002")));
    }
    void everyEncodingIsItsOwn()
    {
        const QList<qint32> rare = {encoding::vmwareCursor, encoding::vmwareCursorState, encoding::vmwareCursorPosition,
                                    encoding::vmwareLedState, encoding::extendedClipboard};
        QList<qint32> codes(2048);
        std::iota(codes.begin(), codes.end(), -1024);
        codes += rare;
        rfb::EncodingSet grown;
        for (const qint32 code : codes) {
            rfb::EncodingSet set;
            set.add(code);
            QCOMPARE(set.has(code), rfb::EncodingSet::isKnown(code));
            QCOMPARE(rfb::EncodingSet::all().has(code), rfb::EncodingSet::isKnown(code));
            QVERIFY(!grown.has(code));
            grown.add(code);
            set.remove(code);
            QVERIFY(set == rfb::EncodingSet());
        }
        QVERIFY(grown == rfb::EncodingSet::all());
    }
    void whatWasNotAnnouncedIsRefused()
    {
        for (const qint32 code : everything) {
            if (code == encoding::tightWithoutZlib)
                continue;
            Conversation session;
            QVERIFY(session.begin());
            QVERIFY(!session.serverSays(script::updateHead(1) + script::rectangle(0, 0, 8, 8, code)));
            QVERIFY(session.error->text.contains(QStringLiteral("encoding %1, which was not asked for").arg(code)));
        }
        Conversation session;
        QVERIFY(session.begin() && session.announce({encoding::tight}));
        QVERIFY(!session.serverSays(script::updateHead(1) + script::rectangle(0, 0, 8, 8, encoding::tight, hex("a0"))));
        QVERIFY(session.error->text.contains(QStringLiteral("compression kind 10")));
    }
    void pixelBudget()
    {
        Conversation session;
        QVERIFY(session.begin(4096, 4096) && session.announce(everything));
        QVERIFY(session.serverSays(script::updateHead(0xffff)));
        const QByteArray fill = script::rectangle(0, 0, 4096, 4096, encoding::tight, hex("80112233"));
        QVERIFY(session.serverSays(fill.repeated(16)));
        QVERIFY(!session.serverSays(fill));
        QCOMPARE(session.error->code, ErrorCode::RfbLimitExceeded);

        Conversation big;
        QVERIFY(big.begin(8192, 8192));
        QVERIFY(!big.serverSays(script::updateHead(1) + script::rectangle(0, 0, 8192, 8192, 0)));
        QVERIFY(big.error->text.contains(QStringLiteral("rectangle of 8192 x 8192")));
        Conversation plain;
        QVERIFY(plain.begin(8192, 8192) && plain.announce({encoding::tight}));
        const QByteArray head = script::updateHead(1) + script::rectangle(0, 0, 8192, 8192, encoding::tight);
        QVERIFY2(plain.serverSays(head + hex("80112233")), "one colour takes no room");
        QVERIFY(!plain.serverSays(head + hex("9001")));
        QCOMPARE(plain.error->code, ErrorCode::RfbLimitExceeded);
    }
    void screenFollowsItsNewSize()
    {
        const QByteArray corner = script::rectangle(99, 79, 1, 1, 0, bytes(4));
        for (const qint32 code : {encoding::desktopSize, encoding::extendedDesktopSize}) {
            const QByteArray body = code == encoding::desktopSize ? QByteArray() : QByteArray(4, '\0');
            Conversation session;
            QVERIFY(session.begin(64, 64) && session.announce(everything));
            QVERIFY(session.serverSays(script::updateHead(2) + script::rectangle(0, 0, 100, 80, code, body) + corner));
            QVERIFY(session.serverSays(script::updateHead(1) + script::rectangle(0, 0, 99, 80, code, body)));
            QVERIFY(!session.serverSays(script::updateHead(1) + corner));
        }
        // A size that was refused is none.
        Conversation session;
        QVERIFY(session.begin(64, 64) && session.announce(everything));
        QVERIFY(session.serverSays(script::updateHead(1) +
                                   script::rectangle(1, 3, 0, 0, encoding::extendedDesktopSize, QByteArray(4, '\0'))));
        QVERIFY(!session.serverSays(script::updateHead(1) + corner));
    }
};

QTEST_GUILESS_MAIN(TestRectangleParser)
#include "TestRectangleParser.moc"
