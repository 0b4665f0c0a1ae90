// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/Patience.h"
#include "lab/Processes.h"
#include "lab/SocketService.h"
#include "lab/SshLogin.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <future>

#include <netinet/in.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>

using namespace clouddesk;
using namespace clouddesk::ssh;
using core::ErrorCode;
using core::UniqueFd;
using lab::connectTo;
using lab::hopTo;
using lab::optionsFor;
using lab::receiveHash;
using lab::receiveToEnd;
using lab::runOn;
using lab::ScriptedDelegate;
using lab::sendAll;
using lab::sendRandom;
using lab::SocketService;
using lab::Sshd;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;
#ifdef CLOUDDESK_SANITIZED
// What a sanitizer keeps aside (tests/ssh/CMakeLists.txt).
constexpr qint64 mostGrowth = 8 * mebibyte;
#else
constexpr qint64 mostGrowth = mebibyte;
#endif

// Sends what it gets back, and ends when it is ended.
void echo(int socket)
{
    char block[65536];
    for (;;) {
        const ssize_t count = recv(socket, block, sizeof(block), 0);
        if (count <= 0 || !sendAll(socket, QByteArrayView(block, count)))
            return;
    }
}

// Reads to the end, then answers with the hash of it all.
void hashAll(int socket)
{
    const QByteArray hash = receiveHash(socket);
    sendAll(socket, hash);
}

struct TcpPair
{
    UniqueFd near;
    UniqueFd far;
};

