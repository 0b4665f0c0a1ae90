// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Ids.h"
#include "desktops/DesktopLab.h"
#include "lab/Patience.h"

#include <QTest>

#include <csignal>

#include <sys/un.h>

using namespace clouddesk;
using namespace clouddesk::desktops;
using core::ErrorCode;

/// The main job against a real sshd, the real Xtigervnc and a real desktop.
class TestDesktopService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(QStringLiteral("/usr/bin/Xtigervnc")))
            QSKIP("no Xtigervnc here");
    }

    void opensAndCloses()
    {
        DesktopLab lab;
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        QList<Step> steps;
        const auto session =
            lab.open(DesktopLab::lxde(), {}, [&steps](const StepReport& report) { steps += report.step; });
        QVERIFY2(session, why(session).constData());
        QCOMPARE(steps, (QList{Step::ConnectSsh, Step::CheckServer, Step::StartServer, Step::CreateTunnel,
                               Step::LaunchViewer}));
        QCOMPARE((*session)->state(), SessionState::Connected);
        QVERIFY(!(*session)->wasAdopted());
        QVERIFY((*session)->password().isEmpty());
        verifyStreams(**session);
        const auto records = QCoro::waitFor(lab.service().sessions());
        QVERIFY(records);
        QCOMPARE(records->size(), 1U);
        QCOMPARE(records->front().state, SessionState::Connected);
        QCOMPARE(records->front().displayNumber, (*session)->displayNumber());
        QVERIFY(records->front().connectedAt.isValid());
        QVERIFY(QCoro::waitFor((*session)->close(true)));
        QCOMPARE((*session)->state(), SessionState::Closed);
        QVERIFY(!QCoro::waitFor((*session)->openStream()));
        QTRY_VERIFY(lab.isClean());
        QCOMPARE(lab.controlSockets(), QStringList());
        QTRY_VERIFY(lab.recordedMachine()->isVncInstalled);
        QCOMPARE(lab.recordedMachine()->desktop, std::optional(instances::Desktop::Lxde));
        const QStringList actions = lab.auditedActions();
        for (const char* action : {"session.opened", "desktop.stopped", "session.closed"})
            QVERIFY2(actions.contains(QLatin1String(action)), action);
        const auto ended = QCoro::waitFor(lab.service().sessions(true));
        QVERIFY(ended);
        QCOMPARE(ended->front().state, SessionState::Closed);
        QVERIFY(ended->front().endedAt.isValid());
    }

    void secondOpenAdopts()
    {
        DesktopLab lab;
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        const auto first = lab.open();
        QVERIFY2(first, why(first).constData());
        QVERIFY(QCoro::waitFor((*first)->close()));
        QList<Step> steps;
        const auto second =
            lab.open(DesktopLab::lxde(), {}, [&steps](const StepReport& report) { steps += report.step; });
        QVERIFY2(second, why(second).constData());
        QVERIFY((*second)->wasAdopted());
        QCOMPARE((*second)->displayNumber(), (*first)->displayNumber());
        QVERIFY(!steps.contains(Step::StartServer));
        verifyStreams(**second);
    }

    void X1_twoAtOnceShareOneDisplay()
    {
        DesktopLab lab;
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        std::vector<core::Task<std::shared_ptr<DesktopSession>>> opens;
        for (int i = 0; i < 5; ++i)
            opens.push_back(lab.service().open(lab.machine(), DesktopLab::lxde(), {}));
        QSet<int> numbers;
        std::vector<std::shared_ptr<DesktopSession>> sessions;
        for (auto& open : opens) {
            auto session = QCoro::waitFor(std::move(open));
            QVERIFY2(session, why(session).constData());
            numbers += (*session)->displayNumber();
            sessions.push_back(*session);
        }
        QCOMPARE(numbers.size(), 1);
        QCOMPARE(lab.displays().size(), 1);
        for (const auto& session : sessions)
            verifyStreams(*session);
    }

    void F2_deathOfTheServerIsTold()
    {
        DesktopLab lab;
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        const auto session = lab.open();
        QVERIFY2(session, why(session).constData());
        QSignalSpy failed(session->get(), &DesktopSession::failed);
        QSignalSpy retries(session->get(), &DesktopSession::retryScheduled);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(::kill(lab.serverOf((*session)->displayNumber()), SIGKILL), 0);
        QVERIFY(failed.wait(2000));
        qInfo("told after %lld ms", timer.elapsed());
        QCOMPARE(failed.front().front().value<core::Error>().code, ErrorCode::DisplayDied);
        QCOMPARE((*session)->state(), SessionState::Failed);
        QVERIFY(retries.isEmpty());
        const auto again = lab.open();
        QVERIFY2(again, why(again).constData());
        QVERIFY(!(*again)->wasAdopted());
    }

    void F2_whoComesBackAtOnceIsToldWhy_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<int>("signal");
        QTest::addColumn<QString>("words");
        QTest::newRow("logged out") << QStringLiteral("lxsession") << int(SIGTERM) << QStringLiteral("logged out");
        QTest::newRow("the server was ended") << QStringLiteral("Xtigervnc") << int(SIGTERM) << QStringLiteral("died");
        QTest::newRow("the server died") << QStringLiteral("Xtigervnc") << int(SIGKILL) << QStringLiteral("died");
    }
    // As a window does whose stream has ended, before anybody can know why.
    void F2_whoComesBackAtOnceIsToldWhy()
    {
        QFETCH(QString, program);
        QFETCH(int, signal);
        QFETCH(QString, words);
        DesktopLab lab;
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        const auto session = lab.open();
        QVERIFY2(session, why(session).constData());
        QSignalSpy failed(session->get(), &DesktopSession::failed);
        const QStringList processes = lab.displayProcesses().filter(QLatin1Char(' ') + program);
        QVERIFY(!processes.isEmpty());
        lab::signalProcesses({processes.front().section(QLatin1Char(' '), 0, 0).toInt()}, signal);
        auto again = QCoro::waitFor((*session)->openStream());
        while (again)
            again = QCoro::waitFor((*session)->openStream());
        QVERIFY2(again.error().code == ErrorCode::DisplayDied, qPrintable(again.error().toLine()));
        QVERIFY2(again.error().text.contains(words), qPrintable(again.error().text));
        if (failed.isEmpty())
            QVERIFY(failed.wait(20000));
        const auto told = failed.front().front().value<core::Error>();
        QCOMPARE(told.code, ErrorCode::DisplayDied);
        QVERIFY2(told.text.contains(words), qPrintable(told.text));
    }

    void F1_listenerRestartDoesNotMatter()
    {
        DesktopLab lab;
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        const auto session = lab.open();
        QVERIFY2(session, why(session).constData());
        lab.sshd().stopListener();
        verifyStreams(**session);
        QCOMPARE((*session)->state(), SessionState::Connected);
    }

    void F1_lostLinkComesBackToTheSameDesktop()
    {
        DesktopLab lab;
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        const auto session = lab.open();
        QVERIFY2(session, why(session).constData());
        const int number = (*session)->displayNumber();
        const pid_t server = lab.serverOf(number);
        QSignalSpy reconnected(session->get(), &DesktopSession::reconnected);
        QSignalSpy retries(session->get(), &DesktopSession::retryScheduled);
        lab.sshd().killSessions();
        QTRY_COMPARE((*session)->state(), SessionState::Reconnecting);
        const auto early = QCoro::waitFor((*session)->openStream());
        QVERIFY(!early);
        QCOMPARE(early.error().code, ErrorCode::ConnectionLost);
        QVERIFY(reconnected.wait(10000));
        QVERIFY(retries.size() <= 2);
        QCOMPARE((*session)->displayNumber(), number);
        QCOMPARE(lab.serverOf(number), server);
        QCOMPARE((*session)->state(), SessionState::Connected);
        verifyStreams(**session);
    }

    void F1_nobodyHasToWaitForTheNextTry()
    {
        DesktopLab lab;
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        const auto session = lab.open();
        QVERIFY2(session, why(session).constData());
        QSignalSpy reconnected(session->get(), &DesktopSession::reconnected);
        QSignalSpy retries(session->get(), &DesktopSession::retryScheduled);
        (*session)->retryNow(); // there is nothing to try
        lab.sshd().stop();
        QTRY_VERIFY_WITH_TIMEOUT(!retries.isEmpty() && retries.last().front().toInt() >= 8, 60000);
        QVERIFY2(lab.sshd().start(), qPrintable(lab.sshd().problem()));
        (*session)->retryNow();
        QVERIFY(reconnected.wait(6000));
        QCOMPARE((*session)->state(), SessionState::Connected);
    }

    // A link that was made anew is watched again.
    void F2_deathAfterALostLinkIsTold()
    {
        DesktopLab lab;
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        const auto session = lab.open();
        QVERIFY2(session, why(session).constData());
        QSignalSpy reconnected(session->get(), &DesktopSession::reconnected);
        QSignalSpy failed(session->get(), &DesktopSession::failed);
        lab.sshd().killSessions();
        QVERIFY(reconnected.wait(15000));
        QCOMPARE(::kill(lab.serverOf((*session)->displayNumber()), SIGKILL), 0);
        QVERIFY(failed.wait(20000));
        QCOMPARE(failed.front().front().value<core::Error>().code, ErrorCode::DisplayDied);
    }

    // Somebody ends what watches over there, and nothing else.
    void F2_deathIsToldThoughTheWatchingWasEnded()
    {
        DesktopLab lab;
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        const auto session = lab.open();
        QVERIFY2(session, why(session).constData());
        const pid_t server = lab.serverOf((*session)->displayNumber());
        QSignalSpy failed(session->get(), &DesktopSession::failed);
        QTRY_VERIFY(!watchersOf(lab).isEmpty());
        lab::signalProcesses(watchersOf(lab), SIGKILL);
        QTRY_VERIFY(watchersOf(lab).isEmpty());
        QCOMPARE((*session)->state(), SessionState::Connected);
        QTRY_VERIFY_WITH_TIMEOUT(!watchersOf(lab).isEmpty(), 15000);
        QCOMPARE(::kill(server, SIGKILL), 0);
        QVERIFY(failed.wait(20000));
        QCOMPARE(failed.front().front().value<core::Error>().code, ErrorCode::DisplayDied);
    }

    void F5_longCutBacksOffAndComesBack()
    {
        DesktopLab lab;
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        const auto session = lab.open();
        QVERIFY2(session, why(session).constData());
        QSignalSpy reconnected(session->get(), &DesktopSession::reconnected);
        QSignalSpy retries(session->get(), &DesktopSession::retryScheduled);
        // The listener's children are found by it, so they go first.
        lab.sshd().killSessions();
        lab.sshd().stopListener();
        QTRY_VERIFY_WITH_TIMEOUT(retries.size() >= 3, 15000);
        int last = 0;
        for (const auto& retry : retries) {
            QVERIFY(retry.front().toInt() >= last);
            last = retry.front().toInt();
        }
        QVERIFY2(lab.sshd().start(), qPrintable(lab.sshd().problem()));
        QVERIFY(reconnected.wait(15000));
        verifyStreams(**session);
    }

    // No reset, no end of stream: the link just says nothing any more.
    void F6_silentLinkIsNoticed()
    {
        DesktopLab lab;
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        const auto session = lab.open();
        QVERIFY2(session, why(session).constData());
        const pid_t server = lab.serverOf((*session)->displayNumber());
        QSignalSpy reconnected(session->get(), &DesktopSession::reconnected);
        lab.sshd().freezeSessions(true);
        QTRY_COMPARE_WITH_TIMEOUT((*session)->state(), SessionState::Reconnecting, 25000);
        QVERIFY(reconnected.wait(15000));
        QCOMPARE(lab.serverOf((*session)->displayNumber()), server);
        verifyStreams(**session);
    }

    // The desktop died while the link was down.
    void F2_deathDuringACutIsTold()
    {
        DesktopLab lab;
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        const auto session = lab.open();
        QVERIFY2(session, why(session).constData());
        QSignalSpy failed(session->get(), &DesktopSession::failed);
        const pid_t server = lab.serverOf((*session)->displayNumber());
        lab.sshd().killSessions();
        QTRY_COMPARE((*session)->state(), SessionState::Reconnecting);
        QCOMPARE(::kill(server, SIGKILL), 0);
        QVERIFY(failed.wait(15000));
        QCOMPARE(failed.front().front().value<core::Error>().code, ErrorCode::DisplayDied);
    }

    void forbiddenSocketsFallBackToTcp()
    {
        DesktopLab lab;
        lab.sshd().addConfigLine(QStringLiteral("AllowStreamLocalForwarding no"));
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        const auto session = lab.open();
        QVERIFY2(session, why(session).constData());
        QCOMPARE((*session)->password().size(), 8U);
        QCOMPARE(lab.displays().size(), 1); // the one with the socket is gone again
        verifyStreams(**session);
        QVERIFY(QCoro::waitFor((*session)->close(true)));
        QTRY_VERIFY(lab.isClean());
    }

    void forbiddenForwardingIsNamed()
    {
        DesktopLab lab;
        lab.sshd().addConfigLine(QStringLiteral("AllowStreamLocalForwarding no"));
        lab.sshd().addConfigLine(QStringLiteral("AllowTcpForwarding no"));
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        const auto session = lab.open();
        QVERIFY(!session);
        QCOMPARE(session.error().code, ErrorCode::ChannelRefused);
        QVERIFY2(session.error().advice.contains(QStringLiteral("AllowTcpForwarding")),
                 qPrintable(session.error().advice));
        QTRY_VERIFY(lab.isClean());
        QVERIFY(lab.auditedActions().contains(QStringLiteral("session.failed")));
    }

    void cancelLeavesNothing_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("delay");
        for (const int delay : {0, 30, 200, 600}) {
            for (const Step step : {Step::ConnectSsh, Step::CheckServer, Step::StartServer, Step::CreateTunnel})
                QTest::addRow("step %d + %d ms", static_cast<int>(step), delay) << static_cast<int>(step) << delay;
        }
    }
    void cancelLeavesNothing()
    {
        QFETCH(int, step);
        QFETCH(int, delay);
        DesktopLab lab;
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        std::stop_source stop;
        QObject context;
        const auto session = lab.open(DesktopLab::lxde(), stop.get_token(), [&](const StepReport& report) {
            if (static_cast<int>(report.step) != step)
                return;
            if (delay == 0)
                stop.request_stop();
            else
                QTimer::singleShot(delay, &context, [&stop] { stop.request_stop(); });
        });
        if (session) { // it was quicker than the delay
            QVERIFY(delay > 0);
            QVERIFY(QCoro::waitFor((*session)->close(true)));
        } else {
            QCOMPARE(session.error().code, ErrorCode::Cancelled);
        }
        QTRY_VERIFY_WITH_TIMEOUT(lab.isClean(), 20000);
        QCOMPARE(lab.controlSockets(), QStringList());
        const auto records = QCoro::waitFor(lab.service().sessions(true));
        QVERIFY(records);
        QCOMPARE(records->size(), 1U);
        QCOMPARE(records->front().state, SessionState::Closed);
    }

    void cancelLeavesADisplayThatRanBefore()
    {
        DesktopLab lab;
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        const auto first = lab.open();
        QVERIFY2(first, why(first).constData());
        std::stop_source stop;
        const auto second = lab.open(DesktopLab::lxde(), stop.get_token(), [&](const StepReport& report) {
            if (report.step == Step::CreateTunnel)
                stop.request_stop();
        });
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Cancelled);
        verifyStreams(**first);
        QCOMPARE(lab.displays().size(), 1);
    }

    // From another process, as far as the service can tell: one that shares the data folder only.
    void sessionsAreClosedFromOutside()
    {
        DesktopLab lab;
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        const auto session = lab.open();
        QVERIFY2(session, why(session).constData());
        const QString socket = lab.home().paths().runtimeDirectory() + QLatin1Char('/') + lab.controlSockets().value(0);
        QCOMPARE(QFileInfo(socket).permissions() &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
        const auto other = lab.makeService();
        const auto closed = QCoro::waitFor(other->closeSession((*session)->id(), true));
        QVERIFY2(closed, why(closed).constData());
        QCOMPARE((*session)->state(), SessionState::Closed);
        QTRY_VERIFY(lab.isClean());
        QVERIFY(QCoro::waitFor(other->closeSession((*session)->id(), false)));
        const auto unknown = QCoro::waitFor(other->closeSession(QStringLiteral("nonsense"), false));
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, ErrorCode::NotFound);
    }

    void K10_sessionsOfDeadProcessesAreEnded()
    {
        DesktopLab lab;
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        const auto session = lab.open();
        QVERIFY2(session, why(session).constData());
        const int number = (*session)->displayNumber();
        // As a process left it that was killed: its record, and the desktop over there.
        QProcess dead;
        dead.start(QStringLiteral("true"), {});
        QVERIFY(dead.waitForFinished());
        SessionRepository repository(lab.home().database(), lab.home().clock());
        SessionRecord record;
        record.id = core::newId();
        record.ownerId = lab.home().ownerId();
        record.instanceId = lab.machine().id;
        record.instanceName = lab.machine().name;
        record.state = SessionState::Connected;
        record.displayNumber = number;
        record.processId = 4194303;
        QVERIFY(QCoro::waitFor(repository.add(record)));
        // A process of that number lives, but it is younger than the session.
        SessionRecord reused = record;
        reused.id = core::newId();
        reused.processId = QCoreApplication::applicationPid();
        reused.createdAt = QDateTime::currentDateTimeUtc().addDays(-1);
        QVERIFY(QCoro::waitFor(repository.add(reused)));
        // And its socket, which nobody listens at.
        QVERIFY(
            leaveSocket(QDir(lab.home().paths().runtimeDirectory()).filePath(record.id + QLatin1String(".session"))));
        QCOMPARE(lab.controlSockets().size(), 2);
        const auto records = QCoro::waitFor(lab.service().sessions());
        QVERIFY(records);
        QCOMPARE(records->size(), 1U);
        QCOMPARE(records->front().id, (*session)->id());
        QCOMPARE(lab.controlSockets(), QStringList((*session)->id() + QLatin1String(".session")));
        const auto found = QCoro::waitFor(repository.find(record.id));
        QVERIFY(found);
        QCOMPARE(found->state, SessionState::Failed);
        QVERIFY(found->endedAt.isValid());
        // Its desktop can still be stopped by the session's id.
        QVERIFY(QCoro::waitFor((*session)->close()));
        const auto stopped = QCoro::waitFor(lab.service().closeSession(record.id, true));
        QVERIFY2(stopped, why(stopped).constData());
        QTRY_VERIFY(lab.isClean());
    }

    void droppedSessionsClose()
    {
        DesktopLab lab;
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        {
            const auto session = lab.open();
            QVERIFY2(session, why(session).constData());
        }
        QTRY_VERIFY(lab.sshd().sessionProcesses().isEmpty());
        const auto records = QCoro::waitFor(lab.service().sessions(true));
        QVERIFY(records);
        QCOMPARE(records->front().state, SessionState::Closed);
        QCOMPARE(lab.displays().size(), 1);
    }

    void L1_openAndCloseManyTimes()
    {
        DesktopLab lab;
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        const auto first = lab.open();
        QVERIFY2(first, why(first).constData());
        constexpr int warmUp = 10;
        constexpr int cycles = 50;
        int descriptors = 0;
        int threads = 0;
        qint64 memory = 0;
        QStringList processes;
        for (int i = 0; i < warmUp + cycles; ++i) {
            if (i == warmUp) {
                descriptors = lab::openDescriptors();
                threads = lab::threadCount();
                memory = lab::residentMemory();
                processes = lab.displayProcesses();
            }
            const auto session = lab.open();
            QVERIFY2(session, why(session).constData());
            auto stream = QCoro::waitFor((*session)->openStream());
            QVERIFY(stream);
            QVERIFY(QCoro::waitFor((*session)->close()));
        }
        QTRY_VERIFY(lab::threadCount() <= threads);
        QTRY_VERIFY(lab::openDescriptors() <= descriptors);
        QTRY_VERIFY_WITH_TIMEOUT(lab.displayProcesses().size() <= processes.size(), 15000);
        const qint64 growth = (lab::residentMemory() - memory) / cycles;
        qInfo("%lld bytes of memory per cycle", growth);
#ifndef CLOUDDESK_SANITIZED
        QVERIFY2(growth < 16 * 1024, qPrintable(QString::number(growth)));
#endif
    }

