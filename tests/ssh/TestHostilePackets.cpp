// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/Effort.h"
#include "lab/Processes.h"
#include "lab/SocketService.h"
#include "lab/SshLogin.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

using namespace clouddesk;
using namespace clouddesk::ssh;
using core::ErrorCode;
using lab::connectTo;
using lab::ScriptedDelegate;
using lab::Sshd;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;

core::UniqueFd connectToLoopback(quint16 port)
{
    core::UniqueFd stream(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(stream.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0)
        stream.reset();
    return stream;
}

// Changes a piece of what the server says, more or less as a fuzzer does.
void mutate(QByteArray& piece, QRandomGenerator& random)
{
    const int place = static_cast<int>(random.bounded(piece.size()));
    switch (random.bounded(7)) {
    case 0:
        piece[place] = static_cast<char>(piece[place] ^ (1 << random.bounded(8)));
        break;
    case 1:
        piece[place] = static_cast<char>(random.bounded(256));
        break;
    case 2: // a length, maybe
        piece.replace(place, 4, random.bounded(2) == 0 ? QByteArray(4, '\xff') : QByteArray(4, '\0'));
        break;
    case 3:
        piece.remove(place, 1 + static_cast<int>(random.bounded(16)));
        break;
    case 4:
        piece.insert(place,
                     QByteArray(1 + static_cast<int>(random.bounded(64)), static_cast<char>(random.bounded(256))));
        break;
    case 5:
        piece += piece.mid(place);
        break;
    default:
        piece.truncate(place);
    }
}

// One connection through to the server, some of whose pieces are changed.
void relay(int client, quint16 target, quint32 seed)
{
    QRandomGenerator random(seed);
    const core::UniqueFd server = connectToLoopback(target);
    // Which piece is the first to be changed: the later, the further the connection comes.
    auto sound = random.bounded(8);
    QByteArray buffer(65536, Qt::Uninitialized);
    for (;;) {
        pollfd polled[] = {{client, POLLIN, 0}, {server.get(), POLLIN, 0}};
        if (poll(polled, 2, 300) <= 0)
            return;
        for (const int from : {0, 1}) {
            if (polled[from].revents == 0)
                continue;
            const ssize_t count = recv(polled[from].fd, buffer.data(), static_cast<size_t>(buffer.size()), 0);
            if (count <= 0)
                return;
            QByteArray piece = buffer.left(count);
            if (from == 1 && sound-- <= 0 && random.bounded(2) == 0)
                mutate(piece, random);
            if (!lab::sendAll(polled[1 - from].fd, piece))
                return;
        }
    }
}

} // namespace

