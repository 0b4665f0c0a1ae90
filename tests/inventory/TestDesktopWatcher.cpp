// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "InventoryBench.h"
#include "lab/Patience.h"

#include "desktops/VncServer.h"
#include "provisioning/Probe.h"

using namespace clouddesk;
using QCoro::waitFor;

/// Whether a desktop runs is learnt by logins that nobody asks for: a real sshd, a real desktop, a quicker pace.
class TestDesktopWatcher : public QObject
{
    Q_OBJECT

private:
    tests::InventoryBench m_bench;
    std::unique_ptr<QSignalSpy> m_asked;

    lab::TestHome& home() { return m_bench.lab().home(); }
    ui::DesktopWatcher& watcher() { return m_bench.app().window().desktopWatcher(); }

    static ui::DesktopWatcher::Pace quick()
    {
        using std::chrono::milliseconds;
        ui::DesktopWatcher::Pace pace;
        pace.spacing = pace.longest = milliseconds(200);
        pace.pause = milliseconds(20);
        pace.check = milliseconds(50);
        return pace;
    }
    void openApp()
    {
        m_bench.allowLooks();
        m_bench.makeApp();
        watcher().setPace(quick());
        m_bench.app().handle({});
        QVERIFY(tests::isReadyForKeys(m_bench.app().window()));
    }

    /// The looks at a machine that the audit log tells of.
    int looksAt(const QString& name)
    {
        const auto records = waitFor(home().audit().list(10000));
        return static_cast<int>(std::ranges::count_if(*records, [&name](const audit::Record& record) {
            return record.event.action == QLatin1String("ssh.looked") && record.event.resource == name;
        }));
    }
    /// After so many more looks at the machine that answers well, others have had their turn too.
    void lookOften()
    {
        const int before = looksAt(QStringLiteral("machine"));
        QTRY_VERIFY_WITH_TIMEOUT(looksAt(QStringLiteral("machine")) >= before + 4, 60000);
    }
    QString status(const QString& name)
    {
        const ui::MachineModel& model = m_bench.app().window().filter().machines();
        for (int number = 0; number < model.rowCount(); ++number) {
            if (model.row(number).machine.name == name)
                return ui::statusText(model.row(number));
        }
        return {};
    }
    instances::InstanceDraft draft(const QString& name) { return lab::TestHome::draftFor(m_bench.lab().sshd(), name); }
    QByteArray makeKey(const QString& passphrase)
    {
        const QString file = home().filePath(QStringLiteral("other-key") + passphrase);
        QProcess::execute(QStringLiteral("ssh-keygen"),
                          {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"), QStringLiteral("-N"),
                           passphrase, QStringLiteral("-f"), file});
        return desktops::LocalMachine::slurp(file);
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY2(m_bench.start(), qPrintable(m_bench.lab().problem()));
        // Its host key is trusted from here on.
        QVERIFY(waitFor(home().connector().test(m_bench.lab().machine())));
        home().connector().setUnknownKeyPolicy({});
        m_asked = std::make_unique<QSignalSpy>(&home().questions(), &core::Questions::asked);
    }
    void cleanup()
    {
        m_asked.reset();
        m_bench.stop();
    }

    void aDesktopThatWasStartedElsewhereIsShown()
    {
        const auto connection = waitFor(home().connector().connect(m_bench.lab().machine()));
        QVERIFY(connection);
        const auto facts = waitFor(desktops::probe(**connection));
        QVERIFY(facts);
        const auto display =
            waitFor(desktops::VncServer::ensure(**connection, *facts, desktops::DesktopLab::lxde().display));
        QVERIFY2(display, display ? "" : qPrintable(display.error().toLine()));
        const auto before = m_bench.lab().recordedMachine();
        openApp();
        QTRY_COMPARE_WITH_TIMEOUT(status(QStringLiteral("machine")), QStringLiteral("Desktop is running"), 30000);
        QVERIFY(waitFor(m_bench.lab().service().sessions(true))->empty());
        QCOMPARE(m_bench.lab().recordedMachine()->lastConnectedAt, before->lastConnectedAt);
        const audit::Event event = waitFor(home().audit().list(1))->front().event;
        QCOMPARE(event.action, QStringLiteral("ssh.looked"));
        QCOMPARE(event.actor, QStringLiteral("clouddesk"));
        QVERIFY(event.succeeded);

        QVERIFY(waitFor(desktops::VncServer::stop(**connection, display->number)));
        QTRY_VERIFY_WITH_TIMEOUT(status(QStringLiteral("machine")) != QStringLiteral("Desktop is running"), 30000);
        QVERIFY(m_asked->isEmpty());
    }

