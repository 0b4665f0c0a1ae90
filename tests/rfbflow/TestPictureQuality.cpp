// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbflow/PictureQuality.h"

#include <QTest>

using namespace clouddesk::rfb;
using namespace std::chrono_literals;

namespace {

constexpr Rectangle photo{0, 0, 1000, 1000, 7};

} // namespace

/// What the judge of the line and the refining make of the updates of a session.
class TestPictureQuality : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PictureQuality> m_quality;
    PictureQuality::Clock::time_point m_now;
    std::array<quint8, 64> m_message{};

    void draw() { m_quality->addRectangle(photo, Coding::Jpeg, {m_message.data(), m_message.size()}, true); }

private Q_SLOTS:
    void init()
    {
        m_quality = std::make_unique<PictureQuality>();
        m_quality->setWanted(quality::automatic);
        m_now = PictureQuality::Clock::time_point(1h);
    }

    // One large picture on a poor line: all of it comes with its last byte, many seconds after the first.
    void nothingIsRefinedWhileAPictureComes()
    {
        m_quality->updateBegan(m_now);
        draw();
        m_quality->updateEnded(m_now);
        m_quality->updateBegan(m_now + 10ms);
        m_now += 6s;
        QVERIFY(!m_quality->advance(m_now));
        QVERIFY(!m_quality->nextStep());
        QCOMPARE(m_quality->level(), 8);
        draw();
        m_quality->updateEnded(m_now);
        QVERIFY(!m_quality->advance(m_now));
        m_now += 1s;
        QVERIFY(m_quality->advance(m_now));
        QCOMPARE(m_quality->level(), quality::lossless);
    }

    // With video in play, one pixel would be answered by a whole picture.
    void whoIsOnlyAskedDrawsNoVideo()
    {
        m_quality->setWanted(5);
        m_quality->setAskingOnly(true);
        draw();
        QCOMPARE(m_quality->level(), 5);
        m_quality->addRectangle(photo, Coding::Video, {m_message.data(), m_message.size()}, false);
        QCOMPARE(m_quality->level(), quality::lossless);
        m_quality->setAskingOnly(false);
        QCOMPARE(m_quality->level(), 5);
    }

    // What the person chose is neither judged nor refined.
    void aChosenLevelStays()
    {
        m_quality->setWanted(5);
        m_quality->updateBegan(m_now);
        draw();
        m_quality->updateEnded(m_now);
        m_now += 1h;
        QVERIFY(!m_quality->advance(m_now));
        QCOMPARE(m_quality->level(), 5);
        m_quality->setWanted(quality::lossless);
        QVERIFY(m_quality->advance(m_now));
    }
};

QTEST_GUILESS_MAIN(TestPictureQuality)
#include "TestPictureQuality.moc"