private:
    static bool leaveSocket(const QString& path)
    {
        const core::UniqueFd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        const QByteArray name = QFile::encodeName(path);
        std::copy(name.begin(), name.end(), address.sun_path);
        return ::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0 &&
               ::listen(socket.get(), 1) == 0;
    }

    /// The processes that wait for the end of a display's pipe, and the scripts that started them.
    static QList<qint64> watchersOf(DesktopLab& lab)
    {
        QList<qint64> found;
        for (const qint64 session : lab.sshd().sessionProcesses()) {
            for (const qint64 process : lab::descendantProcesses(session)) {
                const QByteArray words = LocalMachine::slurp(QStringLiteral("/proc/%1/cmdline").arg(process));
                if (words.startsWith("timeout") && words.contains("/alive"))
                    found += {lab::parentProcess(process), process};
            }
        }
        return found;
    }

    // Two at once: the one that proved the tunnel, and one opened anew.
    static void verifyStreams(DesktopSession& session)
    {
        auto first = QCoro::waitFor(session.openStream());
        QVERIFY2(first, why(first).constData());
        auto second = QCoro::waitFor(session.openStream());
        QVERIFY2(second, why(second).constData());
        QCOMPARE(DesktopLab::greetingOf(*first), QByteArray("RFB 003.008\n"));
        QCOMPARE(DesktopLab::greetingOf(*second), QByteArray("RFB 003.008\n"));
    }
};

QTEST_GUILESS_MAIN(TestDesktopService)
#include "TestDesktopService.moc"
