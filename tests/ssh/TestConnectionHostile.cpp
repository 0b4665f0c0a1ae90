// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeKexServer.h"
#include "lab/Processes.h"
#include "lab/Relay.h"
#include "lab/SocketService.h"
#include "lab/SshLogin.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <libssh/callbacks.h>
#include <libssh/libssh.h>
#include <libssh/server.h>

#include <atomic>
#include <future>
#include <mutex>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace clouddesk;
using namespace clouddesk::ssh;
using core::ErrorCode;
using lab::connectTo;
using lab::hopTo;
using lab::optionsFor;
using lab::Relay;
using lab::runOn;
using lab::ScriptedDelegate;
using lab::SocketService;
using lab::Sshd;

namespace {

/// A server made with libssh that lets everybody in by keyboard-interactive and then does what the test wants.
class ScriptedServer
{
public:
    using Script = std::function<void(ssh_session session)>;

    ScriptedServer(const QString& hostKeyPath, int prompts, QByteArray promptText, Script afterLogin)
        : m_hostKeyPath(hostKeyPath.toLocal8Bit())
        , m_prompts(prompts)
        , m_promptText(std::move(promptText))
        , m_afterLogin(std::move(afterLogin))
        , m_service([this](int socket) { serve(socket); })
    {
    }

    [[nodiscard]] quint16 port() const { return m_service.port(); }

    /// Everything that the client asked for, one word each.
    QStringList requests()
    {
        const std::scoped_lock lock(m_mutex);
        return m_requests;
    }

private:
    void serve(int socket)
    {
        const ssh_bind binding = ssh_bind_new();
        const bool readConfiguration = false;
        ssh_bind_options_set(binding, SSH_BIND_OPTIONS_PROCESS_CONFIG, &readConfiguration);
        ssh_bind_options_set(binding, SSH_BIND_OPTIONS_HOSTKEY, m_hostKeyPath.constData());
        const ssh_session session = ssh_new();
        const long limit = 20;
        ssh_options_set(session, SSH_OPTIONS_TIMEOUT, &limit);
        ssh_set_auth_methods(session, SSH_AUTH_METHOD_INTERACTIVE);
        if (ssh_bind_accept_fd(binding, session, dup(socket)) == SSH_OK && ssh_handle_key_exchange(session) == SSH_OK &&
            logIn(session))
            m_afterLogin(session);
        ssh_disconnect(session);
        ssh_free(session);
        ssh_bind_free(binding);
    }

    bool logIn(ssh_session session)
    {
        while (const ssh_message message = ssh_message_get(session)) {
            const int type = ssh_message_type(message);
            const int subtype = ssh_message_subtype(message);
            note(type, subtype);
            const bool interactive = type == SSH_REQUEST_AUTH && subtype == SSH_AUTH_METHOD_INTERACTIVE;
            if (interactive && ssh_message_auth_kbdint_is_response(message) == 0 && m_prompts > 0) {
                std::vector<const char*> texts(static_cast<std::size_t>(m_prompts), m_promptText.constData());
                std::vector<char> echo(static_cast<std::size_t>(m_prompts), 1);
                ssh_message_auth_interactive_request(message, "name", m_promptText.constData(),
                                                     static_cast<unsigned int>(m_prompts), texts.data(), echo.data());
            } else if (interactive) {
                ssh_message_auth_reply_success(message, 0);
                ssh_message_free(message);
                return true;
            } else if (type == SSH_REQUEST_SERVICE) {
                ssh_message_service_reply_success(message);
            } else {
                ssh_message_auth_set_methods(message, SSH_AUTH_METHOD_INTERACTIVE);
                ssh_message_reply_default(message);
            }
            ssh_message_free(message);
        }
        return false;
    }

    void note(int type, int subtype)
    {
        const std::scoped_lock lock(m_mutex);
        m_requests += QStringLiteral("%1/%2").arg(type).arg(subtype);
    }

