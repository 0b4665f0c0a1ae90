// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbdecoder/TightDecoder.h"

#include <QImage>
#include <QRandomGenerator>
#include <QTest>

#include <zlib.h>

using namespace clouddesk;
using namespace clouddesk::rfb;

namespace {

constexpr quint32 untouched = 0xdeadbeef;
constexpr QSize screen(200, 120);

/// One of a server's four compressors: its stream goes on from rectangle to rectangle.
class Deflater
{
public:
    Deflater() { deflateInit(&m_stream, 6); }
    ~Deflater() { deflateEnd(&m_stream); }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;

    void reset() { deflateReset(&m_stream); }
    QByteArray compress(QByteArray data)
    {
        QByteArray out(data.size() * 2 + 1000, 0);
        m_stream.next_in = reinterpret_cast<Bytef*>(data.data());
        m_stream.avail_in = uInt(data.size());
        m_stream.next_out = reinterpret_cast<Bytef*>(out.data());
        m_stream.avail_out = uInt(out.size());
        deflate(&m_stream, Z_SYNC_FLUSH);
        out.truncate(out.size() - qsizetype(m_stream.avail_out));
        return out;
    }

private:
    z_stream m_stream{};
};

/// rfbproto.rst, "Tight Encoding": seven bits a byte, the least significant first.
QByteArray withLength(const QByteArray& data)
{
    QByteArray out;
    for (qsizetype left = data.size(), i = 0; i < 3; ++i) {
        const bool goesOn = left > 0x7f && i < 2;
        out += char((left & (i == 2 ? 0xff : 0x7f)) | (goesOn ? 0x80 : 0));
        left >>= 7;
        if (!goesOn)
            break;
    }
    return out + data;
}

QByteArray pixelBytes(quint32 pixel)
{
    return QByteArray(1, char(pixel >> 16)) + char(pixel >> 8) + char(pixel);
}

Bytes view(const QByteArray& bytes)
{
    return {reinterpret_cast<const quint8*>(bytes.constData()), size_t(bytes.size())};
}

struct Picture
{
    std::vector<quint32> pixels = std::vector<quint32>(size_t(screen.width()) * size_t(screen.height()), untouched);
    [[nodiscard]] Canvas canvas() { return {reinterpret_cast<uchar*>(pixels.data()), screen}; }
    [[nodiscard]] quint32 at(int x, int y) const { return pixels[size_t(y) * size_t(screen.width()) + size_t(x)]; }
};

/// Colours that look like a gradient with noise, or few of them.
std::vector<quint32> colours(const Rectangle& area, int count)
{
    QRandomGenerator random(7);
    std::vector<quint32> palette;
    for (int i = 0; i < count; ++i)
        palette.push_back(random.generate() & 0xffffff);
    std::vector<quint32> result;
    for (qint64 i = 0; i < area.pixels(); ++i)
        result.push_back(count > 0 ? palette[random.bounded(quint32(count))]
                                   : quint32((i * 3 % 256) << 16 | (i / 7 % 256) << 8 | (i * i % 251)));
    return result;
}

QByteArray plainCopy(const std::vector<quint32>& pixels)
{
    QByteArray bytes;
    for (const quint32 pixel : pixels)
        bytes += pixelBytes(pixel);
    return bytes;
}

QByteArray plainGradient(const std::vector<quint32>& pixels, int width)
{
    const auto sample = [&](qsizetype x, qsizetype y, int shift) {
        return x < 0 || y < 0 ? 0 : int(pixels[size_t(y * width + x)] >> shift & 0xff);
    };
    QByteArray bytes;
    for (qsizetype i = 0; i < qsizetype(pixels.size()); ++i) {
        const qsizetype x = i % width;
        const qsizetype y = i / width;
        for (const int shift : {16, 8, 0}) {
            const int predicted = sample(x - 1, y, shift) + sample(x, y - 1, shift) - sample(x - 1, y - 1, shift);
            bytes += char(sample(x, y, shift) - std::clamp(predicted, 0, 255));
        }
    }
    return bytes;
}

/// The palette filter's head, and one bit or one byte a pixel.
std::pair<QByteArray, QByteArray> plainPalette(const std::vector<quint32>& pixels, int width)
{
    std::vector<quint32> palette;
    for (const quint32 pixel : pixels) {
        if (std::ranges::find(palette, pixel) == palette.end())
            palette.push_back(pixel);
    }
    QByteArray head(1, char(palette.size() - 1));
    for (const quint32 colour : palette)
        head += pixelBytes(colour);
    QByteArray data;
    for (qsizetype i = 0; i < qsizetype(pixels.size()); ++i) {
        const auto index = std::ranges::find(palette, pixels[size_t(i)]) - palette.begin();
        if (palette.size() > 2)
            data += char(index);
        else if (const qsizetype x = i % width; x % 8 == 0)
            data += char(index << 7);
        else
            data.back() = char(quint8(data.back()) | index << (7 - x % 8));
    }
    return {head, data};
}

void compare(const Picture& picture, const Rectangle& area, const std::vector<quint32>& pixels)
{
    for (int y = 0; y < screen.height(); ++y) {
        for (int x = 0; x < screen.width(); ++x) {
            const bool isInside = x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height;
            const quint32 wanted =
                isInside ? pixels[size_t(y - area.y) * size_t(area.width) + size_t(x - area.x)] : untouched;
            if (picture.at(x, y) != wanted)
                QFAIL(qPrintable(QStringLiteral("%1, %2 is %3, not %4")
                                     .arg(x)
                                     .arg(y)
                                     .arg(picture.at(x, y), 8, 16)
                                     .arg(wanted, 8, 16)));
        }
    }
}

} // namespace

class TestTightDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filtersDrawEveryPixelAndNoOther_data()
    {
        QTest::addColumn<int>("filter"); // -1: none named, which is copy
        QTest::addColumn<int>("count");
        QTest::addColumn<QSize>("size");
        const std::array<QSize, 5> sizes = {QSize(1, 1), QSize(7, 3), QSize(8, 8), QSize(133, 61), QSize(200, 120)};
        for (const QSize size : sizes) {
            const QByteArray name = QByteArray::number(size.width()) + 'x' + QByteArray::number(size.height());
            QTest::addRow("copy unnamed %s", name.constData()) << -1 << 0 << size;
            QTest::addRow("copy %s", name.constData()) << 0 << 0 << size;
            QTest::addRow("gradient %s", name.constData()) << 2 << 0 << size;
            if (size.width() > 1) {
                QTest::addRow("two colours %s", name.constData()) << 1 << 2 << size;
                QTest::addRow("twenty colours %s", name.constData()) << 1 << 20 << size;
            }
        }
    }
    void filtersDrawEveryPixelAndNoOther()
    {
        QFETCH(const int, filter);
        QFETCH(const int, count);
        QFETCH(const QSize, size);
        const Rectangle area = {screen.width() - size.width(), (screen.height() - size.height()) / 2, size.width(),
                                size.height(), encoding::tight};
        const std::vector<quint32> pixels = colours(area, count);
        TightDecoder decoder;
        Deflater deflater;
        // Twice, for the second goes on with the first one's dictionary; then anew.
        for (const quint8 reset : {0, 0, 4}) {
            if (reset != 0)
                deflater.reset();
            const auto [head, indexes] =
                filter == 1 ? plainPalette(pixels, area.width) : std::pair<QByteArray, QByteArray>();
            const QByteArray plain = filter == 1   ? indexes
                                     : filter == 2 ? plainGradient(pixels, area.width)
                                                   : plainCopy(pixels);
            QByteArray body(1, char((filter < 0 ? 2 : 6) << 4 | reset));
            if (filter >= 0)
                body += char(filter);
            body += head + (plain.size() < 12 ? plain : withLength(deflater.compress(plain)));
            Picture picture;
            decoder.resetStreams(view(body));
            QVERIFY(!TightDecoder::isJpeg(view(body)));
            const auto decoded = decoder.decode(area, view(body), picture.canvas());
            QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().toLine()));
            compare(picture, area, pixels);
        }
    }

    void aFillIsOneColour()
    {
        const Rectangle area = {3, 4, 50, 60, encoding::tight};
        Picture picture;
        TightDecoder decoder;
        const QByteArray body = QByteArray("\x80", 1) + pixelBytes(0x123456);
        QVERIFY(decoder.decode(area, view(body), picture.canvas()));
        compare(picture, area, std::vector<quint32>(size_t(area.pixels()), 0x123456));
    }

    void dataThatDoNotFitAreRefused_data()
    {
        QTest::addColumn<QByteArray>("compressed");
        const QByteArray right(30 * 20 * 3, 'x');
        QTest::newRow("short") << Deflater().compress(right.chopped(1));
        QTest::newRow("long") << Deflater().compress(right + 'x');
        QTest::newRow("much longer") << Deflater().compress(right.repeated(5000));
        QTest::newRow("cut") << Deflater().compress(right).chopped(6);
        QTest::newRow("not zlib") << QByteArray(40, '\xff');
        QTest::newRow("empty") << QByteArray();
    }
    void dataThatDoNotFitAreRefused()
    {
        QFETCH(const QByteArray, compressed);
        const QByteArray body = QByteArray(1, 0) + withLength(compressed.left(4'000'000));
        Picture picture;
        TightDecoder decoder;
        const auto decoded = decoder.decode({0, 0, 30, 20, encoding::tight}, view(body), picture.canvas());
        QVERIFY(!decoded);
        QCOMPARE(decoded.error().code, core::ErrorCode::RfbProtocolFailed);
    }

    void aColourBeyondThePaletteIsHarmless()
    {
        const QByteArray head = QByteArray("\x40\x01\x02", 3) + pixelBytes(1) + pixelBytes(2) + pixelBytes(3);
        const QByteArray body = head + withLength(Deflater().compress(QByteArray(100, '\xfe')));
        Picture picture;
        QVERIFY(TightDecoder().decode({0, 0, 10, 10, encoding::tight}, view(body), picture.canvas()));
    }
};

QTEST_GUILESS_MAIN(TestTightDecoder)
#include "TestTightDecoder.moc"