    void aLoginThatFailsIsNotTriedAgainUntilTheMachineIsChanged()
    {
        instances::InstanceDraft wrong = draft(QStringLiteral("wrong"));
        wrong.secrets.privateKey = core::Secret(makeKey({}));
        const auto machine = waitFor(home().instances().add(std::move(wrong)));
        QVERIFY(machine);
        openApp();
        QTRY_COMPARE_WITH_TIMEOUT(looksAt(QStringLiteral("wrong")), 1, 30000);
        lookOften();
        m_bench.app().window().desktopWatcher().hurry();
        lookOften();
        QCOMPARE(looksAt(QStringLiteral("wrong")), 1);

        instances::InstanceDraft right;
        right.secrets.privateKey = core::Secret(m_bench.lab().sshd().clientKey());
        QVERIFY(waitFor(home().instances().edit(machine->id, std::move(right))));
        QTRY_VERIFY_WITH_TIMEOUT(looksAt(QStringLiteral("wrong")) > 2, 30000);
        QVERIFY(m_asked->isEmpty());
    }

    void nobodyIsAskedAndNothingNewIsTrusted()
    {
        lab::Sshd stranger;
        QVERIFY2(stranger.start(), qPrintable(stranger.problem()));
        QVERIFY(home().addMachine(stranger, QStringLiteral("stranger")));
        instances::InstanceDraft byPassword = draft(QStringLiteral("by password"));
        byPassword.authType = instances::AuthType::Password;
        QVERIFY(waitFor(home().instances().add(std::move(byPassword))));
        instances::InstanceDraft byPassphrase = draft(QStringLiteral("by passphrase"));
        byPassphrase.secrets.privateKey = core::Secret(makeKey(QStringLiteral("secret")));
        byPassphrase.secrets.passphrase = core::Secret(QByteArray("secret"));
        const auto sealed = waitFor(home().instances().add(std::move(byPassphrase)));
        QVERIFY(sealed);
        instances::InstanceDraft forgetful;
        forgetful.secrets.passphrase = core::Secret(QByteArray());
        QVERIFY(waitFor(home().instances().edit(sealed->id, std::move(forgetful))));
        const std::size_t trusted = waitFor(home().hostKeys().list())->size();

        home().questions().setAttached(true);
        openApp();
        lookOften();
        for (const char* const name : {"stranger", "by password", "by passphrase"})
            QCOMPARE(looksAt(QLatin1String(name)), 0);
        QCOMPARE(stranger.authenticationAttempts(), 0);
        QCOMPARE(waitFor(home().hostKeys().list())->size(), trusted);
        QVERIFY(m_asked->isEmpty());
    }

    void aMachineBehindAJumpHostIsLookedAtThroughIt()
    {
        lab::Sshd gate;
        QVERIFY2(gate.start(), qPrintable(gate.problem()));
        gate.authorize(m_bench.lab().sshd().clientPublicKey());
        instances::InstanceDraft behind = draft(QStringLiteral("behind"));
        behind.secrets.privateKey = core::Secret(m_bench.lab().sshd().clientKey());
        behind.jumps = std::vector<instances::JumpHost>{{gate.userName(), gate.host(), gate.port()}};
        const auto machine = waitFor(home().instances().add(std::move(behind)));
        QVERIFY(machine);
        openApp();
        // Slow enough for each machine to have its turn.
        ui::DesktopWatcher::Pace pace = quick();
        pace.spacing = pace.longest = std::chrono::seconds(1);
        watcher().setPace(pace);
        lookOften();
        QCOMPARE(gate.authenticationAttempts(), 0); // its key is nobody's friend yet
        QCOMPARE(looksAt(QStringLiteral("behind")), 0);
        instances::UnknownKeyPolicy accept;
        accept.action = instances::UnknownKeyPolicy::Action::Accept;
        home().connector().setUnknownKeyPolicy(accept);
        QVERIFY(waitFor(home().connector().connect(*machine)));
        home().connector().setUnknownKeyPolicy({});
        QTRY_VERIFY_WITH_TIMEOUT(looksAt(QStringLiteral("behind")) > 1, 30000);
        QTRY_COMPARE_WITH_TIMEOUT(status(QStringLiteral("behind")), status(QStringLiteral("machine")), 30000);
        QVERIFY(m_bench.app().window().filter().machines().row(0).answers == true);
        gate.stop();
        QTRY_COMPARE_WITH_TIMEOUT(status(QStringLiteral("behind")), QStringLiteral("Does not answer"), 30000);
        QVERIFY2(gate.start(), qPrintable(gate.problem()));
        QTRY_COMPARE_WITH_TIMEOUT(status(QStringLiteral("behind")), status(QStringLiteral("machine")), 30000);
        m_bench.lab().sshd().stop();
        QTRY_COMPARE_WITH_TIMEOUT(status(QStringLiteral("behind")), QStringLiteral("Does not answer"), 30000);
        QVERIFY(m_asked->isEmpty());
    }

