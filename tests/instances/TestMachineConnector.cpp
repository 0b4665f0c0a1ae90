// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/Patience.h"
#include "lab/TestHome.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace clouddesk;
using namespace clouddesk::instances;
using core::ErrorCode;
using core::Question;
using core::Secret;
using lab::Sshd;
using lab::TestHome;
using QCoro::waitFor;

/// From the inventory to a real, private sshd and back.
class TestMachineConnector : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestHome> m_home;
    std::unique_ptr<Sshd> m_sshd;
    QList<Question> m_asked;

    core::Result<std::shared_ptr<ssh::Connection>> connectTo(const Instance& instance, std::stop_token stop = {})
    {
        return waitFor(m_home->connector().connect(instance, stop));
    }

    /// From now on questions are answered like this, and noted.
    void answerWith(bool confirmed, const QByteArray& secret = {})
    {
        core::Questions& questions = m_home->questions();
        questions.setAttached(true);
        questions.disconnect(this);
        connect(&questions, &core::Questions::asked, this,
                [this, &questions, confirmed, secret](const Question& question) {
                    m_asked += question;
                    core::Answer answer;
                    answer.confirmed = confirmed;
                    for (std::size_t i = 0; i < question.prompts.size(); ++i)
                        answer.secrets.emplace_back(secret);
                    questions.answer(question.id, std::move(answer));
                });
    }

    /// A key file whose key may log in.
    QString makeKey(const QString& passphrase)
    {
        const QString file = m_home->filePath(QStringLiteral("key"));
        QProcess process;
        process.start(QStringLiteral("ssh-keygen"),
                      {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"), QStringLiteral("-N"),
                       passphrase, QStringLiteral("-f"), file});
        process.waitForFinished();
        QFile publicKey(file + QStringLiteral(".pub"));
        if (publicKey.open(QIODevice::ReadOnly))
            m_sshd->authorize(publicKey.readAll().trimmed());
        return file;
    }

    Instance addWithPath(const QString& path, const QByteArray& passphrase = {})
    {
        InstanceDraft draft = TestHome::draftFor(*m_sshd, QStringLiteral("by path"));
        draft.keyPath = path;
        if (!passphrase.isEmpty())
            draft.secrets.passphrase = Secret(passphrase);
        const auto added = waitFor(m_home->instances().add(std::move(draft)));
        return added ? *added : Instance();
    }

    audit::Event lastEvent() { return waitFor(m_home->audit().list(1))->front().event; }

    static QString problemOf(const auto& result)
    {
        return result ? QString() : result.error().toLine() + QLatin1Char(' ') + result.error().advice;
    }

    static QByteArray outputOf(ssh::Connection& connection, const QByteArray& command)
    {
        ssh::ExecRequest request;
        request.command = command;
        const auto result = waitFor(connection.exec(std::move(request)));
        return result ? result->output : QByteArray();
    }

