// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/WholeLab.h"
#include "lab/Effort.h"
#include "lab/Relay.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTest>

#include <csignal>

#include <sys/mount.h>

using namespace clouddesk;
using faults::StoredState;
using faults::WholeLab;
using tests::Ran;

namespace {

constexpr qint64 longestOperation = 30000;

/// What a hand knows of a machine's password: one of these, or none if the machine may be gone or not there yet.
struct Known
{
    QSet<QByteArray> passwords;
    bool mayBeMissing = false;
};

/// Does one random thing after the other with the program, and keeps in mind what must have come of it.
class Hand : public QObject
{
public:
    Hand(WholeLab& lab, int number, quint32 seed)
        : m_lab(lab)
        , m_name(QStringLiteral("hand%1").arg(number))
        , m_random(seed)
    {
        m_watch.setInterval(1000);
        connect(&m_watch, &QTimer::timeout, this, [this] { watch(); });
        m_watch.start();
        next();
    }
    ~Hand() override
    {
        if (m_process) {
            m_process->disconnect(this);
            m_process->kill();
            m_process->waitForFinished();
        }
    }

    void end() { m_isEnding = true; }
    [[nodiscard]] bool isIdle() const { return m_isEnding && !m_process; }
    /// The process under way, 0 if there is none.
    [[nodiscard]] qint64 process() const { return m_process ? m_process->processId() : 0; }
    /// The operation under way will be killed from outside, which is nobody's fault.
    void expectDeath() { m_isToDie = true; }

    [[nodiscard]] const QMap<QString, Known>& machines() const { return m_machines; }
    [[nodiscard]] const QStringList& complaints() const { return m_complaints; }
    [[nodiscard]] int operations() const { return m_operations; }
    [[nodiscard]] int successes() const { return m_successes; }
    [[nodiscard]] qint64 longest() const { return m_longest; }

private:
    static QString word(const char* text) { return QString::fromLatin1(text); }

    void next()
    {
        if (m_isEnding)
            return;
        m_input.clear();
        m_onEnd = {};
        m_endAfter = 0;
        const QStringList words = choose(m_random.bounded(100));
        m_what = words.join(QLatin1Char(' '));
        m_isToDie = false;
        m_process = std::make_unique<QProcess>();
        connect(m_process.get(), &QProcess::finished, this,
                [this](int status, QProcess::ExitStatus how) { finish(how == QProcess::NormalExit ? status : -1); });
        m_clock.start();
        m_lab.program().start(*m_process, words);
        m_process->write(m_input);
        m_process->closeWriteChannel();
        if (m_endAfter > 0)
            QTimer::singleShot(m_endAfter, m_process.get(), [process = m_process.get()] { process->terminate(); });
    }

    QStringList choose(int chance)
    {
        if (chance < 20)
            return add();
        if (chance < 32 && !m_machines.isEmpty())
            return edit();
        if (chance < 40 && !m_machines.isEmpty())
            return remove();
        if (chance < 45)
            return {word("vault"), word("rotate")};
        if (chance < 50)
            return {word("audit"), word("verify")};
        if (chance < 55)
            return {word("instance"), word("list")};
        if (chance < 58)
            return {word("session"), word("list")};
        if (chance < 70)
            return {word("exec"), word("web"), word("--"), word("sleep"), word("0.5")};
        if (chance < 78)
            return {word("put"), word("web"), QCoreApplication::applicationFilePath(),
                    m_lab.sshd().homeDirectory() + QLatin1Char('/') + m_name};
        if (chance < 90)
            return QStringList{word("screenshot"), word("web"), m_lab.program().path(m_name + word(".png"))} +
                   WholeLab::desktopWords();
        m_endAfter = 500 + static_cast<int>(m_random.bounded(3000));
        return QStringList{word("tunnel"), word("web")} + WholeLab::desktopWords();
    }

    QByteArray newPassword() { return m_name.toLatin1() + " password " + QByteArray::number(++m_made); }
    QString anyMachine() { return m_machines.keys().at(m_random.bounded(m_machines.size())); }

