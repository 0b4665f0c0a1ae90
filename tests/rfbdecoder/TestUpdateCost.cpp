// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbdecoder/UpdateCost.h"

#include <QTest>

#include <ctime>

using namespace clouddesk;

namespace {

constexpr QSize screen(100, 100);
constexpr qint64 once = 10'000;

/// Keeps this thread's processor busy for longer than the limit.
void toil()
{
    const std::clock_t began = std::clock();
    while (std::clock() - began < CLOCKS_PER_SEC / 20) {
    }
}

rfb::Limits limits()
{
    rfb::Limits limits;
    limits.updateProcessorTime = std::chrono::milliseconds(25);
    return limits;
}

} // namespace

class TestUpdateCost : public QObject
{
    Q_OBJECT

private:
    rfb::UpdateCost m_cost{limits()};

    core::Result<void> draw(qint64 drawnPixels)
    {
        m_cost.beginRectangle(drawnPixels, screen);
        toil();
        return m_cost.endRectangle();
    }

private Q_SLOTS:
    void init() { m_cost.begin(); }

    void eachPixelOnceMayTakeLong()
    {
        QVERIFY(draw(once / 2));
        QVERIFY(draw(once));
    }
    void moreThanThatMayNot()
    {
        QVERIFY(draw(once));
        const auto drawn = draw(once + 1);
        QVERIFY(!drawn);
        QCOMPARE(drawn.error().code, core::ErrorCode::RfbLimitExceeded);
    }
    void onlyDrawingCounts()
    {
        m_cost.beginRectangle(once + 1, screen);
        QVERIFY(m_cost.endRectangle());
        toil();
        m_cost.beginRectangle(once + 2, screen);
        QVERIFY(m_cost.endRectangle());
    }
    void eachUpdateBeginsAnew()
    {
        QVERIFY(!draw(once + 1));
        m_cost.begin();
        m_cost.beginRectangle(once + 1, screen);
        QVERIFY(m_cost.endRectangle());
    }
};

QTEST_GUILESS_MAIN(TestUpdateCost)
#include "TestUpdateCost.moc"
