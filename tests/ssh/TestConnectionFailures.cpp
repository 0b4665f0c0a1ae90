// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/Patience.h"
#include "lab/Processes.h"
#include "lab/Relay.h"
#include "lab/SocketService.h"
#include "lab/SshLogin.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <csignal>
#include <future>

#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>

using namespace clouddesk;
using namespace clouddesk::ssh;
using core::ErrorCode;
using lab::connectTo;
using lab::hopTo;
using lab::optionsFor;
using lab::Relay;
using lab::runOn;
using lab::ScriptedDelegate;
using lab::SocketService;
using lab::Sshd;

namespace {

#ifdef __SANITIZE_ADDRESS__
// What AddressSanitizer keeps aside at most (tests/ssh/CMakeLists.txt), and the pages that it spreads it over.
constexpr qint64 mostGrowth = 2 * 1024 * 1024;
#else
constexpr qint64 mostGrowth = 512 * 1024;
#endif

ConnectionOptions optionsThrough(const Sshd& sshd, quint16 port)
{
    Hop hop = hopTo(sshd);
    hop.port = port;
    return optionsFor(std::move(hop));
}

qint64 processorMilliseconds()
{
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000 +
           (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000;
}

} // namespace

class TestConnectionFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_sshd.start(), qPrintable(m_sshd.problem())); }

    void unknownNameIsUnresolved()
    {
        ScriptedDelegate delegate;
        Hop hop = hopTo(m_sshd);
        hop.host = QStringLiteral("no-such-host.invalid");
        hop.label = QStringLiteral("desk");
        const auto refused = connectTo(optionsFor(std::move(hop)), delegate);
        QCOMPARE(refused.error().code, ErrorCode::HostUnresolved);
        QCOMPARE(refused.error().where, QStringLiteral("desk (no-such-host.invalid:%1)").arg(m_sshd.port()));
        QVERIFY(!refused.error().advice.isEmpty());
    }

    void closedPortIsRefused()
    {
        quint16 port = 0;
        {
            SocketService gone([](int) {});
            port = gone.port();
        }
        ScriptedDelegate delegate;
        const auto refused = connectTo(optionsThrough(m_sshd, port), delegate);
        QCOMPARE(refused.error().code, ErrorCode::ConnectionRefused);
        QCOMPARE(refused.error().where, QStringLiteral("127.0.0.1:%1").arg(port));
        QVERIFY(!refused.error().advice.isEmpty());
    }

    void namesAreResolvedAndFamiliesTried()
    {
        // "localhost" is ::1 too, where nothing listens.
        ScriptedDelegate delegate;
        Hop hop = hopTo(m_sshd);
        hop.host = QStringLiteral("localhost");
        VERIFY_RESULT(connectTo(optionsFor(std::move(hop)), delegate));
    }

    void silenceAfterConnectTimesOut()
    {
        SocketService mute([](int socket) { std::ignore = lab::receiveToEnd(socket); });
        ConnectionOptions options = optionsThrough(m_sshd, mute.port());
        options.stepLimit = std::chrono::milliseconds(500);
        QElapsedTimer timer;
        timer.start();
        ScriptedDelegate delegate;
        const auto refused = connectTo(std::move(options), delegate);
        QCOMPARE(refused.error().code, ErrorCode::ConnectionTimedOut);
        QVERIFY(timer.elapsed() < 3000);
    }

    void silenceDuringLoginTimesOut()
    {
        Relay relay(m_sshd.port());
        ConnectionOptions options = optionsThrough(m_sshd, relay.port());
        options.stepLimit = std::chrono::milliseconds(500);
        ScriptedDelegate delegate;
        delegate.onHostKey = [&relay] { relay.setSilent(true); };
        const auto refused = connectTo(std::move(options), delegate);
        QCOMPARE(refused.error().code, ErrorCode::TimedOut);
        QVERIFY(!refused.error().advice.isEmpty());
    }

    void resetDuringLoginIsALostConnection()
    {
        Relay relay(m_sshd.port());
        ScriptedDelegate delegate;
        delegate.onHostKey = [&relay] { relay.cut(); };
        const auto refused = connectTo(optionsThrough(m_sshd, relay.port()), delegate);
        QCOMPARE(refused.error().code, ErrorCode::ConnectionLost);
    }

    void killedSessionIsLostOnce()
    {
        const auto connection = connectTo(m_sshd);
        VERIFY_RESULT(connection);
        QSignalSpy lost(connection->get(), &Connection::lost);
        ExecRequest request;
        request.command = "echo ready; exec sleep 1000";
        bool isReady = false;
        request.onOutput = [&](QByteArrayView, bool) {
            if (!std::exchange(isReady, true))
                m_sshd.killSessions();
        };
        const auto result = QCoro::waitFor((*connection)->exec(std::move(request)));
        QCOMPARE(result.error().code, ErrorCode::ConnectionLost);
        QVERIFY(lost.count() == 1 || lost.wait(20000));
        QVERIFY(!(*connection)->isAlive());
        // Whatever comes later fails at once, and nothing is emitted again.
        QCOMPARE(runOn(**connection, "true").error().code, ErrorCode::ConnectionLost);
        QCOMPARE(QCoro::waitFor((*connection)->openSubsystem(QStringLiteral("sftp"))).error().code,
                 ErrorCode::ConnectionLost);
        (*connection)->close();
        QTest::qWait(50);
        QCOMPARE(lost.count(), 1);
    }

    // Whoever sees a stream end knows already whether it was the whole connection, and opens no other on a dead one.
    void theLossIsToldBeforeAnyStreamEnds()
    {
        const auto connection = connectTo(m_sshd);
        VERIFY_RESULT(connection);
        const QSignalSpy lost(connection->get(), &Connection::lost);
        QTcpServer listener;
        listener.setMaxPendingConnections(200);
        QVERIFY(listener.listen(QHostAddress::LocalHost));
        // Many, so that the first has ended well before the last.
        std::vector<core::UniqueFd> streams;
        for (int i = 0; i < 100; ++i) {
            auto stream =
                QCoro::waitFor((*connection)->openTcpStream(QStringLiteral("127.0.0.1"), listener.serverPort()));
            VERIFY_RESULT(stream);
            streams.push_back(std::move(*stream));
        }
        m_sshd.killSessions();
        // Without the event loop: what is told must wait in its queue by now.
        std::array<char, 100> bytes{};
        pollfd polled{streams.front().get(), POLLIN, 0};
        do
            QVERIFY(poll(&polled, 1, 20000) == 1);
        while (recv(polled.fd, bytes.data(), bytes.size(), 0) > 0);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(lost.count(), 1);
    }

    void F1_listenerMayGoWhileSessionsLive()
    {
        Sshd sshd;
        QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
        const auto connection = connectTo(sshd);
        VERIFY_RESULT(connection);
        const QList<qint64> sessions = sshd.sessionProcesses();
        sshd.stopListener();
        QCOMPARE(runOn(**connection, "echo still")->output, QByteArray("still\n"));
        lab::signalProcesses(sessions, SIGKILL);
    }

    void closeIsQuietAndEndsWhatIsUnderWay()
    {
        const auto connection = connectTo(m_sshd);
        VERIFY_RESULT(connection);
        QSignalSpy lost(connection->get(), &Connection::lost);
        std::optional<core::Result<ExecResult>> ended;
        ExecRequest request;
        request.command = "sleep 1000";
        (*connection)->exec(std::move(request)).then([&](core::Result<ExecResult> result) {
            ended = std::move(result);
        });
        (*connection)->close();
        QTRY_VERIFY(ended.has_value());
        QCOMPARE(ended->error().code, ErrorCode::ConnectionLost);
        QVERIFY(!(*connection)->isAlive());
        QTest::qWait(50);
        QCOMPARE(lost.count(), 0);
    }

    void S14_frozenServerIsNoticed()
    {
        const auto connection = connectTo(m_sshd);
        VERIFY_RESULT(connection);
        QSignalSpy lost(connection->get(), &Connection::lost);
        QElapsedTimer timer;
        timer.start();
        m_sshd.freezeSessions(true);
        const bool noticed = lost.wait(20000);
        m_sshd.freezeSessions(false);
        QVERIFY(noticed);
        QVERIFY2(timer.elapsed() < 20000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(qvariant_cast<core::Error>(lost.first().first()).code, ErrorCode::ConnectionLost);
    }

    // Shorter than the limit of three keepalives: late, and whole.
    void F8_shortFreezeOnlyDelays()
    {
        ConnectionOptions options = optionsFor(hopTo(m_sshd));
        options.keepaliveInterval = std::chrono::seconds(3);
        ScriptedDelegate delegate;
        const auto connection = connectTo(std::move(options), delegate);
        VERIFY_RESULT(connection);
        QSignalSpy lost(connection->get(), &Connection::lost);
        m_sshd.freezeSessions(true);
        ExecRequest request;
        request.command = "echo late";
        auto running = (*connection)->exec(std::move(request));
        QVERIFY(!lost.wait(4000));
        QVERIFY(!running.isReady());
        m_sshd.freezeSessions(false);
        const auto result = QCoro::waitFor(std::move(running));
        VERIFY_RESULT(result);
        QCOMPARE(result->output, QByteArray("late\n"));
        QVERIFY(lost.isEmpty());
    }

    // Longer than the limit: given up in time, whatever is under way ends with a reason, nobody else notices, and the
    // machine can be reached again once it goes on.
    void F8_longFreezeEndsInTimeAndHoldsUpNobody()
    {
        Sshd other;
        QVERIFY2(other.start(), qPrintable(other.problem()));
        const auto neighbour = connectTo(other);
        VERIFY_RESULT(neighbour);
        ConnectionOptions options = optionsFor(hopTo(m_sshd));
        options.keepaliveInterval = std::chrono::seconds(1);
        ScriptedDelegate delegate;
        const auto connection = connectTo(std::move(options), delegate);
        VERIFY_RESULT(connection);
        QSignalSpy lost(connection->get(), &Connection::lost);
        m_sshd.freezeSessions(true);
        QElapsedTimer clock;
        clock.start();
        ExecRequest request;
        request.command = "echo never";
        auto running = (*connection)->exec(std::move(request));
        qint64 slowest = 0;
        while (lost.isEmpty() && !clock.hasExpired(20000)) {
            QElapsedTimer one;
            one.start();
            VERIFY_RESULT(runOn(**neighbour, "true"));
            slowest = std::max(slowest, one.elapsed());
        }
        const qint64 noticed = clock.elapsed();
        const auto ended = QCoro::waitFor(std::move(running));
        m_sshd.freezeSessions(false);
        qInfo("noticed after %lld ms; slowest command elsewhere %lld ms", noticed, slowest);
        QCOMPARE(lost.size(), 1);
        QVERIFY(noticed >= 2000 && noticed < 10000);
        QVERIFY(slowest < 1500);
        QCOMPARE(ended.error().code, ErrorCode::ConnectionLost);
        QVERIFY(!ended.error().advice.isEmpty());
        VERIFY_RESULT(connectTo(m_sshd));
    }

    void S14_silentLinkIsNoticedUnderLoad()
    {
        Relay relay(m_sshd.port());
        ScriptedDelegate delegate;
        const auto connection = connectTo(optionsThrough(m_sshd, relay.port()), delegate);
        VERIFY_RESULT(connection);
        QSignalSpy lost(connection->get(), &Connection::lost);
        SocketService sink([](int socket) { std::ignore = lab::receiveHash(socket); });
        auto stream = QCoro::waitFor((*connection)->openTcpStream(QStringLiteral("127.0.0.1"), sink.port()));
        VERIFY_RESULT(stream);
        auto sending = std::async(std::launch::async,
                                  [&] { return lab::sendRandom(stream->get(), qint64(1) << 40, 1).isEmpty(); });
        QElapsedTimer timer;
        timer.start();
        relay.setSilent(true);
        QVERIFY(lost.wait(20000));
        QVERIFY2(timer.elapsed() < 20000, qPrintable(QString::number(timer.elapsed())));
        // The stream's local end is closed with it.
        QVERIFY(sending.get());
    }

    void quietConnectionStaysAlive()
    {
        ConnectionOptions options = optionsFor(hopTo(m_sshd));
        options.keepaliveInterval = std::chrono::milliseconds(200);
        ScriptedDelegate delegate;
        const auto connection = connectTo(std::move(options), delegate);
        VERIFY_RESULT(connection);
        QSignalSpy lost(connection->get(), &Connection::lost);
        const quint64 before = (*connection)->traffic().received;
        const qint64 processorBefore = processorMilliseconds();
        QVERIFY(!lost.wait(3000));
        QVERIFY((*connection)->traffic().received > before);
        // And it costs next to nothing.
        QVERIFY(processorMilliseconds() - processorBefore < 200);
        VERIFY_RESULT(runOn(**connection, "true"));
    }

    void closingTakesNoTimeWhateverThePeerDoes()
    {
        auto connection = connectTo(m_sshd);
        VERIFY_RESULT(connection);
        m_sshd.freezeSessions(true);
        SocketService sink([](int) {});
        QElapsedTimer timer;
        timer.start();
        connection->reset();
        const qint64 took = timer.elapsed();
        m_sshd.freezeSessions(false);
        QVERIFY2(took < 1000, qPrintable(QString::number(took)));
    }

    void cancelAtEveryMoment()
    {
        // From the first instruction to well after the login, in small steps.
        lab::Sshd jump;
        QVERIFY2(jump.start(), qPrintable(jump.problem()));
        int cancelled = 0;
        int connected = 0;
        for (int step = 0; step < 60; ++step) {
            ConnectionOptions options = optionsFor(hopTo(jump));
            options.hops.push_back(hopTo(m_sshd));
            std::stop_source stop;
            QTimer::singleShot(std::chrono::milliseconds(step * 4), this, [stop]() mutable { stop.request_stop(); });
            ScriptedDelegate delegate;
            const auto outcome = connectTo(std::move(options), delegate, stop.get_token());
            if (outcome)
                ++connected;
            else if (outcome.error().code == ErrorCode::Cancelled)
                ++cancelled;
            else
                QFAIL(qPrintable(outcome.error().toLine()));
        }
        QVERIFY2(cancelled > 0, qPrintable(QString::number(connected)));
        // Nothing stays on the servers' side.
        QTRY_VERIFY(jump.sessionProcesses().isEmpty());
        QTRY_VERIFY(m_sshd.sessionProcesses().isEmpty());
    }

    void cancelBeforeTheFirstByte()
    {
        SocketService mute([](int socket) { std::ignore = lab::receiveToEnd(socket); });
        std::stop_source stop;
        QTimer::singleShot(100, this, [stop]() mutable { stop.request_stop(); });
        QElapsedTimer timer;
        timer.start();
        ScriptedDelegate delegate;
        const auto outcome = connectTo(optionsThrough(m_sshd, mute.port()), delegate, stop.get_token());
        QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
        QVERIFY(timer.elapsed() < 1500);
    }

    void L1_twoHundredConnectsLeaveNothingBehind()
    {
        const auto once = [this] {
            const auto connection = connectTo(m_sshd);
            return connection && runOn(**connection, "echo x").has_value();
        };
        for (int i = 0; i < 20; ++i)
            QVERIFY(once());
        const int descriptors = lab::openDescriptors();
        const int threads = lab::threadCount();
        const qint64 memory = lab::residentMemory();
        for (int i = 0; i < 200; ++i)
            QVERIFY(once());
        QTRY_COMPARE(lab::openDescriptors(), descriptors);
        QTRY_COMPARE(lab::threadCount(), threads);
        const qint64 growth = lab::residentMemory() - memory;
        QVERIFY2(growth < mostGrowth, qPrintable(QString::number(growth)));
        QTRY_VERIFY(m_sshd.sessionProcesses().isEmpty());
    }

    void L4_failuresLeaveNothingBehind()
    {
        quint16 closedPort = 0;
        {
            SocketService gone([](int) {});
            closedPort = gone.port();
        }
        SocketService hangsUp([](int) {});
        const auto fail = [&](int kind) {
            ScriptedDelegate delegate;
            ConnectionOptions options = optionsFor(hopTo(m_sshd));
            options.stepLimit = std::chrono::seconds(5);
            if (kind == 0)
                options.hops[0].port = closedPort;
            else if (kind == 1)
                options.hops[0].port = hangsUp.port();
            else if (kind == 2)
                options.hops[0].credential = PasswordCredential{core::Secret(QByteArrayView("no"))};
            else
                delegate.trust = core::fail(ErrorCode::HostKeyChanged, QStringLiteral("no"));
            return connectTo(std::move(options), delegate).has_value();
        };
        for (int i = 0; i < 40; ++i)
            QVERIFY(!fail(i % 4));
        const int descriptors = lab::openDescriptors();
        const int threads = lab::threadCount();
        const qint64 memory = lab::residentMemory();
        for (int i = 0; i < 200; ++i)
            QVERIFY(!fail(i % 4));
        QTRY_COMPARE(lab::openDescriptors(), descriptors);
        QTRY_VERIFY(lab::threadCount() <= threads);
        const qint64 growth = lab::residentMemory() - memory;
        QVERIFY2(growth < mostGrowth, qPrintable(QString::number(growth)));
    }

    void S15_twoHundredAtOnceNeverExceedTheLimit()
    {
        Sshd sshd;
        sshd.addConfigLine(QStringLiteral("MaxStartups 10:30:100"));
        QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
        ScriptedDelegate delegate;
        int connected = 0;
        int failed = 0;
        std::vector<std::shared_ptr<Connection>> all;
        for (int i = 0; i < 200; ++i) {
            Connection::open(optionsFor(hopTo(sshd)), delegate)
                .then([&](core::Result<std::shared_ptr<Connection>> connection) {
                    connection ? ++connected : ++failed;
                    if (connection)
                        all.push_back(std::move(*connection));
                    else
                        qWarning() << connection.error().toLine();
                });
        }
        QTRY_COMPARE_WITH_TIMEOUT(connected + failed, 200, 60000);
        QCOMPARE(failed, 0);
        QVERIFY(!sshd.log().contains("drop connection"));
        all.clear();
    }

private:
    Sshd m_sshd;
};

QTEST_GUILESS_MAIN(TestConnectionFailures)
#include "TestConnectionFailures.moc"
