// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/H264Decoder.h"

#include "lab/VideoSource.h"

#include <QRandomGenerator>
#include <QTest>

using namespace clouddesk;
using namespace clouddesk::video;

Q_DECLARE_METATYPE(lab::VideoColours)

namespace {

constexpr QSize size(320, 240);
constexpr QRgb untouched = 0xff123456;

Bytes view(const QByteArray& bytes)
{
    return {reinterpret_cast<const quint8*>(bytes.constData()), size_t(bytes.size())};
}

/// Something to draw on, inside a frame that nothing may be drawn on.
class Paper
{
public:
    explicit Paper(QSize area)
        : m_area(QPoint(margin, margin), area)
        , m_image(area + 2 * QSize(margin, margin), QImage::Format_RGB32)
    {
        m_image.fill(untouched);
    }
    PixelTarget target() { return {m_image.scanLine(margin) + margin * 4, m_image.bytesPerLine(), m_area.size()}; }
    [[nodiscard]] QImage picture() const { return m_image.copy(m_area); }
    [[nodiscard]] bool isUntouched() const { return isFlat(picture()); }
    [[nodiscard]] bool isFrameUntouched() const
    {
        QImage frame = m_image;
        for (int y = m_area.top(); y <= m_area.bottom(); ++y)
            std::fill_n(reinterpret_cast<QRgb*>(frame.scanLine(y)) + margin, m_area.width(), untouched);
        return isFlat(frame);
    }

private:
    static bool isFlat(const QImage& image)
    {
        QImage flat(image.size(), image.format());
        flat.fill(untouched);
        return image == flat;
    }

    static constexpr int margin = 5;
    QRect m_area;
    QImage m_image;
};

/// Writes what a BitReader reads.
class BitWriter
{
public:
    BitWriter& bits(quint32 value, int count)
    {
        for (int i = count - 1; i >= 0; --i)
            m_bits.push_back((value >> i & 1) != 0);
        return *this;
    }
    BitWriter& number(quint32 value)
    {
        int length = 0;
        while ((quint64(value) + 1) >> (length + 1) != 0)
            ++length;
        return bits(0, length).bits(value + 1, length + 1);
    }
    /// As a unit: with a start code, the stop bit, and guards against start codes within.
    [[nodiscard]] QByteArray unit(char header) const
    {
        std::vector<bool> all = m_bits;
        all.push_back(true);
        all.resize((all.size() + 7) / 8 * 8);
        QByteArray stream = QByteArray::fromHex("00000001") + header;
        int zeros = 0;
        for (size_t i = 0; i < all.size(); i += 8) {
            int byte = 0;
            for (size_t bit = 0; bit < 8; ++bit)
                byte = byte << 1 | int(all[i + bit]);
            if (zeros >= 2 && byte <= 3) {
                stream += '\3';
                zeros = 0;
            }
            stream += char(byte);
            zeros = byte == 0 ? zeros + 1 : 0;
        }
        return stream;
    }

private:
    std::vector<bool> m_bits;
};

struct SetFields
{
    quint32 profile = 66;
    quint32 chroma = 1;
    quint32 depth = 0;
    quint32 references = 1;
    quint32 columns = 20;
    quint32 rows = 15;
    bool isInterlaced = false;
    quint32 cropRight = 0;
};

QByteArray parameterSet(const SetFields& fields)
{
    BitWriter writer;
    writer.bits(fields.profile, 8).bits(0, 8).bits(52, 8).number(0);
    if (fields.profile == 100)
        writer.number(fields.chroma).number(fields.depth).number(fields.depth).bits(0, 2);
    writer.number(0).number(2).number(fields.references).bits(0, 1);
    writer.number(fields.columns - 1).number(fields.rows - 1).bits(fields.isInterlaced ? 0 : 1, 1);
    if (fields.isInterlaced)
        writer.bits(0, 1);
    writer.bits(1, 1).bits(fields.cropRight > 0 ? 1 : 0, 1);
    if (fields.cropRight > 0)
        writer.number(0).number(fields.cropRight).number(0).number(0);
    writer.bits(0, 1);
    return writer.unit('\x67');
}

} // namespace

class TestH264Decoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawsWhatWasEncoded_data();
    void drawsWhatWasEncoded();
    void showsTheLastOfSeveralFrames();
    void cropsWhatIsLarger();
    void waitsForTheBeginning();
    void goesOnAfterDamage();
    void refusesSizes_data();
    void refusesSizes();
    void refusesKinds_data();
    void refusesKinds();
    void survivesDamage();
    void readsNothingBeyondTheEnd();
};

