// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/NameServer.h"
#include "lab/SshLogin.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

using namespace clouddesk;
using namespace clouddesk::ssh;
using core::ErrorCode;
using lab::connectTo;
using lab::hopTo;
using lab::NameServer;
using lab::optionsFor;
using lab::runOn;
using lab::ScriptedDelegate;
using lab::Sshd;
using namespace std::chrono_literals;

namespace {

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
    [[nodiscard]] qint64 worst() const { return std::max(m_worst, m_since.elapsed()); }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_worst = 0;
};

// Far from the seconds that a name takes, and far from what a busy computer takes away.
constexpr qint64 longestPause = 1000;

} // namespace

/// A name server that is slow, silent or knows nothing.
class TestNameResolution : public QObject
{
    Q_OBJECT

public:
    explicit TestNameResolution(NameServer* names)
        : m_names(names)
    {
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!m_names)
            QSKIP("needs root for a name server of its own");
        QVERIFY2(m_sshd.start(), qPrintable(m_sshd.problem()));
    }
    void init() { m_names->setMood(NameServer::Mood::Answers); }

    void F9_theNameServerIsAsked()
    {
        const int before = m_names->questions();
        ScriptedDelegate delegate;
        const auto connection = connectTo(optionsByName(), delegate);
        VERIFY_RESULT(connection);
        VERIFY_RESULT(runOn(**connection, "true"));
        QVERIFY(m_names->questions() > before);
    }

    void F9_unknownNamesAreToldAtOnce()
    {
        m_names->setMood(NameServer::Mood::KnowsNothing);
        QElapsedTimer clock;
        clock.start();
        ScriptedDelegate delegate;
        const auto refused = connectTo(optionsByName(), delegate);
        QCOMPARE(refused.error().code, ErrorCode::HostUnresolved);
        QVERIFY(refused.error().where.contains(QStringLiteral("machine.example.test")));
        QVERIFY2(refused.error().advice.contains(QStringLiteral("spelling")), qPrintable(refused.error().advice));
        QVERIFY(clock.elapsed() < 3000);
    }

    void F9_slowNamesHoldUpNobody()
    {
        m_names->setMood(NameServer::Mood::Answers, 3000ms);
        QElapsedTimer clock;
        clock.start();
        const Heartbeat heart;
        ScriptedDelegate delegate;
        auto byName = Connection::open(optionsByName(), delegate);
        // Machines given by their address are reached meanwhile, and connections that are open are used.
        const auto neighbour = connectTo(m_sshd);
        VERIFY_RESULT(neighbour);
        QVERIFY2(clock.elapsed() < 2500, qPrintable(QString::number(clock.elapsed())));
        VERIFY_RESULT(runOn(**neighbour, "true"));
        QVERIFY(!byName.isReady());
        const auto connection = QCoro::waitFor(std::move(byName));
        VERIFY_RESULT(connection);
        QVERIFY(clock.elapsed() >= 3000);
        QVERIFY2(heart.worst() < longestPause, qPrintable(QString::number(heart.worst())));
    }

    // More at once than any pool of threads has: all are told within their limit, and none holds up the home thread.
    void F9_silentNameServerIsToldInTime()
    {
        m_names->setMood(NameServer::Mood::IsSilent);
        QElapsedTimer clock;
        clock.start();
        const Heartbeat heart;
        ScriptedDelegate delegate;
        std::vector<core::Task<std::shared_ptr<Connection>>> openings;
        for (int i = 0; i < 30; ++i) {
            ConnectionOptions options = optionsByName(QStringLiteral("m%1.example.test").arg(i));
            options.stepLimit = 2s;
            openings.push_back(Connection::open(std::move(options), delegate));
        }
        for (auto& opening : openings) {
            const auto refused = QCoro::waitFor(std::move(opening));
            QCOMPARE(refused.error().code, ErrorCode::HostUnresolved);
            QVERIFY2(refused.error().text.contains(QStringLiteral("name server")), qPrintable(refused.error().text));
            QVERIFY(!refused.error().advice.isEmpty());
        }
        QVERIFY2(clock.elapsed() >= 1900 && clock.elapsed() < 4000, qPrintable(QString::number(clock.elapsed())));
        QVERIFY2(heart.worst() < longestPause, qPrintable(QString::number(heart.worst())));
        // It answers again: so does the next connect.
        m_names->setMood(NameServer::Mood::Answers);
        VERIFY_RESULT(connectTo(optionsByName(), delegate));
    }

    void F9_waitingForANameCanBeCancelled()
    {
        m_names->setMood(NameServer::Mood::IsSilent);
        std::stop_source stop;
        QTimer::singleShot(200, this, [&stop] { stop.request_stop(); });
        QElapsedTimer clock;
        clock.start();
        ScriptedDelegate delegate;
        const auto cancelled = connectTo(optionsByName(), delegate, stop.get_token());
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
        QVERIFY(clock.elapsed() < 1500);
    }

private:
    ConnectionOptions optionsByName(const QString& name = QStringLiteral("machine.example.test")) const
    {
        Hop hop = hopTo(m_sshd);
        hop.host = name;
        return optionsFor(std::move(hop));
    }

    NameServer* m_names;
    Sshd m_sshd;
};

int main(int argc, char** argv)
{
    NameServer names;
    const bool pretends = NameServer::mayPretend() && names.start();
    QCoreApplication application(argc, argv);
    TestNameResolution test(pretends ? &names : nullptr);
    return QTest::qExec(&test, argc, argv);
}

#include "TestNameResolution.moc"
