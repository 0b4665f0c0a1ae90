// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbflow/QualityPolicy.h"

#include <QTest>

using namespace clouddesk::rfb;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kilobyte = 1000;
constexpr qint64 megabyte = 1000 * kilobyte;
constexpr qint64 screenful = 1280 * 800;

} // namespace

class TestQualityPolicy : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QualityPolicy> m_policy;
    QualityPolicy::Clock::time_point m_now;

    /// Updates over a line of that many bytes per second, each followed by a pause, for as long as told.
    void show(qint64 bytes, double line, bool isPhoto, QualityPolicy::Clock::duration pause,
              QualityPolicy::Clock::duration time)
    {
        const auto transfer = std::chrono::duration_cast<QualityPolicy::Clock::duration>(
            std::chrono::duration<double>(double(bytes) / line));
        for (const auto until = m_now + time; m_now < until; m_now += transfer + pause)
            m_policy->add({m_now, m_now + transfer, bytes, screenful, isPhoto ? screenful : 0});
    }
    void firstPicture(double line) { show(200 * kilobyte, line, true, 0ms, 1ms); }

private Q_SLOTS:
    void init()
    {
        m_policy = std::make_unique<QualityPolicy>();
        m_now = QualityPolicy::Clock::time_point(1h);
    }

    void beginsLossy() { QCOMPARE(m_policy->level(), 8); }

    void firstPictureDecides_data()
    {
        QTest::addColumn<double>("line");
        QTest::addColumn<int>("level");
        QTest::newRow("1 Gbit/s") << 100e6 << -1;
        QTest::newRow("20 Mbit/s") << 2.4e6 << -1;
    }
    void firstPictureDecides()
    {
        QFETCH(double, line);
        firstPicture(line);
        QTEST(m_policy->level(), "level");
        QVERIFY(std::abs(*m_policy->lineBytesPerSecond() - line) < line / 10);
    }

    void textIsLosslessOnAGoodLine_data()
    {
        QTest::addColumn<double>("line");
        QTest::newRow("1 Gbit/s") << 100e6;
        QTest::newRow("20 Mbit/s") << 2.4e6;
    }
    void textIsLosslessOnAGoodLine()
    {
        QFETCH(double, line);
        firstPicture(line);
        for (int i = 0; i < 20; ++i) {
            show(100 * kilobyte, line, false, 1ms, 500ms);
            QCOMPARE(m_policy->level(), -1);
        }
    }

    void photosThatFillTheLineBecomeJpeg_data()
    {
        QTest::addColumn<double>("line");
        QTest::addColumn<int>("level");
        QTest::newRow("server-bound") << 60e6 << 7;
        QTest::newRow("100 Mbit/s") << 12e6 << 7;
        QTest::newRow("20 Mbit/s") << 2.4e6 << 6;
    }
    void photosThatFillTheLineBecomeJpeg()
    {
        QFETCH(double, line);
        firstPicture(line);
        show(2 * megabyte, line, true, 5ms, 3s);
        QTEST(m_policy->level(), "level");
        show(100 * kilobyte, line, true, 5ms, 5s);
        QTEST(m_policy->level(), "level");
        // Text again: back to lossless, though not at once.
        show(100 * kilobyte, line, false, 5ms, 3s);
        QCOMPARE(m_policy->level(), -1);
    }

    void photosOnAnIdleFastLineStayLossless()
    {
        firstPicture(100e6);
        show(500 * kilobyte, 100e6, true, 100ms, 5s);
        QCOMPARE(m_policy->level(), -1);
    }

    void poorLineIsAlwaysLossy_data()
    {
        QTest::addColumn<double>("line");
        QTest::addColumn<int>("level");
        QTest::newRow("8 Mbit/s") << 1e6 << 4;
        QTest::newRow("1 Mbit/s") << 0.12e6 << 2;
    }
    void poorLineIsAlwaysLossy()
    {
        QFETCH(double, line);
        firstPicture(line);
        QVERIFY(m_policy->level() >= 0);
        show(50 * kilobyte, line, false, 1ms, 10s);
        QTEST(m_policy->level(), "level");
    }

    // One judgement is no reason to change back and forth.
    void doesNotFlutter()
    {
        firstPicture(60e6);
        int changes = 0;
        int last = m_policy->level();
        for (int i = 0; i < 60; ++i) {
            show(megabyte, 60e6, i % 2 == 0, 1ms, 600ms);
            changes += std::exchange(last, m_policy->level()) != m_policy->level() ? 1 : 0;
        }
        QVERIFY2(changes <= 12, QByteArray::number(changes));
    }

    void smallUpdatesSayNothingOfTheLine()
    {
        show(kilobyte, 1e6, false, 10ms, 5s);
        QVERIFY(!m_policy->lineBytesPerSecond());
        QCOMPARE(m_policy->level(), 8);
    }

    // However late it comes.
    void theFirstLargeUpdateDecides_data()
    {
        QTest::addColumn<double>("line");
        QTest::addColumn<int>("level");
        QTest::newRow("1 Gbit/s") << 100e6 << -1;
        QTest::newRow("1 Mbit/s") << 0.12e6 << 8;
    }
    void theFirstLargeUpdateDecides()
    {
        QFETCH(double, line);
        show(kilobyte, 1e6, false, 10ms, 5s);
        show(40 * kilobyte, line, false, 0ms, 1ms);
        QTEST(m_policy->level(), "level");
    }
};

QTEST_GUILESS_MAIN(TestQualityPolicy)
#include "TestQualityPolicy.moc"