private Q_SLOTS:
    void init()
    {
        m_asked.clear();
        m_home = std::make_unique<TestHome>();
        QVERIFY2(m_home->start(), qPrintable(m_home->problem()));
        m_sshd = std::make_unique<Sshd>();
    }

    void cleanup()
    {
        m_home.reset();
        m_sshd.reset();
    }

    void storedKeyLogsIn()
    {
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        const auto machine = m_home->addMachine(*m_sshd);
        QVERIFY2(machine, qPrintable(problemOf(machine)));
        m_home->acceptHostKeys();
        const auto connection = connectTo(*machine);
        QVERIFY2(connection, qPrintable(problemOf(connection)));
        QCOMPARE(outputOf(**connection, "echo $HOME").trimmed(), m_sshd->homeDirectory().toUtf8());
        QCOMPARE(lastEvent().action, QStringLiteral("ssh.connected"));
        QCOMPARE(lastEvent().resource, QStringLiteral("machine"));
        QCOMPARE(lastEvent().details.value(QStringLiteral("fingerprint")).toString(),
                 (*connection)->hostKey().fingerprint());
        QVERIFY(waitFor(m_home->instances().find(QStringLiteral("machine")))->lastConnectedAt.isValid());
    }

    void testReportsTheMachine()
    {
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        const auto machine = m_home->addMachine(*m_sshd);
        m_home->acceptHostKeys();
        const auto report = waitFor(m_home->connector().test(*machine));
        QVERIFY2(report, qPrintable(problemOf(report)));
        QVERIFY(report->serverSystem.startsWith(QLatin1String("Linux ")));
        QVERIFY(report->milliseconds >= 0 && report->milliseconds < 30000);
        QCOMPARE(report->hostKey.type, QStringLiteral("ssh-ed25519"));
        QTRY_COMPARE(m_sshd->sessionProcesses().size(), 0);
    }

    // Whoever compares a fingerprint with care does not make the machine slow.
    void whatAPersonTakesIsNotTheLoginsTime()
    {
        constexpr int thought = 1500;
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        const auto machine = m_home->addMachine(*m_sshd);
        core::Questions& questions = m_home->questions();
        questions.setAttached(true);
        connect(&questions, &core::Questions::asked, this, [&questions](const Question& question) {
            QTimer::singleShot(thought, &questions, [&questions, id = question.id] {
                core::Answer answer;
                answer.confirmed = true;
                questions.answer(id, std::move(answer));
            });
        });
        QElapsedTimer clock;
        clock.start();
        const auto report = waitFor(m_home->connector().test(*machine));
        QVERIFY2(report, qPrintable(problemOf(report)));
        QVERIFY2(report->milliseconds > 0 && report->milliseconds <= clock.elapsed() - thought,
                 qPrintable(QString::number(report->milliseconds)));
    }

    void S1_unknownKeyIsAskedAboutBeforeAnythingIsSent()
    {
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        const auto machine = m_home->addMachine(*m_sshd);
        const auto unasked = connectTo(*machine);
        QCOMPARE(unasked.error().code, ErrorCode::HostKeyUnknown);
        answerWith(false);
        const auto refused = connectTo(*machine);
        QCOMPARE(refused.error().code, ErrorCode::HostKeyUnknown);
        QCOMPARE(refused.error().where, QStringLiteral("machine"));
        QCOMPARE(m_asked.size(), 1);
        QCOMPARE(m_asked.first().machine, QStringLiteral("machine"));
        QCOMPARE(m_sshd->authenticationAttempts(), 0);
        QCOMPARE(lastEvent().action, QStringLiteral("ssh.failed"));
        QCOMPARE(lastEvent().details.value(QStringLiteral("error")).toString(), QStringLiteral("host_key_unknown"));

        answerWith(true);
        const auto accepted = connectTo(*machine);
        QVERIFY2(accepted, qPrintable(problemOf(accepted)));
        QCOMPARE(m_asked.size(), 2);
        QCOMPARE(m_asked.last().fingerprint, (*accepted)->hostKey().fingerprint());
        QVERIFY(connectTo(*machine));
        QCOMPARE(m_asked.size(), 2);
    }

    void S1_pinnedKeyNeedsNobody()
    {
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        const auto machine = m_home->addMachine(*m_sshd);
        const QByteArray blob = QByteArray::fromBase64(m_sshd->hostPublicKey().split(' ').at(1));
        UnknownKeyPolicy policy;
        policy.pinnedFingerprint = QStringLiteral("SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        m_home->connector().setUnknownKeyPolicy(policy);
        QCOMPARE(connectTo(*machine).error().code, ErrorCode::HostKeyUnknown);
        QCOMPARE(m_sshd->authenticationAttempts(), 0);
        policy.pinnedFingerprint = ssh::HostKey{QStringLiteral("ssh-ed25519"), blob}.fingerprint();
        m_home->connector().setUnknownKeyPolicy(policy);
        const auto connection = connectTo(*machine);
        QVERIFY2(connection, qPrintable(problemOf(connection)));
    }

    void S2_changedKeyGetsNoLogin()
    {
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        const auto machine = m_home->addMachine(*m_sshd);
        m_home->acceptHostKeys();
        QVERIFY(connectTo(*machine));
        m_sshd->stop();
        QVERIFY(m_sshd->replaceHostKey());
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        const int before = m_sshd->authenticationAttempts();
        const auto changed = connectTo(*machine);
        QCOMPARE(changed.error().code, ErrorCode::HostKeyChanged);
        QVERIFY(changed.error().advice.endsWith(QLatin1String("clouddesk host-key forget machine")));
        QCOMPARE(m_sshd->authenticationAttempts(), before);
        QCOMPARE(lastEvent().action, QStringLiteral("ssh.failed"));
        const auto records = waitFor(m_home->audit().list(2));
        QCOMPARE(records->back().event.action, QStringLiteral("host_key.refused"));
        QVERIFY(!records->back().event.succeeded);

        QVERIFY(waitFor(m_home->hostKeys().forget(machine->host, machine->port)));
        const auto again = connectTo(*machine);
        QVERIFY2(again, qPrintable(problemOf(again)));
    }

    void S3_serverThatShowsOnlyAnotherTypeIsChanged()
    {
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        const auto machine = m_home->addMachine(*m_sshd);
        m_home->acceptHostKeys();
        QVERIFY(connectTo(*machine));
        QCOMPARE(*waitFor(m_home->hostKeys().knownTypes(machine->host, machine->port)),
                 QStringList{QStringLiteral("ssh-ed25519")});
        m_sshd->stop();
        m_sshd->addConfigLine(QStringLiteral("HostKeyAlgorithms rsa-sha2-512,rsa-sha2-256"));
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        const int before = m_sshd->authenticationAttempts();
        const auto changed = connectTo(*machine);
        QVERIFY2(!changed && changed.error().code == ErrorCode::HostKeyChanged, qPrintable(problemOf(changed)));
        QVERIFY(changed.error().text.contains(QLatin1String("(ssh-rsa)")));
        QCOMPARE(m_sshd->authenticationAttempts(), before);
    }

    void knownHostsFileIsEnough()
    {
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        QFile file(m_home->filePath(QStringLiteral("known_hosts")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        // Only the RSA key is known: the server has to be asked for that one.
        file.write("[127.0.0.1]:" + QByteArray::number(m_sshd->port()) + ' ' +
                   m_sshd->hostPublicKey(QStringLiteral("rsa")));
        file.close();
        m_home->setKnownHostsFiles({file.fileName()});
        m_home->stop();
        QVERIFY(m_home->start());
        const auto machine = m_home->addMachine(*m_sshd);
        const auto connection = connectTo(*machine);
        QVERIFY2(connection, qPrintable(problemOf(connection)));
        QCOMPARE((*connection)->hostKey().type, QStringLiteral("ssh-rsa"));
    }

    void keyFileIsReadAtEachConnect()
    {
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        const QString key = makeKey({});
        const Instance machine = addWithPath(key);
        m_home->acceptHostKeys();
        const auto connection = connectTo(machine);
        QVERIFY2(connection, qPrintable(problemOf(connection)));
        const int before = m_sshd->authenticationAttempts();
        QVERIFY(QFile::setPermissions(key, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
        const auto open = connectTo(machine);
        QCOMPARE(open.error().code, ErrorCode::CredentialUnusable);
        QVERIFY(open.error().advice.contains(QLatin1String("chmod 600")));
        QVERIFY(QFile::remove(key));
        QCOMPARE(connectTo(machine).error().code, ErrorCode::NotFound);
        QCOMPARE(lastEvent().action, QStringLiteral("ssh.failed"));
        QCOMPARE(m_sshd->authenticationAttempts(), before);
    }

    void storedPassphraseOpensTheKey()
    {
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        const Instance machine = addWithPath(makeKey(QStringLiteral("geheim")), "geheim");
        m_home->acceptHostKeys();
        answerWith(true, "wrong");
        const auto connection = connectTo(machine);
        QVERIFY2(connection, qPrintable(problemOf(connection)));
        QVERIFY(m_asked.isEmpty());
    }

    void missingPassphraseIsAskedFor()
    {
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        const Instance machine = addWithPath(makeKey(QStringLiteral("geheim")));
        QVERIFY(!machine.hasPassphrase);
        m_home->acceptHostKeys();
        answerWith(true, "geheim");
        const auto connection = connectTo(machine);
        QVERIFY2(connection, qPrintable(problemOf(connection)));
        QCOMPARE(m_asked.size(), 1);
        QCOMPARE(m_asked.first().kind, Question::Kind::Passphrase);
        QCOMPARE(m_asked.first().machine, QStringLiteral("by path"));
        QVERIFY(!m_asked.first().isAgain);
        m_asked.clear();
        answerWith(true, "wrong");
        QCOMPARE(connectTo(machine).error().code, ErrorCode::CredentialUnusable);
        QCOMPARE(m_asked.size(), 3);
        QVERIFY(!m_asked[0].isAgain && m_asked[1].isAgain && m_asked[2].isAgain);
        QVERIFY(m_asked[1].text != m_asked[0].text && m_asked[1].text.contains(QStringLiteral("does not open")));
    }

    void passwordsLogIn()
    {
        m_sshd->setPassword(QStringLiteral("pass word"));
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        InstanceDraft draft = TestHome::draftFor(*m_sshd, QStringLiteral("stored"));
        draft.secrets.password = Secret("pass word");
        const auto stored = waitFor(m_home->instances().add(std::move(draft)));
        InstanceDraft other = TestHome::draftFor(*m_sshd, QStringLiteral("asked"));
        other.authType = AuthType::Password;
        const auto asked = waitFor(m_home->instances().add(std::move(other)));
        m_home->acceptHostKeys();
        const auto first = connectTo(*stored);
        QVERIFY2(first, qPrintable(problemOf(first)));
        QCOMPARE(connectTo(*asked).error().code, ErrorCode::Unsupported);
        answerWith(true, "pass word");
        const auto second = connectTo(*asked);
        QVERIFY2(second, qPrintable(problemOf(second)));
        QCOMPARE(m_asked.size(), 1);
        QCOMPARE(m_asked.first().kind, Question::Kind::Password);
    }

    void jumpHostUsesItsOwnMachinesCredential()
    {
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        Sshd bastion;
        QVERIFY2(bastion.start(), qPrintable(bastion.problem()));
        QVERIFY(m_home->addMachine(bastion, QStringLiteral("bastion")));
        InstanceDraft draft = TestHome::draftFor(*m_sshd, QStringLiteral("inner"));
        draft.secrets.privateKey = Secret(m_sshd->clientKey());
        draft.jumps = std::vector<JumpHost>{{bastion.userName(), bastion.host(), bastion.port()}};
        const auto inner = waitFor(m_home->instances().add(std::move(draft)));
        // The pin is about the machine; the jump host is asked about, by its own name.
        UnknownKeyPolicy policy;
        const QByteArray blob = QByteArray::fromBase64(m_sshd->hostPublicKey().split(' ').at(1));
        policy.pinnedFingerprint = ssh::HostKey{QStringLiteral("ssh-ed25519"), blob}.fingerprint();
        m_home->connector().setUnknownKeyPolicy(policy);
        answerWith(true);
        const auto connection = connectTo(*inner);
        QVERIFY2(connection, qPrintable(problemOf(connection)));
        QCOMPARE(outputOf(**connection, "echo $HOME").trimmed(), m_sshd->homeDirectory().toUtf8());
        QCOMPARE(m_asked.size(), 1);
        QCOMPARE(m_asked.first().machine, QStringLiteral("bastion"));
        QCOMPARE(bastion.sessionProcesses().size() > 0, true);
    }

    // With nobody to ask: each host has a pin, and the jump host's does not count for the machine.
    void jumpHostsArePinnedToo()
    {
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        Sshd bastion;
        QVERIFY2(bastion.start(), qPrintable(bastion.problem()));
        QVERIFY(m_home->addMachine(bastion, QStringLiteral("bastion")));
        InstanceDraft draft = TestHome::draftFor(*m_sshd, QStringLiteral("inner"));
        draft.secrets.privateKey = Secret(m_sshd->clientKey());
        draft.jumps = std::vector<JumpHost>{{bastion.userName(), bastion.host(), bastion.port()}};
        const auto inner = waitFor(m_home->instances().add(std::move(draft)));
        const auto fingerprintOf = [](Sshd& sshd) {
            const QByteArray blob = QByteArray::fromBase64(sshd.hostPublicKey().split(' ').at(1));
            return ssh::HostKey{QStringLiteral("ssh-ed25519"), blob}.fingerprint();
        };
        UnknownKeyPolicy policy;
        policy.action = UnknownKeyPolicy::Action::Refuse;
        policy.pinnedFingerprint = fingerprintOf(*m_sshd);
        m_home->connector().setUnknownKeyPolicy(policy);
        const auto refused = connectTo(*inner);
        QCOMPARE(refused.error().code, ErrorCode::HostKeyUnknown);
        QVERIFY(refused.error().advice.contains(QStringLiteral("--host-key ") + fingerprintOf(bastion)));
        policy.pinnedFingerprint = fingerprintOf(bastion);
        policy.jumpFingerprints = {fingerprintOf(bastion)};
        m_home->connector().setUnknownKeyPolicy(policy);
        QCOMPARE(connectTo(*inner).error().code, ErrorCode::HostKeyUnknown);
        QCOMPARE(m_sshd->authenticationAttempts(), 0);
        policy.pinnedFingerprint = fingerprintOf(*m_sshd);
        m_home->connector().setUnknownKeyPolicy(policy);
        const auto connection = connectTo(*inner);
        QVERIFY2(connection, qPrintable(problemOf(connection)));
        QVERIFY(m_asked.isEmpty());
    }

    void jumpHostUsesTheMachinesCredentialOtherwise()
    {
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        Sshd bastion;
        QVERIFY2(bastion.start(), qPrintable(bastion.problem()));
        bastion.authorize(m_sshd->clientPublicKey());
        InstanceDraft draft = TestHome::draftFor(*m_sshd, QStringLiteral("inner"));
        draft.secrets.privateKey = Secret(m_sshd->clientKey());
        draft.jumps = std::vector<JumpHost>{{bastion.userName(), bastion.host(), bastion.port()}};
        const auto inner = waitFor(m_home->instances().add(std::move(draft)));
        answerWith(true);
        const auto connection = connectTo(*inner);
        QVERIFY2(connection, qPrintable(problemOf(connection)));
        QCOMPARE(m_asked.size(), 2);
        QCOMPARE(m_asked.first().machine, QStringLiteral("[127.0.0.1]:%1").arg(bastion.port()));
        QCOMPARE(m_asked.last().machine, QStringLiteral("inner"));
    }

    // What a server is told, its owner knows: a machine's password is for that machine alone.
    void aPasswordIsNotGivenToJumpHosts()
    {
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        Sshd bastion;
        QVERIFY2(bastion.start(), qPrintable(bastion.problem()));
        InstanceDraft draft = TestHome::draftFor(*m_sshd, QStringLiteral("inner"));
        draft.authType = AuthType::Password;
        draft.secrets.password = Secret("for inner alone");
        draft.jumps = std::vector<JumpHost>{{bastion.userName(), bastion.host(), bastion.port()}};
        const auto inner = waitFor(m_home->instances().add(std::move(draft)));
        m_home->acceptHostKeys();
        const auto refused = connectTo(*inner);
        QCOMPARE(refused.error().code, ErrorCode::CredentialUnusable);
        QVERIFY2(refused.error().toLine().contains(QStringLiteral("inner")) &&
                     refused.error().advice.contains(QStringLiteral("instance add")),
                 qPrintable(problemOf(refused)));
        answerWith(true, "for the bastion");
        QVERIFY(!connectTo(*inner));
        QCOMPARE(m_asked.size(), 1);
        QCOMPARE(m_asked.first().kind, Question::Kind::Password);
        QCOMPARE(m_asked.first().machine, QStringLiteral("[127.0.0.1]:%1").arg(bastion.port()));
    }

    void ofSeveralMachinesAtAJumpTheOneThatLogsInAlikeIsTaken()
    {
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        Sshd bastion;
        QVERIFY2(bastion.start(), qPrintable(bastion.problem()));
        InstanceDraft byAgent = TestHome::draftFor(bastion, QStringLiteral("a first"));
        byAgent.authType = AuthType::Agent;
        QVERIFY(waitFor(m_home->instances().add(std::move(byAgent))));
        QVERIFY(m_home->addMachine(bastion, QStringLiteral("bastion")));
        InstanceDraft draft = TestHome::draftFor(*m_sshd, QStringLiteral("inner"));
        draft.secrets.privateKey = Secret(m_sshd->clientKey());
        draft.jumps = std::vector<JumpHost>{{bastion.userName(), bastion.host(), bastion.port()}};
        const auto inner = waitFor(m_home->instances().add(std::move(draft)));
        m_home->acceptHostKeys();
        const auto connection = connectTo(*inner);
        QVERIFY2(connection, qPrintable(problemOf(connection)));
    }

    // A certificate that belongs to another key is refused when it is given, not when it is needed.
    void aCertificateMustBelongToItsKey()
    {
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        const QString key = makeKey({});
        const auto certify = [this](const QString& publicKey) {
            QProcess process;
            process.start(QStringLiteral("ssh-keygen"),
                          {QStringLiteral("-q"), QStringLiteral("-s"), m_home->filePath(QStringLiteral("key")),
                           QStringLiteral("-I"), QStringLiteral("id"), QStringLiteral("-n"), QStringLiteral("me"),
                           publicKey});
            process.waitForFinished();
            QFile certificate(QString(publicKey).replace(QStringLiteral(".pub"), QStringLiteral("-cert.pub")));
            return certificate.open(QIODevice::ReadOnly) ? certificate.readAll().trimmed() : QByteArray();
        };
        QFile other(m_home->filePath(QStringLiteral("other.pub")));
        QVERIFY(other.open(QIODevice::WriteOnly));
        QVERIFY(other.write(m_sshd->clientPublicKey() + '\n') > 0);
        other.close();
        InstanceDraft draft = TestHome::draftFor(*m_sshd, QStringLiteral("certified"));
        QFile file(key);
        QVERIFY(file.open(QIODevice::ReadOnly));
        draft.secrets.privateKey = Secret(file.readAll());
        draft.secrets.certificate = certify(m_home->filePath(QStringLiteral("other.pub")));
        QVERIFY(!draft.secrets.certificate->isEmpty());
        InstanceDraft right = TestHome::draftFor(*m_sshd, QStringLiteral("certified"));
        right.secrets.privateKey = draft.secrets.privateKey->clone();
        right.secrets.certificate = certify(key + QStringLiteral(".pub"));
        QVERIFY(!right.secrets.certificate->isEmpty());
        const auto refused = waitFor(m_home->instances().add(std::move(draft)));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::CredentialUnusable);
        const auto taken = waitFor(m_home->instances().add(std::move(right)));
        QVERIFY2(taken, qPrintable(problemOf(taken)));
    }

    void cancelEndsTheAttempt()
    {
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        const auto machine = m_home->addMachine(*m_sshd);
        m_home->questions().setAttached(true);
        std::stop_source source;
        connect(&m_home->questions(), &core::Questions::asked, this, [&source] { source.request_stop(); });
        const auto cancelled = connectTo(*machine, source.get_token());
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
        QCOMPARE(m_sshd->authenticationAttempts(), 0);
    }

    void connectionsThatCannotBeRecordedAreClosed()
    {
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        const auto machine = m_home->addMachine(*m_sshd);
        m_home->acceptHostKeys();
        QVERIFY(connectTo(*machine));
        const std::function<core::Result<qint64>(storage::Transaction&)> hide = [](storage::Transaction& transaction) {
            return transaction.execute(QStringLiteral("ALTER TABLE audit_log RENAME TO audit_log_away"));
        };
        QVERIFY(waitFor(m_home->database().write<qint64>(hide)));
        QVERIFY(!connectTo(*machine));
        QTRY_COMPARE(m_sshd->sessionProcesses().size(), 0);
    }

    void N4_errorsTellNoSecret()
    {
        m_sshd->setPassword(QStringLiteral("right"));
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        InstanceDraft draft = TestHome::draftFor(*m_sshd, QStringLiteral("m"));
        draft.secrets.password = Secret("canary-77ab");
        const auto machine = waitFor(m_home->instances().add(std::move(draft)));
        m_home->acceptHostKeys();
        const auto failed = connectTo(*machine);
        QCOMPARE(failed.error().code, ErrorCode::AuthenticationFailed);
        QVERIFY(!problemOf(failed).contains(QLatin1String("canary")));
        const auto records = waitFor(m_home->audit().list(100));
        for (const audit::Record& record : *records)
            QVERIFY(!QJsonDocument(record.event.details).toJson().contains("canary"));
    }
};

QTEST_GUILESS_MAIN(TestMachineConnector)
#include "TestMachineConnector.moc"
