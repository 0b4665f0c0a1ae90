// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbflow/DeviceIndependentBitmap.h"

#include <QImage>
#include <QTest>
#include <QtEndian>

using namespace clouddesk::rfb;

namespace {

template <typename T>
QByteArray little(T value)
{
    const T wire = qToLittleEndian(value);
    return {reinterpret_cast<const char*>(&wire), sizeof wire};
}

/// A bitmap's header, put together by hand; what is behind its first 40 bytes is zero or the masks.
struct Header
{
    quint32 bytes = 40;
    qint32 width = 3;
    qint32 height = 2;
    quint16 planes = 1;
    quint16 bits = 24;
    quint32 compression = 0;
    quint32 colours = 0;
    QByteArray masks = {}; // NOLINT(readability-redundant-member-init): GCC wants it

    [[nodiscard]] QByteArray made() const
    {
        QByteArray made = little(bytes) + little(width) + little(height) + little(planes) + little(bits) +
                          little(compression) + QByteArray(12, '\0') + little(colours) + QByteArray(4, '\0') + masks;
        return made.leftJustified(qsizetype(bytes), '\0');
    }
};

Bytes view(const QByteArray& bytes)
{
    return {reinterpret_cast<const quint8*>(bytes.constData()), size_t(bytes.size())};
}

QByteArray masks(quint32 red, quint32 green, quint32 blue)
{
    return little(red) + little(green) + little(blue);
}

QList<quint32> numbers(const Pixels& pixels)
{
    QList<quint32> numbers(pixels.bytes.size() / 4);
    std::memcpy(numbers.data(), pixels.bytes.constData(), size_t(numbers.size()) * 4);
    return numbers;
}

const QByteArray usual = masks(0xff0000, 0xff00, 0xff);
// The lower row first: blue, green, red each, with a word's padding.
const QByteArray rows24 = QByteArray::fromHex("010203040506070809000000"
                                              "1112131415161718191a1b1c");
const QByteArray rows32 = QByteArray::fromHex("010203000405067f070809ff"
                                              "111213001415160017181900");
const QList<quint32> fromTheBottom = {0xff131211, 0xff161514, 0xff191817, 0xff030201, 0xff060504, 0xff090807};
const QList<quint32> fromTheTop = {0xff030201, 0xff060504, 0xff090807, 0xff131211, 0xff161514, 0xff191817};

} // namespace

