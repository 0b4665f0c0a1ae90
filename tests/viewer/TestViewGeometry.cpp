// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/picture/ViewGeometry.h"

#include <QTest>

using clouddesk::ui::ScaleMode;
using clouddesk::ui::ViewGeometry;

class TestViewGeometry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPixelMapsBack_data()
    {
        QTest::addColumn<ScaleMode>("mode");
        QTest::addColumn<QSize>("remote");
        QTest::addColumn<QSize>("viewport");
        QTest::addColumn<qreal>("ratio");
        for (const qreal ratio : {1.0, 1.25, 1.5, 2.0, 3.0}) {
            const QByteArray tag = QByteArray::number(ratio);
            QTest::newRow("native small " + tag) << ScaleMode::Native << QSize(101, 53) << QSize(400, 300) << ratio;
            QTest::newRow("native large " + tag) << ScaleMode::Native << QSize(1920, 1080) << QSize(400, 300) << ratio;
            QTest::newRow("fit up " + tag) << ScaleMode::Fit << QSize(101, 53) << QSize(400, 300) << ratio;
            QTest::newRow("fit down " + tag) << ScaleMode::Fit << QSize(1920, 1080) << QSize(401, 299) << ratio;
            QTest::newRow("stretch " + tag) << ScaleMode::Stretch << QSize(640, 480) << QSize(777, 333) << ratio;
        }
    }
    void everyPixelMapsBack()
    {
        QFETCH(ScaleMode, mode);
        QFETCH(QSize, remote);
        QFETCH(QSize, viewport);
        QFETCH(qreal, ratio);
        const ViewGeometry geometry(mode, remote, viewport, ratio, {});
        const QRect target = geometry.target();
        QVERIFY(mode != ScaleMode::Native || geometry.isExact());
        const double x = double(target.width()) / remote.width();
        const double y = double(target.height()) / remote.height();
        for (const QPoint pixel : {QPoint(0, 0), QPoint(1, 1), QPoint(remote.width() / 2, remote.height() / 2),
                                   QPoint(remote.width() - 1, remote.height() - 1)}) {
            const QPointF device(target.x() + (pixel.x() + 0.5) * x, target.y() + (pixel.y() + 0.5) * y);
            // Where a pixel of this screen stands for several remote ones, it cannot tell them apart.
            const QPoint distance = geometry.toRemote(device / ratio) - pixel;
            QVERIFY(std::abs(distance.x()) <= (x < 1 ? 0.5 / x + 0.5 : 0));
            QVERIFY(std::abs(distance.y()) <= (y < 1 ? 0.5 / y + 0.5 : 0));
        }
        QCOMPARE(geometry.toRemote({-1e6, -1e6}), QPoint(0, 0));
        QCOMPARE(geometry.toRemote({1e6, 1e6}), QPoint(remote.width() - 1, remote.height() - 1));
    }

    void noPixelLacksRoom()
    {
        for (const qreal ratio : {1.0, 1.25, 1.5, 1.75, 2.0}) {
            for (int side = 600; side < 612; ++side) {
                const QSize room = clouddesk::ui::viewportFor({side, side}, ratio);
                for (int begin = 0; begin < 8; ++begin) {
                    const QPointF origin = QPointF(0, begin) * ratio;
                    QVERIFY(clouddesk::ui::devicePixelsOf(room, ratio, origin).height() >= side);
                }
                QVERIFY((room.height() - 1) * ratio < side);
            }
        }
    }

    void fitKeepsProportionsInTheMiddle()
    {
        const ViewGeometry geometry(ScaleMode::Fit, {200, 100}, {400, 400}, 1, {});
        QCOMPARE(geometry.target(), QRect(0, 100, 400, 200));
    }

    void thePictureEndsAtItsLastPixel()
    {
        const ViewGeometry geometry(ScaleMode::Fit, {200, 100}, {200, 200}, 2, {});
        QCOMPARE(geometry.target(), QRect(0, 100, 400, 200));
        QVERIFY(geometry.isOnPicture({0, 50}) && geometry.isOnPicture({199.5, 149.5}));
        QVERIFY(!geometry.isOnPicture({0, 49.5}) && !geometry.isOnPicture({0, 150}) && !geometry.isOnPicture({-1, 60}));
        QVERIFY(!ViewGeometry(ScaleMode::Fit, {}, {100, 100}, 1, {}).isOnPicture({5, 5}));
    }

    void nativeScrolls()
    {
        const ViewGeometry geometry(ScaleMode::Native, {1000, 100}, {400, 400}, 2, {150, 99});
        QCOMPARE(geometry.scrollRange(), QSize(200, 0));
        QCOMPARE(geometry.target(), QRect(-150, 350, 1000, 100));
        QCOMPARE(geometry.toRemote({0, 175}), QPoint(150, 0));
    }

    void eachBarIsThereOnlyIfNeeded_data()
    {
        QTest::addColumn<qreal>("ratio");
        for (const qreal ratio : {1.0, 1.25, 1.5, 1.75, 2.0, 3.0})
            QTest::addRow("%g", ratio) << ratio;
    }
    void eachBarIsThereOnlyIfNeeded()
    {
        QFETCH(const qreal, ratio);
        // What fills whole pixels at all of these.
        const QSize fits(420, 210);
        const QSize remote = (QSizeF(fits) * ratio).toSize();
        const QSize bars(15, 17);
        const auto taken = [&](QSize most) { return most - clouddesk::ui::roomBesideBars(remote, most, ratio, bars); };
        QCOMPARE(taken(fits), QSize(0, 0));
        QCOMPARE(taken(fits - QSize(1, 0)), bars);
        QCOMPARE(taken(fits - QSize(0, 1)), bars);
        QCOMPARE(taken(fits + QSize(-1, 16)), bars);
        QCOMPARE(taken(fits + QSize(-1, 17)), QSize(0, 17));
        QCOMPARE(taken(fits + QSize(14, -1)), bars);
        QCOMPARE(taken(fits + QSize(15, -1)), QSize(15, 0));
        QCOMPARE(taken(fits - QSize(1, 1)), bars);
    }

    void damageIsNeverTooSmall()
    {
        for (const QSize viewport : {QSize(333, 222), QSize(1000, 777)}) {
            const ViewGeometry geometry(ScaleMode::Fit, {640, 480}, viewport, 1.5, {});
            for (int x = 0; x < 640; x += 7) {
                const QRegion region = geometry.toWidget(QRect(x, x / 2, 1, 1));
                const double scale = double(geometry.target().width()) / 640;
                const QPointF middle((geometry.target().x() + (x + 0.5) * scale) / 1.5,
                                     (geometry.target().y() + (x / 2 + 0.5) * scale) / 1.5);
                QVERIFY(region.contains(middle.toPoint()) || region.contains(QPoint(int(middle.x()), int(middle.y()))));
            }
        }
    }

    // Both edges lie between two pixels; what is rounded up at the top is not there at the bottom.
    void thePictureEndsWhereTheViewportDoes()
    {
        const QPointF origin(0, 33 * 1.5);
        const ViewGeometry stretched(ScaleMode::Stretch, {640, 480}, {400, 667}, 1.5, {}, origin);
        QCOMPARE(stretched.target(), QRect(0, 0, 600, 1000));
        QCOMPARE(clouddesk::ui::devicePixelsOf({400, 667}, 1.5, origin), QSize(600, 1000));
        QCOMPARE(clouddesk::ui::devicePixelsOf({400, 667}, 1.5, {}), QSize(600, 1001));
        const ViewGeometry native(ScaleMode::Native, {600, 1001}, {400, 667}, 1.5, {0, 1}, origin);
        QCOMPARE(native.scrollRange(), QSize(0, 1));
        QCOMPARE(native.target(), QRect(0, -1, 600, 1001));
        const QSize bars(15, 17);
        QCOMPARE(clouddesk::ui::roomBesideBars({600, 1000}, {400, 667}, 1.5, bars, origin), QSize(400, 667));
        QCOMPARE(clouddesk::ui::roomBesideBars({600, 1001}, {400, 667}, 1.5, bars, origin), QSize(385, 650));
    }

    void nothingIsNothing()
    {
        const ViewGeometry geometry(ScaleMode::Fit, {}, {100, 100}, 1, {});
        QCOMPARE(geometry.toRemote({5, 5}), QPoint());
        QVERIFY(geometry.toWidget(QRect(0, 0, 5, 5)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestViewGeometry)
#include "TestViewGeometry.moc"
