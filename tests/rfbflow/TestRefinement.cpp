// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbflow/Refinement.h"

#include <QTest>

using namespace clouddesk::rfb;
using namespace std::chrono_literals;

namespace {

const QRect photo(100, 100, 1000, 1000);
const QRect film(800, 100, 300, 300);
constexpr double slowLine = 1e6; // so a part has 125 000 pixels

} // namespace

class TestRefinement : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Refinement> m_refinement;
    Refinement::Clock::time_point m_now;
    Refinement::Clock::time_point m_partComesAt;

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

    // Each further piece would make all that follows dearer.
    void isCutIntoSoManyPiecesAndNoMore()
    {
        const QRect area(0, 0, 1000, 1000);
        draw(Coding::Jpeg, area);
        for (int i = 0; i < 5000; ++i)
            draw(Coding::Tight, QRect(i % 50 * 2, i / 50 * 2, 1, 1));
        QVERIFY(m_refinement->lossyPixels() < 1000000);
        QVERIFY2(m_refinement->lossyPixels() > 1000000 - 1000,
                 qPrintable(QString::number(m_refinement->lossyPixels())));
        draw(Coding::Tight, area);
        QCOMPARE(m_refinement->lossyPixels(), 0);
    }

    // What each end of refining makes lossy again is waited for ever longer, everything else as before.
    void echoesAreLeftAlone()
    {
        const QRect cursor(110, 110, 18, 18);
        const auto refine = [this] {
            draw(Coding::Tight, *advance());
            QVERIFY(!advance());
            QVERIFY(!m_refinement->isRefining());
            m_now += 100ms;
        };
        draw(Coding::Jpeg, QRect(100, 100, 300, 300));
        m_now += 1s;
        refine();
        for (const auto wait : {2s, 4s, 8s, 16s, 32s, 64s, 64s}) {
            // However many updates it takes.
            for (int update = 0; update < 6; ++update)
                draw(Coding::Jpeg, cursor);
            QCOMPARE(*m_refinement->nextStep(), m_now + wait);
            m_now += wait - 1ms;
            QVERIFY(!advance());
            m_now += 1ms;
            refine();
        }
        draw(Coding::Jpeg, QRect(100, 100, 300, 300));
        QCOMPARE(*m_refinement->nextStep(), m_now + 1s);
        m_now += 1s;
        refine();
        m_now += 2s;
        draw(Coding::Jpeg, cursor);
        QCOMPARE(*m_refinement->nextStep(), m_now + 1s);
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

    // What is beside a film in a corner gets sharp while that goes on, which is without loss only for short moments.
    void whatIsBesideAFilmIsRefined()
    {
        draw(Coding::Jpeg, photo);
        std::chrono::milliseconds refining{};
        const auto began = m_now;
        std::optional<QRect> part;
        while (m_refinement->lossyPixels() > 300 * 300 && m_now - began < 2min) {
            m_now += 50ms;
            refining += m_refinement->isRefining() ? 50ms : 0ms;
            draw(m_refinement->isRefining() ? Coding::Tight : Coding::Jpeg, film);
            if (part && m_now >= m_partComesAt) // with what the film drew meanwhile
                draw(Coding::Tight, *std::exchange(part, {}));
            if (const auto next = advance()) {
                QVERIFY(m_now - began >= 1s);
                QVERIFY(!film.contains(*next));
                part = next;
                m_partComesAt = m_now + 250ms;
            }
        }
        QVERIFY(m_now - began < 30s);
        QVERIFY(refining * 8 <= m_now - began);
        // The film itself stays lossy, and nothing is asked for because of it, until it ends.
        for (int i = 0; i < 200; ++i, m_now += 50ms) {
            draw(Coding::Jpeg, film);
            QVERIFY(!advance());
        }
        m_now += 1s;
        QVERIFY(advance()->contains(film));
    }

    void besideMuchMotionNothingIs()
    {
        draw(Coding::Jpeg, photo);
        for (int i = 0; i < 200; ++i, m_now += 50ms) {
            draw(Coding::Jpeg, QRect(100, 100, 400, 400));
            QVERIFY(!advance());
        }
    }

    void theLongerAPartTookTheLongerItRests()
    {
        for (const auto taken : {50ms, 500ms}) {
            init();
            draw(Coding::Jpeg, photo);
            std::optional<QRect> part;
            for (; !part; part = advance(), m_now += 10ms)
                draw(Coding::Jpeg, film);
            m_now += taken - 10ms;
            draw(Coding::Tight, *part);
            const auto came = m_now;
            do {
                QVERIFY(m_now - came < 1min);
                part = advance();
                m_now += 10ms;
                draw(Coding::Jpeg, film);
            } while (!part);
            QCOMPARE(m_now - came - 10ms, std::max<std::chrono::nanoseconds>(1s, 8 * taken));
        }
    }

    // Without loss because of us, a film that has become large would hold up everything.
    void motionThatGrowsStopsIt()
    {
        draw(Coding::Jpeg, photo);
        for (std::optional<QRect> part; !part; part = advance(), m_now += 50ms)
            draw(Coding::Jpeg, film);
        for (int frame = 0; frame < 5; ++frame) {
            draw(Coding::Tight, film);
            QVERIFY(!advance());
            QVERIFY(m_refinement->isRefining());
        }
        draw(Coding::Tight, QRect(0, 0, 100, 1000));
        QVERIFY(!advance());
        QVERIFY(!m_refinement->isRefining());
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

    void manySmallChangesAreMuch()
    {
        draw(Coding::Jpeg, photo);
        m_now += 1s;
        for (const bool goesOn : {true, true, false}) {
            const auto part = advance();
            QCOMPARE(part.has_value(), goesOn);
            if (part)
                draw(Coding::Tight, *part);
            draw(Coding::Tight, QRect(1200, 0, 200, 200));
        }
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