    QStringList add()
    {
        const QString name = QStringLiteral("%1 %2").arg(m_name).arg(++m_made);
        const QByteArray password = newPassword();
        m_input = password + '\n';
        m_machines.insert(name, {{password}, true});
        m_onEnd = [this, name](bool done) {
            if (done)
                m_machines[name].mayBeMissing = false;
        };
        return {word("instance"),  word("add"),    name,         word("--host"),
                word("192.0.2.1"), word("--user"), word("root"), word("--password-stdin")};
    }
    QStringList edit()
    {
        const QString name = anyMachine();
        const QByteArray password = newPassword();
        m_input = password + '\n';
        m_machines[name].passwords += password;
        m_onEnd = [this, name, password](bool done) {
            if (done)
                m_machines[name] = {{password}, false};
        };
        return {word("instance"), word("edit"), name, word("--password-stdin")};
    }
    QStringList remove()
    {
        const QString name = anyMachine();
        m_machines[name].mayBeMissing = true;
        m_onEnd = [this, name](bool done) {
            if (done)
                m_machines.remove(name);
        };
        return {word("instance"), word("remove"), name};
    }

    void watch()
    {
        if (!m_process || m_clock.elapsed() < longestOperation || m_isToDie)
            return;
        complain(word("takes longer than 30 s"));
        expectDeath();
        m_process->kill();
    }

    void complain(const QString& text)
    {
        m_complaints += QStringLiteral("%1: %2: %3")
                            .arg(m_what, text, QString::fromUtf8(m_process->readAllStandardError().right(500)));
    }

    void finish(int status)
    {
        ++m_operations;
        m_successes += status == 0 ? 1 : 0;
        m_longest = std::max(m_longest, m_clock.elapsed());
        if (status < 0 && !m_isToDie)
            complain(word("crashed"));
        const QByteArray error = m_process->readAllStandardError();
        if (status >= 2 || error.contains("locked") || error.contains("damaged") || error.contains("malformed"))
            m_complaints += QStringLiteral("%1: %2: %3").arg(m_what).arg(status).arg(QString::fromUtf8(error));
        if (m_onEnd)
            m_onEnd(status == 0);
        // Not from inside its own signal.
        QTimer::singleShot(0, this, [this] {
            m_process.reset();
            next();
        });
    }

    WholeLab& m_lab;
    QString m_name;
    QRandomGenerator m_random;
    QMap<QString, Known> m_machines;
    QStringList m_complaints;
    int m_made = 0;
    int m_operations = 0;
    int m_successes = 0;
    qint64 m_longest = 0;
    std::unique_ptr<QProcess> m_process;
    QElapsedTimer m_clock;
    QTimer m_watch;
    QString m_what;
    QByteArray m_input;
    std::function<void(bool)> m_onEnd;
    int m_endAfter = 0;
    bool m_isToDie = false;
    bool m_isEnding = false;
};

/// Breaks something at random, and mends it a moment later.
class Trouble : public QObject
{
public:
    Trouble(WholeLab& lab, lab::Relay& relay, std::vector<std::unique_ptr<Hand>>& hands, quint32 seed)
        : m_lab(lab)
        , m_relay(relay)
        , m_hands(hands)
        , m_random(seed)
    {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] { m_mend ? mend() : strike(); });
        m_timer.start(500);
    }

    void end()
    {
        m_timer.stop();
        if (m_mend)
            mend();
        m_timer.stop();
    }
    [[nodiscard]] QString counts() const
    {
        QStringList told;
        for (auto each = m_counts.cbegin(); each != m_counts.cend(); ++each)
            told += QStringLiteral("%1 %2").arg(each.key()).arg(each.value());
        return told.join(QStringLiteral(", "));
    }

