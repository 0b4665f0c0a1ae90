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
using QCoro::waitFor;
using Action = UnknownKeyPolicy::Action;

namespace {

QByteArray field(const QByteArray& value)
{
    const auto size = static_cast<quint32>(value.size());
    const char length[] = {static_cast<char>(size >> 24), static_cast<char>(size >> 16), static_cast<char>(size >> 8),
                           static_cast<char>(size)};
    return QByteArray(length, 4) + value;
}

/// A key that differs from those of other seeds.
ssh::HostKey keyOf(char seed, const char* type = "ssh-ed25519")
{
    return ssh::HostKey{QLatin1String(type), field(type) + field(QByteArray(32, seed))};
}

QByteArray lineOf(const QByteArray& hosts, const ssh::HostKey& key)
{
    return hosts + ' ' + key.type.toLatin1() + ' ' + key.blob.toBase64() + '\n';
}

UnknownKeyPolicy policyOf(Action action, const QString& pin = {})
{
    UnknownKeyPolicy policy;
    policy.action = action;
    policy.pinnedFingerprint = pin;
    return policy;
}

} // namespace

class TestHostKeyService : public QObject
{
    Q_OBJECT

    std::unique_ptr<lab::TestHome> m_home;
    QString m_file;

    const QString m_host = QStringLiteral("host.example");

    core::Result<void> check(const ssh::HostKey& key, const UnknownKeyPolicy& policy = policyOf(Action::Refuse),
                             quint16 port = 22, const QString& host = {}, std::stop_token stop = {})
    {
        return waitFor(m_home->hostKeys().check(host.isEmpty() ? m_host : host, port, QStringLiteral("my machine"), key,
                                                policy, stop));
    }

    ErrorCode refusal(const ssh::HostKey& key, const UnknownKeyPolicy& policy = policyOf(Action::Refuse),
                      quint16 port = 22, const QString& host = {})
    {
        const auto checked = check(key, policy, port, host);
        return checked ? ErrorCode::Internal : checked.error().code;
    }

    void writeKnownHosts(const QByteArray& text)
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    /// Answers every question of the next check.
    void answerWith(bool confirmed)
    {
        m_home->questions().setAttached(true);
        core::Questions& questions = m_home->questions();
        connect(&questions, &core::Questions::asked, this, [&questions, confirmed](const core::Question& question) {
            core::Answer answer;
            answer.confirmed = confirmed;
            questions.answer(question.id, std::move(answer));
        });
    }

    std::vector<audit::Record> recordsOf(const QString& action)
    {
        auto records = waitFor(m_home->audit().list(1000));
        std::erase_if(*records, [&action](const audit::Record& record) { return record.event.action != action; });
        return *records;
    }