/// Servers that break the protocol after the login, and a line on which everything may be changed.
class TestHostilePackets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_sshd.start(), qPrintable(m_sshd.problem())); }

    void S9_tricks_data()
    {
        QTest::addColumn<bool>("mayGoWell");
        const auto add = [](const char* trick, bool mayGoWell) { QTest::newRow(trick) << mayGoWell; };
        for (const char* harmless : {"nothing",
                                     "data_after_close",
                                     "close_thrice",
                                     "data_for_nobody",
                                     "errors_of_every_kind",
                                     "window_overflow",
                                     "window_for_nobody",
                                     "channel_confirmed_again",
                                     "answers_to_no_question",
                                     "requests_of_every_kind",
                                     "exit_signal_with_long_words",
                                     "global_requests_in_thousands",
                                     "ignored_megabytes",
                                     "messages_unknown",
                                     "nothing_implemented",
                                     "logged_in_again",
                                     "rekey_storm",
                                     "data_after_eof",
                                     "data_beyond_the_window",
                                     "data_beyond_the_packet",
                                     "packet_without_payload",
                                     "lengths_that_lie"})
            add(harmless, true);
        for (const char* fatal : {"packet_of_no_length", "packet_of_all_lengths", "packet_of_odd_length",
                                  "padding_beyond_the_packet", "new_keys_unasked", "key_exchange_cut_short",
                                  "key_exchange_with_long_lists", "rekey_on_rekey", "goodbye_with_long_words"})
            add(fatal, false);
    }

    // The command ends, well or with an error in time; nothing else is touched.
    void S9_tricks()
    {
        QFETCH(const bool, mayGoWell);
        const QString trick = QString::fromLatin1(QTest::currentDataTag());
        const auto bystander = connectTo(m_sshd);
        VERIFY_RESULT(bystander);
        QProcess server;
        QVERIFY(startServer(server, trick));
        const quint16 port = static_cast<quint16>(server.readLine().trimmed().toUInt());
        const qint64 memory = lab::residentMemory();
        ScriptedDelegate delegate;
        const auto connection = connectTo(optionsFor(port), delegate);
        VERIFY_RESULT(connection);
        QElapsedTimer clock;
        clock.start();
        const auto ran = lab::runOn(**connection, "anything");
        qInfo("%s after %lld ms", ran ? "went well" : qPrintable(ran.error().toLine().left(200)), clock.elapsed());
        QVERIFY2(clock.elapsed() < 10000, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(ran || (ran.error().code != ErrorCode::Internal && ran.error().code != ErrorCode::TimedOut));
        QVERIFY(ran || (ran.error().text.size() < 600 && !ran.error().text.contains(QChar(0x1b)) &&
                        !ran.error().text.contains(QLatin1Char('\n'))));
        QVERIFY2(mayGoWell || !ran, "nothing was noticed");
        if (trick == QStringLiteral("nothing"))
            QCOMPARE(ran->output, QByteArray("fine\n"));
        if (trick == QStringLiteral("rekey_storm"))
            QCOMPARE(ran->output, QByteArray("fine\n").repeated(15));
        (*connection)->close();
        QVERIFY(lab::residentMemory() - memory < 64 * mebibyte);
        const auto still = lab::runOn(**bystander, "echo still here");
        VERIFY_RESULT(still);
        QCOMPARE(still->output, QByteArray("still here\n"));
        server.kill();
        server.waitForFinished();
    }

    // For some seconds, or as long as CLOUDDESK_FUZZ_SECONDS says.
    void S9_mutatedOnTheWay()
    {
        const int seconds = lab::numberFrom("CLOUDDESK_FUZZ_SECONDS", lab::mayTakeLong() ? 600 : 5);
        const auto seed = static_cast<quint32>(QRandomGenerator::global()->bounded(1, 1000000000));
        qInfo("seed %u", seed);
        std::atomic<quint32> next = seed;
        lab::SocketService line([this, &next](int client) { relay(client, m_sshd.port(), next++); });
        QElapsedTimer clock;
        clock.start();
        int attempts = 0;
        int connected = 0;
        qint64 memory = 0;
        while (clock.elapsed() < seconds * 1000) {
            if (attempts == 20)
                memory = lab::residentMemory();
            Hop hop = lab::hopTo(m_sshd);
            hop.port = line.port();
            ConnectionOptions options = lab::optionsFor(std::move(hop));
            options.stepLimit = std::chrono::seconds(1);
            QElapsedTimer attempt;
            attempt.start();
            ScriptedDelegate delegate;
            const auto connection = connectTo(std::move(options), delegate);
            if (connection) {
                ++connected;
                std::ignore = lab::runOn(**connection, "seq 10000");
                (*connection)->close();
            }
            ++attempts;
            QVERIFY2(attempt.elapsed() < 25000, qPrintable(QString::number(attempt.elapsed())));
        }
        const qint64 growth = attempts > 20 ? lab::residentMemory() - memory : 0;
        qInfo("%d attempts, %d came through the login; memory %+lld KiB", attempts, connected, growth / 1024);
        QVERIFY(attempts > 5);
#ifndef CLOUDDESK_SANITIZED
        QVERIFY(growth < 16 * mebibyte);
#endif
        VERIFY_RESULT(connectTo(m_sshd));
    }

private:
    bool startServer(QProcess& server, const QString& trick) const
    {
        server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        server.start(QStringLiteral("/usr/bin/python3"),
                     {qEnvironmentVariable("CLOUDDESK_SOURCE_DIR") + QStringLiteral("/tests/ssh/hostile_server.py"),
                      m_sshd.directory() + QStringLiteral("/host_ed25519"), trick});
        while (!server.canReadLine()) {
            if (!server.waitForReadyRead(20000))
                return false;
        }
        return true;
    }

    static ConnectionOptions optionsFor(quint16 port)
    {
        Hop hop;
        hop.host = QStringLiteral("127.0.0.1");
        hop.port = port;
        hop.user = QStringLiteral("somebody");
        hop.credential = PasswordCredential{core::Secret(QByteArrayView("secret"))};
        ConnectionOptions options = lab::optionsFor(std::move(hop));
        options.stepLimit = std::chrono::seconds(5);
        return options;
    }

    Sshd m_sshd;
};

QTEST_GUILESS_MAIN(TestHostilePackets)
#include "TestHostilePackets.moc"
