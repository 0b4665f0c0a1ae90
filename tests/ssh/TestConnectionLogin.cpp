// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/SshLogin.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

#include <sys/socket.h>
#include <sys/un.h>

using namespace clouddesk;
using namespace clouddesk::ssh;
using core::ErrorCode;
using core::Secret;
using lab::connectTo;
using lab::hopTo;
using lab::optionsFor;
using lab::runOn;
using lab::ScriptedDelegate;
using lab::Sshd;

namespace {

const QString password = QStringLiteral("correct horse battery");

QByteArray readWhole(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool runTool(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished(60000) && process.exitCode() == 0;
}

PasswordCredential passwordCredential(const QString& text)
{
    PasswordCredential credential;
    credential.password = Secret(QByteArrayView(text.toUtf8()));
    return credential;
}

KeyCredential keyCredential(const QByteArray& key, const QByteArray& passphrase = {})
{
    KeyCredential credential;
    credential.privateKey = Secret(QByteArrayView(key));
    credential.passphrase = Secret(QByteArrayView(passphrase));
    return credential;
}

/// A private ssh-agent of its own.
class Agent
{
public:
    explicit Agent(const QString& socketPath)
        : m_path(socketPath)
    {
        m_process.start(QStringLiteral("ssh-agent"), {QStringLiteral("-D"), QStringLiteral("-a"), socketPath});
        m_process.waitForReadyRead(5000);
    }
    ~Agent()
    {
        m_process.terminate();
        m_process.waitForFinished();
    }
    bool add(const QString& keyPath)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("SSH_AUTH_SOCK"), m_path);
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral("ssh-add"), {QStringLiteral("-q"), keyPath});
        return process.waitForFinished(10000) && process.exitCode() == 0;
    }
    [[nodiscard]] AgentCredential credential() const
    {
        AgentCredential credential;
        credential.socketPath = m_path;
        return credential;
    }

private:
    QString m_path;
    QProcess m_process;
};

} // namespace