    QByteArray m_hostKeyPath;
    int m_prompts;
    QByteArray m_promptText;
    Script m_afterLogin;
    std::mutex m_mutex;
    QStringList m_requests;
    SocketService m_service;
};

ConnectionOptions optionsForPort(quint16 port, Credential credential)
{
    Hop hop;
    hop.host = QStringLiteral("127.0.0.1");
    hop.port = port;
    hop.user = QStringLiteral("somebody");
    hop.credential = std::move(credential);
    ConnectionOptions options = optionsFor(std::move(hop));
    options.stepLimit = std::chrono::seconds(5);
    return options;
}

PasswordCredential somePassword()
{
    return PasswordCredential{core::Secret(QByteArrayView("secret"))};
}

} // namespace

class TestConnectionHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_sshd.start(), qPrintable(m_sshd.problem())); }

    void S4_strictKeyExchangeIsAgreed()
    {
        std::promise<QByteArray> offered;
        SocketService server([&offered](int socket) {
            lab::sendAll(socket, QByteArrayView("SSH-2.0-Test\r\n"));
            QByteArray bytes;
            while (!bytes.contains("hmac-sha2-512")) {
                const QByteArray more = lab::receiveToEnd(socket, 1);
                if (more.isEmpty())
                    break;
                bytes += more;
            }
            offered.set_value(bytes);
        });
        ScriptedDelegate delegate;
        QVERIFY(!connectTo(optionsForPort(server.port(), somePassword()), delegate));
        const QByteArray bytes = offered.get_future().get();
        QVERIFY(bytes.contains("kex-strict-c-v00@openssh.com"));
        for (const char* weak :
             {"-cbc", "3des", "arcfour", "hmac-sha1", "hmac-md5", "group1-", "-sha1", "ssh-dss", "ssh-rsa"})
            QVERIFY2(!bytes.contains(weak), weak);
    }

    void S4_terrapinNeedsTheStrictKeyExchange_data()
    {
        QTest::addColumn<QByteArray>("ciphers");
        QTest::addColumn<bool>("isStrict");
        QTest::addColumn<bool>("isHasty");
        QTest::addColumn<bool>("goesOn");
        const QByteArray chacha = "chacha20-poly1305@openssh.com";
        QTest::newRow("ChaCha20 only") << chacha << false << false << false;
        QTest::newRow("ChaCha20 only, strict") << chacha << true << false << true;
        QTest::newRow("ChaCha20 first, AES-GCM as well")
            << chacha + ",aes128-gcm@openssh.com" << false << false << true;
        const QByteArray old = "aes128-cbc,aes256-cbc";
        QTest::newRow("CBC") << old << false << false << false;
        QTest::newRow("CBC, hasty") << old << false << true << false;
    }

    void S4_terrapinNeedsTheStrictKeyExchange()
    {
        QFETCH(const QByteArray, ciphers);
        QFETCH(const bool, isStrict);
        QFETCH(const bool, isHasty);
        QFETCH(const bool, goesOn);
        test::FakeKexServer server(ciphers, isStrict, isHasty);
        ScriptedDelegate delegate;
        delegate.trust = core::fail(ErrorCode::HostKeyUnknown, QStringLiteral("so far and no further"));
        const auto connection = connectTo(optionsForPort(server.port(), somePassword()), delegate);
        // Nothing is shown, let alone a password sent, unless the key exchange was sound.
        QCOMPARE(delegate.shownKeys.size(), goesOn ? 1U : 0U);
        QCOMPARE(connection.error().code, goesOn ? ErrorCode::HostKeyUnknown : ErrorCode::SshProtocolFailed);
        if (!goesOn && ciphers.startsWith("chacha"))
            QVERIFY(connection.error().text.contains(QStringLiteral("Terrapin")));
    }

    void S4_tamperedSessionAborts()
    {
        Relay relay(m_sshd.port());
        Hop hop = hopTo(m_sshd);
        hop.port = relay.port();
        ScriptedDelegate delegate;
        const auto connection = connectTo(optionsFor(std::move(hop)), delegate);
        VERIFY_RESULT(connection);
        QSignalSpy lost(connection->get(), &Connection::lost);
        relay.setCorrupting(true);
        const auto result = runOn(**connection, "echo never");
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::ConnectionLost);
        QVERIFY(lost.count() == 1 || lost.wait(20000));
    }

    void S5_weakAlgorithmsAreRefused_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("sha1 host key") << QStringLiteral("HostKeyAlgorithms ssh-rsa");
        QTest::newRow("group1") << QStringLiteral("KexAlgorithms diffie-hellman-group1-sha1");
        QTest::newRow("group14 sha1") << QStringLiteral("KexAlgorithms diffie-hellman-group14-sha1");
        QTest::newRow("3des") << QStringLiteral("Ciphers 3des-cbc");
        QTest::newRow("cbc") << QStringLiteral("Ciphers aes256-cbc");
    }

    void S5_weakAlgorithmsAreRefused()
    {
        QFETCH(const QString, line);
        Sshd sshd;
        sshd.addConfigLine(line);
        QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
        const auto refused = connectTo(sshd);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::SshProtocolFailed);
        QVERIFY2(refused.error().text.contains(QLatin1String("outdated")), qPrintable(refused.error().text));
        QVERIFY(!refused.error().advice.isEmpty());
        QCOMPARE(sshd.authenticationAttempts(), 0);
    }

    void S5_weakMacsAreRefused()
    {
        Sshd sshd;
        sshd.addConfigLine(QStringLiteral("Ciphers aes128-ctr"));
        sshd.addConfigLine(QStringLiteral("MACs hmac-md5,hmac-sha1"));
        QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
        QCOMPARE(connectTo(sshd).error().code, ErrorCode::SshProtocolFailed);
    }

    void S6_nothingIsForwardedUnasked()
    {
        const auto connection = connectTo(m_sshd);
        VERIFY_RESULT(connection);
        VERIFY_RESULT(runOn(**connection, "true"));
        QVERIFY(!m_sshd.log().contains("auth-agent-req"));
        QVERIFY(!m_sshd.log().contains("x11-req"));
        QCOMPARE(runOn(**connection, "echo \"$SSH_AUTH_SOCK$DISPLAY\"")->output, QByteArray("\n"));
    }

    void S6_channelsOpenedByTheServerAreRefused()
    {
        std::atomic<int> opened = 0;
        std::atomic<int> refused = 0;
        ScriptedServer server(hostKey(), 0, {}, [&](ssh_session session) {
            for (int kind = 0; kind < 3; ++kind) {
                const ssh_channel channel = ssh_channel_new(session);
                int result = SSH_ERROR;
                if (kind == 0)
                    result = ssh_channel_open_auth_agent(channel);
                else if (kind == 1)
                    result = ssh_channel_open_x11(channel, "127.0.0.1", 6000);
                else
                    result = ssh_channel_open_reverse_forward(channel, "127.0.0.1", 22, "127.0.0.1", 1);
                result == SSH_OK ? ++opened : ++refused;
                ssh_channel_free(channel);
            }
        });
        ScriptedDelegate delegate;
        const auto connection = connectTo(optionsForPort(server.port(), somePassword()), delegate);
        VERIFY_RESULT(connection);
        QTRY_COMPARE_WITH_TIMEOUT(opened + refused, 3, 20000);
        QCOMPARE(opened.load(), 0);
    }

    void S8_promptsAreBoundedAndClean()
    {
        ScriptedServer server(hostKey(), 3, QByteArray("\x1b]52;c;AAAA\x07 code\n") + QByteArray(5000, 'x'),
                              [](ssh_session) {});
        ScriptedDelegate delegate;
        std::ignore = connectTo(optionsForPort(server.port(), somePassword()), delegate);
        QCOMPARE(delegate.prompts.size(), 3);
        for (const QString& prompt : delegate.prompts) {
            QVERIFY(prompt.size() < 400);
            QVERIFY(!prompt.contains(QChar(0x1b)));
            QVERIFY(!prompt.contains(QLatin1Char('\n')));
        }
    }

    void S8_tooManyPromptsAreRefused_data()
    {
        QTest::addColumn<int>("count");
        QTest::newRow("100") << 100;
        QTest::newRow("10000") << 10000;
    }

    void S8_tooManyPromptsAreRefused()
    {
        QFETCH(const int, count);
        ScriptedServer server(hostKey(), count, "a", [](ssh_session) {});
        QElapsedTimer timer;
        timer.start();
        ScriptedDelegate delegate;
        const auto refused = connectTo(optionsForPort(server.port(), somePassword()), delegate);
        QVERIFY(!refused);
        QVERIFY(delegate.prompts.isEmpty());
        QVERIFY(timer.elapsed() < 10000);
    }

    void S8_endlessBannerIsCut()
    {
        SocketService server([](int socket) {
            const QByteArray line(65536, 'A');
            for (int i = 0; i < 160 && lab::sendAll(socket, line); ++i) {
            }
            std::ignore = lab::receiveToEnd(socket);
        });
        const qint64 memory = lab::residentMemory();
        ScriptedDelegate delegate;
        const auto refused = connectTo(optionsForPort(server.port(), somePassword()), delegate);
        QCOMPARE(refused.error().code, ErrorCode::SshProtocolFailed);
        QVERIFY(refused.error().toLine().size() < 1000);
        QVERIFY(lab::residentMemory() - memory < 4 * 1024 * 1024);
    }

    void S8_bannerLinesWithoutEndTimeOut()
    {
        SocketService server([](int socket) {
            const QByteArray lines = QByteArray("hello\x1b[2J\r\n").repeated(1000);
            while (lab::sendAll(socket, lines)) {
            }
        });
        const qint64 memory = lab::residentMemory();
        ConnectionOptions options = optionsForPort(server.port(), somePassword());
        options.stepLimit = std::chrono::seconds(1);
        ScriptedDelegate delegate;
        const auto refused = connectTo(std::move(options), delegate);
        QVERIFY(!refused);
        QVERIFY(lab::residentMemory() - memory < 4 * 1024 * 1024);
    }

    void S9_malformedPacketsEndTheSessionOnly_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray version = "SSH-2.0-Bad\r\n";
        QTest::newRow("nothing after the version") << version;
        QTest::newRow("packet of no length") << version + QByteArray(64, '\0');
        QTest::newRow("packet of all lengths") << version + QByteArray(64, '\xff');
        QTest::newRow("padding beyond the packet")
            << version + QByteArray("\0\0\0\x0c\xff\x14", 6) + QByteArray(64, 'A');
        QTest::newRow("kexinit cut short") << version + QByteArray("\0\0\0\x0c\x04\x14", 6) + QByteArray(10, 'A');
        QTest::newRow("version 1") << QByteArray("SSH-1.5-Old\r\n");
        QTest::newRow("a web server") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
        QTest::newRow("zero bytes") << QByteArray(4096, '\0');
    }

    void S9_malformedPacketsEndTheSessionOnly()
    {
        QFETCH(const QByteArray, bytes);
        SocketService server([bytes](int socket) {
            lab::sendAll(socket, bytes);
            shutdown(socket, SHUT_WR);
            std::ignore = lab::receiveToEnd(socket);
        });
        QElapsedTimer timer;
        timer.start();
        ScriptedDelegate delegate;
        const auto refused = connectTo(optionsForPort(server.port(), somePassword()), delegate);
        QVERIFY(!refused);
        QVERIFY(refused.error().code == ErrorCode::SshProtocolFailed ||
                refused.error().code == ErrorCode::ConnectionLost ||
                refused.error().code == ErrorCode::ConnectionTimedOut);
        QVERIFY(!refused.error().advice.isEmpty());
        QVERIFY(timer.elapsed() < 8000);
    }

    void S9_randomDamageOnTheWay()
    {
        // A relay that flips bits from the first byte: every attempt ends with an error in time, none crashes.
        Relay relay(m_sshd.port());
        relay.setCorrupting(true);
        for (int i = 0; i < 20; ++i) {
            Hop hop = hopTo(m_sshd);
            hop.port = relay.port();
            ConnectionOptions options = optionsFor(std::move(hop));
            options.stepLimit = std::chrono::seconds(2);
            ScriptedDelegate delegate;
            QVERIFY(!connectTo(std::move(options), delegate));
        }
    }

private:
    [[nodiscard]] QString hostKey() const { return m_sshd.directory() + QStringLiteral("/host_ed25519"); }

    Sshd m_sshd;
};

QTEST_GUILESS_MAIN(TestConnectionHostile)
#include "TestConnectionHostile.moc"