    void aKeyThatHasChangedIsTold()
    {
        openApp();
        const QSignalSpy changed(&m_bench.app().hub(), &ui::DesktopHub::hostKeyChanged);
        lookOften();
        QVERIFY(changed.isEmpty());
        // From now on only where somebody asks for it.
        ui::DesktopWatcher::Pace pace = quick();
        pace.spacing = pace.longest = std::chrono::hours(1);
        pace.asked = std::chrono::milliseconds(1);
        watcher().setPace(pace);
        const int before = looksAt(QStringLiteral("machine"));
        const auto isLookedAt = [this, before] {
            watcher().hurry();
            return looksAt(QStringLiteral("machine")) > before;
        };
        QVERIFY(QTest::qWaitFor(isLookedAt, 30000));
        lab::Sshd& sshd = m_bench.lab().sshd();
        sshd.stop();
        QVERIFY(sshd.replaceHostKey());
        QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
        const int attempts = sshd.authenticationAttempts();
        QVERIFY(tests::press("F5"));
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, 30000);
        QCOMPARE(changed.front().front().toString(), QStringLiteral("machine"));
        QVERIFY(tests::wordsIn(m_bench.app().window()).contains("The host key of machine has changed."));
        QVERIFY(tests::press("F5"));
        QTest::qWait(1000);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(sshd.authenticationAttempts(), attempts);
    }

    void nothingIsLookedAtWithoutANetwork()
    {
        // Nobody is there (RFC 5737), so that trying is all that can be seen of it.
        instances::InstanceDraft elsewhere = draft(QStringLiteral("elsewhere"));
        elsewhere.host = QStringLiteral("192.0.2.1");
        elsewhere.secrets.privateKey = core::Secret(m_bench.lab().sshd().clientKey());
        const auto machine = waitFor(home().instances().add(std::move(elsewhere)));
        QVERIFY(machine);
        instances::UnknownKeyPolicy accept;
        accept.action = instances::UnknownKeyPolicy::Action::Accept;
        ssh::HostKey key = waitFor(home().hostKeys().list())->front().key;
        QVERIFY(waitFor(home().hostKeys().check(machine->host, machine->port, machine->name, key, accept)));
        int askedForNetwork = 0;
        bool isOnline = false;
        m_bench.allowLooks();
        m_bench.makeApp();
        m_bench.app().window().watcher().setEnabled(false);
        watcher().setPace(quick());
        watcher().setOnline([&] {
            ++askedForNetwork;
            return isOnline;
        });
        m_bench.app().handle({});
        ui::MachineModel& model = m_bench.app().window().filter().machines();
        QTRY_COMPARE(model.rowCount(), 2);
        model.setAnswers(machine->id, true);
        QTRY_VERIFY_WITH_TIMEOUT(askedForNetwork > 3, 30000);
        QCOMPARE(looksAt(QStringLiteral("elsewhere")), 0);
        isOnline = true;
        QTRY_VERIFY_WITH_TIMEOUT(looksAt(QStringLiteral("elsewhere")) > 0, 30000);
        QTRY_COMPARE(status(QStringLiteral("elsewhere")), QStringLiteral("Does not answer"));
    }

    void onlyWhileItIsOnAndSeenAndNotLocked()
    {
        openApp();
        QVERIFY(watcher().mayLook());
        watcher().setEnabled(false);
        QVERIFY(!watcher().mayLook());
        watcher().setEnabled(true);
        QVERIFY(watcher().mayLook());
        m_bench.app().window().hide();
        QVERIFY(!watcher().mayLook());
        m_bench.app().window().show();
        QVERIFY(watcher().mayLook());
        QVERIFY(waitFor(home().vault().protect(core::Secret(QByteArray("a long enough passphrase")))));
        m_bench.app().appLock().lock();
        QVERIFY(!watcher().mayLook());
        m_bench.app().window().show();
        QVERIFY(!watcher().mayLook());
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestDesktopWatcher>(argc, argv);
}
#include "TestDesktopWatcher.moc"