class TestConnectionLogin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_sshd.start(), qPrintable(m_sshd.problem())); }

    void keyTypesAndFormats_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("passphrase");
        for (const char* type : {"rsa", "ecdsa", "ed25519"}) {
            for (const char* format : {"RFC4716", "PEM", "PKCS8"}) {
                // ssh-keygen writes Ed25519 in its own format only.
                if (qstrcmp(type, "ed25519") == 0 && qstrcmp(format, "RFC4716") != 0)
                    continue;
                for (const char* passphrase : {"", "open sesame"})
                    QTest::addRow("%s %s %s", type, format, *passphrase ? "encrypted" : "plain")
                        << QString::fromLatin1(type) << QString::fromLatin1(format) << QString::fromLatin1(passphrase);
            }
        }
    }

    void keyTypesAndFormats()
    {
        QFETCH(const QString, type);
        QFETCH(const QString, format);
        QFETCH(const QString, passphrase);
        const QByteArray key = makeKey(type, passphrase, {QStringLiteral("-m"), format});
        QVERIFY(!key.isEmpty());
        ScriptedDelegate delegate;
        const auto connection = connectTo(optionsFor(hopTo(m_sshd, keyCredential(key, passphrase.toUtf8()))), delegate);
        VERIFY_RESULT(connection);
        QCOMPARE(runOn(**connection, "echo in")->output, QByteArray("in\n"));
        QCOMPARE(delegate.passphraseQuestions, 0);
        if (passphrase.isEmpty())
            return;
        // The wrong passphrase is asked for anew, and is an error when nobody knows better.
        const auto refused = connectTo(optionsFor(hopTo(m_sshd, keyCredential(key, "wrong"))), delegate);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::CredentialUnusable);
        QCOMPARE(refused.error().where, QStringLiteral("127.0.0.1:%1").arg(m_sshd.port()));
        QVERIFY(!refused.error().advice.isEmpty());
        QCOMPARE(delegate.passphraseQuestions, 1);
        QVERIFY(delegate.isPassphraseAskedAgain);
        delegate.passphraseAnswer = passphrase.toUtf8();
        VERIFY_RESULT(connectTo(optionsFor(hopTo(m_sshd, keyCredential(key))), delegate));
        QVERIFY(!delegate.isPassphraseAskedAgain);
    }

    void S17_unusableKeysAreToldBeforeAnyLogin_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("nonsense") << QByteArray("not a key at all");
        QTest::newRow("putty") << QByteArray("PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n");
        QTest::newRow("public") << m_sshd.clientPublicKey();
        QByteArray corrupt = m_sshd.clientKey();
        corrupt.replace(100, 40, QByteArray(40, 'A'));
        QTest::newRow("corrupt") << corrupt;
        QTest::newRow("16 MB") << m_sshd.clientKey() + QByteArray(16 * 1024 * 1024, 'A');
        QTest::newRow("cut") << m_sshd.clientKey().left(150);
    }

    void S17_unusableKeysAreToldBeforeAnyLogin()
    {
        QFETCH(const QByteArray, key);
        const int before = m_sshd.authenticationAttempts();
        QElapsedTimer timer;
        timer.start();
        ScriptedDelegate delegate;
        const auto refused = connectTo(optionsFor(hopTo(m_sshd, keyCredential(key))), delegate);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::CredentialUnusable);
        QVERIFY(timer.elapsed() < 5000);
        QCOMPARE(m_sshd.authenticationAttempts(), before);
    }

    void S17_endlessRoundsAreRefused()
    {
        QByteArray key = makeKey(QStringLiteral("ed25519"), QStringLiteral("x"), {});
        // PROTOCOL.key: the rounds follow a salt of 16 bytes in the options of "bcrypt".
        const qsizetype begin = key.indexOf('\n') + 1;
        const qsizetype end = key.indexOf("-----END");
        QByteArray blob = QByteArray::fromBase64(key.mid(begin, end - begin));
        const qsizetype rounds = blob.indexOf("bcrypt") + 6 + 4 + 4 + 16;
        blob.replace(rounds, 4, QByteArray("\x7f\xff\xff\xff", 4));
        key = "-----BEGIN OPENSSH PRIVATE KEY-----\n" + blob.toBase64() + "\n-----END OPENSSH PRIVATE KEY-----\n";
        QElapsedTimer timer;
        timer.start();
        ScriptedDelegate delegate;
        const auto refused = connectTo(optionsFor(hopTo(m_sshd, keyCredential(key, "x"))), delegate);
        QCOMPARE(refused.error().code, ErrorCode::CredentialUnusable);
        QVERIFY(timer.elapsed() < 5000);
    }

    void strangersKeyIsRefusedWithTheMethodsOffered()
    {
        const QByteArray key = makeKey(QStringLiteral("ed25519"), {}, {}, false);
        const int before = m_sshd.authenticationAttempts();
        ScriptedDelegate delegate;
        const auto refused = connectTo(optionsFor(hopTo(m_sshd, keyCredential(key))), delegate);
        QCOMPARE(refused.error().code, ErrorCode::AuthenticationFailed);
        QVERIFY2(refused.error().text.contains(QLatin1String("publickey")), qPrintable(refused.error().text));
        QVERIFY(!refused.error().advice.isEmpty());
        // S10: the one key, once, and nothing else.
        QCOMPARE(m_sshd.authenticationAttempts(), before + 1);
    }

    void certificateLogsIn()
    {
        const QString authority = path(QStringLiteral("ca"));
        QVERIFY(keygen(authority, {QStringLiteral("-t"), QStringLiteral("ed25519"), QStringLiteral("-N"), QString()}));
        const QByteArray key = makeKey(QStringLiteral("ecdsa"), {}, {}, false);
        QVERIFY(
            runTool(QStringLiteral("ssh-keygen"),
                    {QStringLiteral("-q"), QStringLiteral("-s"), authority, QStringLiteral("-I"), QStringLiteral("lab"),
                     QStringLiteral("-n"), m_sshd.userName(), m_lastKey + QStringLiteral(".pub")}));
        Sshd sshd;
        sshd.addConfigLine(QStringLiteral("TrustedUserCAKeys %1.pub").arg(authority));
        QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
        ScriptedDelegate delegate;
        QCOMPARE(connectTo(optionsFor(hopTo(sshd, keyCredential(key))), delegate).error().code,
                 ErrorCode::AuthenticationFailed);
        KeyCredential credential = keyCredential(key);
        credential.certificate = readWhole(m_lastKey + QStringLiteral("-cert.pub"));
        VERIFY_RESULT(connectTo(optionsFor(hopTo(sshd, std::move(credential))), delegate));
        KeyCredential foreign = keyCredential(m_sshd.clientKey());
        foreign.certificate = readWhole(m_lastKey + QStringLiteral("-cert.pub"));
        QCOMPARE(connectTo(optionsFor(hopTo(sshd, std::move(foreign))), delegate).error().code,
                 ErrorCode::CredentialUnusable);
    }

    void agentLogsIn()
    {
        Agent agent(path(QStringLiteral("agent")));
        ScriptedDelegate delegate;
        const auto without = connectTo(optionsFor(hopTo(m_sshd, agent.credential())), delegate);
        QCOMPARE(without.error().code, ErrorCode::AgentUnavailable);
        QVERIFY(agent.add(m_sshd.clientKeyPath()));
        const auto connection = connectTo(optionsFor(hopTo(m_sshd, agent.credential())), delegate);
        VERIFY_RESULT(connection);
        QCOMPARE(runOn(**connection, "echo in")->output, QByteArray("in\n"));
        AgentCredential nowhere;
        nowhere.socketPath = path(QStringLiteral("no-agent"));
        const auto refused = connectTo(optionsFor(hopTo(m_sshd, nowhere)), delegate);
        QCOMPARE(refused.error().code, ErrorCode::AgentUnavailable);
        QVERIFY(!refused.error().advice.isEmpty());
    }

    void S10_agentWithManyKeysStaysBelowTheLimit()
    {
        Agent agent(path(QStringLiteral("many")));
        for (int i = 0; i < 20; ++i) {
            makeKey(QStringLiteral("ed25519"), {}, {}, false);
            QVERIFY(agent.add(m_lastKey));
        }
        const int before = m_sshd.authenticationAttempts();
        ScriptedDelegate delegate;
        const auto refused = connectTo(optionsFor(hopTo(m_sshd, agent.credential())), delegate);
        QCOMPARE(refused.error().code, ErrorCode::AuthenticationFailed);
        const int attempts = m_sshd.authenticationAttempts() - before;
        QVERIFY2(attempts >= 1 && attempts <= 6, qPrintable(QString::number(attempts)));
    }

    void silentAgentCanBeCancelled()
    {
        const QString socketPath = path(QStringLiteral("silent"));
        const core::UniqueFd listener(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        const QByteArray name = QFile::encodeName(socketPath);
        std::memcpy(address.sun_path, name.constData(), static_cast<std::size_t>(name.size()));
        QVERIFY(bind(listener.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0);
        QVERIFY(listen(listener.get(), 5) == 0);
        AgentCredential credential;
        credential.socketPath = socketPath;
        std::stop_source stop;
        QTimer::singleShot(300, this, [stop]() mutable { stop.request_stop(); });
        QElapsedTimer timer;
        timer.start();
        ScriptedDelegate delegate;
        const auto cancelled = connectTo(optionsFor(hopTo(m_sshd, credential)), delegate, stop.get_token());
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
        QVERIFY(timer.elapsed() < 2000);
    }

    void passwordLogsIn()
    {
        Sshd sshd;
        sshd.setPassword(password);
        sshd.addConfigLine(QStringLiteral("KbdInteractiveAuthentication no"));
        QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
        ScriptedDelegate delegate;
        const auto connection = connectTo(optionsFor(hopTo(sshd, passwordCredential(password))), delegate);
        VERIFY_RESULT(connection);
        QCOMPARE(runOn(**connection, "echo in")->output, QByteArray("in\n"));
        QVERIFY(delegate.prompts.isEmpty());
    }

    // By then the server is known, and is one that takes passwords.
    void aPasswordThatIsNotKnownIsAskedForLate()
    {
        Sshd sshd;
        sshd.setPassword(password);
        QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
        ScriptedDelegate delegate;
        int askedBefore = -1;
        delegate.onHostKey = [&] { askedBefore = delegate.passwordQuestions; };
        const auto refused = connectTo(optionsFor(hopTo(sshd, PasswordCredential())), delegate);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unsupported);
        QCOMPARE(askedBefore, 0);
        QCOMPARE(delegate.passwordQuestions, 1);
        QCOMPARE(sshd.log().count("Failed password"), 0);
        delegate.passwordAnswer = password.toUtf8();
        const auto connection = connectTo(optionsFor(hopTo(sshd, PasswordCredential())), delegate);
        VERIFY_RESULT(connection);
        QCOMPARE(delegate.passwordQuestions, 2);
        // Nobody is asked for one that goes nowhere.
        QVERIFY(!connectTo(optionsFor(hopTo(m_sshd, PasswordCredential())), delegate));
        sshd.stop();
        QVERIFY(!connectTo(optionsFor(hopTo(sshd, PasswordCredential())), delegate));
        QCOMPARE(delegate.passwordQuestions, 2);
    }

    void keyboardInteractiveLogsInWithTheStoredPassword()
    {
        Sshd sshd;
        sshd.setPassword(password);
        sshd.addConfigLine(QStringLiteral("PasswordAuthentication no"));
        QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
        ScriptedDelegate delegate;
        VERIFY_RESULT(connectTo(optionsFor(hopTo(sshd, passwordCredential(password))), delegate));
        QVERIFY(delegate.prompts.isEmpty());
    }

    void keyboardInteractiveAsksThePersonAfterAKey()
    {
        Sshd sshd;
        sshd.setPassword(password);
        sshd.addConfigLine(QStringLiteral("AuthenticationMethods publickey,keyboard-interactive"));
        QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
        ScriptedDelegate delegate;
        delegate.interactiveAnswers = {password.toUtf8()};
        VERIFY_RESULT(connectTo(optionsFor(hopTo(sshd)), delegate));
        QVERIFY2(delegate.prompts.size() == 1, qPrintable(delegate.prompts.join(QLatin1Char('|'))));
        QVERIFY2(delegate.prompts.first().contains(QLatin1String("assword")), qPrintable(delegate.prompts.first()));
        delegate.interactiveAnswers = {"wrong"};
        QCOMPARE(connectTo(optionsFor(hopTo(sshd)), delegate).error().code, ErrorCode::AuthenticationFailed);
    }

    void S10_wrongPasswordIsTriedOnce()
    {
        Sshd sshd;
        sshd.setPassword(password);
        QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
        ScriptedDelegate delegate;
        const auto refused = connectTo(optionsFor(hopTo(sshd, passwordCredential(QStringLiteral("wrong")))), delegate);
        QCOMPARE(refused.error().code, ErrorCode::AuthenticationFailed);
        QVERIFY2(refused.error().text.contains(QLatin1String("password")), qPrintable(refused.error().text));
        QCOMPARE(sshd.log().count("Failed password"), 1);
        QCOMPARE(sshd.log().count("Failed keyboard-interactive"), 0);
        QVERIFY(!refused.error().toLine().contains(QLatin1String("wrong\"")));
    }

    void S2_refusedHostKeyEndsItBeforeAnyLogin_data()
    {
        QTest::addColumn<int>("code");
        QTest::newRow("unknown") << int(ErrorCode::HostKeyUnknown);
        QTest::newRow("changed") << int(ErrorCode::HostKeyChanged);
        QTest::newRow("revoked") << int(ErrorCode::HostKeyRevoked);
    }

    void S2_refusedHostKeyEndsItBeforeAnyLogin()
    {
        QFETCH(const int, code);
        const int before = m_sshd.authenticationAttempts();
        ScriptedDelegate delegate;
        delegate.trust = core::fail(ErrorCode(code), QStringLiteral("no"));
        const auto refused = connectTo(optionsFor(hopTo(m_sshd)), delegate);
        QVERIFY(!refused);
        QCOMPARE(int(refused.error().code), code);
        QCOMPARE(refused.error().where, QStringLiteral("127.0.0.1:%1").arg(m_sshd.port()));
        QCOMPARE(delegate.shownKeys.size(), std::size_t(1));
        QCOMPARE(m_sshd.authenticationAttempts(), before);
    }

    void S2_jumpHostsAreCheckedToo()
    {
        Sshd target;
        QVERIFY2(target.start(), qPrintable(target.problem()));
        class SecondRefused : public ScriptedDelegate
        {
            core::Task<void> checkHostKey(QString host, quint16 port, QString label, HostKey key) override
            {
                core::Result<void> answer = co_await ScriptedDelegate::checkHostKey(host, port, label, key);
                if (shownKeys.size() == 2)
                    answer = core::fail(ErrorCode::HostKeyChanged, QStringLiteral("no"));
                co_return answer;
            }
        };
        SecondRefused delegate;
        ConnectionOptions options = optionsFor(hopTo(m_sshd));
        options.hops.push_back(hopTo(target));
        const auto refused = connectTo(std::move(options), delegate);
        QCOMPARE(refused.error().code, ErrorCode::HostKeyChanged);
        QCOMPARE(target.authenticationAttempts(), 0);
    }

    void hostKeyIsTheOneOnDisk_data()
    {
        QTest::addColumn<QString>("known");
        QTest::addColumn<QString>("file");
        QTest::newRow("ed25519") << QStringLiteral("ssh-ed25519") << QStringLiteral("ed25519");
        QTest::newRow("rsa") << QStringLiteral("ssh-rsa") << QStringLiteral("rsa");
        QTest::newRow("ecdsa") << QStringLiteral("ecdsa-sha2-nistp256") << QStringLiteral("ecdsa");
    }

    void hostKeyIsTheOneOnDisk()
    {
        // The key type that is known already is the one asked for.
        QFETCH(const QString, known);
        QFETCH(const QString, file);
        ScriptedDelegate delegate;
        delegate.knownTypes = {known};
        const auto connection = connectTo(optionsFor(hopTo(m_sshd)), delegate);
        VERIFY_RESULT(connection);
        const HostKey key = (*connection)->hostKey();
        QCOMPARE(key.type, known);
        QCOMPARE(key.blob.toBase64(), m_sshd.hostPublicKey(file).split(' ').value(1));
        QProcess keygenProcess;
        keygenProcess.start(QStringLiteral("ssh-keygen"),
                            {QStringLiteral("-lf"), m_sshd.directory() + QStringLiteral("/host_%1.pub").arg(file)});
        keygenProcess.waitForFinished();
        QCOMPARE(QString::fromLatin1(keygenProcess.readAllStandardOutput().split(' ').value(1)), key.fingerprint());
    }

    void S7_configurationOfTheUserIsNeverRead()
    {
        QTemporaryDir home;
        QVERIFY(QDir(home.path()).mkpath(QStringLiteral(".ssh")));
        const QString marker = home.filePath(QStringLiteral("ran"));
        QFile config(home.filePath(QStringLiteral(".ssh/config")));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write(
            QStringLiteral("Match exec \"touch %1\"\nHost *\n  ProxyCommand touch %1\n  Port 1\n  User nobody\n")
                .arg(marker)
                .toUtf8());
        config.close();
        const QByteArray before = qgetenv("HOME");
        qputenv("HOME", home.path().toLocal8Bit());
        const auto connection = connectTo(m_sshd);
        qputenv("HOME", before);
        VERIFY_RESULT(connection);
        QVERIFY(!QFile::exists(marker));
    }

    void optionsAreChecked()
    {
        ScriptedDelegate delegate;
        QCOMPARE(connectTo({}, delegate).error().code, ErrorCode::InvalidArgument);
        for (const char* host : {"", "-oProxyCommand=x", "a b", "a\nb"}) {
            Hop hop = hopTo(m_sshd);
            hop.host = QString::fromLatin1(host);
            QCOMPARE(connectTo(optionsFor(std::move(hop)), delegate).error().code, ErrorCode::InvalidArgument);
        }
    }

private:
    [[nodiscard]] QString path(const QString& name) const { return m_directory.filePath(name); }

    static bool keygen(const QString& file, const QStringList& arguments)
    {
        return runTool(QStringLiteral("ssh-keygen"),
                       QStringList{QStringLiteral("-q"), QStringLiteral("-f"), file} + arguments);
    }

    // A new private key, which may log in if wanted; its path is m_lastKey afterwards.
    QByteArray makeKey(const QString& type, const QString& passphrase, const QStringList& more, bool isAllowed = true)
    {
        m_lastKey = path(QStringLiteral("key%1").arg(++m_keys));
        QStringList arguments = {QStringLiteral("-t"), type, QStringLiteral("-N"), passphrase};
        if (type == QStringLiteral("rsa"))
            arguments += {QStringLiteral("-b"), QStringLiteral("2048")};
        if (!keygen(m_lastKey, arguments + more))
            return {};
        if (isAllowed)
            m_sshd.authorize(readWhole(m_lastKey + QStringLiteral(".pub")));
        return readWhole(m_lastKey);
    }

    QTemporaryDir m_directory;
    Sshd m_sshd;
    int m_keys = 0;
    QString m_lastKey;
};

QTEST_GUILESS_MAIN(TestConnectionLogin)
#include "TestConnectionLogin.moc"
