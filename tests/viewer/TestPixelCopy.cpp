// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/picture/PixelCopy.h"

#include <QTest>

using namespace clouddesk::ui;

class TestPixelCopy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copiesThePiecesAndNothingElse()
    {
        QImage target(40, 30, QImage::Format_RGB32);
        target.fill(0xff000000);
        const QImage picture = gradient(25, 20);
        const QRegion pieces = QRegion(3, 4, 5, 6) + QRegion(10, 2, 15, 9);
        QPainter painter(&target);
        painter.translate(7, 1);
        QVERIFY(copyPixels(painter, QPoint(2, 3), picture, pieces));
        painter.end();
        for (int y = 0; y < target.height(); ++y) {
            for (int x = 0; x < target.width(); ++x) {
                const QPoint from(x - 9, y - 4);
                QCOMPARE(target.pixel(x, y), pieces.contains(from) ? picture.pixel(from) : 0xff000000);
            }
        }
    }

    void drawsWhereAlphaIsNotHeeded()
    {
        QImage target(8, 8, QImage::Format_ARGB32_Premultiplied);
        target.fill(Qt::black);
        const QImage picture = gradient(8, 8);
        QPainter painter(&target);
        QVERIFY(copyPixels(painter, QPoint(), picture, QRect(0, 0, 8, 8), true));
        painter.end();
        for (int y = 0; y < target.height(); ++y) {
            for (int x = 0; x < target.width(); ++x)
                QCOMPARE(target.pixel(x, y), picture.pixel(x, y));
        }
    }

    void staysWithinBothImages()
    {
        QImage target(16, 16, QImage::Format_RGB32);
        target.fill(Qt::black);
        const QImage picture = gradient(10, 10);
        QPainter painter(&target);
        QVERIFY(copyPixels(painter, QPoint(12, -4), picture, QRect(-100, -100, 1000, 1000)));
        painter.end();
        QCOMPARE(target.pixel(12, 0), picture.pixel(0, 4));
        QCOMPARE(target.pixel(15, 5), picture.pixel(3, 9));
        QCOMPARE(target.pixel(11, 0), 0xff000000);
        QCOMPARE(target.pixel(12, 6), 0xff000000);
    }

    void leavesToThePainterWhatItCannotDo_data()
    {
        QTest::addColumn<QImage::Format>("from");
        QTest::addColumn<QImage::Format>("to");
        QTest::addColumn<QTransform>("transform");
        const QImage::Format plain = QImage::Format_RGB32;
        QTest::newRow("alpha") << plain << QImage::Format_ARGB32_Premultiplied << QTransform();
        QTest::newRow("16 bits") << plain << QImage::Format_RGB16 << QTransform();
        QTest::newRow("picture with alpha") << QImage::Format_ARGB32 << plain << QTransform();
        QTest::newRow("between pixels") << plain << plain << QTransform::fromTranslate(0.5, 0);
        QTest::newRow("scaled") << plain << plain << QTransform::fromScale(2, 2);
    }

    void leavesToThePainterWhatItCannotDo()
    {
        QFETCH(const QImage::Format, from);
        QFETCH(const QImage::Format, to);
        QFETCH(const QTransform, transform);
        QImage target(8, 8, to);
        target.fill(Qt::black);
        const QImage before = target.copy();
        QPainter painter(&target);
        painter.setTransform(transform);
        QVERIFY(!copyPixels(painter, QPoint(), gradient(8, 8).convertToFormat(from), QRect(0, 0, 8, 8)));
        painter.end();
        QCOMPARE(target, before);
    }

    void leavesASharedImageAlone()
    {
        QImage target(8, 8, QImage::Format_RGB32);
        target.fill(Qt::black);
        QPainter painter(&target);
        const QImage kept = target;
        std::ignore = copyPixels(painter, QPoint(), gradient(8, 8), QRect(0, 0, 8, 8));
        QCOMPARE(kept.pixel(4, 4), 0xff000000);
    }

private:
    static QImage gradient(int width, int height)
    {
        QImage image(width, height, QImage::Format_RGB32);
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x)
                image.setPixel(x, y, qRgb(x * 9, y * 11, 77));
        }
        return image;
    }
};

QTEST_MAIN(TestPixelCopy)
#include "TestPixelCopy.moc"
