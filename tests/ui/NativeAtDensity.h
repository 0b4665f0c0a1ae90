// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PointerImage.h"
#include "ScriptedDesktop.h"
#include "lab/Patience.h"

#include <QTest>
#include <QtMath>

namespace clouddesk::tests {

/// A server's pointer (RFC 6143, 7.8.1); one without pixels is hidden.
inline QByteArray pointerOf(QSize size, QPoint hotspot)
{
    constexpr qint32 cursor = -239;
    const QByteArray mask((size.width() + 7) / 8 * size.height(), '\xff');
    return lab::rfbscript::updateHead(1) +
           lab::rfbscript::rectangle(hotspot.x(), hotspot.y(), size.width(), size.height(), cursor,
                                     lab::rfbscript::rawPixels(size.width(), size.height(), 0xc02050) + mask);
}

/// On a dense screen, a native picture still has one pixel per remote pixel, and a scaled one is no smaller than on
/// another screen.
class NativeAtDensity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nativeShowsEveryPixel()
    {
        ViewerBench bench;
        ui::ViewerOptions options;
        options.scale = ui::ScaleMode::Native;
        options.quality = -1;
        // A window's frame may put it on an odd pixel, which Qt's coordinates cannot name.
        options.fullscreen = true;
        QVERIFY(bench.open(QStringLiteral("801x601"), options, QStringLiteral("#209040")));
        const qreal ratio = bench.window->devicePixelRatioF();
        QCOMPARE(ratio, qEnvironmentVariable("QT_SCALE_FACTOR").toDouble());
        QTRY_COMPARE(bench.window->viewer().viewport()->width(), qRound(1600 / ratio));
        bench.server.run(QStringLiteral("xsetroot"),
                         {QStringLiteral("-mod"), QStringLiteral("5"), QStringLiteral("3"), QStringLiteral("-fg"),
                          QStringLiteral("#ff0000"), QStringLiteral("-bg"), QStringLiteral("#0000ff")});
        lab::VirtualScreen::act({QStringLiteral("mousemove"), QStringLiteral("1599"), QStringLiteral("999")});
        const auto isSame = [&bench] {
            const QImage remote = bench.window->viewer().screenshot();
            const QRect target = bench.window->viewer().geometryOfView().target();
            const QImage seen = ViewerBench::screen().copy(QRect(bench.origin() + target.topLeft(), remote.size()));
            return remote.pixelColor(0, 0) != QColor(0x20, 0x90, 0x40) && seen == remote;
        };
        QTRY_VERIFY(isSame());
        QCOMPARE(bench.window->viewer().geometryOfView().target().size(), QSize(801, 601));
        for (const QPoint place : {QPoint(333, 222), QPoint(334, 223), QPoint(0, 0)}) {
            bench.pointAt(place);
            const QByteArray wanted =
                "x:" + QByteArray::number(place.x()) + " y:" + QByteArray::number(place.y()) + ' ';
            QByteArray found;
            const auto isThere = [&] {
                found = bench.server.run(QStringLiteral("xdotool"), {QStringLiteral("getmouselocation")});
                return found.startsWith(wanted);
            };
            QTRY_VERIFY2(isThere(), wanted + "expected, but " + found);
        }
    }

    void thePointersHotSpotIsThePixelThatItIsThere()
    {
        lab::FakeRfbServer server(firstWords() + pointerOf({9, 16}, {4, 8}));
        ui::ViewerOptions options;
        options.scale = ui::ScaleMode::Native;
        const auto window = windowOn(desktopOf(server), options);
        QVERIFY(window);
        const qreal ratio = window->devicePixelRatioF();
        QWidget* const viewport = window->viewer().viewport();
        const QPoint middle = (QPointF(viewport->mapToGlobal(viewport->rect().center())) * ratio).toPoint();
        lab::VirtualScreen::act(
            {QStringLiteral("mousemove"), QString::number(middle.x()), QString::number(middle.y())});
        QTRY_COMPARE(pointerImage().size, QSize(9, 16));
        QCOMPARE(pointerImage().hotspot, QPoint(4, 8));
        server.say(pointerOf({0, 0}, {0, 0}));
        const QSize dot = QSize(7, 7) * ratio;
        QTRY_COMPARE(pointerImage().size, dot);
        QCOMPARE(pointerImage().hotspot, QPoint(dot.width() / 2, dot.height() / 2));
    }

    void theFirstWindowHasTheDesktopsSize_data()
    {
        QTest::addColumn<ui::ScaleMode>("mode");
        QTest::newRow("fit") << ui::ScaleMode::Fit;
        QTest::newRow("stretch") << ui::ScaleMode::Stretch;
        QTest::newRow("native") << ui::ScaleMode::Native;
    }
    void theFirstWindowHasTheDesktopsSize()
    {
        QFETCH(ui::ScaleMode, mode);
        ViewerBench bench;
        ui::ViewerOptions options;
        options.scale = mode;
        // It is to fit on the screen, and to be wider than the bar; a native one, to end between two places.
        const QSize remote = mode == ui::ScaleMode::Native ? QSize(1199, 599) : QSize(660, 360);
        QVERIFY(bench.open(QStringLiteral("%1x%2").arg(remote.width()).arg(remote.height()), options,
                           QStringLiteral("#209040")));
        const qreal ratio = mode == ui::ScaleMode::Native ? bench.window->devicePixelRatioF() : 1;
        const QSizeF exact = QSizeF(remote) / ratio;
        const QSize wanted(qCeil(exact.width()), qCeil(exact.height()));
        QTRY_COMPARE(bench.window->viewer().viewport()->size(), wanted);
    }
};

} // namespace clouddesk::tests
