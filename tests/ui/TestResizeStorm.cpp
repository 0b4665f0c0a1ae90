// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ScriptedDesktop.h"
#include "lab/Effort.h"
#include "lab/Patience.h"
#include "lab/Processes.h"

#include <QElapsedTimer>

using namespace clouddesk;
namespace script = lab::rfbscript;

namespace {

constexpr qint32 desktopSize = -223; // RFC 6143, 7.8.2

QByteArray sizeAndPicture(int i)
{
    const int width = i % 2 == 0 ? 320 : 900;
    const int height = i % 3 == 0 ? 200 : 610;
    return script::updateHead(1) + script::rectangle(0, 0, width, height, desktopSize) + script::updateHead(1) +
           script::rectangle(width - 8, height - 8, 8, 8, 0, script::rawPixels(8, 8, 0x204090));
}

/// So many sizes and then that one, which the server has nothing to say after.
QByteArray wave(int sizes, QSize last)
{
    QByteArray words;
    for (int i = 0; i < sizes; ++i)
        words += sizeAndPicture(i);
    return words + script::updateHead(1) + script::rectangle(0, 0, last.width(), last.height(), desktopSize);
}

} // namespace

/// A server that changes its size without end, while somebody drags and the window is painted.
class TestResizeStorm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void R7_resizeStorm()
    {
        lab::FakeRfbServer server(script::handshake(320, 200) + script::fullUpdate(320, 200, 0x209040));
        ui::ViewerWindow window(QStringLiteral("restless"), ui::ViewerOptions{});
        window.resize(800, 600);
        window.show();
        QSignalSpy shown(&window, &ui::ViewerWindow::desktopShown);
        window.showDesktop(tests::desktopOf(server));
        QTRY_VERIFY(!shown.isEmpty());
        // In waves: all of it at once would be much memory, and the test's own. The client takes about 160 sizes a
        // second from its decoder, whatever the server says.
        constexpr int sizesInWave = 500;
        const int waves = lab::mayTakeLong() ? 20 : 8;
        server.say(wave(sizesInWave, {500, 500}));
        QTRY_COMPARE(window.client().size(), QSize(500, 500));
        const qint64 before = lab::residentMemory();

        QWidget* const viewport = window.viewer().viewport();
        QTest::mousePress(viewport, Qt::LeftButton, {}, QPoint(100, 100));
        // While it goes on, this thread must come round to everything else.
        qint64 longestGap = 0;
        int turns = 0;
        QElapsedTimer gap;
        QTimer beat;
        connect(&beat, &QTimer::timeout, this, [&] {
            longestGap = std::max(longestGap, gap.restart());
            QTest::mouseMove(viewport, QPoint(100 + ++turns % 300, 120));
            viewport->update();
        });
        gap.start();
        beat.start(10);
        for (int i = 0; i < waves; ++i) {
            const QSize last(500 + i % 2, 400);
            server.say(wave(sizesInWave, last));
            QTRY_COMPARE(window.client().size(), last);
        }
        server.say(wave(0, {444, 333}) + script::fullUpdate(444, 333, 0xc02050));
        QTRY_VERIFY(window.viewer().screenshot().pixelColor(443, 332) == QColor(0xc0, 0x20, 0x50));
        beat.stop();
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, QPoint(100, 100));
        QVERIFY(turns > 5);
        QVERIFY2(longestGap < 1000, QByteArray::number(longestGap).constData());
        const qint64 after = lab::residentMemory();
        QVERIFY2(after <= before * 12 / 10, qPrintable(QStringLiteral("%1 %2").arg(before).arg(after)));
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestResizeStorm>(argc, argv);
}

#include "TestResizeStorm.moc"