private:
    using Strike = void (Trouble::*)();

    void strike()
    {
        static constexpr std::pair<const char*, Strike> strikes[] = {
            {"cuts", &Trouble::cutLine},
            {"silences", &Trouble::silenceLine},
            {"session kills", &Trouble::killSessions},
            {"freezes", &Trouble::freezeSessions},
            {"restarts of sshd", &Trouble::restartSshd},
            {"kills", &Trouble::killProgram},
            {"halts", &Trouble::haltProgram},
            {"display deaths", &Trouble::killDisplay},
            {"full disks", &Trouble::fillDisk},
        };
        const auto& [name, function] = strikes[m_random.bounded(int(std::size(strikes)))];
        ++m_counts[QString::fromLatin1(name)];
        (this->*function)();
        m_timer.start(m_mend ? 200 + static_cast<int>(m_random.bounded(2500)) : 300);
    }
    void mend()
    {
        std::exchange(m_mend, {})();
        m_timer.start(200 + static_cast<int>(m_random.bounded(1500)));
    }

    void cutLine()
    {
        m_relay.cut();
        m_mend = [this] { m_relay.mend(); };
    }
    void silenceLine()
    {
        m_relay.setSilent(true);
        m_mend = [this] { m_relay.setSilent(false); };
    }
    void killSessions() { m_lab.sshd().killSessions(); }
    void freezeSessions()
    {
        m_lab.sshd().freezeSessions(true);
        m_mend = [this] { m_lab.sshd().freezeSessions(false); };
    }
    void restartSshd()
    {
        m_lab.sshd().stopListener();
        m_mend = [this] { std::ignore = m_lab.sshd().start(); };
    }
    Hand& anyHand() { return *m_hands[m_random.bounded(int(m_hands.size()))]; }
    void killProgram()
    {
        Hand& hand = anyHand();
        if (hand.process() == 0)
            return;
        hand.expectDeath();
        lab::signalProcesses({hand.process()}, SIGKILL);
    }
    void haltProgram()
    {
        const qint64 process = anyHand().process();
        lab::signalProcesses({process}, SIGSTOP);
        m_mend = [process] { lab::signalProcesses({process}, SIGCONT); };
    }
    void killDisplay()
    {
        for (const QString& display : m_lab.displays()) {
            QFile file(
                QStringLiteral("%1/.local/state/clouddesk/displays/%2/pid").arg(m_lab.sshd().homeDirectory(), display));
            if (file.open(QIODevice::ReadOnly))
                lab::signalProcesses({file.readAll().trimmed().toLongLong()}, SIGKILL);
        }
    }
    void fillDisk()
    {
        const QString ballast = m_lab.program().dataDirectory() + QStringLiteral("/ballast");
        QFile file(ballast);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return;
        while (file.write(QByteArray(65536, 'b')) == 65536) {
        }
        m_mend = [ballast] { QFile::remove(ballast); };
    }

    WholeLab& m_lab;
    lab::Relay& m_relay;
    std::vector<std::unique_ptr<Hand>>& m_hands;
    QRandomGenerator m_random;
    QTimer m_timer;
    std::function<void()> m_mend;
    QMap<QString, int> m_counts;
};

/// A data folder on a small disk of its own, so that it can be filled without hurting anybody.
class SmallDataFolder
{
public:
    explicit SmallDataFolder(const QString& path)
        : m_path(path.toLocal8Bit())
    {
        m_isMounted = QDir().mkpath(path) && mount("tmpfs", m_path.constData(), "tmpfs", 0, "size=24m,mode=0700") == 0;
    }
    ~SmallDataFolder()
    {
        if (m_isMounted)
            umount2(m_path.constData(), MNT_DETACH);
    }
    SmallDataFolder(const SmallDataFolder&) = delete;
    SmallDataFolder& operator=(const SmallDataFolder&) = delete;
    [[nodiscard]] bool isMounted() const { return m_isMounted; }

private:
    QByteArray m_path;
    bool m_isMounted = false;
};

} // namespace

