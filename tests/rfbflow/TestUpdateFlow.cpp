// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfb/Protocol.h"
#include "rfbflow/RoundTrip.h"
#include "rfbflow/UpdateFlow.h"

#include <QTest>

using namespace clouddesk::rfb;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype requestBytes = 10;
const QSize screen(640, 480);

enum class Manner {
    Merges, ///< all requests that are there with one update
    Counts, ///< each with one
};

/// A server that has something new to show each 20 milliseconds, and what it has been asked for.
class Server
{
public:
    explicit Server(Manner manner)
        : m_manner(manner)
    {
    }
    void hear(const QByteArray& messages)
    {
        for (qsizetype i = 0; i < messages.size(); i += requestBytes) {
            m_requests += messages[i] == char(clientmessage::framebufferUpdateRequest) ? 1 : 0;
            m_isPlain = m_isPlain && messages[i] == char(clientmessage::framebufferUpdateRequest);
        }
    }
    /// Whether an update goes out.
    bool update()
    {
        if (m_requests == 0)
            return false;
        m_requests = m_manner == Manner::Merges ? 0 : m_requests - 1;
        return true;
    }
    [[nodiscard]] int requests() const { return m_requests; }
    [[nodiscard]] bool isPlain() const { return m_isPlain; }

private:
    Manner m_manner;
    int m_requests = 0;
    bool m_isPlain = true;
};

} // namespace

/// What a server is asked for, and how it stands if it counts that.
class TestUpdateFlow : public QObject
{
    Q_OBJECT

private:
    using Clock = std::chrono::steady_clock;
    UpdateFlow m_flow;
    Clock::time_point m_now;
    Clock::time_point m_heard;
    Clock::duration m_longestPause{};
    int m_updates = 0;

    /// So many milliseconds of something that moves.
    void play(Server& server, int milliseconds)
    {
        for (int i = 0; i < milliseconds; i += 20) {
            m_now += 20ms;
            if (server.update()) {
                m_longestPause = std::max(m_longestPause, m_now - std::exchange(m_heard, m_now));
                m_flow.updateBegan(m_now);
                ++m_updates;
            }
            server.hear(m_flow.take(m_now));
        }
    }

private Q_SLOTS:
    void init()
    {
        m_flow = {};
        m_now = Clock::time_point(1h);
        m_heard = m_now;
        m_longestPause = {};
        m_updates = 0;
        m_flow.begin(screen);
    }

    void noServerIsOwedManyUpdates_data()
    {
        QTest::addColumn<int>("manner");
        QTest::newRow("counts") << int(Manner::Counts);
        QTest::newRow("merges") << int(Manner::Merges);
    }
    // Parts that are drawn anew, on and on, beside a film.
    void noServerIsOwedManyUpdates()
    {
        QFETCH(int, manner);
        Server server{Manner(manner)};
        server.hear(m_flow.take(m_now));
        for (int part = 0; part < 200; ++part) {
            m_flow.requestArea({0, 0, 64, 64});
            server.hear(m_flow.take(m_now));
            play(server, 400);
            QVERIFY2(server.requests() <= 20, qPrintable(QString::number(server.requests())));
        }
        // A server that merges has been tried now and then, each time for no longer than that.
        QVERIFY(m_longestPause < 400ms);
        QVERIFY2(m_updates > 200 * 20 * 95 / 100, qPrintable(QString::number(m_updates)));
    }

    void afterAStopItGoesOn_data() { noServerIsOwedManyUpdates_data(); }
    void afterAStopItGoesOn()
    {
        QFETCH(int, manner);
        Server server{Manner(manner)};
        server.hear(m_flow.take(m_now));
        for (int round = 0; round < 100; ++round) {
            for (int part = 0; part < round % 13; ++part) {
                m_flow.requestArea({0, 0, 64, 64});
                server.hear(m_flow.take(m_now));
            }
            play(server, 20 * (round % 7 + 1));
            // Nothing moves for a second, and what is new then is asked for.
            m_now += 1s;
            server.hear(m_flow.take(m_now));
            QVERIFY(server.requests() > 0);
        }
        QVERIFY(server.isPlain());
    }

    void itSaysWhenToAskAgain()
    {
        Server server(Manner::Merges);
        server.hear(m_flow.take(m_now));
        while (!m_flow.nextRequest() && m_updates < 1000) {
            m_flow.requestArea({0, 0, 64, 64});
            server.hear(m_flow.take(m_now));
            play(server, 20);
        }
        QVERIFY(m_flow.nextRequest());
        QVERIFY(m_flow.take(*m_flow.nextRequest() - 1ms).isEmpty());
        QVERIFY(!m_flow.take(*m_flow.nextRequest()).isEmpty());
        QVERIFY(!m_flow.nextRequest());
    }

    // neatvnc 0.9 to 1.0 reads nothing more after an incremental request while updates are continuous.
    void nothingIncrementalWhileContinuous()
    {
        std::ignore = m_flow.take(m_now);
        m_flow.continuousUpdatesEnded(); // the offer
        m_flow.updateBegan(m_now);
        m_flow.setPictured();
        const QByteArray first = m_flow.take(m_now);
        QVERIFY(m_flow.isContinuous());
        QCOMPARE(first[0], char(clientmessage::enableContinuousUpdates));
        QCOMPARE(first.size(), requestBytes);
        m_flow.updateBegan(m_now);
        QVERIFY(m_flow.take(m_now).isEmpty());
        m_flow.requestArea({0, 0, 64, 64});
        m_flow.requestFull();
        const QByteArray requests = m_flow.take(m_now);
        QCOMPARE(requests.size(), 2 * requestBytes);
        QCOMPARE(requests[1], '\0');
        QCOMPARE(requests[requestBytes + 1], '\0');
    }

    void fencesGoToServersThatBearThem_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<bool>("isFenced");
        QTest::newRow("TigerVNC") << QByteArray(1, '\0') << true;
        QTest::newRow("neatvnc") << QByteArray(8, '\0') << false;
        QTest::newRow("nothing in it") << QByteArray() << true;
    }
    void fencesGoToServersThatBearThem()
    {
        QFETCH(QByteArray, payload);
        QFETCH(bool, isFenced);
        RoundTrip roundTrip;
        QVERIFY(roundTrip.takeFence(m_now).isEmpty());
        roundTrip.takeRequest({reinterpret_cast<const quint8*>(payload.constData()), size_t(payload.size())});
        QCOMPARE(!roundTrip.takeFence(m_now).isEmpty(), isFenced);
    }
};

QTEST_GUILESS_MAIN(TestUpdateFlow)
#include "TestUpdateFlow.moc"
