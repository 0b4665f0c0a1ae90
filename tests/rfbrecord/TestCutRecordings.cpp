// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "MadeRecording.h"
#include "RecorderBench.h"
#include "rfbclient/Client.h"
#include "rfbrecord/Replay.h"

#include <QFileInfo>

using namespace clouddesk;
using namespace std::chrono_literals;
using rfb::recording::ChunkType;
namespace script = lab::rfbscript;

namespace {

constexpr int patience = tests::RecorderBench::patience;
constexpr QSize screen(640, 480);
constexpr quint32 red = 0xc02020;
constexpr quint32 green = 0x20c020;
constexpr quint32 blue = 0x2020c0;

/// 1.2 MB, which are written in several pieces.
QByteArray picture(quint32 colour)
{
    return script::fullUpdate(screen.width(), screen.height(), colour);
}

/// Of a client that waits for its first picture no longer than this.
rfb::ClientOptions impatient(std::chrono::milliseconds most)
{
    rfb::ClientOptions options;
    options.viewOnly = true;
    options.limits.message = most;
    return options;
}

QRgb colourOf(const rfb::Client& client)
{
    rfb::Framebuffer::Access access(*client.framebuffer());
    return access.image().isNull() ? 0 : access.image().pixel(10, 10) & 0xffffff;
}

} // namespace

