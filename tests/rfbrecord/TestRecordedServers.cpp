// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "RecorderBench.h"
#include "rfbgate/RecordingReader.h"
#include "rfbrecord/RetryDelays.h"

using namespace clouddesk;
using core::ErrorCode;
using rfb::recording::ChunkType;
namespace script = lab::rfbscript;

namespace {

constexpr int patience = tests::RecorderBench::patience;
const QByteArray challenge(16, 'c');
const QByteArray init = script::serverInit(64, 48);
const QByteArray picture = script::fullUpdate(64, 48, 0xc02020);
const QByteArray accepted = script::securityResult();

QByteArray type33(quint32 type)
{
    return script::number<quint32>(type);
}

} // namespace

/// Recording from servers of every kind: which versions and ways to sign in they offer, and what they do later.
class TestRecordedServers : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<tests::RecorderBench> m_bench;

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<tests::RecorderBench>();
        QVERIFY(m_bench->recorder() != nullptr);
    }
    void cleanup() { m_bench.reset(); }

    void everyVersionIsRecorded_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("hasResponse");
        const QByteArray none(1, '\1');
        const QByteArray vncAuth(1, '\2');
        const QByteArray secret("secret12");
        QTest::newRow("3.3") << script::version("RFB 003.003\n") + type33(1) << QByteArray()
                             << QByteArray("RFB 003.003\n") << false;
        QTest::newRow("3.3, a password that nobody wants")
            << script::version("RFB 003.003\n") + type33(1) << secret << QByteArray("RFB 003.003\n") << false;
        QTest::newRow("3.3, a password") << script::version("RFB 003.003\n") + type33(2) + challenge + accepted
                                         << secret << QByteArray("RFB 003.003\n") << true;
        QTest::newRow("3.7") << script::version("RFB 003.007\n") + script::securityTypes(none) << QByteArray()
                             << "RFB 003.007\n" + none << false;
        QTest::newRow("3.7, a password") << script::version("RFB 003.007\n") + script::securityTypes(vncAuth) +
                                                challenge + accepted
                                         << secret << "RFB 003.007\n" + vncAuth << true;
        QTest::newRow("3.8, a password that nobody wants")
            << script::version() + script::securityTypes(none) + accepted << secret << "RFB 003.008\n" + none << false;
        QTest::newRow("3.8, both, with a password")
            << script::version() + script::securityTypes(none + vncAuth) + challenge + accepted << secret
            << "RFB 003.008\n" + vncAuth << true;
        QTest::newRow("3.8, both, without one") << script::version() + script::securityTypes(vncAuth + none) + accepted
                                                << QByteArray() << "RFB 003.008\n" + none << false;
        QTest::newRow("a version to come") << script::version("RFB 004.001\n") + script::securityTypes(none) + accepted
                                           << QByteArray() << "RFB 003.008\n" + none << false;
    }
    void everyVersionIsRecorded()
    {
        QFETCH(QByteArray, said);
        QFETCH(QByteArray, password);
        QFETCH(QByteArray, answer);
        QFETCH(bool, hasResponse);
        QSignalSpy began(m_bench->recorder(), &rfb::SessionRecorder::streamBegan);
        m_bench->record(said + ::init + picture, password);
        QVERIFY(m_bench->isAskedOn());
        QTRY_COMPARE_WITH_TIMEOUT(began.size(), 1, patience);
        const QByteArray received = m_bench->server().received();
        QVERIFY(received.startsWith(answer));
        const qsizetype response = hasResponse ? challenge.size() : 0;
        const QByteArray shared(1, '\1');
        QVERIFY(received.sliced(answer.size() + response).startsWith(shared + rfb::message::setPixelFormat()));
        QVERIFY(m_bench->finish());
        const auto reader = rfb::RecordingReader::open(m_bench->file());
        QVERIFY(reader);
        QVERIFY(std::ranges::any_of((*reader)->chunks(), [](const auto& chunk) { return chunk.head.updates == 1; }));
    }

    // Trying again would not help.
    void aRefusalEndsTheRecording_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<int>("code");
        const QByteArray types = script::version() + script::securityTypes(QByteArray(1, '\2'));
        QTest::newRow("no password") << types << QByteArray() << int(ErrorCode::RfbAuthenticationFailed);
        QTest::newRow("another password")
            << types + challenge + script::securityResult(1) + script::reason("not this one") << QByteArray("secret12")
            << int(ErrorCode::RfbAuthenticationFailed);
        QTest::newRow("no desktop") << QByteArray("HTTP/1.1 400 Bad Request\r\n") << QByteArray()
                                    << int(ErrorCode::RfbProtocolFailed);
        QTest::newRow("nonsense") << script::handshake(64, 48) + picture + QByteArray(100, '\xee') << QByteArray()
                                  << int(ErrorCode::RfbProtocolFailed);
    }
    void aRefusalEndsTheRecording()
    {
        QFETCH(QByteArray, said);
        QFETCH(QByteArray, password);
        QFETCH(int, code);
        QSignalSpy ended(m_bench->recorder(), &rfb::SessionRecorder::ended);
        QSignalSpy lost(m_bench->recorder(), &rfb::SessionRecorder::streamLost);
        m_bench->record(said, password);
        const auto reason = tests::RecorderBench::reasonOf(ended);
        QVERIFY(reason.has_value());
        QVERIFY2(int(reason->code) == code, qPrintable(reason->toLine()));
        QVERIFY(lost.isEmpty());
        const auto reader = rfb::RecordingReader::open(m_bench->file());
        QVERIFY(reader && !(*reader)->isIndexRebuilt());
    }
    void aLostLinkDoesNot()
    {
        QSignalSpy ended(m_bench->recorder(), &rfb::SessionRecorder::ended);
        QSignalSpy lost(m_bench->recorder(), &rfb::SessionRecorder::streamLost);
        m_bench->record(script::version(), {}, lab::FakeRfbServer::AtEnd::Close);
        QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, patience);
        QCOMPARE(int(lost[0][0].value<core::Error>().code), int(ErrorCode::ConnectionLost));
        m_bench->record(script::handshake(64, 48) + picture);
        QVERIFY(m_bench->isAskedOn());
        QVERIFY(ended.isEmpty() && m_bench->finish());
    }

    void anotherSizeIsAskedForWhole()
    {
        constexpr qint32 desktopSize = -223; // RFC 6143, 7.8.2
        m_bench->record(script::handshake(64, 48) + picture);
        QVERIFY(m_bench->isAskedOn({64, 48}));
        m_bench->server().say(script::updateHead(1) + script::rectangle(0, 0, 128, 96, desktopSize));
        QVERIFY(m_bench->isAskedOn({128, 96}));
        QVERIFY(m_bench->finish());
    }

    void aFloodOfBellsStaysSmall()
    {
        constexpr int bells = 3'000'000;
        m_bench->record(script::handshake(64, 48) + QByteArray(bells, '\2') + picture);
        QVERIFY(m_bench->isAskedOn());
        QVERIFY(m_bench->finish());
        const auto reader = rfb::RecordingReader::open(m_bench->file());
        QVERIFY(reader && !(*reader)->isIndexRebuilt());
        // A piece at a time is read of the stream, however small.
        QVERIFY2((*reader)->chunks().size() < bells / 100, qPrintable(QString::number((*reader)->chunks().size())));
        qint64 bytes = 0;
        for (size_t i = 0; i < (*reader)->chunks().size(); ++i) {
            const auto chunk = (*reader)->read(i);
            QVERIFY(chunk);
            bytes += chunk->head.type == ChunkType::Stream ? chunk->data.size() : 0;
        }
        QCOMPARE(bytes, qint64(bells + picture.size()));
    }

    void tryingAgainTakesLongerAndEnds()
    {
        rfb::RetryDelays delays;
        std::chrono::milliseconds whole{0};
        std::chrono::milliseconds before{0};
        int tries = 0;
        while (const auto delay = delays.next()) {
            QVERIFY(*delay >= before && *delay <= delays.longest() && ++tries < 100);
            before = *delay;
            whole += before;
        }
        QVERIFY(whole > std::chrono::minutes(4) && whole < std::chrono::minutes(10));
        QVERIFY(!delays.next());
        delays.reset();
        QVERIFY(delays.next() && *delays.next() < std::chrono::seconds(10));
    }
};

QTEST_GUILESS_MAIN(TestRecordedServers)
#include "TestRecordedServers.moc"
