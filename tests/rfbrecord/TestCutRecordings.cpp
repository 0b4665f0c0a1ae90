// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/FakeRfbServer.h"
#include "rfb/ClientMessages.h"
#include "rfbclient/Client.h"
#include "rfbrecord/Replay.h"
#include "rfbrecord/SessionRecorder.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace clouddesk;
namespace script = lab::rfbscript;

namespace {

constexpr int patience = 20000;
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
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<lab::FakeRfbServer> m_server;
    std::unique_ptr<rfb::SessionRecorder> m_recorder;

    QString file() const { return m_folder->filePath(QStringLiteral("a.cdrec")); }
    void record(const QByteArray& pictures)
    {
        m_server = std::make_unique<lab::FakeRfbServer>(script::handshake(screen.width(), screen.height()) + pictures);
        m_recorder->record(m_server->takeStream(), {});
    }
    bool hasFileGrownTo(qint64 bytes)
    {
        return QTest::qWaitFor([this, bytes] { return QFileInfo(file()).size() > bytes; }, patience);
    }
    /// Two pictures, the second of which has come by half.
    bool recordOneAndAHalf()
    {
        record(picture(red) + picture(blue).left(600'000));
        return hasFileGrownTo(picture(red).size() + 300'000);
    }
    bool finish()
    {
        QSignalSpy ended(m_recorder.get(), &rfb::SessionRecorder::ended);
        m_recorder->finish();
        return QTest::qWaitFor([&] { return !ended.isEmpty(); }, patience) &&
               !ended[0][0].value<std::optional<core::Error>>();
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
        m_folder = std::make_unique<QTemporaryDir>();
        auto recorder = rfb::SessionRecorder::create(file(), {});
        QVERIFY(recorder);
        m_recorder = std::move(*recorder);
    }
    void cleanup()
    {
        m_recorder.reset();
        m_server.reset();
    }

    void aCrashLeavesWhatWasWhole()
    {
        QVERIFY(recordOneAndAHalf());
        const QString left = m_folder->filePath(QStringLiteral("left"));
        QVERIFY(QFile::copy(file(), left));
        QCOMPARE(lastOf(left) & 0xffffff, red);
    }
    void anotherSessionGoesOn()
    {
        QVERIFY(recordOneAndAHalf());
        QSignalSpy lost(m_recorder.get(), &rfb::SessionRecorder::streamLost);
        m_server.reset();
        QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, patience);
        record(picture(green));
        // It asks for the next one when it has one.
        const QByteArray request = rfb::message::updateRequest(QRect(0, 0, 0xffff, 0xffff), true);
        QTRY_VERIFY_WITH_TIMEOUT(m_server->received().endsWith(request), patience);
        QVERIFY(finish());
        QCOMPARE(lastOf(file(), 0) & 0xffffff, red);
        QCOMPARE(lastOf(file(), 1) & 0xffffff, green);
    }
    void theEndComesAmidAPicture()
    {
        QVERIFY(recordOneAndAHalf());
        QVERIFY(finish());
        QCOMPARE(lastOf(file()) & 0xffffff, red);
    }
};

QTEST_GUILESS_MAIN(TestCutRecordings)
#include "TestCutRecordings.moc"