void TestH264Decoder::drawsWhatWasEncoded_data()
{
    QTest::addColumn<lab::VideoColours>("colours");
    QTest::newRow("not named") << lab::VideoColours();
    QTest::newRow("BT.601") << lab::VideoColours{6, 0.299, 0.114, false};
    QTest::newRow("BT.601, full range") << lab::VideoColours{5, 0.299, 0.114, true};
    QTest::newRow("BT.709") << lab::VideoColours{1, 0.2126, 0.0722, false};
    QTest::newRow("BT.709, full range") << lab::VideoColours{1, 0.2126, 0.0722, true};
    QTest::newRow("BT.2020") << lab::VideoColours{9, 0.2627, 0.0593, false};
}

void TestH264Decoder::drawsWhatWasEncoded()
{
    QFETCH(lab::VideoColours, colours);
    lab::VideoSource source(size, colours);
    QVERIFY(source.isReady());
    H264Decoder decoder;
    Paper paper(size);
    for (int i = 0; i < 5; ++i) {
        const QImage original = lab::videoPicture(size, i);
        const auto drawn = decoder.decode(view(source.encode(original)), paper.target());
        QVERIFY2(drawn, qPrintable(drawn ? QString() : drawn.error().text));
        QVERIFY(*drawn);
        const double ratio = lab::signalToNoise(paper.picture(), original);
        QVERIFY2(ratio > 38, qPrintable(QString::number(ratio)));
    }
    QVERIFY(paper.isFrameUntouched());
}

void TestH264Decoder::showsTheLastOfSeveralFrames()
{
    lab::VideoSource source(size);
    QByteArray stream;
    for (int i = 0; i < 3; ++i)
        stream += source.encode(lab::videoPicture(size, i));
    H264Decoder decoder;
    Paper paper(size);
    const auto drawn = decoder.decode(view(stream), paper.target());
    QVERIFY(drawn && *drawn);
    const double last = lab::signalToNoise(paper.picture(), lab::videoPicture(size, 2));
    QVERIFY2(last > 38, qPrintable(QString::number(last)));
    const auto next = decoder.decode(view(source.encode(lab::videoPicture(size, 3))), paper.target());
    QVERIFY(next && *next);
    QVERIFY(lab::signalToNoise(paper.picture(), lab::videoPicture(size, 3)) > 38);
}

void TestH264Decoder::cropsWhatIsLarger()
{
    lab::VideoSource source(size);
    const QImage original = lab::videoPicture(size, 1);
    const QByteArray stream = source.encode(original);
    for (const QSize target : {QSize(319, 239), QSize(301, 225), QSize(64, 1), QSize(65, 3)}) {
        H264Decoder decoder;
        Paper paper(target);
        const auto drawn = decoder.decode(view(stream), paper.target());
        const bool isClose = target.height() + 256 >= size.height() && target.width() + 256 >= size.width();
        QCOMPARE(drawn.has_value(), isClose);
        QVERIFY(lab::signalToNoise(paper.picture(), original) > 36);
        QVERIFY(paper.isFrameUntouched());
    }
}

void TestH264Decoder::waitsForTheBeginning()
{
    lab::VideoSource source(size);
    std::ignore = source.encode(lab::videoPicture(size, 0));
    const QByteArray second = source.encode(lab::videoPicture(size, 1));
    H264Decoder decoder;
    Paper paper(size);
    const auto drawn = decoder.decode(view(second), paper.target());
    QVERIFY(drawn && !*drawn);
    QVERIFY(paper.isUntouched());
    source.beginAnew();
    const auto begun = decoder.decode(view(source.encode(lab::videoPicture(size, 2))), paper.target());
    QVERIFY(begun && *begun);
}

void TestH264Decoder::goesOnAfterDamage()
{
    lab::VideoSource source(size);
    H264Decoder decoder;
    Paper paper(size);
    QVERIFY(*decoder.decode(view(source.encode(lab::videoPicture(size, 0))), paper.target()));
    QByteArray damaged = source.encode(lab::videoPicture(size, 1));
    for (qsizetype i = damaged.size() / 2; i < damaged.size(); i += 3)
        damaged[i] = char(damaged[i] ^ 0x55);
    QVERIFY(decoder.decode(view(damaged), paper.target()).has_value());
    source.beginAnew();
    const QImage original = lab::videoPicture(size, 2);
    const auto drawn = decoder.decode(view(source.encode(original)), paper.target());
    QVERIFY(drawn && *drawn);
    QVERIFY(lab::signalToNoise(paper.picture(), original) > 38);
}

void TestH264Decoder::refusesSizes_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QString>("says");
    QTest::newRow("smaller") << parameterSet({.rows = 14})
                             << QStringLiteral("video of 320 x 224 for an area of 320 x 240");
    QTest::newRow("cropped") << parameterSet({.cropRight = 1}) << QStringLiteral("for an area of 320 x 240");
    QTest::newRow("cropped away") << parameterSet({.cropRight = 160}) << QStringLiteral("damaged");
    QTest::newRow("cropped beyond") << parameterSet({.cropRight = 0x7ffffffe}) << QStringLiteral("damaged");
    QTest::newRow("far larger") << parameterSet({.columns = 37}) << QStringLiteral("video of 592 x 240");
    QTest::newRow("enormous") << parameterSet({.columns = 100'000, .rows = 100'000})
                              << QStringLiteral("100000 x 100000 blocks");
    QTest::newRow("beyond numbers") << parameterSet({.columns = 0x7fffffff})
                                    << QStringLiteral("2147483647 x 15 blocks");
    QTest::newRow("references") << parameterSet({.references = 17}) << QStringLiteral("damaged");
}