/// Random operations while random things break.
class TestChaos : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void X10_chaosMix()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("Xtigervnc")).isEmpty())
            QSKIP("no Xtigervnc here");
        WholeLab lab;
        const SmallDataFolder folder(lab.program().dataDirectory());
        if (!folder.isMounted())
            QSKIP("needs the right to mount");
        QVERIFY(lab.start());
        lab::Relay relay(lab.sshd().port());
        Ran added = lab.addMachine(QStringLiteral("web"), relay.port());
        QVERIFY2(added.status == 0, added.told());
        const auto seed = static_cast<quint32>(lab::numberFrom(
            "CLOUDDESK_CHAOS_SEED", static_cast<int>(QRandomGenerator::global()->bounded(1, 1000000000))));
        const int seconds = lab::numberFrom("CLOUDDESK_CHAOS_SECONDS", lab::mayTakeLong() ? 1800 : 45);
        qInfo("CLOUDDESK_CHAOS_SEED=%u, %d s", seed, seconds);
        std::vector<std::unique_ptr<Hand>> hands;
        for (int i = 0; i < 3; ++i)
            hands.push_back(std::make_unique<Hand>(lab, i, seed + static_cast<quint32>(i)));
        Trouble trouble(lab, relay, hands, seed + 100);
        QTest::qWait(seconds * 1000);
        trouble.end();
        for (const auto& hand : hands)
            hand->end();
        QVERIFY(QTest::qWaitFor(
            [&hands] {
                return std::all_of(hands.begin(), hands.end(), [](const auto& hand) { return hand->isIdle(); });
            },
            longestOperation + 5000));
        tell(hands, trouble);
        for (const auto& hand : hands)
            QVERIFY2(hand->complaints().isEmpty(), qPrintable(hand->complaints().join(QLatin1Char('\n'))));
        verifyData(lab, hands);
        verifyNothingLeft(lab);
    }

private:
    static void tell(const std::vector<std::unique_ptr<Hand>>& hands, const Trouble& trouble)
    {
        int operations = 0;
        int successes = 0;
        qint64 longest = 0;
        for (const auto& hand : hands) {
            operations += hand->operations();
            successes += hand->successes();
            longest = std::max(longest, hand->longest());
        }
        qInfo("%d operations, %d went well, the longest took %lld ms; %s", operations, successes, longest,
              qPrintable(trouble.counts()));
        QVERIFY(successes > 10 && successes < operations);
    }

    static void verifyData(const WholeLab& lab, const std::vector<std::unique_ptr<Hand>>& hands)
    {
        const StoredState stored = lab.stored();
        QVERIFY2(stored.complaint.isEmpty(), qPrintable(stored.complaint));
        QSet<QString> known;
        for (const auto& hand : hands) {
            for (auto each = hand->machines().cbegin(); each != hand->machines().cend(); ++each) {
                known += each.key();
                const bool isThere = stored.passwords.contains(each.key());
                QVERIFY2(isThere || each->mayBeMissing, qPrintable(each.key()));
                QVERIFY2(!isThere || each->passwords.contains(stored.passwords.value(each.key())),
                         qPrintable(each.key()));
            }
        }
        // What was removed is gone.
        for (const QString& name : stored.passwords.keys())
            QVERIFY2(known.contains(name), qPrintable(name));
    }

    // Everything works again, and nothing of what was broken off is left on either side.
    static void verifyNothingLeft(WholeLab& lab)
    {
        Ran shot = lab.program().run(QStringList{QStringLiteral("screenshot"), QStringLiteral("web"),
                                                 lab.program().path(QStringLiteral("end.png")),
                                                 QStringLiteral("--stop-desktop")} +
                                     WholeLab::desktopWords());
        QVERIFY2(shot.status == 0, shot.told());
        Ran listed = lab.program().run("session list --json");
        QVERIFY2(listed.status == 0 && !listed.output.contains("\"web\""), listed.told());
        QCOMPARE(lab.sessionSockets(), QStringList());
        QTRY_VERIFY_WITH_TIMEOUT(lab.sshd().sessionProcesses().isEmpty(), 30000);
        QTRY_COMPARE_WITH_TIMEOUT(lab.displays(), QStringList(), 10000);
        const QList<qint64> left = lab::childProcesses(getpid());
        // The sshd's own listener.
        QVERIFY2(left.size() <= 1, qPrintable(QString::number(left.size())));
    }
};

QTEST_GUILESS_MAIN(TestChaos)
#include "TestChaos.moc"