    QStringList sources()
    {
        QStringList texts;
        const auto keys = waitFor(m_home->hostKeys().list());
        for (const TrustedHostKey& key : *keys)
            texts += QStringLiteral("%1 %2%3").arg(key.host, key.source,
                                                   key.isRevoked ? QStringLiteral(" revoked") : QString());
        return texts;
    }

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<lab::TestHome>();
        m_file = m_home->filePath(QStringLiteral("known_hosts"));
        m_home->setKnownHostsFiles({m_file, m_home->filePath(QStringLiteral("not-there"))});
        QVERIFY2(m_home->start(), qPrintable(m_home->problem()));
    }

    void cleanup() { m_home.reset(); }

    void S1_unknownKeysAreNeverTrustedSilently()
    {
        const auto refused = check(keyOf('a'));
        QCOMPARE(refused.error().code, ErrorCode::HostKeyUnknown);
        QVERIFY(refused.error().text.contains(keyOf('a').fingerprint()));
        QCOMPARE(refused.error().where, QStringLiteral("my machine"));
        // Nobody is there to be asked.
        const auto unasked = check(keyOf('a'), policyOf(Action::Ask));
        QCOMPARE(unasked.error().code, ErrorCode::HostKeyUnknown);
        QVERIFY(unasked.error().advice.contains(QStringLiteral("--host-key ") + keyOf('a').fingerprint()));
        QVERIFY(waitFor(m_home->hostKeys().list())->empty());
        QCOMPARE(recordsOf(QStringLiteral("host_key.refused")).size(), std::size_t(2));
        QVERIFY(recordsOf(QStringLiteral("host_key.accepted")).empty());
    }

    void S1_thePersonIsAskedWithTheFingerprint()
    {
        answerWith(true);
        const QSignalSpy asked(&m_home->questions(), &core::Questions::asked);
        QVERIFY(check(keyOf('a'), policyOf(Action::Ask)));
        QCOMPARE(asked.count(), 1);
        const auto question = asked.first().first().value<core::Question>();
        QCOMPARE(question.kind, core::Question::Kind::HostKey);
        QCOMPARE(question.machine, QStringLiteral("my machine"));
        QCOMPARE(question.fingerprint, keyOf('a').fingerprint());
        QVERIFY(question.fingerprint.startsWith(QLatin1String("SHA256:")));
        QCOMPARE(question.keyType, QStringLiteral("ssh-ed25519"));
        QVERIFY(check(keyOf('a'), policyOf(Action::Ask)));
        QCOMPARE(asked.count(), 1);
        QCOMPARE(sources(), QStringList{QStringLiteral("host.example asked")});
        m_home->stop();
        QVERIFY(m_home->start());
        QVERIFY(check(keyOf('a')));
    }

    void S1_aRefusalIsNotRemembered()
    {
        answerWith(false);
        QCOMPARE(refusal(keyOf('a'), policyOf(Action::Ask)), ErrorCode::HostKeyUnknown);
        QVERIFY(waitFor(m_home->hostKeys().list())->empty());
        QCOMPARE(recordsOf(QStringLiteral("host_key.refused")).size(), std::size_t(1));
    }

    void acceptingUnseenIsRecorded()
    {
        QVERIFY(check(keyOf('a'), policyOf(Action::Accept)));
        QCOMPARE(sources(), QStringList{QStringLiteral("host.example accepted")});
        const auto records = recordsOf(QStringLiteral("host_key.accepted"));
        QCOMPARE(records.size(), std::size_t(1));
        QCOMPARE(records.front().event.details.value(QStringLiteral("fingerprint")).toString(),
                 keyOf('a').fingerprint());
    }

    void pinsDecideWithoutAsking()
    {
        QCOMPARE(refusal(keyOf('b'), policyOf(Action::Accept, keyOf('a').fingerprint())), ErrorCode::HostKeyUnknown);
        QVERIFY(check(keyOf('a'), policyOf(Action::Ask, keyOf('a').fingerprint())));
        QCOMPARE(sources(), QStringList{QStringLiteral("host.example pinned")});
        // A key that is known does not stand against a pin that says another.
        QCOMPARE(refusal(keyOf('a'), policyOf(Action::Ask, keyOf('b').fingerprint())), ErrorCode::HostKeyUnknown);
        // And a pin does not stand against a key that is known.
        QCOMPARE(refusal(keyOf('b'), policyOf(Action::Ask, keyOf('b').fingerprint())), ErrorCode::HostKeyChanged);
    }

    void S2_changedKeysAreRefusedWhateverThePolicySays()
    {
        QVERIFY(check(keyOf('a'), policyOf(Action::Accept)));
        answerWith(true);
        const QSignalSpy asked(&m_home->questions(), &core::Questions::asked);
        for (const Action action : {Action::Accept, Action::Ask, Action::Refuse}) {
            const auto changed = check(keyOf('b'), policyOf(action));
            QCOMPARE(changed.error().code, ErrorCode::HostKeyChanged);
            QVERIFY(changed.error().text.contains(keyOf('a').fingerprint()));
            QVERIFY(changed.error().text.contains(keyOf('b').fingerprint()));
            QVERIFY(changed.error().text.contains(QLatin1String("CHANGED")));
            QVERIFY(changed.error().advice.endsWith(QLatin1String("clouddesk host-key forget 'my machine'")));
        }
        QCOMPARE(asked.count(), 0);
        QCOMPARE(recordsOf(QStringLiteral("host_key.refused")).size(), std::size_t(3));
        QVERIFY(check(keyOf('a')));

        QCOMPARE(*waitFor(m_home->hostKeys().forget(m_host, 22)), 1);
        QCOMPARE(recordsOf(QStringLiteral("host_key.forgotten")).size(), std::size_t(1));
        QVERIFY(check(keyOf('b'), policyOf(Action::Accept)));
        QCOMPARE(refusal(keyOf('a')), ErrorCode::HostKeyChanged);
    }

    void S3_anotherTypeOfKeyIsAChangedKey()
    {
        QVERIFY(check(keyOf('a'), policyOf(Action::Accept)));
        QCOMPARE(refusal(keyOf('r', "ssh-rsa"), policyOf(Action::Accept)), ErrorCode::HostKeyChanged);
        QCOMPARE(*waitFor(m_home->hostKeys().knownTypes(m_host, 22)), QStringList{QStringLiteral("ssh-ed25519")});
        QCOMPARE(*waitFor(m_home->hostKeys().knownTypes(m_host, 2222)), QStringList());
    }

    void S3_portsAndAddressesAreHostsOfTheirOwn()
    {
        QVERIFY(check(keyOf('a'), policyOf(Action::Accept)));
        QCOMPARE(refusal(keyOf('a'), policyOf(Action::Refuse), 2222), ErrorCode::HostKeyUnknown);
        QVERIFY(check(keyOf('b'), policyOf(Action::Accept), 2222));
        QVERIFY(check(keyOf('c'), policyOf(Action::Accept), 2222, QStringLiteral("2001:db8::1")));
        QVERIFY(check(keyOf('a'), policyOf(Action::Refuse), 22, QStringLiteral("HOST.example")));
        QCOMPARE(sources(), (QStringList{QStringLiteral("[2001:db8::1]:2222 accepted"),
                                         QStringLiteral("[host.example]:2222 accepted"),
                                         QStringLiteral("host.example accepted")}));
        QCOMPARE(*waitFor(m_home->hostKeys().forget(m_host, 2222)), 1);
        QVERIFY(check(keyOf('a')));
    }

    void S3_knownHostsFilesVouch()
    {
        writeKnownHosts("# a comment\n" + lineOf("host.example,10.0.0.1", keyOf('a')) +
                        lineOf("host.example", keyOf('r', "ssh-rsa")) + lineOf("[host.example]:2222", keyOf('p')) +
                        lineOf("*.example.org,!bad.example.org", keyOf('w')) + "@cert-authority " +
                        lineOf("*", keyOf('c')));
        QCOMPARE(*waitFor(m_home->hostKeys().knownTypes(m_host, 22)),
                 (QStringList{QStringLiteral("ssh-ed25519"), QStringLiteral("ssh-rsa")}));
        QVERIFY(check(keyOf('a')));
        QCOMPARE(sources(),
                 (QStringList{QStringLiteral("host.example seeded"), QStringLiteral("host.example seeded")}));
        QCOMPARE(recordsOf(QStringLiteral("host_key.accepted")).size(), std::size_t(1));
        QVERIFY(check(keyOf('r', "ssh-rsa")));
        QCOMPARE(refusal(keyOf('b'), policyOf(Action::Accept)), ErrorCode::HostKeyChanged);
        QVERIFY(check(keyOf('p'), policyOf(Action::Refuse), 2222));
        QVERIFY(check(keyOf('w'), policyOf(Action::Refuse), 22, QStringLiteral("good.example.org")));
        QCOMPARE(refusal(keyOf('w'), policyOf(Action::Refuse), 22, QStringLiteral("bad.example.org")),
                 ErrorCode::HostKeyUnknown);
        // The key of a certificate authority vouches for certificates, not for itself.
        QCOMPARE(refusal(keyOf('c'), policyOf(Action::Refuse), 22, QStringLiteral("other")), ErrorCode::HostKeyUnknown);
        // What was copied counts, also when the file has gone.
        QFile::remove(m_file);
        QVERIFY(check(keyOf('a')));
    }

    void S3_changedAgainstTheFileIsChanged()
    {
        writeKnownHosts(lineOf("host.example", keyOf('a')));
        QCOMPARE(refusal(keyOf('b'), policyOf(Action::Accept)), ErrorCode::HostKeyChanged);
        QVERIFY(waitFor(m_home->hostKeys().list())->empty());
        // The file still says so; forgetting takes its word away, for this host.
        QCOMPARE(*waitFor(m_home->hostKeys().forget(m_host, 22)), 1);
        QCOMPARE(refusal(keyOf('a')), ErrorCode::HostKeyUnknown);
        QVERIFY(check(keyOf('b'), policyOf(Action::Accept)));
        QCOMPARE(*waitFor(m_home->hostKeys().forget(m_host, 22)), 1);
        QCOMPARE(*waitFor(m_home->hostKeys().forget(m_host, 22)), 0);
        QCOMPARE(refusal(keyOf('a')), ErrorCode::HostKeyUnknown);
    }

    void S3_hashedNamesMatch()
    {
        writeKnownHosts(lineOf("host.example", keyOf('a')) + lineOf("[host.example]:2222", keyOf('p')));
        QProcess process;
        process.start(QStringLiteral("ssh-keygen"), {QStringLiteral("-H"), QStringLiteral("-f"), m_file});
        QVERIFY(process.waitForFinished() && process.exitCode() == 0);
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadOnly) && !file.readAll().contains("host.example"));
        QVERIFY(check(keyOf('a')));
        QVERIFY(check(keyOf('p'), policyOf(Action::Refuse), 2222));
        QCOMPARE(refusal(keyOf('b'), policyOf(Action::Accept)), ErrorCode::HostKeyChanged);
    }

    void S3_revokedKeysAreRefusedAlways()
    {
        QVERIFY(check(keyOf('a'), policyOf(Action::Accept)));
        writeKnownHosts("@revoked " + lineOf("*", keyOf('a')) + lineOf("other.example", keyOf('b')));
        QCOMPARE(refusal(keyOf('a'), policyOf(Action::Accept)), ErrorCode::HostKeyRevoked);
        waitFor(m_home->hostKeys().forget(m_host, 22));
        QCOMPARE(refusal(keyOf('a'), policyOf(Action::Accept)), ErrorCode::HostKeyRevoked);
        QCOMPARE(refusal(keyOf('a'), policyOf(Action::Ask, keyOf('a').fingerprint())), ErrorCode::HostKeyRevoked);
        QVERIFY(check(keyOf('b'), policyOf(Action::Accept)));
        // The revocation is copied along with the trust.
        QVERIFY(check(keyOf('b'), policyOf(Action::Refuse), 22, QStringLiteral("other.example")));
        QFile::remove(m_file);
        QCOMPARE(refusal(keyOf('a'), policyOf(Action::Accept), 22, QStringLiteral("other.example")),
                 ErrorCode::HostKeyRevoked);
    }

    void anUnreadableFileIsNotTakenForAnEmptyOne()
    {
        QVERIFY(QDir().mkpath(m_file));
        const auto checked = check(keyOf('a'), policyOf(Action::Accept));
        QVERIFY(!checked);
        QVERIFY(waitFor(m_home->hostKeys().list())->empty());
    }

    void twoChecksAtOnceAskOnce()
    {
        m_home->questions().setAttached(true);
        const QSignalSpy asked(&m_home->questions(), &core::Questions::asked);
        const auto start = [this](const ssh::HostKey& key) {
            return m_home->hostKeys().check(m_host, 22, QStringLiteral("m"), key, policyOf(Action::Ask));
        };
        auto first = start(keyOf('a'));
        auto second = start(keyOf('a'));
        auto other = start(keyOf('b'));
        QTRY_COMPARE(asked.count(), 2);
        const auto answer = [this, &asked](const ssh::HostKey& key) {
            for (const auto& arguments : asked) {
                const auto question = arguments.first().value<core::Question>();
                core::Answer yes;
                yes.confirmed = true;
                if (question.fingerprint == key.fingerprint())
                    m_home->questions().answer(question.id, std::move(yes));
            }
        };
        answer(keyOf('a'));
        QVERIFY(waitFor(std::move(first)));
        QVERIFY(waitFor(std::move(second)));
        // Said yes to as well, but too late: this host has another key by now.
        answer(keyOf('b'));
        QCOMPARE(waitFor(std::move(other)).error().code, ErrorCode::HostKeyChanged);
        QCOMPARE(asked.count(), 2);
        QCOMPARE(sources(), QStringList{QStringLiteral("host.example asked")});
    }

    void whoGivesUpLeavesTheQuestionToTheOthers()
    {
        m_home->questions().setAttached(true);
        const QSignalSpy asked(&m_home->questions(), &core::Questions::asked);
        std::stop_source source;
        auto first = m_home->hostKeys().check(m_host, 22, QStringLiteral("m"), keyOf('a'), policyOf(Action::Ask),
                                              source.get_token());
        QTRY_COMPARE(asked.count(), 1);
        auto second = m_home->hostKeys().check(m_host, 22, QStringLiteral("m"), keyOf('a'), policyOf(Action::Ask));
        std::stop_source thirdSource;
        auto third = m_home->hostKeys().check(m_host, 22, QStringLiteral("m"), keyOf('a'), policyOf(Action::Ask),
                                              thirdSource.get_token());
        thirdSource.request_stop();
        QCOMPARE(waitFor(std::move(third)).error().code, ErrorCode::Cancelled);
        source.request_stop();
        QCOMPARE(waitFor(std::move(first)).error().code, ErrorCode::Cancelled);
        QTRY_COMPARE(asked.count(), 2);
        core::Answer yes;
        yes.confirmed = true;
        m_home->questions().answer(asked.last().first().value<core::Question>().id, std::move(yes));
        QVERIFY(waitFor(std::move(second)));
    }

    void trustThatCannotBeRecordedIsNotGiven()
    {
        const std::function<core::Result<qint64>(storage::Transaction&)> hide = [](storage::Transaction& transaction) {
            return transaction.execute(QStringLiteral("ALTER TABLE audit_log RENAME TO audit_log_away"));
        };
        QVERIFY(waitFor(m_home->database().write<qint64>(hide)));
        QVERIFY(!check(keyOf('a'), policyOf(Action::Accept)));
        QVERIFY(!waitFor(m_home->hostKeys().forget(m_host, 22)) || waitFor(m_home->hostKeys().list())->empty());
        QVERIFY(waitFor(m_home->hostKeys().list())->empty());
        // A refusal stays what it is.
        QCOMPARE(refusal(keyOf('a')), ErrorCode::HostKeyUnknown);
    }
};

QTEST_GUILESS_MAIN(TestHostKeyService)
#include "TestHostKeyService.moc"