// Two ends of one connection over the loopback interface, as a viewer and a tunnel's port have them.
TcpPair tcpPair()
{
    const UniqueFd listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof(address);
    auto* const place = reinterpret_cast<sockaddr*>(&address);
    TcpPair pair;
    if (bind(listener.get(), place, length) != 0 || listen(listener.get(), 1) != 0 ||
        getsockname(listener.get(), place, &length) != 0)
        return pair;
    pair.far = UniqueFd(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (connect(pair.far.get(), place, length) == 0)
        pair.near = UniqueFd(accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    return pair;
}

// Connections of the loopback interface with this port at one end whose other side has ended while ours has not: state
// 08 in /proc/net/tcp (proc(5), net/tcp_states.h).
int halfClosed(quint16 port)
{
    QFile table(QStringLiteral("/proc/net/tcp"));
    if (!table.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray end = ':' + QByteArray::number(port, 16).toUpper().rightJustified(4, '0');
    int count = 0;
    for (const QByteArray& line : table.readAll().split('\n')) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() > 3 && fields[3] == "08" && (fields[1].endsWith(end) || fields[2].endsWith(end)))
            ++count;
    }
    return count;
}

core::Result<UniqueFd> tcpStream(Connection& connection, quint16 port)
{
    return QCoro::waitFor(connection.openTcpStream(QStringLiteral("127.0.0.1"), port));
}

core::Result<UniqueFd> unixStream(Connection& connection, const QString& path)
{
    return QCoro::waitFor(connection.openUnixStream(path));
}

// Keeps every connection to it waiting: its queue has room for one more, which is taken, and nobody accepts.
class SilentListener
{
public:
    SilentListener()
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof(address);
        auto* const place = reinterpret_cast<sockaddr*>(&address);
        if (bind(m_listener.get(), place, length) == 0 && listen(m_listener.get(), 0) == 0 &&
            getsockname(m_listener.get(), place, &length) == 0 && connect(m_first.get(), place, length) == 0)
            m_port = ntohs(address.sin_port);
    }
    /// 0 if it does not listen.
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    UniqueFd m_listener{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    UniqueFd m_first{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    quint16 m_port = 0;
};

// Restores the limit that was.
class DescriptorLimit
{
public:
    explicit DescriptorLimit(rlim_t most)
    {
        getrlimit(RLIMIT_NOFILE, &m_before);
        const rlimit limit = {most, m_before.rlim_max};
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    ~DescriptorLimit() { setrlimit(RLIMIT_NOFILE, &m_before); }
    DescriptorLimit(const DescriptorLimit&) = delete;
    DescriptorLimit& operator=(const DescriptorLimit&) = delete;

private:
    rlimit m_before = {};
};

} // namespace

class TestConnectionStreams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_sshd.start(), qPrintable(m_sshd.problem()));
        auto connected = connectTo(m_sshd);
        VERIFY_RESULT(connected);
        m_connection = *connected;
    }

    void cleanupTestCase() { m_connection.reset(); }

    void tcpEcho()
    {
        SocketService service(echo);
        const auto stream = tcpStream(*m_connection, service.port());
        VERIFY_RESULT(stream);
        QVERIFY(sendAll(stream->get(), QByteArrayView("hello")));
        char back[5];
        QVERIFY(lab::receiveAll(stream->get(), back, 5));
        QCOMPARE(QByteArray(back, 5), QByteArray("hello"));
    }

    void bulkDownAndUp_data()
    {
        QTest::addColumn<bool>("isUnix");
        QTest::newRow("tcp") << false;
        QTest::newRow("unix") << true;
    }

    void bulkDownAndUp()
    {
        QFETCH(const bool, isUnix);
        const qint64 size = 256 * mebibyte;
        const QString path = m_sshd.directory() + QStringLiteral("/bulk.sock");
        QByteArray sent;
        std::promise<QByteArray> heard;
        const auto exchange = [&](int socket) {
            sent = sendRandom(socket, size, 1);
            shutdown(socket, SHUT_WR);
            heard.set_value(receiveHash(socket));
        };
        QFile::remove(path);
        const auto service =
            isUnix ? std::make_unique<SocketService>(path, exchange) : std::make_unique<SocketService>(exchange);
        const auto stream = isUnix ? unixStream(*m_connection, path) : tcpStream(*m_connection, service->port());
        VERIFY_RESULT(stream);
        qint64 received = 0;
        const QByteArray hash = receiveHash(stream->get(), &received);
        QCOMPARE(received, size);
        QCOMPARE(hash, sent);
        // The other direction is still open after this one has ended.
        const QByteArray up = sendRandom(stream->get(), size, 2);
        shutdown(stream->get(), SHUT_WR);
        QVERIFY(!up.isEmpty());
        QCOMPARE(heard.get_future().get(), up);
    }

    void bulkUpArrivesWhole()
    {
        SocketService service(hashAll);
        const auto stream = tcpStream(*m_connection, service.port());
        VERIFY_RESULT(stream);
        const QByteArray sent = sendRandom(stream->get(), 256 * mebibyte, 3);
        // Half-close: the answer comes after our end.
        shutdown(stream->get(), SHUT_WR);
        QCOMPARE(receiveToEnd(stream->get()), sent);
    }

    void bothDirectionsAtOnce()
    {
        SocketService service(echo);
        const auto stream = tcpStream(*m_connection, service.port());
        VERIFY_RESULT(stream);
        auto sent = std::async(std::launch::async, [&] {
            const QByteArray hash = sendRandom(stream->get(), 128 * mebibyte, 4);
            shutdown(stream->get(), SHUT_WR);
            return hash;
        });
        const QByteArray received = receiveHash(stream->get());
        QCOMPARE(received, sent.get());
    }

    void remoteEndReachesUsWhileWeStillSend()
    {
        std::promise<QByteArray> heard;
        SocketService service([&](int socket) {
            sendAll(socket, QByteArrayView("bye"));
            shutdown(socket, SHUT_WR);
            heard.set_value(receiveToEnd(socket));
        });
        const auto stream = tcpStream(*m_connection, service.port());
        VERIFY_RESULT(stream);
        QCOMPARE(receiveToEnd(stream->get()), QByteArray("bye"));
        QVERIFY(sendAll(stream->get(), QByteArrayView("still here")));
        shutdown(stream->get(), SHUT_WR);
        QCOMPARE(heard.get_future().get(), QByteArray("still here"));
    }

    void closingOurEndClosesTheirs()
    {
        std::promise<QByteArray> heard;
        SocketService service([&](int socket) { heard.set_value(receiveToEnd(socket)); });
        auto stream = tcpStream(*m_connection, service.port());
        VERIFY_RESULT(stream);
        QVERIFY(sendAll(stream->get(), QByteArrayView("last words")));
        stream->reset();
        QCOMPARE(heard.get_future().get(), QByteArray("last words"));
    }

    void closingWhileTheServerStallsEndsTheChannel()
    {
        std::promise<void> release;
        auto released = release.get_future().share();
        SocketService service([released](int) { released.wait(); });
        auto stream = tcpStream(*m_connection, service.port());
        VERIFY_RESULT(stream);
        const QByteArray block(65536, 'x');
        // Fill everything on the way.
        while (send(stream->get(), block.constData(), static_cast<size_t>(block.size()), MSG_DONTWAIT) > 0 ||
               pollWritable(stream->get()))
            ;
        stream->reset();
        // The connection goes on without spinning: the process uses next to no time over the linger limit and beyond.
        const auto result = runOn(*m_connection, "echo alive");
        VERIFY_RESULT(result);
        QCOMPARE(result->output, QByteArray("alive\n"));
        release.set_value();
    }

    void stalledReaderBoundsMemory()
    {
        // The service would send for ever; we do not read.
        std::atomic<qint64> sent = 0;
        SocketService service([&](int socket) {
            const QByteArray block(65536, 'x');
            while (sendAll(socket, block))
                sent += block.size();
        });
        const qint64 before = lab::residentMemory();
        const auto stream = tcpStream(*m_connection, service.port());
        VERIFY_RESULT(stream);
        qint64 last = -1;
        // Until the sender makes no progress for half a second.
        while (last != sent) {
            last = sent;
            QTest::qWait(500);
        }
        QVERIFY2(lab::residentMemory() - before < 24 * mebibyte,
                 qPrintable(QString::number(lab::residentMemory() - before)));
        QVERIFY2(sent < 32 * mebibyte, qPrintable(QString::number(sent)));
        // Nothing is lost once we read on, slowly at first: a little at a time must not open the window without bound.
        char byte = 0;
        for (int i = 0; i < 5000; ++i)
            QVERIFY(lab::receiveAll(stream->get(), &byte, 1));
        QVERIFY(lab::residentMemory() - before < 24 * mebibyte);
        QByteArray more(16 * mebibyte, Qt::Uninitialized);
        QVERIFY(lab::receiveAll(stream->get(), more.data(), more.size()));
        QCOMPARE(more.count('x'), more.size());
        // Another channel was never held up by it.
        VERIFY_RESULT(runOn(*m_connection, "true"));
    }

    void stalledServerBoundsMemory()
    {
        std::promise<void> release;
        auto released = release.get_future().share();
        SocketService service([released](int) { released.wait(); });
        const qint64 before = lab::residentMemory();
        auto stream = tcpStream(*m_connection, service.port());
        VERIFY_RESULT(stream);
        const QByteArray block(65536, 'x');
        while (send(stream->get(), block.constData(), static_cast<size_t>(block.size()), MSG_DONTWAIT) > 0 ||
               pollWritable(stream->get()))
            ;
        QVERIFY(lab::residentMemory() - before < 16 * mebibyte);
        VERIFY_RESULT(runOn(*m_connection, "true"));
        release.set_value();
    }

    void manyStreamsInParallel()
    {
        SocketService service(echo);
        std::vector<std::future<bool>> results;
        for (quint32 i = 0; i < 16; ++i) {
            auto stream = tcpStream(*m_connection, service.port());
            VERIFY_RESULT(stream);
            results.push_back(std::async(std::launch::async, [i, socket = std::move(*stream)] {
                auto sent = std::async(std::launch::async, [&] {
                    const QByteArray hash = sendRandom(socket.get(), 8 * mebibyte, i);
                    shutdown(socket.get(), SHUT_WR);
                    return hash;
                });
                return receiveHash(socket.get()) == sent.get();
            }));
        }
        for (auto& result : results)
            QVERIFY(result.get());
    }

    void L2_aThousandTunnelsLeaveNothingBehind()
    {
        SocketService service(hashAll);
        // One stream as a viewer has it: through a socket of its own, every tenth with 1 MB.
        const auto once = [&](int number) {
            TcpPair pair = tcpPair();
            const auto forwarded = QCoro::waitFor(
                m_connection->forwardTcpStream(QStringLiteral("127.0.0.1"), service.port(), std::move(pair.near)));
            if (!forwarded)
                return false;
            const qint64 size = number % 10 == 0 ? mebibyte : 1;
            const QByteArray sent = sendRandom(pair.far.get(), size, static_cast<quint32>(number));
            shutdown(pair.far.get(), SHUT_WR);
            return !sent.isEmpty() && receiveToEnd(pair.far.get()) == sent;
        };
        for (int i = 0; i < 50; ++i)
            QVERIFY(once(i));
        const qint64 server = m_sshd.sessionProcesses().value(0);
        const auto serverDescriptors = [server] {
            return QDir(QStringLiteral("/proc/%1/fd").arg(server))
                .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)
                .size();
        };
        QTRY_COMPARE(halfClosed(service.port()), 0);
        const int descriptors = lab::openDescriptors();
        const int threads = lab::threadCount();
        const qint64 memory = lab::residentMemory();
        const auto descriptorsThere = serverDescriptors();
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < 1000; ++i)
            QVERIFY2(once(i), qPrintable(QString::number(i)));
        const qint64 took = clock.elapsed();
        QTRY_VERIFY(lab::openDescriptors() <= descriptors);
        QTRY_VERIFY(lab::threadCount() <= threads);
        QTRY_VERIFY(serverDescriptors() <= descriptorsThere);
        QTRY_COMPARE(halfClosed(service.port()), 0);
        const qint64 growth = lab::residentMemory() - memory;
        qInfo("1000 tunnels and 100 MB in %lld ms, %lld KiB of memory more", took, growth / 1024);
        QVERIFY2(growth < mostGrowth, qPrintable(QString::number(growth)));
    }

    void forwardUsesTheGivenSocket()
    {
        SocketService service(echo);
        auto pair = core::makeSocketPair();
        VERIFY_RESULT(pair);
        VERIFY_RESULT(QCoro::waitFor(
            m_connection->forwardTcpStream(QStringLiteral("localhost"), service.port(), std::move(pair->near))));
        QVERIFY(sendAll(pair->far.get(), QByteArrayView("x")));
        char back = 0;
        QVERIFY(lab::receiveAll(pair->far.get(), &back, 1));
        QCOMPARE(back, 'x');
    }

    void subsystemSpeaksSftp()
    {
        const auto stream = QCoro::waitFor(m_connection->openSubsystem(QStringLiteral("sftp")));
        VERIFY_RESULT(stream);
        // SSH_FXP_INIT, version 3 (draft-ietf-secsh-filexfer-02, section 4); the answer is SSH_FXP_VERSION.
        QVERIFY(sendAll(stream->get(), QByteArrayView("\0\0\0\5\1\0\0\0\3", 9)));
        char answer[9];
        QVERIFY(lab::receiveAll(stream->get(), answer, sizeof(answer)));
        QCOMPARE(int(answer[4]), 2);
        QCOMPARE(int(answer[8]), 3);
    }

    void refusedStreamsSayWhy()
    {
        quint16 port = 0;
        {
            SocketService gone(echo);
            port = gone.port();
        }
        const auto stream = tcpStream(*m_connection, port);
        QVERIFY(!stream);
        QCOMPARE(stream.error().code, ErrorCode::ChannelRefused);
        QVERIFY(stream.error().text.contains(QStringLiteral("127.0.0.1:%1").arg(port)));
        QVERIFY2(stream.error().text.contains(QLatin1String("Connection refused")), qPrintable(stream.error().text));
        QVERIFY(!stream.error().advice.isEmpty());
        QCOMPARE(unixStream(*m_connection, QStringLiteral("/nowhere/socket")).error().code, ErrorCode::ChannelRefused);
        QCOMPARE(QCoro::waitFor(m_connection->openSubsystem(QStringLiteral("nosuch"))).error().code,
                 ErrorCode::Unsupported);
        VERIFY_RESULT(runOn(*m_connection, "true"));
    }

    void forbiddenForwardingIsToldApart()
    {
        Sshd strict;
        strict.addConfigLine(QStringLiteral("AllowStreamLocalForwarding no"));
        strict.addConfigLine(QStringLiteral("AllowTcpForwarding no"));
        QVERIFY2(strict.start(), qPrintable(strict.problem()));
        const auto connection = connectTo(strict);
        VERIFY_RESULT(connection);
        const auto stream = unixStream(**connection, QStringLiteral("/tmp/x"));
        QCOMPARE(stream.error().code, ErrorCode::ChannelRefused);
        QVERIFY2(stream.error().advice.contains(QLatin1String("AllowStreamLocalForwarding")),
                 qPrintable(stream.error().advice));
        QCOMPARE(tcpStream(**connection, 1).error().code, ErrorCode::ChannelRefused);
    }

    void S13_rekeyUnderLoad()
    {
        Sshd rekeying;
        rekeying.addConfigLine(QStringLiteral("RekeyLimit 1M"));
        QVERIFY2(rekeying.start(), qPrintable(rekeying.problem()));
        const auto connection = connectTo(rekeying);
        VERIFY_RESULT(connection);
        SocketService service(echo);
        const auto stream = tcpStream(**connection, service.port());
        VERIFY_RESULT(stream);
        auto sent = std::async(std::launch::async, [&] {
            const QByteArray hash = sendRandom(stream->get(), 64 * mebibyte, 5);
            shutdown(stream->get(), SHUT_WR);
            return hash;
        });
        const QByteArray received = receiveHash(stream->get());
        QCOMPARE(received, sent.get());
        QVERIFY2(rekeying.log().count("rekey") > 50, qPrintable(QString::number(rekeying.log().count("rekey"))));
    }

    void S16_maxSessionsIsAnErrorNotAWait()
    {
        Sshd narrow;
        narrow.addConfigLine(QStringLiteral("MaxSessions 2"));
        QVERIFY2(narrow.start(), qPrintable(narrow.problem()));
        const auto connection = connectTo(narrow);
        VERIFY_RESULT(connection);
        std::vector<UniqueFd> open;
        for (int i = 0; i < 2; ++i) {
            auto stream = QCoro::waitFor((*connection)->openSubsystem(QStringLiteral("sftp")));
            VERIFY_RESULT(stream);
            open.push_back(std::move(*stream));
        }
        const auto result = runOn(**connection, "true");
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::ChannelRefused);
        QVERIFY2(result.error().advice.contains(QLatin1String("MaxSessions")), qPrintable(result.error().advice));
        open.clear();
        QTRY_VERIFY(runOn(**connection, "true").has_value());
    }

    // poll(2) refuses a list longer than the limit on descriptors, even one of ends that are not there yet.
    void moreChannelsThanDescriptorsDoNotStopTheRest()
    {
        const SilentListener silent;
        QVERIFY(silent.port() != 0);
        auto connection = connectTo(m_sshd);
        VERIFY_RESULT(connection);
        std::vector<core::Task<UniqueFd>> waiting;
        for (int i = 0; i < 30; ++i)
            waiting.push_back((*connection)->openTcpStream(QStringLiteral("127.0.0.1"), silent.port()));
        VERIFY_RESULT(runOn(**connection, "true"));
        {
            const DescriptorLimit limit(20);
            VERIFY_RESULT(runOn(**connection, "true"));
        }
        (*connection)->close();
        for (auto& stream : waiting)
            QVERIFY(!QCoro::waitFor(std::move(stream)));
    }

    void threeHops()
    {
        Sshd first;
        Sshd second;
        QVERIFY2(first.start(), qPrintable(first.problem()));
        QVERIFY2(second.start(), qPrintable(second.problem()));
        ConnectionOptions options;
        options.hops.push_back(hopTo(first));
        options.hops.push_back(hopTo(second));
        options.hops.push_back(hopTo(m_sshd));
        options.hops.back().host = QStringLiteral("localhost");
        ScriptedDelegate delegate;
        const auto connection = connectTo(std::move(options), delegate);
        VERIFY_RESULT(connection);
        QCOMPARE(delegate.shownKeys.size(), std::size_t(3));
        QVERIFY(delegate.shownKeys[0] != delegate.shownKeys[1]);
        QCOMPARE(delegate.shownKeys[2], (*connection)->hostKey());
        SocketService service(echo);
        const auto stream = tcpStream(**connection, service.port());
        VERIFY_RESULT(stream);
        auto sent = std::async(std::launch::async, [&] {
            const QByteArray hash = sendRandom(stream->get(), 32 * mebibyte, 6);
            shutdown(stream->get(), SHUT_WR);
            return hash;
        });
        const QByteArray received = receiveHash(stream->get());
        QCOMPARE(received, sent.get());
        // A jump host that dies takes the connection with it.
        QSignalSpy lost(connection->get(), &Connection::lost);
        first.killSessions();
        QVERIFY(lost.wait(20000));
        QCOMPARE(lost.count(), 1);
        QVERIFY(!(*connection)->isAlive());
    }

    void requestsAreAnsweredAtOnce()
    {
        // Small packets one after the other are where Nagle's algorithm and delayed acknowledgements meet (40 ms).
        SocketService service([](int socket) {
            char request = 0;
            while (lab::receiveAll(socket, &request, 1)) {
                for (int i = 0; i < 3; ++i)
                    sendAll(socket, QByteArrayView("abc"));
            }
        });
        const auto stream = tcpStream(*m_connection, service.port());
        VERIFY_RESULT(stream);
        std::vector<qint64> times;
        for (int i = 0; i < 101; ++i) {
            QElapsedTimer timer;
            timer.start();
            char answer[9];
            QVERIFY(sendAll(stream->get(), QByteArrayView("?")));
            QVERIFY(lab::receiveAll(stream->get(), answer, sizeof(answer)));
            times.push_back(timer.nsecsElapsed() / 1000);
        }
        std::ranges::sort(times);
        QVERIFY2(times[50] < 10000, qPrintable(QStringLiteral("median %1 us").arg(times[50])));
    }

private:
    // Whether the socket takes more within half a second.
    static bool pollWritable(int socket)
    {
        pollfd waiting = {socket, POLLOUT, 0};
        return poll(&waiting, 1, 500) == 1;
    }

    Sshd m_sshd;
    std::shared_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(TestConnectionStreams)
#include "TestConnectionStreams.moc"
