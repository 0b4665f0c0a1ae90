// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ViewerBench.h"
#include "lab/Patience.h"

#include <QAbstractScrollArea>

using namespace clouddesk;
using lab::VirtualScreen;

/// When the whole keyboard is a widget's on X11, and when it is everybody's again.
class TestKeyboardGrab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Or no locker could lock the screen of one who has gone.
    void whoeverHasGoneLeavesTheKeyboardBehind()
    {
        QAbstractScrollArea area;
        area.viewport()->setMouseTracking(true);
        ui::KeyboardGrab grab(area);
        grab.setIdleLimit(std::chrono::milliseconds(300));
        area.show();
        QVERIFY(QTest::qWaitForWindowActive(&area, tryTimeout));
        const QPoint middle = area.mapToGlobal(area.rect().center());
        QVERIFY(VirtualScreen::act(
            {QStringLiteral("mousemove"), QString::number(middle.x()), QString::number(middle.y())}));
        grab.setWanted(true);
        QTRY_VERIFY(grab.isHeld());
        QTRY_VERIFY(!grab.isHeld());
        QVERIFY(grab.isWanted());
        QVERIFY(!QTest::qWaitFor([&grab] { return grab.isHeld(); }, 700));
        using Act = QStringList;
        for (const QStringList& act :
             {Act{QStringLiteral("mousemove_relative"), QStringLiteral("3"), QStringLiteral("3")},
              Act{QStringLiteral("click"), QStringLiteral("4")}, Act{QStringLiteral("key"), QStringLiteral("a")}}) {
            QVERIFY(VirtualScreen::act(act));
            QTRY_VERIFY2(grab.isHeld(), qPrintable(act.first()));
            QTRY_VERIFY2(!grab.isHeld(), qPrintable(act.first()));
        }
    }

    void whoeverIsThereKeepsIt()
    {
        QAbstractScrollArea area;
        ui::KeyboardGrab grab(area);
        grab.setIdleLimit(std::chrono::milliseconds(1500));
        area.show();
        QVERIFY(QTest::qWaitForWindowActive(&area, tryTimeout));
        grab.setWanted(true);
        QTRY_VERIFY(grab.isHeld());
        QSignalSpy changes(&grab, &ui::KeyboardGrab::heldChanged);
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < 2500) {
            QTest::keyClick(&area, Qt::Key_A);
            QTest::qWait(20);
        }
        QVERIFY(changes.isEmpty());
        QTRY_COMPARE(changes.size(), 1);
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestKeyboardGrab>(argc, argv);
}
#include "TestKeyboardGrab.moc"