void TestH264Decoder::refusesSizes()
{
    QFETCH(QByteArray, stream);
    QFETCH(QString, says);
    H264Decoder decoder;
    Paper paper(size);
    const auto drawn = decoder.decode(view(stream), paper.target());
    QVERIFY(!drawn);
    QVERIFY2(drawn.error().text.contains(says), qPrintable(drawn.error().text));
    QVERIFY(paper.isUntouched());
    // What a good one says is not refused.
    QVERIFY(H264Decoder().decode(view(parameterSet({})), paper.target()).has_value());
    QVERIFY(H264Decoder().decode(view(parameterSet({.columns = 36})), paper.target()).has_value());
}

void TestH264Decoder::refusesKinds_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QString>("says");
    const QByteArray good = parameterSet({});
    QTest::newRow("interlaced") << parameterSet({.isInterlaced = true}) << QStringLiteral("interlaced");
    QTest::newRow("4:4:4") << parameterSet({.profile = 100, .chroma = 3}) << QStringLiteral("4:2:0");
    QTest::newRow("10 bits") << parameterSet({.profile = 100, .depth = 2}) << QStringLiteral("8 bits");
    QTest::newRow("cut short") << good.first(good.size() - 3) << QStringLiteral("damaged");
    QTest::newRow("empty set") << good.first(5) << QStringLiteral("damaged");
    QTest::newRow("layers") << good + QByteArray::fromHex("000000016f4200") << QStringLiteral("in layers");
    QTest::newRow("too many kept") << parameterSet({.references = 16, .columns = 250, .rows = 130})
                                   << QStringLiteral("for an area");
}

void TestH264Decoder::refusesKinds()
{
    QFETCH(QByteArray, stream);
    QFETCH(QString, says);
    Paper paper(size);
    H264Decoder decoder;
    const auto drawn = decoder.decode(view(stream), paper.target());
    QVERIFY(!drawn);
    QVERIFY2(drawn.error().text.contains(says), qPrintable(drawn.error().text));
    // Within the size of its area there is still a limit to what is kept.
    Paper large(QSize(4000, 2080));
    const auto kept =
        H264Decoder().decode(view(parameterSet({.references = 16, .columns = 250, .rows = 130})), large.target());
    QVERIFY(!kept && kept.error().code == core::ErrorCode::RfbLimitExceeded);
}

void TestH264Decoder::survivesDamage()
{
    lab::VideoSource source(QSize(96, 64));
    QList<QByteArray> frames;
    for (int i = 0; i < 4; ++i)
        frames += source.encode(lab::videoPicture(QSize(96, 64), i));
    QRandomGenerator random(20);
    int drawnCount = 0;
    int refusedCount = 0;
    for (int round = 0; round < 600; ++round) {
        H264Decoder decoder;
        Paper paper(QSize(95, 63));
        for (QByteArray frame : frames) {
            const int changes = random.bounded(4);
            for (int i = 0; i < changes; ++i)
                frame[random.bounded(frame.size())] = char(random.generate());
            if (random.bounded(3) == 0)
                frame.truncate(random.bounded(frame.size()));
            // A copy of just its size, so that AddressSanitizer sees what is read behind it.
            const std::vector<quint8> exact(frame.begin(), frame.end());
            const auto drawn = decoder.decode(exact, paper.target());
            drawnCount += drawn && *drawn ? 1 : 0;
            refusedCount += drawn ? 0 : 1;
            if (!drawn)
                break;
        }
        QVERIFY(paper.isFrameUntouched());
    }
    // Otherwise this tests nothing.
    QVERIFY2(drawnCount > 100 && refusedCount > 5,
             qPrintable(QString::number(drawnCount) + u' ' + QString::number(refusedCount)));
}

void TestH264Decoder::readsNothingBeyondTheEnd()
{
    lab::VideoSource source(QSize(96, 64));
    const QByteArray frame = source.encode(lab::videoPicture(QSize(96, 64), 0));
    for (qsizetype length = 0; length < std::min<qsizetype>(frame.size(), 300); ++length) {
        const std::vector<quint8> exact(frame.begin(), frame.begin() + length);
        H264Decoder decoder;
        Paper paper(QSize(96, 64));
        const auto drawn = decoder.decode(exact, paper.target());
        QVERIFY(!drawn || !*drawn);
        QVERIFY(paper.isUntouched());
    }
}

QTEST_GUILESS_MAIN(TestH264Decoder)
#include "TestH264Decoder.moc"
