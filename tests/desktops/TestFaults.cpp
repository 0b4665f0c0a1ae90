// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktops/DesktopLab.h"
#include "desktops/TunnelListener.h"
#include "lab/Patience.h"
#include "lab/Relay.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

#include <csignal>

using namespace clouddesk;
using namespace clouddesk::desktops;
using core::ErrorCode;

namespace {

constexpr auto greeting = "RFB 003.008\n";

/// A process that stands still, without end and without a word, while this object lives.
class Frozen
{
public:
    explicit Frozen(pid_t process)
        : m_process(process)
    {
        ::kill(m_process, SIGSTOP);
    }
    ~Frozen() { ::kill(m_process, SIGCONT); }
    Frozen(const Frozen&) = delete;
    Frozen& operator=(const Frozen&) = delete;

private:
    pid_t m_process;
};

/// How late the home thread's timer of 20 ms came at worst while this object lived.
class Heartbeat
{
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer,
                         [this] { m_worst = std::max(m_worst, m_since.restart()); });
        m_since.start();
        m_timer.start(20);
    }
    [[nodiscard]] qint64 worst() const { return m_worst; }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_worst = 0;
};

// The whole home thread, though the machine that runs the test may be busy itself.
#ifdef CLOUDDESK_SANITIZED
constexpr qint64 longestPause = 2000;
#else
constexpr qint64 longestPause = 1000;
#endif

} // namespace