/// Recordings whose last picture, or a session's, was on its way when it all ended.
class TestCutRecordings : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<tests::RecorderBench> m_bench;

    void record(const QByteArray& pictures)
    {
        m_bench->record(script::handshake(screen.width(), screen.height()) + pictures);
    }
    bool hasFileGrownTo(qint64 bytes)
    {
        return QTest::qWaitFor([this, bytes] { return QFileInfo(m_bench->file()).size() > bytes; }, patience);
    }
    /// Two pictures, the second of which has come by half.
    bool recordOneAndAHalf()
    {
        record(picture(red) + picture(blue).left(600'000));
        return hasFileGrownTo(picture(red).size() + 300'000);
    }
    bool loseServer()
    {
        QSignalSpy lost(m_bench->recorder(), &rfb::SessionRecorder::streamLost);
        m_bench->endServer();
        return QTest::qWaitFor([&lost] { return !lost.isEmpty(); }, patience);
    }
    /// When each begins.
    static std::vector<std::chrono::microseconds> sessionsOf(const QString& path)
    {
        std::vector<std::chrono::microseconds> begins;
        const auto reader = rfb::RecordingReader::open(path);
        for (const rfb::recording::ChunkEntry& chunk : (*reader)->chunks()) {
            if (chunk.head.type == ChunkType::ServerInit)
                begins.push_back(chunk.head.time);
        }
        return begins;
    }
    /// The last picture of that session, or of the last; 0 if it is never reached.
    static QRgb lastOf(const QString& path, size_t session = 100)
    {
        auto replay = QCoro::waitFor(rfb::Replay::open(path));
        if (!replay)
            return 0;
        const auto begins = sessionsOf(path);
        const auto next = session + 1;
        const auto end = next < begins.size() ? begins[next] - std::chrono::microseconds(1) : (*replay)->duration();
        rfb::ClientOptions options;
        options.viewOnly = true;
        rfb::Client client(std::move(options));
        QSignalSpy reached(replay->get(), &rfb::Replay::reached);
        client.start(std::move(*(*replay)->begin(end)));
        if (!QTest::qWaitFor([&] { return !reached.isEmpty(); }, patience))
            return 0;
        return colourOf(client);
    }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<tests::RecorderBench>();
        QVERIFY(m_bench->recorder() != nullptr);
    }
    void cleanup() { m_bench.reset(); }

    void aCrashLeavesWhatWasWhole()
    {
        QVERIFY(recordOneAndAHalf());
        const QString left = m_bench->file(QStringLiteral("left"));
        QVERIFY(QFile::copy(m_bench->file(), left));
        QCOMPARE(lastOf(left), red);
    }
    void anotherSessionGoesOn()
    {
        QVERIFY(recordOneAndAHalf());
        QVERIFY(loseServer());
        record(picture(green));
        QVERIFY(m_bench->isAskedOn());
        QVERIFY(m_bench->finish());
        QCOMPARE(lastOf(m_bench->file(), 0), red);
        QCOMPARE(lastOf(m_bench->file(), 1), green);
    }
    void aSessionWithoutAPictureHidesNothing()
    {
        record(picture(red));
        QVERIFY(m_bench->isAskedOn());
        QVERIFY(loseServer());
        record({});
        QTRY_COMPARE_WITH_TIMEOUT(sessionsOf(m_bench->file()).size(), size_t(2), patience);
        QVERIFY(m_bench->finish());
        auto replay = QCoro::waitFor(rfb::Replay::open(m_bench->file()));
        QVERIFY(replay.has_value());
        rfb::Client client(impatient(500ms));
        QSignalSpy reached(replay->get(), &rfb::Replay::reached);
        QSignalSpy ended(&client, &rfb::Client::ended);
        client.start(std::move(*(*replay)->begin((*replay)->duration())));
        QTRY_COMPARE_WITH_TIMEOUT(reached.size(), 1, patience);
        QVERIFY(!QTest::qWaitFor([&ended] { return !ended.isEmpty(); }, 1500));
        QCOMPARE(colourOf(client), red);
    }
    void theLastPictureStaysUntilTheNext()
    {
        const QByteArray init = script::serverInit(screen.width(), screen.height());
        const QString file = m_bench->file(QStringLiteral("made"));
        QVERIFY(tests::makeRecording(
            file, tests::chunk(ChunkType::ServerInit, 0s, init) + tests::chunk(ChunkType::Stream, 1s, picture(red)) +
                      tests::chunk(ChunkType::ServerInit, 2s, init) + tests::chunk(ChunkType::ServerInit, 3s, init) +
                      tests::chunk(ChunkType::Stream, 4s, picture(green))));
        auto replay = QCoro::waitFor(rfb::Replay::open(file));
        QVERIFY(replay.has_value());
        rfb::Client client(impatient(30s));
        QSignalSpy reached(replay->get(), &rfb::Replay::reached);
        client.start(std::move(*(*replay)->begin(0s)));
        QTRY_COMPARE_WITH_TIMEOUT(reached.size(), 1, patience);
        for (const auto place : {500ms, 1500ms, 2500ms, 3500ms}) {
            QVERIFY2((*replay)->feedUntil(place), QByteArray::number(qint64(place.count())));
            QTRY_VERIFY_WITH_TIMEOUT(!(*replay)->isFeeding(), patience);
            QCOMPARE(colourOf(client), red);
        }
        QVERIFY(!(*replay)->feedUntil(4s));
        client.start(std::move(*(*replay)->begin(4s)));
        QTRY_VERIFY_WITH_TIMEOUT(!(*replay)->isFeeding(), patience);
        QCOMPARE(colourOf(client), green);
    }
    void nothingButHandshakesIsEmpty()
    {
        record({});
        QTRY_COMPARE_WITH_TIMEOUT(sessionsOf(m_bench->file()).size(), size_t(1), patience);
        QVERIFY(m_bench->finish());
        const auto replay = QCoro::waitFor(rfb::Replay::open(m_bench->file()));
        QVERIFY(!replay);
        QCOMPARE(replay.error().code, core::ErrorCode::InvalidArgument);
    }
    void theEndComesAmidAPicture()
    {
        QVERIFY(recordOneAndAHalf());
        QVERIFY(m_bench->finish());
        QCOMPARE(lastOf(m_bench->file()), red);
    }
};

QTEST_GUILESS_MAIN(TestCutRecordings)
#include "TestCutRecordings.moc"
