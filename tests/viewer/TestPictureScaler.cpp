// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/picture/PictureScaler.h"

#include "ui/viewer/FramePacer.h"

#include <QRandomGenerator>
#include <QTest>

using clouddesk::ui::FramePacer;
using clouddesk::ui::PictureScaler;

namespace {

QImage noise(QSize size, quint32 seed)
{
    QRandomGenerator random(seed);
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(x, y, 0xff000000U | random.generate());
    }
    return image;
}

QImage scaled(const QImage& source, QSize size)
{
    PictureScaler scaler;
    scaler.setSizes(source.size(), size);
    return scaler.picture(source, QRect(QPoint(), size)).copy();
}

void addSizes()
{
    QTest::addColumn<QSize>("source");
    QTest::addColumn<QSize>("target");
    for (const QSize target : {QSize(101, 77), QSize(160, 120), QSize(199, 151), QSize(200, 76), QSize(317, 203),
                               QSize(400, 300), QSize(1, 1), QSize(200, 150)})
        QTest::addRow("to %d x %d", target.width(), target.height()) << QSize(200, 150) << target;
    QTest::newRow("from one pixel") << QSize(1, 1) << QSize(7, 5);
}

} // namespace

class TestPictureScaler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainColoursStayThemselves_data() { addSizes(); }
    void plainColoursStayThemselves()
    {
        QFETCH(QSize, source);
        QFETCH(QSize, target);
        for (const QRgb colour : {0xff000000U, 0xffffffffU, 0xff12ef80U}) {
            QImage image(source, QImage::Format_RGB32);
            image.fill(colour);
            QImage expected(target, QImage::Format_RGB32);
            expected.fill(colour);
            QCOMPARE(scaled(image, target), expected);
        }
    }

    // What came piece by piece looks as if it had been scaled at once.
    void piecesFitTogether_data() { addSizes(); }
    void piecesFitTogether()
    {
        QFETCH(QSize, source);
        QFETCH(QSize, target);
        QImage image = noise(source, 1);
        PictureScaler scaler;
        scaler.setSizes(source, target);
        scaler.picture(image, QRect(QPoint(), target));
        QRandomGenerator random(2);
        for (int round = 0; round < 30; ++round) {
            QRegion damage;
            for (int i = 0; i < (round == 29 ? 100 : 3); ++i) {
                const QRect rect(QPoint(random.bounded(source.width()), random.bounded(source.height())),
                                 QSize(1 + random.bounded(20), 1 + random.bounded(20)));
                const QRect inside = rect & image.rect();
                for (int y = inside.top(); y <= inside.bottom(); ++y) {
                    for (int x = inside.left(); x <= inside.right(); ++x)
                        image.setPixel(x, y, 0xff000000U | random.generate());
                }
                damage += rect;
            }
            const QRegion touched = scaler.invalidate(damage);
            QCOMPARE(scaler.picture(image, touched), scaled(image, target));
        }
    }

    void smallerIsTheAverageOfTheArea()
    {
        const QImage image = noise({90, 60}, 3);
        const QImage small = scaled(image, {30, 20});
        for (const QPoint place : {QPoint(0, 0), QPoint(17, 11), QPoint(29, 19)}) {
            double sum = 0;
            for (int y = 0; y < 3; ++y) {
                for (int x = 0; x < 3; ++x)
                    sum += qGreen(image.pixel(place.x() * 3 + x, place.y() * 3 + y));
            }
            QVERIFY(std::abs(qGreen(small.pixel(place)) - sum / 9) <= 2);
        }
    }

    // A line of one pixel gets thinner, but never vanishes, as it would by looking at some pixels only.
    void thinLinesStay()
    {
        QImage image(400, 300, QImage::Format_RGB32);
        image.fill(Qt::white);
        for (int x = 0; x < 400; x += 10) {
            for (int y = 0; y < 300; ++y)
                image.setPixel(x, y, 0xff000000U);
        }
        const QImage small = scaled(image, {133, 100});
        double darkness = 0;
        for (int x = 0; x < 133; ++x)
            darkness += 255 - qGreen(small.pixel(x, 50));
        QVERIFY(std::abs(darkness / (133 * 255) - 0.1) < 0.01);
    }

    void largerIsSmooth()
    {
        QImage image(2, 1, QImage::Format_RGB32);
        image.setPixel(0, 0, 0xff000000U);
        image.setPixel(1, 0, 0xffffffffU);
        const QImage large = scaled(image, {8, 1});
        const QList<int> expected = {0, 0, 32, 96, 160, 223, 255, 255};
        for (int x = 0; x < 8; ++x)
            QVERIFY(std::abs(qGreen(large.pixel(x, 0)) - expected[x]) <= 1);
    }

    void onlyWhatIsWantedIsScaled()
    {
        QImage image(100, 100, QImage::Format_RGB32);
        image.fill(Qt::red);
        PictureScaler scaler;
        scaler.setSizes(image.size(), {50, 50});
        scaler.picture(image, QRect(0, 0, 50, 50));
        image.fill(Qt::blue);
        scaler.invalidate(image.rect());
        const QImage half = scaler.picture(image, QRect(0, 0, 25, 50)).copy();
        QCOMPARE(half.pixelColor(24, 49), QColor(Qt::blue));
        QCOMPARE(half.pixelColor(25, 0), QColor(Qt::red));
        QCOMPARE(scaler.picture(image, QRect(0, 0, 50, 50)).pixelColor(25, 0), QColor(Qt::blue));
    }

    void fullScreenIsQuick()
    {
        const QImage image = noise({1920, 1080}, 4);
        for (const QSize target : {QSize(1600, 900), QSize(2560, 1440)}) {
            PictureScaler scaler;
            scaler.setSizes(image.size(), target);
            scaler.picture(image, QRect(QPoint(), target));
            QBENCHMARK
            {
                scaler.invalidate(image.rect());
                scaler.picture(image, QRect(QPoint(), target));
            }
        }
    }

    void pacerLetsBurstsThroughAndHoldsTheRate()
    {
        using namespace std::chrono_literals;
        FramePacer pacer;
        pacer.setRefreshRate(50);
        FramePacer::Clock::time_point now(1h);
        int drawn = 0;
        for (int i = 0; i < 3; ++i)
            drawn += pacer.ask(now) == 0ns ? 1 : 0;
        QCOMPARE(drawn, 3);
        QVERIFY(pacer.ask(now) > 0ns);
        QVERIFY(pacer.ask(now + 20ms) == 0ns);
        drawn = 0;
        for (const auto end = now + 1s; now < end; now += 1ms)
            drawn += pacer.ask(now) == 0ns ? 1 : 0;
        QVERIFY2(drawn >= 53 && drawn <= 58, qPrintable(QString::number(drawn)));
    }

    void pacerLosesNothingOfAServerThatIsALittleFaster()
    {
        using namespace std::chrono_literals;
        FramePacer pacer;
        pacer.setRefreshRate(60);
        FramePacer::Clock::time_point now(1h);
        int drawn = 0;
        // TigerVNC counts whole milliseconds: 62.5 pictures a second are its 60.
        for (int i = 0; i < 500; ++i)
            drawn += pacer.ask(now + i * 16ms + std::chrono::milliseconds((i * 7 + i / 3) % 15)) == 0ns ? 1 : 0;
        QCOMPARE(drawn, 500);
    }
};

QTEST_GUILESS_MAIN(TestPictureScaler)
#include "TestPictureScaler.moc"