/// What breaks, freezes, flaps or disappears while desktops are in use.
class TestFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(QStringLiteral("/usr/bin/Xtigervnc")))
            QSKIP("no Xtigervnc here");
    }

    // Whatever a viewer says into the tunnel, the machine is asked for its own display and for nothing else.
    void S12_onlyTheOwnDisplayIsForwarded_data()
    {
        QTest::addColumn<bool>("bySocket");
        QTest::newRow("socket") << true;
        QTest::newRow("TCP") << false;
    }
    void S12_onlyTheOwnDisplayIsForwarded()
    {
        QFETCH(bool, bySocket);
        DesktopLab lab;
        if (!bySocket)
            lab.sshd().addConfigLine(QStringLiteral("AllowStreamLocalForwarding no"));
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        const auto session = lab.open();
        QVERIFY2(session, why(session).constData());
        verifyStreams(**session);
        const auto listener = TunnelListener::listen(*session, QHostAddress(QHostAddress::LocalHost), 0);
        QVERIFY2(listener, why(listener).constData());
        // For an HTTP proxy, SOCKS 5, SOCKS 4 and a web server; each is at least as long as RFB's greeting.
        const QByteArray wishes[] = {"CONNECT 169.254.169.254:80 HTTP/1.1\r\n\r\n",
                                     QByteArray("\x05\x01\x00\x05\x01\x00\x01\x7f\x00\x00\x01\x00\x16", 13),
                                     QByteArray("\x04\x01\x00\x16\x7f\x00\x00\x01somebody\x00", 17),
                                     "GET http://127.0.0.1:22/ HTTP/1.0\r\n\r\n"};
        for (const QByteArray& wish : wishes) {
            QTcpSocket viewer;
            viewer.connectToHost(QHostAddress(QHostAddress::LocalHost), (*listener)->port());
            QTRY_VERIFY_WITH_TIMEOUT(viewer.bytesAvailable() >= 12, 10000);
            QCOMPARE(viewer.readAll(), QByteArray(greeting));
            viewer.write(wish);
            // The VNC server takes it for a version that it does not know.
            QTRY_COMPARE_WITH_TIMEOUT(viewer.state(), QAbstractSocket::UnconnectedState, 10000);
            QVERIFY(!viewer.readAll().contains("SSH-2.0"));
        }
        const int number = (*session)->displayNumber();
        const QString own = bySocket ? QString::fromUtf8(lab.displayFile(number, QStringLiteral("socket")))
                                     : QStringLiteral("127.0.0.1 port %1")
                                           .arg(QString::fromUtf8(lab.displayFile(number, QStringLiteral("port"))));
        const QStringList asked = forwardingsAskedOf(lab.sshd());
        QVERIFY2(asked.size() >= 6, qPrintable(asked.join(QLatin1Char('\n'))));
        for (const QString& target : asked) {
            // The first try with a socket was refused before any display with a port was there.
            const bool isOwn = target == own || (!bySocket && target.startsWith(lab.displaysFolder()));
            QVERIFY2(isOwn, qPrintable(QStringLiteral("%1, but the display is at %2").arg(target, own)));
        }
    }

    // The link's limit is 15 s (three keepalives of 5 s): what is shorter changes nothing.
    void F8_shortFreezeOfTheLinkIsNothing()
    {
        DesktopLab lab;
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        const auto session = lab.open();
        QVERIFY2(session, why(session).constData());
        QSignalSpy states(session->get(), &DesktopSession::stateChanged);
        lab.sshd().freezeSessions(true);
        auto asked = (*session)->openStream();
        std::ignore = QCoro::waitFor(core::sleepFor(std::chrono::seconds(6), {}));
        lab.sshd().freezeSessions(false);
        auto waiting = QCoro::waitFor(std::move(asked));
        QVERIFY2(waiting, why(waiting).constData());
        QCOMPARE(DesktopLab::greetingOf(*waiting), QByteArray(greeting));
        verifyStreams(**session);
        QCOMPARE(states.size(), 0);
    }

    // One desktop's server stands still: new viewers of it are told so in time, everybody else notices nothing, and
    // when it goes on, so does the session.
    void F8_frozenServerHoldsUpOnlyItself()
    {
        DesktopLab frozenLab;
        DesktopLab otherLab;
        QVERIFY2(frozenLab.start() && otherLab.start(), qPrintable(frozenLab.problem() + otherLab.problem()));
        const auto frozen = frozenLab.open();
        QVERIFY2(frozen, why(frozen).constData());
        const auto other = otherLab.open();
        QVERIFY2(other, why(other).constData());
        QSignalSpy states(frozen->get(), &DesktopSession::stateChanged);
        {
            const Frozen standstill(frozenLab.serverOf((*frozen)->displayNumber()));
            const Heartbeat heart;
            QElapsedTimer clock;
            clock.start();
            auto opening = frozenLab.service().open(frozenLab.machine(), DesktopLab::lxde(), {});
            qint64 slowest = 0;
            while (!opening.isReady()) {
                QElapsedTimer one;
                one.start();
                verifyStreams(**other);
                slowest = std::max(slowest, one.elapsed());
                QVERIFY2(clock.elapsed() < 40000, "opening a frozen desktop does not end");
            }
            const auto refused = QCoro::waitFor(std::move(opening));
            QVERIFY(!refused);
            QVERIFY2(!refused.error().text.isEmpty() && !refused.error().where.isEmpty(),
                     qPrintable(refused.error().toLine()));
            qInfo("refused after %lld ms: %s", clock.elapsed(), qPrintable(refused.error().toLine()));
            qInfo("slowest stream of the other: %lld ms; longest pause of the home thread: %lld ms", slowest,
                  heart.worst());
            QVERIFY(heart.worst() < longestPause);
        }
        verifyStreams(**frozen);
        QCOMPARE(states.size(), 0);
        QVERIFY(frozenLab.displays().size() == 1);
        const auto again = frozenLab.open();
        QVERIFY2(again, why(again).constData());
        QVERIFY((*again)->wasAdopted());
    }

    // Programs that the machine lacks: the reason says which, or nothing is amiss without them.
    void F15_missingToolsAreNamed_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("words");
        QTest::newRow("VNC server") << QStringLiteral("Xtigervnc") << int(ErrorCode::ServerMissing)
                                    << QStringLiteral("tigervnc");
        QTest::newRow("desktop") << QStringLiteral("lxsession") << int(ErrorCode::ServerMissing)
                                 << QStringLiteral("lx");
        QTest::newRow("xauth") << QStringLiteral("xauth") << int(ErrorCode::ServerMissing) << QStringLiteral("xauth");
        for (const char* tool : {"chmod", "flock", "grep", "head", "mkfifo", "mktemp", "setsid", "sleep", "timeout"})
            QTest::newRow(tool) << QString::fromLatin1(tool) << int(ErrorCode::ServerStartFailed)
                                << QStringLiteral("the program %1 is missing").arg(QLatin1String(tool));
        // Nothing is amiss without these.
        for (const char* tool : {"awk", "getent", "ps", "stat"})
            QTest::newRow(tool) << QString::fromLatin1(tool) << -1 << QString();
    }
    void F15_missingToolsAreNamed()
    {
        if (!LocalMachine::mayPretend())
            QSKIP("needs root");
        QFETCH(QString, program);
        QFETCH(int, code);
        QFETCH(QString, words);
        DesktopLab lab;
        // Every command runs where the program is not to be executed.
        lab.sshd().addConfigLine(
            QStringLiteral("ForceCommand exec unshare -m sh -c 'for f in $(which -a %1); do mount --bind /dev/null $f; "
                           "done; exec sh -c \"$SSH_ORIGINAL_COMMAND\"'")
                .arg(program == QStringLiteral("Xtigervnc") ? QStringLiteral("Xtigervnc Xvnc") : program));
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        OpenOptions options = DesktopLab::lxde();
        options.mayInstall = false;
        const auto session = lab.open(options);
        if (code < 0) {
            QVERIFY2(session, why(session).constData());
            verifyStreams(**session);
            return;
        }
        QVERIFY(!session);
        const core::Error& error = session.error();
        QCOMPARE(static_cast<int>(error.code), code);
        QVERIFY2(error.text.contains(words), qPrintable(error.text));
        QVERIFY(!error.advice.isEmpty());
        QCOMPARE(error.where, lab.machine().name);
        // The rest works.
        const auto connection = QCoro::waitFor(lab.home().connector().connect(lab.machine()));
        QVERIFY2(connection, why(connection).constData());
    }

    // Up for a second, down for a second.
    void F14_flappingLinkIsTriedOnceASecond()
    {
        DesktopLab lab;
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        lab::Relay relay(lab.sshd().port());
        auto draft = lab::TestHome::draftFor(lab.sshd(), QStringLiteral("flapping"));
        draft.port = relay.port();
        draft.secrets.privateKey = core::Secret(lab.sshd().clientKey());
        const auto machine = QCoro::waitFor(lab.home().instances().add(std::move(draft)));
        QVERIFY2(machine, why(machine).constData());
        const auto session = QCoro::waitFor(lab.service().open(*machine, DesktopLab::lxde(), {}));
        QVERIFY2(session, why(session).constData());
        const int number = (*session)->displayNumber();
        verifyStreams(**session);
        QTRY_VERIFY(lab.sshd().sessionProcesses().size() == 1);
        startAllReaders(lab);
        const int descriptors = lab::openDescriptors();
        const int threads = lab::threadCount();

        QList<qint64> attempts;
        QElapsedTimer clock;
        clock.start();
        int seen = relay.accepted();
        QTimer watch;
        watch.setTimerType(Qt::PreciseTimer);
        QObject::connect(&watch, &QTimer::timeout, &watch, [&] {
            for (; seen < relay.accepted(); ++seen)
                attempts += clock.elapsed();
        });
        watch.start(5);
        for (int i = 0; i < 10; ++i) {
            relay.cut();
            std::ignore = QCoro::waitFor(core::sleepFor(std::chrono::seconds(1), {}));
            relay.mend();
            std::ignore = QCoro::waitFor(core::sleepFor(std::chrono::seconds(1), {}));
        }
        const qint64 mended = clock.elapsed();
        QTRY_COMPARE_WITH_TIMEOUT((*session)->state(), SessionState::Connected, 30000);
        qInfo("%d attempts in 20 s, connected %lld ms after the last cut ended", static_cast<int>(attempts.size()),
              clock.elapsed() - mended);
        QVERIFY(attempts.size() >= 2);
        // What is seen late by a busy computer may make the next look early.
        for (qsizetype i = 1; i < attempts.size(); ++i)
            QVERIFY2(attempts[i] - attempts[i - 1] >= 900, qPrintable(QString::number(attempts[i] - attempts[i - 1])));
        QVERIFY(attempts.size() <= mended / 1000 + 1);
        QCOMPARE((*session)->displayNumber(), number);
        verifyStreams(**session);
        QTRY_VERIFY_WITH_TIMEOUT(lab::openDescriptors() <= descriptors, 10000);
        QTRY_VERIFY_WITH_TIMEOUT(lab::threadCount() <= threads, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(lab.sshd().sessionProcesses().size(), 1, 10000);
    }

    // At any moment of the way in, and of a stream in use.
    void X4_machineRemovedMeanwhile()
    {
        DesktopLab lab;
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        const auto first = lab.open();
        QVERIFY2(first, why(first).constData());
        verifyStreams(**first);
        const int wayIn = static_cast<int>(std::max<qint64>(timeToOpen(lab), 50));
        QStringList descriptors;
        int threads = 0;
        startAllReaders(lab);
        constexpr int warmUp = 10;
        constexpr int rounds = 40;
        int whileOpening = 0;
        for (int i = 0; i < rounds; ++i) {
            if (i == warmUp) {
                QTRY_COMPARE(lab.sshd().sessionProcesses().size(), 1);
                QTRY_COMPARE(lab.controlSockets().size(), 1);
                descriptors = descriptorTargets();
                threads = lab::threadCount();
            }
            const auto machine = lab.home().addMachine(lab.sshd(), QStringLiteral("round %1").arg(i));
            QVERIFY2(machine, why(machine).constData());
            auto opening = lab.service().open(*machine, DesktopLab::lxde(), {});
            // At once, at some moment, or when it is in use.
            const bool isInUse = i % 4 == 0;
            const int pause = i % 4 == 1 ? 0 : QRandomGenerator::global()->bounded(wayIn);
            while (isInUse && !opening.isReady())
                std::ignore = QCoro::waitFor(core::sleepFor(std::chrono::milliseconds(5), {}));
            if (!isInUse)
                std::ignore = QCoro::waitFor(core::sleepFor(std::chrono::milliseconds(pause), {}));
            const auto removed = QCoro::waitFor(lab.home().instances().remove(machine->id));
            QVERIFY2(removed, why(removed).constData());
            const auto session = QCoro::waitFor(std::move(opening));
            if (session) {
                QTRY_COMPARE((*session)->state(), SessionState::Closed);
                QVERIFY(!QCoro::waitFor((*session)->openStream()));
            } else {
                ++whileOpening;
                const ErrorCode code = session.error().code;
                QVERIFY2(code == ErrorCode::Cancelled || code == ErrorCode::NotFound, why(session).constData());
            }
        }
        qInfo("%d of %d were removed on the way in (%d ms)", whileOpening, rounds, wayIn);
        QVERIFY(whileOpening > 0 && whileOpening < rounds);
        // The session of the machine that stayed is as it was, and it is the only one.
        QCOMPARE((*first)->state(), SessionState::Connected);
        verifyStreams(**first);
        QTRY_COMPARE(lab.sshd().sessionProcesses().size(), 1);
        // A session that is called closed has still to be written down.
        QTRY_COMPARE(lab.controlSockets().size(), 1);
        QCOMPARE(lab.displays().size(), 1);
        const auto running = QCoro::waitFor(lab.service().sessions());
        QVERIFY(running);
        QCOMPARE(running->size(), 1U);
        const bool isSettled = QTest::qWaitFor(
            [&] { return descriptorTargets().size() <= descriptors.size() && lab::threadCount() <= threads; }, 10000);
        QVERIFY2(isSettled, qPrintable(descriptors.join(QLatin1Char(' ')) + QStringLiteral("\nnow: ") +
                                       descriptorTargets().join(QLatin1Char(' '))));
    }

    // The window streams in one process; the machine is removed in another.
    void X4_machineRemovedByAnotherProcess()
    {
        DesktopLab lab;
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        const auto machine = lab.home().addMachine(lab.sshd(), QStringLiteral("removed"));
        QVERIFY2(machine, why(machine).constData());
        const auto session = QCoro::waitFor(lab.service().open(*machine, DesktopLab::lxde(), {}));
        QVERIFY2(session, why(session).constData());
        auto stream = QCoro::waitFor((*session)->openStream());
        QVERIFY2(stream, why(stream).constData());
        QCOMPARE(DesktopLab::greetingOf(*stream), QByteArray(greeting));
        // Services of its own, that share the data folder only.
        instances::InstanceService elsewhere(lab.home().database(), lab.home().vault(), lab.home().audit(),
                                             lab.home().clock(), lab.home().ownerId());
        QVERIFY(QCoro::waitFor(elsewhere.remove(machine->id)));
        QCOMPARE((*session)->state(), SessionState::Connected);
        const auto otherService = lab.makeService();
        const auto closed = QCoro::waitFor(otherService->closeSessionsOf(machine->id));
        QVERIFY2(closed, why(closed).constData());
        QCOMPARE((*session)->state(), SessionState::Closed);
        char byte = 0;
        QTRY_VERIFY(::recv(stream->get(), &byte, 1, MSG_DONTWAIT) <= 0 && errno != EAGAIN);
        QTRY_VERIFY(lab.sshd().sessionProcesses().isEmpty());
    }

private:
    // The database's readers, each a thread with its files, come as they are needed; here all at once.
    static void startAllReaders(DesktopLab& lab)
    {
        constexpr int moreThanThereAre = 16;
        const auto linger = [](storage::Transaction&) -> core::Result<void> {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            return {};
        };
        std::vector<core::Task<void>> reads;
        for (int i = 0; i < moreThanThereAre; ++i)
            reads.push_back(lab.home().database().read<void>(linger));
        for (auto& read : reads)
            QVERIFY(QCoro::waitFor(std::move(read)));
    }

    static QStringList descriptorTargets()
    {
        QStringList targets;
        for (const QFileInfo& each : QDir(QStringLiteral("/proc/self/fd"))
                                         .entryInfoList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot))
            targets += each.symLinkTarget();
        targets.sort();
        return targets;
    }

    static qint64 timeToOpen(DesktopLab& lab)
    {
        QElapsedTimer clock;
        clock.start();
        const auto session = lab.open();
        const qint64 took = clock.elapsed();
        if (session)
            std::ignore = QCoro::waitFor((*session)->close());
        return took;
    }

    /// "PATH" or "HOST port PORT" of every stream that this sshd was asked for.
    static QStringList forwardingsAskedOf(const lab::Sshd& sshd)
    {
        static const QRegularExpression request(
            QStringLiteral("server_request_direct_\\w+: originator .* target (.+)$"),
            QRegularExpression::MultilineOption);
        QStringList targets;
        auto found = request.globalMatch(QString::fromUtf8(sshd.log()));
        while (found.hasNext())
            targets += found.next().captured(1).trimmed().remove(QLatin1Char('\r'));
        return targets;
    }

    // Two at once, as viewers that come and go make them.
    static void verifyStreams(DesktopSession& session)
    {
        auto first = QCoro::waitFor(session.openStream());
        QVERIFY2(first, why(first).constData());
        auto second = QCoro::waitFor(session.openStream());
        QVERIFY2(second, why(second).constData());
        QCOMPARE(DesktopLab::greetingOf(*first), QByteArray(greeting));
        QCOMPARE(DesktopLab::greetingOf(*second), QByteArray(greeting));
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "TestFaults.moc"
