// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/WholeLab.h"
#include "lab/Effort.h"
#include "lab/Patience.h"
#include "lab/VirtualScreen.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QTest>

#include <csignal>

using namespace clouddesk;
using faults::StoredState;
using faults::WholeLab;
using tests::Ran;

namespace {

/// One run of the program that goes on until it is told to end.
struct Running
{
    std::unique_ptr<QProcess> process;
    QString what;
    QByteArray output;

    bool says(const QByteArray& word)
    {
        output += process->readAllStandardOutput();
        return output.contains(word);
    }
};

/// Adds machines without a pause, and keeps in mind which were acknowledged.
class Adder : public QObject
{
public:
    Adder(const tests::Program& program, const QString& name)
        : m_program(program)
        , m_name(name)
    {
        next();
    }
    void stopAdding() { m_isEnding = true; }
    [[nodiscard]] QProcess& process() { return *m_process; }
    [[nodiscard]] const QStringList& acknowledged() const { return m_acknowledged; }

private:
    void next()
    {
        m_process = std::make_unique<QProcess>();
        const QString name = QStringLiteral("%1 %2").arg(m_name).arg(++m_number);
        connect(m_process.get(), &QProcess::finished, this, [this, name](int status, QProcess::ExitStatus how) {
            if (status == 0 && how == QProcess::NormalExit)
                m_acknowledged += name;
            // Not from inside its own signal.
            if (!m_isEnding)
                QTimer::singleShot(0, this, [this] { next(); });
        });
        m_program.start(*m_process, {QStringLiteral("instance"), QStringLiteral("add"), name, QStringLiteral("--host"),
                                     QStringLiteral("192.0.2.1"), QStringLiteral("--user"), QStringLiteral("root"),
                                     QStringLiteral("--password-stdin")});
        m_process->write("password of " + name.toUtf8() + '\n');
        m_process->closeWriteChannel();
    }

    const tests::Program& m_program;
    QString m_name;
    int m_number = 0;
    bool m_isEnding = false;
    QStringList m_acknowledged;
    std::unique_ptr<QProcess> m_process;
};

} // namespace

/// Everything at once is told to end.
class TestShutdown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void K11_terminatedUnderLoad()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("Xtigervnc")).isEmpty() || !lab::VirtualScreen::isThere())
            QSKIP("no Xtigervnc or no Xvfb here");
        const int tunnels = lab::mayTakeLong() ? 30 : 8;
        const lab::VirtualScreen screen;
        m_lab = std::make_unique<WholeLab>();
        QVERIFY(m_lab->start());
        Ran added = m_lab->addMachine(QStringLiteral("web"));
        QVERIFY2(added.status == 0, added.told());
        for (int i = 0; i < tunnels; ++i)
            startRunning({QStringLiteral("tunnel"), QStringLiteral("web")}, WholeLab::desktopWords());
        m_lab->program().environment().insert(QStringLiteral("DISPLAY"), qEnvironmentVariable("DISPLAY"));
        for (int i = 0; i < 2; ++i)
            startRunning({QStringLiteral("connect"), QStringLiteral("web")}, WholeLab::desktopWords());
        m_lab->program().environment().remove(QStringLiteral("DISPLAY"));
        std::vector<std::unique_ptr<QTcpSocket>> viewers;
        for (Running& each : m_running) {
            if (each.what == QStringLiteral("tunnel"))
                viewers.push_back(connectThrough(each));
            if (QTest::currentTestFailed())
                return;
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_lab->sessionSockets().size(), tunnels + 2, 60000);
        loadMore();
        std::vector<std::unique_ptr<Adder>> adders;
        for (int i = 0; i < 2; ++i)
            adders.push_back(std::make_unique<Adder>(m_lab->program(), QStringLiteral("adder %1").arg(i)));
        QTest::qWait(2000);
        terminateAll(adders);
        if (QTest::currentTestFailed())
            return;
        verifyAfterwards(adders);
        // Who reads at the other end of a tunnel is told as well.
        for (const auto& viewer : viewers)
            QTRY_COMPARE(viewer->state(), QAbstractSocket::UnconnectedState);
    }

    void cleanup()
    {
        for (Running& each : m_running) {
            each.process->kill();
            each.process->waitForFinished();
        }
        m_running.clear();
        m_lab.reset();
    }

