// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbflow/Refinement.h"

#include <QTest>

using namespace clouddesk::rfb;
using namespace std::chrono_literals;

namespace {

const QRect photo(100, 100, 1000, 1000);
constexpr double slowLine = 1e6; // so a part has 125 000 pixels

} // namespace

class TestRefinement : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Refinement> m_refinement;
    Refinement::Clock::time_point m_now;

    void draw(Coding coding, const QRect& area, QPoint from = {})
    {
        m_refinement->beginUpdate();
        m_refinement->addRectangle(coding, area, from);
        m_refinement->endUpdate(m_now);
    }
    std::optional<QRect> advance() { return m_refinement->advance(m_now, slowLine); }

private Q_SLOTS:
    void init()
    {
        m_refinement = std::make_unique<Refinement>();
        m_refinement->setEnabled(true);
        m_now = Refinement::Clock::time_point(1h);
    }

    void nothingLossyNothingToDo()
    {
        draw(Coding::Tight, photo);
        draw(Coding::CopyRect, photo, {0, 0});
        m_now += 10s;
        QVERIFY(!advance());
        QVERIFY(!m_refinement->nextStep());
        QCOMPARE(m_refinement->lossyPixels(), 0);
    }

    void refinesInPartsOnceStill()
    {
        draw(Coding::Jpeg, photo);
        QCOMPARE(m_refinement->lossyPixels(), 1000000);
        QVERIFY(!advance());
        QCOMPARE(*m_refinement->nextStep(), m_now + 1s);
        m_now += 1s;
        int parts = 0;
        for (auto part = advance(); part; part = advance(), ++parts) {
            QVERIFY(m_refinement->isRefining());
            QVERIFY(photo.contains(*part));
            QCOMPARE(part->size(), QSize(1000, 125));
            QVERIFY(!advance()); // until it has come
            m_now += 250ms;
            draw(Coding::Tight, *part);
        }
        QCOMPARE(parts, 8);
        QVERIFY(!m_refinement->isRefining());
        QCOMPARE(m_refinement->lossyPixels(), 0);
    }

    void motionPutsItOff()
    {
        for (int i = 0; i < 50; ++i, m_now += 100ms) {
            draw(Coding::Jpeg, photo);
            QVERIFY(!advance());
        }
        m_now += 1s;
        QVERIFY(advance());
        // Now lossless, because of us, and elsewhere.
        draw(Coding::Tight, QRect(1200, 0, 300, 300));
        QVERIFY(!advance());
        QVERIFY(!m_refinement->isRefining());
        m_now += 999ms;
        QVERIFY(!advance());
        m_now += 1ms;
        QVERIFY(advance());
    }

    // On a poor line a picture is under way for longer than a still second, be it in many rectangles or in one.
    void whatIsComingIsNotStill()
    {
        draw(Coding::Jpeg, photo);
        m_now += 900ms;
        m_refinement->beginUpdate();
        m_now += 900ms;
        QVERIFY(!advance());
        QVERIFY(!m_refinement->nextStep());
        m_refinement->addRectangle(Coding::Jpeg, photo, {});
        m_now += 1500ms;
        QVERIFY(!advance());
        m_refinement->endUpdate(m_now);
        QVERIFY(!advance());
        QCOMPARE(*m_refinement->nextStep(), m_now + 1s);
        m_now += 1s;
        QVERIFY(advance());
    }

    // An update that draws nothing, or nothing lossy, says nothing of how still it is.
    void anEmptyUpdateDoesNot()
    {
        draw(Coding::Jpeg, photo);
        const auto due = m_refinement->nextStep();
        m_now += 900ms;
        m_refinement->beginUpdate();
        m_refinement->endUpdate(m_now);
        QCOMPARE(m_refinement->nextStep(), due);
    }

    void aBlinkingCursorDoesNot()
    {
        draw(Coding::Jpeg, photo);
        m_now += 1s;
        QVERIFY(advance());
        draw(Coding::Tight, QRect(1200, 0, 10, 20));
        QVERIFY(!advance());
        QVERIFY(m_refinement->isRefining());
    }

    void copiesOfLossyPlacesAreLossy()
    {
        draw(Coding::Jpeg, QRect(0, 0, 10, 10));
        draw(Coding::CopyRect, QRect(100, 100, 10, 10), {5, 5});
        QCOMPARE(m_refinement->lossyPixels(), 200);
        draw(Coding::CopyRect, QRect(0, 0, 10, 10), {500, 500});
        QCOMPARE(m_refinement->lossyPixels(), 100);
    }

    void aServerThatStaysLossyIsLeftAlone()
    {
        draw(Coding::Jpeg, QRect(0, 0, 10, 10));
        m_now += 1s;
        QVERIFY(advance());
        draw(Coding::Jpeg, QRect(0, 0, 10, 10));
        m_now += 5s;
        QVERIFY(!advance());
        QVERIFY(!m_refinement->isRefining());
        QVERIFY(!m_refinement->nextStep());
        m_now += 1h;
        QVERIFY(!advance());
        draw(Coding::Jpeg, QRect(0, 0, 10, 10));
        m_now += 1s;
        QVERIFY(advance());
    }

    void disabledItOnlyKeepsInMind()
    {
        m_refinement->setEnabled(false);
        draw(Coding::Jpeg, photo);
        m_now += 10s;
        QVERIFY(!advance());
        QVERIFY(!m_refinement->nextStep());
        m_refinement->setEnabled(true);
        QVERIFY(advance());
        m_refinement->reset();
        QCOMPARE(m_refinement->lossyPixels(), 0);
        QVERIFY(!m_refinement->isRefining());
    }
};

QTEST_GUILESS_MAIN(TestRefinement)
#include "TestRefinement.moc"
