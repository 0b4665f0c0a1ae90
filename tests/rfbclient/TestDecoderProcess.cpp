// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/FakeRfbServer.h"
#include "lab/Patience.h"
#include "lab/Processes.h"
#include "rfbclient/Client.h"
#include "rfbclient/ProbeDecoder.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace clouddesk;
using core::ErrorCode;
using rfb::Client;
namespace script = lab::rfbscript;

namespace {

QByteArray readWhole(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray field(qint64 process, const QByteArray& name)
{
    for (const QByteArray& line : readWhole(QStringLiteral("/proc/%1/status").arg(process)).split('\n')) {
        if (line.startsWith(name + ':'))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

/// A session with a server that says a picture, and whatever it is told.
class Session
{
public:
    Session()
        : m_client(rfb::ClientOptions{})
        , m_framed(&m_client, &Client::firstFrame)
        , m_ended(&m_client, &Client::ended)
    {
    }
    /// Gives its decoder.
    qint64 begin()
    {
        const QList<qint64> before = lab::childProcesses(getpid());
        const qsizetype frames = m_framed.size();
        m_server = std::make_unique<lab::FakeRfbServer>(script::handshake(64, 48) + script::fullUpdate(64, 48, 5));
        m_client.start(m_server->takeStream());
        if (!QTest::qWaitFor([&] { return m_framed.size() > frames; }, 10000))
            return 0;
        for (const qint64 child : lab::childProcesses(getpid())) {
            if (!before.contains(child))
                return child;
        }
        return 0;
    }
    /// Stops the client, and the server too, whose thread ends some time after the client has gone.
    void end()
    {
        m_client.stop();
        m_server.reset();
    }
    void say(const QByteArray& bytes) { m_server->say(bytes); }
    bool rings()
    {
        QSignalSpy bells(&m_client, &Client::bell);
        m_server->say(QByteArray(1, '\2'));
        return QTest::qWaitFor([&] { return !bells.isEmpty(); }, 5000);
    }
    Client& client() { return m_client; }
    QSignalSpy& ended() { return m_ended; }
    [[nodiscard]] core::Error reason() const { return m_ended.last()[0].value<core::Error>(); }

private:
    std::unique_ptr<lab::FakeRfbServer> m_server;
    Client m_client;
    QSignalSpy m_framed;
    QSignalSpy m_ended;
};

} // namespace

class TestDecoderProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void R12_theDecoderIsLockedIn()
    {
        qputenv("CLOUDDESK_TEST_SECRET", "nobody-s-business");
        Session session;
        const qint64 decoder = session.begin();
        QVERIFY(decoder > 0);
        QCOMPARE(field(decoder, "Name"), QByteArray("clouddesk-decod")); // 15 bytes of it are kept
        QCOMPARE(field(decoder, "Seccomp"), QByteArray("2"));
        QCOMPARE(field(decoder, "NoNewPrivs"), QByteArray("1"));
        QCOMPARE(field(decoder, "Threads"), QByteArray("1"));
        const QString folder = QStringLiteral("/proc/%1/").arg(decoder);
        if (!QFile::exists(folder + QStringLiteral("fd/3")))
            QSKIP("only root may look into the decoder any further");
        QVERIFY(!readWhole(folder + QStringLiteral("environ")).contains("nobody-s-business"));
        const QStringList open =
            QDir(folder + QStringLiteral("fd")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::System);
        for (const QString& descriptor : open) {
            const QString target = QFile::symLinkTarget(folder + QStringLiteral("fd/") + descriptor);
            const bool isSocket = target.contains(QLatin1String("socket:"));
            QVERIFY2(isSocket == (descriptor == QLatin1String("3") || descriptor == QLatin1String("4")),
                     qPrintable(descriptor + QLatin1Char(' ') + target));
        }
#ifndef CLOUDDESK_SANITIZED
        QCOMPARE(open.size(), 5); // three of /dev/null, two sockets
#endif
    }

    void R12_itsDeathEndsOneSessionOfTwo_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("kill -9") << SIGKILL;
        QTest::newRow("segmentation fault") << SIGSEGV;
        QTest::newRow("forbidden system call") << SIGSYS;
    }
    void R12_itsDeathEndsOneSessionOfTwo()
    {
        QFETCH(int, signal);
        Session one;
        Session other;
        const qint64 decoder = one.begin();
        QVERIFY(decoder > 0 && other.begin() > 0);
        kill(static_cast<pid_t>(decoder), signal);
        QTRY_COMPARE(one.ended().size(), 1);
        QCOMPARE(one.reason().code, ErrorCode::DecoderFailed);
        QVERIFY(!one.reason().text.isEmpty() && !one.reason().advice.isEmpty());
        QVERIFY(!one.client().isRunning());
        QVERIFY(other.client().isRunning() && other.ended().isEmpty());
        QVERIFY(other.rings());
        // The last picture stays to be dimmed, and the same client comes back.
        {
            rfb::Framebuffer::Access access(*one.client().framebuffer());
            QCOMPARE(access.image().pixelColor(1, 1), QColor(0, 0, 5));
        }
        QVERIFY(one.begin() > 0);
        QVERIFY(one.rings());
        QCOMPARE(lab::childProcesses(getpid()).size(), 2);
    }

    // As against a picture that needs more than there may be: no deed of the decoder's.
    void R3_wantOfMemoryIsToldAsSuch()
    {
#ifdef CLOUDDESK_SANITIZED
        QSKIP("sanitizers end a process that lacks memory by themselves");
#endif
        Session session;
        const qint64 decoder = session.begin();
        QVERIFY(decoder > 0);
        constexpr rlimit none{1, 1};
        QCOMPARE(prlimit(static_cast<pid_t>(decoder), RLIMIT_DATA, &none, nullptr), 0);
        constexpr int length = 500'000;
        session.say(script::cutText(length, QByteArray(length, 'x')));
        QTRY_COMPARE(session.ended().size(), 1);
        QCOMPARE(session.reason().code, ErrorCode::DecoderFailed);
        QVERIFY2(session.reason().text.contains(QStringLiteral("more memory")), qPrintable(session.reason().text));
    }

    void R12_itDiesWithItsClient()
    {
        auto session = std::make_unique<Session>();
        const qint64 decoder = session->begin();
        QVERIFY(decoder > 0);
        QElapsedTimer clock;
        clock.start();
        session.reset();
        QVERIFY(clock.elapsed() < 1000);
        QVERIFY(!QFile::exists(QStringLiteral("/proc/%1").arg(decoder)));
    }

    void R12_aHundredSessionsLeaveNothing()
    {
        const auto pictures = [] { return readWhole(QStringLiteral("/proc/self/maps")).count("memfd:"); };
        Session session;
        QVERIFY(session.begin() > 0);
        session.end();
        const int descriptors = lab::openDescriptors();
        const int threads = lab::threadCount();
        const auto mapped = pictures();
        for (int i = 0; i < 100; ++i) {
            const qint64 decoder = session.begin();
            QVERIFY(decoder > 0);
            if (i % 2 == 0)
                session.client().stop();
            else
                kill(static_cast<pid_t>(decoder), SIGKILL);
            QTRY_VERIFY(!session.client().isRunning());
        }
        session.end();
        QVERIFY(lab::childProcesses(getpid()).isEmpty()); // zombies are there too
        QTRY_COMPARE(lab::openDescriptors(), descriptors);
        QCOMPARE(lab::threadCount(), threads);
        QCOMPARE(pictures(), mapped);
    }

    void R12_whatItHoldsIsNotWaitedFor()
    {
        auto board = rfb::Board::make();
        QVERIFY(board.has_value());
        const auto other = rfb::Board::open(board->takeMemory());
        const auto shared = std::make_shared<rfb::Board>(std::move(*board));
        rfb::Framebuffer framebuffer;
        framebuffer.follow(shared);
        const_cast<rfb::Board&>(*other).lock(std::chrono::milliseconds(0));
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < 1000; ++i)
            const rfb::Framebuffer::Access access(framebuffer);
        QVERIFY2(clock.elapsed() < 500, QByteArray::number(clock.elapsed()).constData());
    }

    void damageCrossesAndStaysWithinBounds()
    {
        auto board = rfb::Board::make();
        QVERIFY(board.has_value());
        board->addDamage({1, 2, 3, 4});
        QVERIFY(board->hasDamage());
        QCOMPARE(board->takeDamage(), QRegion(1, 2, 3, 4));
        QVERIFY(!board->hasDamage());
        board->addDamage({-5, -5, 1 << 30, 1 << 30});
        QVERIFY(QRect(0, 0, 1 << 20, 1 << 20).contains(board->takeDamage().boundingRect()));
        for (int i = 0; i < 1000; ++i)
            board->addDamage({i, i, 1, 1});
        const QRegion all = board->takeDamage();
        QVERIFY(all.rectCount() <= 64);
        for (int i = 0; i < 1000; ++i)
            QVERIFY(all.contains(QPoint(i, i)));
    }

    void theProbeTells()
    {
        const auto probed = QCoro::waitFor(rfb::probeDecoder());
        QVERIFY2(probed.has_value(), probed ? "" : qPrintable(probed.error().toLine()));
        QVERIFY(*probed);
        QVERIFY(lab::childProcesses(getpid()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestDecoderProcess)
#include "TestDecoderProcess.moc"