private:
    void startRunning(const QStringList& words, const QStringList& more = {})
    {
        Running running;
        running.process = std::make_unique<QProcess>();
        running.what = words.front();
        m_lab->program().start(*running.process, words + more);
        m_running.push_back(std::move(running));
    }

    static std::unique_ptr<QTcpSocket> connectThrough(Running& tunnel)
    {
        static const QRegularExpression address(QStringLiteral("127\\.0\\.0\\.1:+(\\d+)"));
        auto socket = std::make_unique<QTcpSocket>();
        const bool isOpen = QTest::qWaitFor(
            [&] { return tunnel.says("127.0.0.1") || tunnel.process->state() == QProcess::NotRunning; }, 60000);
        const auto found = address.match(QString::fromUtf8(tunnel.output));
        [&] {
            QVERIFY2(isOpen && found.hasMatch(), (tunnel.output + tunnel.process->readAllStandardError()).constData());
            socket->connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(found.captured(1).toInt()));
            QTRY_VERIFY_WITH_TIMEOUT(socket->bytesAvailable() >= 12, 20000);
        }();
        return socket;
    }

    // Transfers that would take long, and commands that would never end.
    void loadMore()
    {
        QFile large(m_lab->program().path(QStringLiteral("large")));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(qint64(8) << 30));
        for (int i = 0; i < 2; ++i) {
            startRunning({QStringLiteral("put"), QStringLiteral("web"), large.fileName(),
                          QStringLiteral("%1/sent%2").arg(m_lab->sshd().homeDirectory()).arg(i)});
            startRunning({QStringLiteral("exec"), QStringLiteral("web"), QStringLiteral("--"), QStringLiteral("sleep"),
                          QStringLiteral("600")});
        }
    }

    void terminateAll(const std::vector<std::unique_ptr<Adder>>& adders)
    {
        QElapsedTimer clock;
        clock.start();
        QList<QProcess*> processes;
        for (const auto& adder : adders) {
            adder->stopAdding();
            processes += &adder->process();
        }
        for (const Running& each : m_running) {
            QVERIFY2(each.process->state() == QProcess::Running, qPrintable(each.what));
            processes += each.process.get();
        }
        for (QProcess* const process : processes)
            process->terminate();
        const bool haveAllEnded = QTest::qWaitFor(
            [&] {
                return std::all_of(processes.begin(), processes.end(),
                                   [](const QProcess* process) { return process->state() == QProcess::NotRunning; });
            },
            30000);
        qInfo("%d programs ended in %lld ms", static_cast<int>(processes.size()), clock.elapsed());
        for (const Running& each : m_running)
            QVERIFY2(each.process->state() == QProcess::NotRunning, qPrintable(each.what));
        for (const Running& each : m_running)
            QVERIFY2(each.process->exitStatus() == QProcess::NormalExit, qPrintable(each.what));
        QVERIFY(haveAllEnded);
        QVERIFY2(clock.elapsed() <= 10000, qPrintable(QString::number(clock.elapsed())));
    }

    void verifyAfterwards(const std::vector<std::unique_ptr<Adder>>& adders)
    {
        const StoredState stored = m_lab->stored();
        QVERIFY2(stored.complaint.isEmpty(), qPrintable(stored.complaint));
        int acknowledged = 0;
        for (const auto& adder : adders) {
            for (const QString& name : adder->acknowledged()) {
                QCOMPARE(stored.passwords.value(name), "password of " + name.toUtf8());
                ++acknowledged;
            }
        }
        qInfo("%d machines were added meanwhile", acknowledged);
        QVERIFY(acknowledged > 0);
        // Every session that was opened was closed, on both sides and in the log.
        QCOMPARE(m_lab->sessionSockets(), QStringList());
        QCOMPARE(stored.actions.count(QStringLiteral("session.closed")),
                 stored.actions.count(QStringLiteral("session.opened")));
        QVERIFY(stored.actions.count(QStringLiteral("session.opened")) >= 3);
        QTRY_VERIFY_WITH_TIMEOUT(m_lab->sshd().sessionProcesses().isEmpty(), 10000);
        Ran listed = m_lab->program().run("session list --json");
        QVERIFY2(listed.status == 0 && !listed.output.contains("\"web\""), listed.told());
        QVERIFY(!QFile::exists(m_lab->sshd().homeDirectory() + QStringLiteral("/sent0")));
        QVERIFY(QFile::remove(m_lab->program().path(QStringLiteral("large"))));
        // The desktop itself stays: it is there for the next time.
        QCOMPARE(m_lab->displays().size(), 1);
    }

    std::unique_ptr<WholeLab> m_lab;
    std::vector<Running> m_running;
};

QTEST_GUILESS_MAIN(TestShutdown)
#include "TestShutdown.moc"
