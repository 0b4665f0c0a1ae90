// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktops/DesktopLab.h"
#include "lab/Effort.h"
#include "lab/Trend.h"
#include "rfbclient/Client.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTest>

using namespace clouddesk;
using desktops::DesktopLab;
using desktops::DesktopSession;

namespace {

core::Task<void> runOnce(std::shared_ptr<ssh::Connection> connection)
{
    ssh::ExecRequest request;
    request.command = "seq 1000";
    const auto ran = co_await connection->exec(std::move(request));
    co_return ran ? core::Result<void>() : core::fail(ran);
}

/// A desktop that somebody looks at all the time, and that comes back by itself when its link was lost.
class Looker : public QObject
{
public:
    explicit Looker(std::shared_ptr<DesktopSession> session)
        : m_session(std::move(session))
        , m_client(rfb::ClientOptions())
    {
        connect(&m_client, &rfb::Client::damaged, this, [this] {
            ++m_updates;
            m_hasPicture = true;
            m_client.acknowledgeDamage();
        });
        connect(&m_client, &rfb::Client::ended, this, [this] {
            m_hasPicture = false;
            QTimer::singleShot(200, this, [this] { look(); });
        });
        look();
    }
    ~Looker() override
    {
        m_client.stop();
        std::ignore = QCoro::waitFor(m_session->close());
    }

    [[nodiscard]] int updates() const { return m_updates; }
    [[nodiscard]] bool hasPicture() const { return m_hasPicture; }
    [[nodiscard]] DesktopSession& session() { return *m_session; }

private:
    void look() { m_opening = begin(this, m_session); }
    static core::Task<void> begin(QPointer<Looker> self, std::shared_ptr<DesktopSession> session)
    {
        auto stream = co_await session->openStream();
        if (!self)
            co_return {};
        if (stream)
            self->m_client.start(std::move(*stream));
        else
            QTimer::singleShot(200, self, [self] { self->look(); });
        co_return {};
    }

    std::shared_ptr<DesktopSession> m_session;
    rfb::Client m_client;
    std::optional<core::Task<void>> m_opening;
    int m_updates = 0;
    bool m_hasPicture = false;
};

} // namespace

/// Hours of use in one process, or as long as there is time.
class TestSoak : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void L5_soak()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("Xtigervnc")).isEmpty())
            QSKIP("no Xtigervnc here");
        const int seconds = lab::numberFrom("CLOUDDESK_SOAK_SECONDS", lab::mayTakeLong() ? 3600 : 60);
        DesktopLab lab;
        QVERIFY2(lab.start(), qPrintable(lab.problem()));
        std::vector<std::unique_ptr<Looker>> lookers;
        for (int i = 0; i < 3; ++i) {
            const auto session = lab.open();
            QVERIFY(session);
            lookers.push_back(std::make_unique<Looker>(*session));
        }
        QElapsedTimer clock;
        clock.start();
        QList<double> memory;
        QList<double> descriptors;
        QList<double> threads;
        std::optional<qint64> databaseBefore;
        const QString database = lab.home().paths().databaseFile();
        for (int round = 0; clock.elapsed() < seconds * 1000; ++round) {
            use(lab, round);
            if (QTest::currentTestFailed())
                return;
            // Links break now and then, but for the first and the last tenth of the time.
            const bool isInTheMiddle = clock.elapsed() > seconds * 100 && clock.elapsed() < seconds * 900;
            if (round % 40 == 39 && isInTheMiddle)
                lab.sshd().killSessions();
            // The first third is for what is made once. What is lost holds less until it is back, and nothing is
            // lost in the last tenth: that alone would look like a rise.
            if (clock.elapsed() > seconds * 333 && std::ranges::all_of(lookers, &Looker::hasPicture)) {
                databaseBefore = databaseBefore.value_or(QFileInfo(database).size());
                memory += static_cast<double>(lab::residentMemory()) / 1024;
                descriptors += lab::openDescriptors();
                threads += lab::threadCount();
            }
        }
        const qint64 recorded = QFileInfo(database).size() - databaseBefore.value_or(0);
        judge(memory, descriptors, threads, clock.elapsed() * 0.667 / 1000, recorded);
        for (const auto& looker : lookers) {
            QTRY_COMPARE_WITH_TIMEOUT(looker->session().state(), desktops::SessionState::Connected, 30000);
            QVERIFY2(looker->updates() > seconds / 10, qPrintable(QString::number(looker->updates())));
        }
        const auto verified = QCoro::waitFor(lab.home().audit().verify());
        QVERIFY(verified && verified->sound);
    }

private:
    /// What a person does in a few hundred milliseconds.
    static void use(DesktopLab& lab, int round)
    {
        if (round % 4 == 0) {
            const auto session = lab.open();
            // The link may have been broken meanwhile.
            if (session) {
                std::ignore = QCoro::waitFor((*session)->openStream());
                std::ignore = QCoro::waitFor((*session)->close());
            }
        }
        if (round % 4 == 1) {
            const auto connection = QCoro::waitFor(lab.home().connector().connect(lab.machine()));
            if (connection) {
                std::ignore = QCoro::waitFor(runOnce(*connection));
                (*connection)->close();
            }
        }
        if (round % 4 == 2) {
            instances::InstanceDraft draft;
            draft.tags = QStringList{QString::number(round)};
            QVERIFY(QCoro::waitFor(lab.home().instances().edit(lab.machine().id, std::move(draft))));
            QVERIFY(QCoro::waitFor(lab.home().instances().list()));
        }
        QTest::qWait(50);
    }

    static void judge(const QList<double>& memory, const QList<double>& descriptors, const QList<double>& threads,
                      double seconds, qint64 recorded)
    {
        // SQLite keeps what was written and read lately, 2000 KiB for each of three connections (PRAGMA cache_size).
        const double cached = std::min(3 * 2000.0, 3 * static_cast<double>(recorded) / 1024);
        QVERIFY(memory.size() >= 20);
        const auto samples = static_cast<double>(memory.size());
        const double growth = lab::slopeOf(memory) * samples;
        const double allowed = 1024 + seconds / 3600 * 1024 + cached;
        qInfo("in %.0f s: memory %+.0f KiB (allowed: %.0f), descriptors %+.1f, threads %+.1f", seconds, growth, allowed,
              lab::slopeOf(descriptors) * samples, lab::slopeOf(threads) * samples);
        // What opens and closes beside the three makes it uneven; what leaks rises.
        QVERIFY(lab::slopeOf(descriptors) * samples < 4);
        QVERIFY(lab::slopeOf(threads) * samples < 3);
#ifndef CLOUDDESK_SANITIZED
        QVERIFY2(growth <= allowed, qPrintable(QString::number(growth)));
#endif
    }
};

QTEST_GUILESS_MAIN(TestSoak)
#include "TestSoak.moc"
