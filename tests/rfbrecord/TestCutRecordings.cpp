// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "RecorderBench.h"
#include "rfbclient/Client.h"
#include "rfbrecord/Replay.h"

#include <QFileInfo>

using namespace clouddesk;
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
    /// When each begins.
    static std::vector<std::chrono::microseconds> sessionsOf(const QString& path)
    {
        std::vector<std::chrono::microseconds> begins;
        const auto reader = rfb::RecordingReader::open(path);
        for (const rfb::recording::ChunkEntry& chunk : (*reader)->chunks()) {
            if (chunk.head.type == rfb::recording::ChunkType::ServerInit)
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
        rfb::Framebuffer::Access access(*client.framebuffer());
        return access.image().isNull() ? 0 : access.image().pixel(10, 10);
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
        QCOMPARE(lastOf(left) & 0xffffff, red);
    }
    void anotherSessionGoesOn()
    {
        QVERIFY(recordOneAndAHalf());
        QSignalSpy lost(m_bench->recorder(), &rfb::SessionRecorder::streamLost);
        m_bench->endServer();
        QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, patience);
        record(picture(green));
        QVERIFY(m_bench->isAskedOn());
        QVERIFY(m_bench->finish());
        QCOMPARE(lastOf(m_bench->file(), 0) & 0xffffff, red);
        QCOMPARE(lastOf(m_bench->file(), 1) & 0xffffff, green);
    }
    void theEndComesAmidAPicture()
    {
        QVERIFY(recordOneAndAHalf());
        QVERIFY(m_bench->finish());
        QCOMPARE(lastOf(m_bench->file()) & 0xffffff, red);
    }
};

QTEST_GUILESS_MAIN(TestCutRecordings)
#include "TestCutRecordings.moc"