class TestDeviceIndependentBitmap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsSound_data()
    {
        QTest::addColumn<QByteArray>("bitmap");
        QTest::addColumn<QList<quint32>>("pixels");
        QTest::newRow("24 bits") << Header{}.made() + rows24 << fromTheBottom;
        QTest::newRow("from the top") << Header{.height = -2}.made() + rows24 << fromTheTop;
        QTest::newRow("32 bits, alpha means nothing") << Header{.bits = 32}.made() + rows32 << fromTheBottom;
        QTest::newRow("masks behind the header")
            << Header{.bits = 32, .compression = 3}.made() + usual + rows32 << fromTheBottom;
        for (const quint32 bytes : {52U, 56U, 108U, 124U}) {
            const Header header{.bytes = bytes, .bits = 32, .compression = 3, .masks = usual};
            QTest::addRow("masks in a header of %u", bytes) << header.made() + rows32 << fromTheBottom;
            QTest::addRow("masks in and behind a header of %u", bytes)
                << header.made() + usual + rows32 << fromTheBottom;
        }
        const Header red{.bits = 32, .compression = 3};
        QTest::newRow("red first") << red.made() + masks(0xff, 0xff00, 0xff0000) + rows32
                                   << QList<quint32>{0xff111213, 0xff141516, 0xff171819,
                                                     0xff010203, 0xff040506, 0xff070809};
        QTest::newRow("colours for poorer screens")
            << Header{.colours = 2}.made() + QByteArray(8, 'c') + rows24 << fromTheBottom;
        QTest::newRow("more behind") << Header{}.made() + rows24 + "profile" << fromTheBottom;
    }
    void readsWhatIsSound()
    {
        QFETCH(QByteArray, bitmap);
        const auto read = readBitmap(view(bitmap));
        QVERIFY2(read, read ? "" : qPrintable(read.error().text));
        QCOMPARE(read->width, 3);
        QCOMPARE(read->height, 2);
        QVERIFY(read->isWhole());
        QTEST(numbers(*read), "pixels");
    }

    void R6_refusesWhatIsNot_data()
    {
        QTest::addColumn<QByteArray>("bitmap");
        QTest::addColumn<QString>("field");
        const auto row = [](const char* name, const QByteArray& bitmap, const char* field) {
            QTest::newRow(name) << bitmap << QString::fromLatin1(field);
        };
        const QByteArray much(1000, 'x');
        row("nothing", {}, "it has 0 bytes");
        row("no header", Header{}.made().left(39), "it has 39 bytes");
        for (const quint32 bytes : {0U, 12U, 39U, 41U, 64U, 125U, 0xffffffffU})
            QTest::addRow("header of %u", bytes) << little(bytes) + Header{}.made().mid(4) + much << "header";
        row("header beyond the end", Header{.bytes = 124}.made().left(123), "header");
        for (const qint32 side : {0, -1, 32768, std::numeric_limits<int>::max(), std::numeric_limits<int>::min()})
            QTest::addRow("width %d", side) << Header{.width = side}.made() + much << "width";
        for (const qint32 side : {0, -32768, 32768, std::numeric_limits<int>::max(), std::numeric_limits<int>::min()})
            QTest::addRow("height %d", side) << Header{.height = side}.made() + much << "height";
        for (const quint16 planes : {0, 2, 65535})
            QTest::addRow("planes %d", planes) << Header{.planes = planes}.made() + much << "planes";
        for (const quint16 bits : {0, 1, 4, 8, 16, 23, 33, 64, 65535})
            QTest::addRow("bits %d", bits) << Header{.bits = bits}.made() + much << "bits";
        for (const quint32 compression : {1U, 2U, 4U, 5U, 6U, 0xffffffffU})
            QTest::addRow("compression %u", compression)
                << Header{.bits = 32, .compression = compression}.made() + much << "compression";
        row("masks for 24 bits", Header{.compression = 3}.made() + much, "compression");
        const Header masked{.bits = 32, .compression = 3};
        row("no masks", masked.made() + usual.left(11), "masks");
        row("masks of nothing", masked.made() + masks(0, 0, 0) + much, "masks");
        row("masks of five bits", masked.made() + masks(0x7c00, 0x3e0, 0x1f) + much, "masks");
        row("masks across bytes", masked.made() + masks(0xff000, 0xff0, 0xff) + much, "masks");
        row("the same mask twice", masked.made() + masks(0xff, 0xff00, 0xff) + much, "masks");
        row("too many colours", Header{.colours = 257}.made() + much.repeated(10), "colours");
        row("colours without end", Header{.colours = 0xffffffff}.made() + much, "colours");
        row("colours that are missing", Header{.colours = 256}.made() + rows24, "missing");
        row("a byte is missing", Header{}.made() + rows24.chopped(1), "1 bytes of its pixels are missing");
        row("all are missing", Header{.width = 32767, .height = 32767, .bits = 32}.made(), "missing");
        row("behind the masks", masked.made() + usual + rows32.chopped(1), "missing");
    }
    void R6_refusesWhatIsNot()
    {
        QFETCH(QByteArray, bitmap);
        QFETCH(QString, field);
        // Exactly as long, so that a reader beyond the end is found by AddressSanitizer.
        const std::vector<quint8> copy(bitmap.begin(), bitmap.end());
        const auto read = readBitmap(copy);
        QVERIFY(!read);
        QVERIFY2(read.error().text.contains(field), qPrintable(read.error().text));
    }

    // Each byte of a header, with each value: nothing is read that is not there.
    void R2_everyByteOfAHeader()
    {
        const QByteArray good = Header{.bytes = 52, .bits = 32, .compression = 3, .masks = usual}.made() + rows32;
        for (qsizetype place = 0; place < good.size(); ++place) {
            for (int value = 0; value < 256; ++value) {
                std::vector<quint8> changed(good.begin(), good.end());
                changed[size_t(place)] = quint8(value);
                if (const auto read = readBitmap(changed))
                    QVERIFY(read->isWhole() && read->bytes.size() <= 4 * good.size());
            }
        }
        for (qsizetype size = 0; size < good.size(); ++size)
            QVERIFY(!readBitmap(std::vector<quint8>(good.begin(), good.begin() + size)));
    }

    void writesWhatItAndOthersRead_data()
    {
        QTest::addColumn<QSize>("size");
        for (const QSize size : {QSize(1, 1), QSize(2, 3), QSize(3, 2), QSize(4, 1), QSize(61, 33)})
            QTest::addRow("%d x %d", size.width(), size.height()) << size;
    }
    void writesWhatItAndOthersRead()
    {
        QFETCH(QSize, size);
        QImage image(size, QImage::Format_RGB32);
        for (int y = 0; y < size.height(); ++y) {
            for (int x = 0; x < size.width(); ++x)
                image.setPixel(x, y, qRgb(x * 7, y * 5 + 1, x + y * 3));
        }
        const Pixels pixels{size.width(), size.height(),
                            QByteArray(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes())};
        const QByteArray bitmap = toBitmap(pixels);
        QCOMPARE(bitmap.size(), bitmapBytes(size.width(), size.height()));
        const auto read = readBitmap(view(bitmap));
        QVERIFY(read);
        QCOMPARE(read->bytes, pixels.bytes);
        QCOMPARE(read->digest(), pixels.digest());
        // Qt's reader wants a file's header before it.
        const quint32 begin = 14 + 124;
        const QByteArray file = "BM" + little(quint32(14 + bitmap.size())) + little(quint32(0)) + little(begin);
        QCOMPARE(QImage::fromData(file + bitmap, "BMP").convertToFormat(QImage::Format_RGB32), image);
    }

    void nothingComesOfNothing()
    {
        QVERIFY(toBitmap({}).isEmpty());
        QVERIFY(toBitmap({2, 2, QByteArray(15, 'x')}).isEmpty());
        QVERIFY(toBitmap({-1, -1, QByteArray(4, 'x')}).isEmpty());
        QVERIFY(!Pixels{}.isWhole());
    }

    void digestsTellPixelsApart()
    {
        const Pixels one{2, 2, QByteArray(16, 'x')};
        Pixels other = one;
        QCOMPARE(one.digest(), other.digest());
        other.bytes[15] = 'y';
        QVERIFY(one.digest() != other.digest());
        QVERIFY(one.digest() != (Pixels{4, 1, one.bytes}.digest()));
    }
};

QTEST_GUILESS_MAIN(TestDeviceIndependentBitmap)
#include "TestDeviceIndependentBitmap.moc"
