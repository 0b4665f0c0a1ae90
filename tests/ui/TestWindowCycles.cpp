// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ViewerBench.h"
#include "lab/Patience.h"

#include "lab/Effort.h"
#include "lab/Processes.h"
#include "lab/Trend.h"

using namespace clouddesk;
using tests::ViewerBench;

// What Qt calls for each QObject that is made and that goes (qhooks_p.h); debuggers depend on it.
extern Q_CORE_EXPORT quintptr qtHookData[];

namespace {

enum Hook { AddQObject = 3, RemoveQObject = 4 };

std::atomic<qint64> objects = 0;

void countObjects()
{
    qtHookData[AddQObject] = reinterpret_cast<quintptr>(+[](QObject*) { ++objects; });
    qtHookData[RemoveQObject] = reinterpret_cast<quintptr>(+[](QObject*) { --objects; });
}

struct Held
{
    qint64 objects = 0;
    int descriptors = 0;
    int threads = 0;
    qsizetype widgets = 0;

    static Held now()
    {
        return {::objects, lab::openDescriptors(), lab::threadCount(), QApplication::allWidgets().size()};
    }
    [[nodiscard]] bool isWithin(const Held& other) const
    {
        return objects <= other.objects && descriptors <= other.descriptors && threads <= other.threads &&
               widgets <= other.widgets;
    }
    [[nodiscard]] QByteArray told() const
    {
        return QStringLiteral("%1 objects, %2 descriptors, %3 threads, %4 widgets")
            .arg(objects)
            .arg(descriptors)
            .arg(threads)
            .arg(widgets)
            .toUtf8();
    }
};

} // namespace

/// The desktop's window, opened and closed again and again.
class TestWindowCycles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void L9_openedResizedFullscreenClosed()
    {
        const int warmUp = lab::mayTakeLong() ? 50 : 10;
        const int cycles = lab::mayTakeLong() ? 500 : 30;
        lab::XtigervncServer server;
        QVERIFY(server.start(QStringLiteral("800x600")));
        Held before;
        QList<double> memory;
        for (int i = 0; i < warmUp + cycles; ++i) {
            if (i == warmUp)
                before = Held::now();
            cycle(server);
            if (QTest::currentTestFailed())
                return;
            // Of the X server, which has the pixmaps, and the decoders too.
            if (i >= warmUp)
                memory += static_cast<double>(lab::familyMemory()) / 1024;
        }
        Held after;
        const bool isFlat = QTest::qWaitFor(
            [&] {
                after = Held::now();
                return after.isWithin(before);
            },
            10000);
        const double slope = lab::slopeOf(memory);
        qInfo("%d cycles: %s; memory %+.1f KiB a cycle", cycles, after.told().constData(), slope);
        QVERIFY2(isFlat, ("before: " + before.told()).constData());
#ifndef CLOUDDESK_SANITIZED
        // Allocators round up; what a cycle really keeps shows over many of them. Over few, a picture that is kept
        // does: it has two megabytes.
        QVERIFY2(slope <= (lab::mayTakeLong() ? 4 : 256), QByteArray::number(slope).constData());
#endif
    }

private:
    static void cycle(lab::XtigervncServer& server)
    {
        ui::ViewerWindow window(QStringLiteral("build-box"), {});
        QSignalSpy shown(&window, &ui::ViewerWindow::desktopShown);
        window.show();
        window.showDesktop(
            ui::RemoteDesktop::fromStreams([path = server.socketPath()] { return ViewerBench::connectTo(path); }));
        QTRY_VERIFY(!shown.isEmpty());
        window.resize(500, 400);
        QTRY_COMPARE(window.size(), QSize(500, 400));
        window.setFullscreen(true);
        QTRY_COMPARE(window.size(), QSize(1600, 1000));
        window.setFullscreen(false);
        QTRY_VERIFY(!window.isFullScreen() && window.width() < 1600);
        window.close();
    }
};

int main(int argc, char** argv)
{
    countObjects();
    return tests::runOnVirtualScreen<TestWindowCycles>(argc, argv);
}

#include "TestWindowCycles.moc"
